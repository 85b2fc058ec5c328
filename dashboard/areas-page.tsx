// Areas side by side: each a small picture with its table, and what else is done there; above them how far the policy reaches.
import { CoverageTable, Efforts } from '../bots/web/authority.js';
import { formats } from '../bots/web/formats.js';
import type { AreasWords } from '../bots/words/areas.js';
import { pagesWords } from '../bots/words/pages.js';
import type { Language } from '../domain/actor.js';
import { knownIndicators } from '../domain/area.js';
import type { AreaFigures } from '../prisma/area-figures.js';
import { areasShown } from '../prisma/area-figures.js';
import type { Coverage } from '../prisma/policy.js';
import type { AreaAxes, AreaDrawn } from './area-chart.js';
import { outcomeUrl } from './outcome-query.js';
import { Picture } from './picture.js';

/** Where it is. */
export const areasPath = '/areas';

/** The address of what is shown. */
export const areasUrl = (authority: string | null): string =>
  authority === null ? areasPath : `${areasPath}?${new URLSearchParams({ authority }).toString()}`;

/** What the page is drawn from. */
export interface Areas {
  readonly areas: readonly AreaFigures[];
  readonly coverage: readonly Coverage[];
  /** Whose areas they are, to choose among. */
  readonly authorities: readonly { readonly value: string; readonly label: string }[];
  readonly authority: string | null;
  readonly language: Language;
  readonly w: AreasWords;
}

/** Axes that all of these areas have room on; null when nothing is known of any. */
export function axesOf(areas: readonly AreaFigures[]): AreaAxes | null {
  const years = areas.flatMap(({ indicators, outcomes }) => [...indicators, ...outcomes].map(({ year }) => year));
  if (years.length === 0) return null;
  const most = Math.max(0, ...areas.flatMap(({ outcomes }) => outcomes.map(({ people }) => people)));
  return { from: Math.min(...years), to: Math.max(...years), most };
}

/** What the picture of an area shows, and the sentence that stands for it. */
export function areaPicture({ name, indicators, outcomes }: AreaFigures, w: AreasWords, language: Language) {
  const { number, list } = formats(language);
  const named = pagesWords(language).authority.indicators;
  const shares = knownIndicators.flatMap((indicator) => {
    const values = new Map(indicators.flatMap((each) => (each.name === indicator ? [[each.year, each.value]] : [])));
    return values.size === 0 ? [] : [{ name: named[indicator] ?? indicator, values }];
  });
  const people = { name: w.people, values: new Map(outcomes.map(({ year, people: count }) => [year, count])) };
  const said = ({ name: of, values }: AreaDrawn['people'], unit: string): string[] =>
    values.size === 0
      ? []
      : [w.share(of, list([...values].map(([year, value]) => w.inYear(String(year), `${number(value)}${unit}`))))];
  const parts = [...shares.flatMap((share) => said(share, ' %')), ...said(people, '')];
  const description = w.pictureText(name, parts.length === 0 ? w.nothing : parts.join('. '));
  return { drawn: { shares, people }, text: { title: name, description, number } };
}

/** The page below its title. */
export function AreasView({ page }: { readonly page: Areas }) {
  const { areas, coverage, w, language } = page;
  const words = pagesWords(language);
  const shown = areas.slice(0, areasShown);
  const axes = axesOf(shown);
  return (
    <>
      <section aria-labelledby="coverage">
        <h2 id="coverage">{w.coverage}</h2>
        <CoverageTable rows={coverage} w={words} />
      </section>
      <section aria-labelledby="beside">
        <h2 id="beside">{w.beside}</h2>
        {shown.length === 0 ? (
          <p>{words.authority.noAreas}</p>
        ) : (
          <>
            {shown.length > 1 && <p class="hint">{w.same}</p>}
            <div class="multiples">
              {shown.map((area) => (
                <OneArea key={area.key} area={area} axes={axes} page={page} />
              ))}
            </div>
          </>
        )}
        {areas.length > areasShown && <p class="hint">{w.more(areasShown)}</p>}
      </section>
    </>
  );
}

