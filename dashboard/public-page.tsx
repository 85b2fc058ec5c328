// What the public page shows: sums, year by year as a picture, by company and area; two dots for what is hidden, and why.
import { assetUrl } from '../bots/web/assets.js';
import { formats } from '../bots/web/formats.js';
import { Mark } from '../bots/web/layout.js';
import type { OutcomeWords } from '../bots/words/outcome.js';
import { outcomeWords } from '../bots/words/outcome.js';
import type { Language } from '../domain/actor.js';
import type { Count } from '../domain/final-evaluation.js';
import type { PublicCounts, PublicKind, PublicTable } from '../domain/public-outcome.js';
import { publicKinds } from '../domain/public-outcome.js';
import { Worth } from './outcome-page.js';
import { Picture } from './picture.js';
import type { OpenOutcome } from './public-data.js';

/** The address of an authority's page. */
export const publicPath = (authorityId: string, language: Language = 'sv'): string =>
  `/public/${encodeURIComponent(authorityId)}${language === 'en' ? '?lang=en' : ''}`;

interface PageProps {
  readonly open: OpenOutcome;
  readonly language: Language;
  readonly w: OutcomeWords;
  /** YYYY-MM-DD */
  readonly today: string;
}

/** The columns of the picture: jobs of both kinds are told apart in the table. Hidden ones are left out, and said to be. */
export function publicPicture({ outcome, names }: OpenOutcome, language: Language) {
  const w = outcomeWords(language);
  const { number, list } = formats(language);
  const kinds = ['internships', 'permanentJobs', 'educations'] as const satisfies PublicKind[];
  const said = (count: Count, kind: PublicKind): string =>
    `${w.open.kinds[kind]} ${count === null ? w.open.hidden : number(count)}`;
  const parts = outcome.tables.year.map((counts, index) =>
    w.pictureYear(names.year[index] ?? '', list(kinds.map((kind) => said(counts[kind], kind))))
  );
  return {
    labels: names.year.map((name) => name ?? ''),
    series: kinds.map((kind) => ({
      name: w.open.kinds[kind],
      values: outcome.tables.year.map((counts) => counts[kind]),
    })),
    text: { title: w.picture, description: w.pictureText(parts.join('; ')), number },
  };
}

/** The whole page. */
export function PublicPage(props: PageProps) {
  const { open, language, w, today } = props;
  const { name, outcome, smallest } = open;
  const { number, date } = formats(language);
  const other = language === 'sv' ? 'en' : 'sv';
  return (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="description" content={w.open.lead(name)} />
        <title>{w.open.title(name)}</title>
        <link rel="icon" href={assetUrl('icon.svg')} type="image/svg+xml" />
        <link rel="stylesheet" href={assetUrl('foothold.css')} />
      </head>
      <body>
        <header class="top">
          <p class="brand">
            <Mark />
            <span>{name}</span>
          </p>
          <div class="who">
            <a href={publicPath(open.authorityId, other)} lang={other} hreflang={other}>
              {w.open.otherLanguage}
            </a>
          </div>
        </header>
        <main id="main" class="wide">
          <div class="title">
            <h1>{w.open.title(name)}</h1>
            <p class="lead">{w.open.lead(name)}</p>
            <p class="meta">{w.open.asOf(date(today))}</p>
          </div>
          <div class="overview outcome">
            {open.names.year.length === 0 ? <p>{w.open.none}</p> : <Shown {...props} />}
            {outcome.hides && <p class="hint">{w.open.small(number(smallest))}</p>}
          </div>
        </main>
        <footer>
          <p>{w.open.footer}</p>
        </footer>
      </body>
    </html>
  );
}

function Shown(props: PageProps) {
  const { open, language, w } = props;
  const { outcome, names } = open;
  const { text } = publicPicture(open, language);
  // The picture of other numbers has another address.
  const v = outcome.tables.year.map((counts) => Object.values(counts).map(String).join('-')).join('_');
  const address = (theme: string, size: string): string =>
    `${publicPath(open.authorityId)}/chart.svg?${new URLSearchParams({ lang: language, theme, size, v }).toString()}`;
  return (
    <>
      <Sums {...props} />
      <section class="chart" aria-labelledby="years">
        <h2 id="years">{w.picture}</h2>
        <Picture address={address} alt={text.description} />
        <details id="years-table">
          <summary>{w.table}</summary>
          <Table {...props} table="year" />
        </details>
      </section>
      {outcome.value !== null && outcome.value.amountOre > 0 && (
        <Worth value={outcome.value} w={w} language={language} />
      )}
      <Retention {...props} />
      {(['authority', 'area'] as const).map(
        (table) =>
          names[table].length > 1 && (
            <section key={table} aria-labelledby={table} class="figures">
              <h2 id={table}>{w.by[table]}</h2>
              <Table {...props} table={table} />
            </section>
          )
      )}
    </>
  );
}

function Hidden({ w }: { readonly w: OutcomeWords }) {
  return (
    <>
      <span aria-hidden="true">..</span>
      <span class="sr">{w.open.hidden}</span>
    </>
  );
}

function Sums({ open: { outcome }, w, language }: PageProps) {
  const { number } = formats(language);
  return (
    <ul class="sums">
      {outcome.people !== null && (
        <li>
          <strong>{number(outcome.people)}</strong> {w.people}
        </li>
      )}
      {publicKinds.map((kind) => {
        const count = outcome.total[kind];
        return (
          <li key={kind}>
            <strong>{count === null ? <Hidden w={w} /> : number(Math.round(count))}</strong>{' '}
            {w.open.kinds[kind].toLocaleLowerCase(language)}
          </li>
        );
      })}
    </ul>
  );
}

function Retention({ open: { outcome }, w, language }: PageProps) {
  const { number } = formats(language);
  if (outcome.retention.every(({ counts }) => counts === null)) return null;
  return (
    <section aria-labelledby="retention" class="figures">
      <h2 id="retention">{w.retention}</h2>
      <p>{w.open.retentionLead}</p>
      <table>
        <thead>
          <tr>
            {[w.after, w.there, w.gone, w.outstanding].map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {outcome.retention.map(({ afterMonths, counts }) => (
            <tr key={afterMonths}>
              <th scope="row">{w.afterMonths(afterMonths)}</th>
              {(['there', 'gone', 'outstanding'] as const).map((part) => (
                <td key={part}>{counts === null ? <Hidden w={w} /> : number(counts[part])}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Table({ open, w, language, table }: PageProps & { readonly table: PublicTable }) {
  const { outcome, names } = open;
  const { number } = formats(language);
  const cells = (counts: PublicCounts) =>
    publicKinds.map((kind) => {
      const count = counts[kind];
      return <td key={kind}>{count === null ? <Hidden w={w} /> : number(count, kind === 'months' ? 1 : 0)}</td>;
    });
  return (
    <div class="sideways" tabIndex={0} role="region" aria-label={`${w.filters[table]}. ${w.sideways}`}>
      <table>
        <thead>
          <tr>
            <th scope="col">{w.filters[table]}</th>
            {publicKinds.map((kind) => (
              <th key={kind} scope="col">
                {w.open.kinds[kind]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {outcome.tables[table].map((counts, index) => (
            <tr key={index}>
              <th scope="row">{names[table][index] ?? w.noArea}</th>
              {cells(counts)}
            </tr>
          ))}
        </tbody>
        {outcome.tables[table].length > 1 && (
          <tfoot>
            <tr>
              <th scope="row">{w.total}</th>
              {cells(outcome.total)}
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  );
}
