// What requirements have led to: the sums, what they are worth, year by year as a picture, who is still there, and by whom and where.
import { formats } from '../bots/web/formats.js';
import type { Formats } from '../bots/web/formats.js';
import { Narrow } from '../bots/web/narrow.js';
import { evaluationWords } from '../bots/words/evaluation.js';
import type { OutcomeWords } from '../bots/words/outcome.js';
import type { Language } from '../domain/actor.js';
import { monthsOf } from '../domain/full-time-months.js';
import { retentionMonths } from '../domain/placement.js';
import type { SocialValue } from '../domain/value.js';
import { socialValue } from '../domain/value.js';
import type { OutcomeBy, OutcomeFigures, OutcomeFilter, OutcomeLine } from '../prisma/outcome-figures.js';
import { outcomeLines } from '../prisma/outcome-figures.js';
import { outcomeFilters, outcomePath, outcomeUrl, queryOf } from './outcome-query.js';
import { Picture } from './picture.js';

/** What the page is drawn from. */
export interface Outcome {
  readonly figures: OutcomeFigures;
  readonly filter: OutcomeFilter;
  readonly language: Language;
  readonly w: OutcomeWords;
}

const kinds = ['internships', 'employments', 'educations'] as const;
const totalOf = ({ lines }: OutcomeFigures): OutcomeLine | undefined => lines.find(({ by }) => by === 'all');

/** Years from the first to the last in which something happened, also those between in which nothing did. */
export function yearsOf({ lines }: OutcomeFigures): { readonly year: string; readonly line: OutcomeLine | null }[] {
  const known = new Map(lines.flatMap((line) => (line.by === 'year' && line.key !== null ? [[line.key, line]] : [])));
  const years = [...known.keys()].map(Number);
  const first = Math.min(...years);
  const length = years.length === 0 ? 0 : Math.max(...years) - first + 1;
  return Array.from({ length }, (_, index) => String(first + index)).map((year) => ({
    year,
    line: known.get(year) ?? null,
  }));
}

/** The columns of the picture, and the sentence that stands for it. */
export function pictureOf({ figures, w, language }: Outcome) {
  const { number, list } = formats(language);
  const years = yearsOf(figures);
  const parts = years.map(({ year, line }) =>
    w.pictureYear(year, list(kinds.map((kind) => `${number(line?.[kind] ?? 0)} ${w.of[kind]}`)))
  );
  return {
    labels: years.map(({ year }) => year),
    series: kinds.map((kind) => ({ name: w.heads[kind], values: years.map(({ line }) => line?.[kind] ?? 0) })),
    text: { title: w.picture, description: w.pictureText(parts.join('; ')), number },
  };
}

/** The page below its title. */
export function OutcomeView({ outcome }: { readonly outcome: Outcome }) {
  const { figures, w, language } = outcome;
  const total = totalOf(figures);
  if (figures.choices.year.length === 0) return <p>{w.none}</p>;
  if (total === undefined || (total.contracts === 0 && total.people === 0 && total.monthParts === 0))
    return <p>{w.nothing}</p>;
  const value = socialValue(monthsOf(total.monthParts));
  return (
    <>
      <Sums total={total} w={w} f={formats(language)} />
      <Years outcome={outcome} />
      {value.amountOre > 0 && <Worth value={value} w={w} language={language} />}
      <Retention total={total} w={w} f={formats(language)} />
      {(['authority', 'contractor', 'area'] as const).map((by) => (
        <ByTable key={by} by={by} outcome={outcome} />
      ))}
    </>
  );
}

interface Drawn {
  readonly total: OutcomeLine;
  readonly w: OutcomeWords;
  readonly f: Formats;
}

function Sums({ total, w, f: { number } }: Drawn) {
  return (
    <ul class="sums">
      <li>
        <strong>{number(total.people)}</strong> {w.people}
      </li>
      {kinds.map((kind) => (
        <li key={kind}>
          <strong>{number(total[kind])}</strong> {w.of[kind]}
          {kind === 'employments' && total.permanentJobs > 0 && (
            <span class="meta"> {w.permanent(number(total.permanentJobs))}</span>
          )}
        </li>
      ))}
      <li>
        <strong>{number(Math.round(monthsOf(total.monthParts)))}</strong> {w.months}
      </li>
    </ul>
  );
}