interface AreaProps {
  readonly area: AreaFigures;
  readonly page: Areas;
}

function OneArea({ area, axes, page }: AreaProps & { readonly axes: AreaAxes | null }) {
  const { w, language, authorities } = page;
  const { authority: a } = pagesWords(language);
  const { list } = formats(language);
  const { drawn, text } = areaPicture(area, w, language);
  const sources = [...new Set(area.indicators.flatMap(({ source }) => (source === null ? [] : [source])))];
  const numbers = [...drawn.shares, drawn.people].map(({ values }) => [...values].flat().join('-')).join('_');
  const address = (theme: string): string => {
    const { from = 0, to = 0, most = 0 } = axes ?? {};
    const at = { area: area.key, theme, from: String(from), to: String(to), most: String(most), v: numbers };
    return `${areasPath}/chart.svg?${new URLSearchParams(at).toString()}`;
  };
  const known = area.indicators.length + area.outcomes.length > 0;
  return (
    <article class="chart" id={area.key}>
      <h3>{area.name}</h3>
      {authorities.length > 1 && <p class="meta">{area.authorityName}</p>}
      {axes !== null && known && <Picture address={address} alt={text.description} lazy />}
      {known ? <AreaTable area={area} page={page} /> : <p class="hint">{w.nothing}</p>}
      <Efforts efforts={area.efforts} language={language} />
      {area.outcomes.length > 0 && (
        <p>
          <a href={outcomeUrl({ year: null, authority: null, contractor: null, area: area.key })}>
            {w.outcome}
            <span class="sr">: {area.name}</span>
          </a>
        </p>
      )}
      {sources.length > 0 && (
        <p class="hint">
          {a.source}: {list(sources)}
        </p>
      )}
    </article>
  );
}

const counts = ['internships', 'employments', 'educations'] as const;

function AreaTable({ area, page: { w, language } }: AreaProps) {
  const { number } = formats(language);
  const { authority: a } = pagesWords(language);
  const names = [...new Set(area.indicators.map(({ name }) => name))];
  const years = [...new Set([...area.indicators, ...area.outcomes].map(({ year }) => year))].sort((x, y) => x - y);
  const unit = (name: string): string => (name.endsWith('Percent') ? ' %' : '');
  return (
    <details id={`table-${area.key}`}>
      <summary>{w.table(area.name)}</summary>
      <div class="sideways" tabIndex={0} role="region" aria-label={`${area.name}. ${w.sideways}`}>
        <table>
          <thead>
            <tr>
              {[
                w.year,
                ...names.map((name) => a.indicators[name] ?? name),
                ...counts.map((count) => w.heads[count]),
              ].map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {years.map((year) => {
              const outcome = area.outcomes.find((each) => each.year === year);
              return (
                <tr key={year}>
                  <th scope="row">{year}</th>
                  {names.map((name) => {
                    const found = area.indicators.find((each) => each.year === year && each.name === name);
                    return <td key={name}>{found === undefined ? '–' : `${number(found.value)}${unit(name)}`}</td>;
                  })}
                  {counts.map((count) => (
                    <td key={count}>{number(outcome?.[count] ?? 0)}</td>
                  ))}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </details>
  );
}

/** Choosing whose areas; shown when there is more than one. */
export function AreasFilter({ page: { authorities, authority, w } }: { readonly page: Areas }) {
  if (authorities.length < 2) return null;
  return (
    <form method="get" action={areasPath} class="filter">
      <label for="authority">{w.filter}</label>
      <select id="authority" name="authority">
        <option value="">{w.everything}</option>
        {authorities.map(({ value, label }) => (
          <option key={value} value={value} selected={value === authority}>
            {label}
          </option>
        ))}
      </select>
      <button>{w.show}</button>
    </form>
  );
}