/** Never a number without what it assumes. */
export function Worth(props: { readonly value: SocialValue; readonly w: OutcomeWords; readonly language: Language }) {
  const { value, w, language } = props;
  const { money, number } = formats(language);
  const e = evaluationWords(language);
  return (
    <section aria-labelledby="value" class="worth">
      <h2 id="value">{w.value}</h2>
      <p>{e.value(money(value.amountOre), number(Math.round(value.months)), money(value.monthOre))}</p>
      <ul class="assumed">
        {value.assumptions.map(({ name, mark, source }) => (
          <li key={name}>
            {e.assumptions[name]} <small class="hint">{`${e.marks[mark]}: ${source}`}</small>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Years({ outcome }: { readonly outcome: Outcome }) {
  const { figures, filter, w } = outcome;
  const { text } = pictureOf(outcome);
  const years = yearsOf(figures);
  // The picture of other numbers has another address.
  const v = years.map(({ line }) => kinds.map((kind) => line?.[kind] ?? 0).join('-')).join('_');
  const address = (theme: string, size: string): string =>
    `${outcomePath}/chart.svg?${new URLSearchParams([...queryOf(filter), ['theme', theme], ['size', size], ['v', v]]).toString()}`;
  const lines = years.map(({ year, line }) => ({ key: year, name: year, line }));
  return (
    <section class="chart" aria-labelledby="years">
      <h2 id="years">{w.picture}</h2>
      <Picture address={address} alt={text.description} />
      <details id="years-table">
        <summary>{w.table}</summary>
        <Table head={w.filters.year} lines={lines} outcome={outcome} link="year" />
      </details>
    </section>
  );
}

function Retention({ total, w, f: { number } }: Drawn) {
  if (total.asked === 0) return null;
  return (
    <section aria-labelledby="retention" class="figures">
      <h2 id="retention">{w.retention}</h2>
      <p>{w.retentionLead(number(total.asked))}</p>
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
          {retentionMonths.map((months, index) => {
            const [there, gone] = [total.there[index] ?? 0, total.gone[index] ?? 0];
            return (
              <tr key={months}>
                <th scope="row">{w.afterMonths(months)}</th>
                <td>{number(there)}</td>
                <td>{number(gone)}</td>
                <td>{number(total.asked - there - gone)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

function ByTable({ by, outcome }: { readonly by: 'authority' | 'contractor' | 'area'; readonly outcome: Outcome }) {
  const { figures, w, language } = outcome;
  const { number } = formats(language);
  const lines = figures.lines.filter((line) => line.by === by);
  // One buyer is all, and has been said.
  if (lines.length === 0 || (by === 'authority' && lines.length === 1)) return null;
  const all = figures.counts[by] ?? 0;
  return (
    <section aria-labelledby={by} class="figures">
      <h2 id={by}>{w.by[by]}</h2>
      {by === 'contractor' && <p class="hint">{w.contractorHint}</p>}
      <Table
        head={w.filters[by]}
        lines={lines.map((line) => ({ key: line.key, name: line.name ?? w.noArea, line }))}
        outcome={outcome}
        link={by}
      />
      {all > outcomeLines && <p class="hint">{w.more(outcomeLines, number(all))}</p>}
    </section>
  );
}

const columns = ['people', 'internships', 'employments', 'permanentJobs', 'educations'] as const;

function Table(props: {
  readonly head: string;
  readonly lines: readonly { readonly key: string | null; readonly name: string; readonly line: OutcomeLine | null }[];
  readonly outcome: Outcome;
  readonly link: Exclude<OutcomeBy, 'all'>;
}) {
  const { head, lines, outcome, link } = props;
  const { filter, w, language, figures } = outcome;
  const { number } = formats(language);
  const total = totalOf(figures);
  const cells = (line: OutcomeLine | null) => (
    <>
      {columns.map((column) => (
        <td key={column}>{number(line?.[column] ?? 0)}</td>
      ))}
      <td>{number(monthsOf(line?.monthParts ?? 0), 1)}</td>
    </>
  );
  return (
    <div class="sideways" tabIndex={0} role="region" aria-label={`${head}. ${w.sideways}`}>
      <table>
        <thead>
          <tr>
            <th scope="col">{head}</th>
            {[...columns, 'months' as const].map((column) => (
              <th key={column} scope="col">
                {w.heads[column]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map(({ key, name, line }) => (
            <tr key={key}>
              <th scope="row">
                {key === null || filter[link] !== null ? (
                  name
                ) : (
                  <a href={outcomeUrl({ ...filter, [link]: link === 'year' ? Number(key) : key })}>{name}</a>
                )}
              </th>
              {cells(line)}
            </tr>
          ))}
        </tbody>
        {total !== undefined && lines.length > 1 && (
          <tfoot>
            <tr>
              <th scope="row">{w.total}</th>
              {cells(total)}
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  );
}

/** Narrows the page. */
export function OutcomeFilterForm({ outcome }: { readonly outcome: Outcome }) {
  const { figures, filter, w } = outcome;
  const fields = outcomeFilters.map((name) => ({
    name,
    label: w.filters[name],
    choices: figures.choices[name],
    chosen: filter[name] === null ? null : String(filter[name]),
  }));
  return (
    <Narrow
      action={outcomePath}
      fields={fields}
      narrowed={outcomeFilters.some((name) => filter[name] !== null)}
      clear={outcomePath}
      words={{ ...w, summary: w.narrow, anything: w.everything }}
    />
  );
}
