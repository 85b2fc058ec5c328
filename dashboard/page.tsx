// The overview: what was promised, what was delivered, who has the ball. Dense, but made to be read.
import type { Language } from '../domain/actor.js';
import type { Forecast } from '../domain/forecast.js';
import { mayTakeAll } from '../domain/permissions.js';
import { obligationKinds } from '../domain/requirement.js';
import type { Choice } from '../prisma/cases.js';
import type { OverviewAsked, OverviewCase, OverviewList } from '../prisma/overview.js';
import { overviewPage } from '../prisma/overview.js';
import type { Coverage } from '../prisma/policy.js';
import { exportsPath } from '../bots/cards/export-card.js';
import { CoverageTable } from '../bots/web/authority.js';
import { Progress } from '../bots/web/card.js';
import { casePath, dueWords, holderWords, standingWords } from '../bots/web/case-words.js';
import { Download } from '../bots/web/download.js';
import { formats } from '../bots/web/formats.js';
import { Pager } from '../bots/web/pager.js';
import type { SignedIn } from '../bots/web/session.js';
import { exportWords } from '../bots/words/exports.js';
import type { PagesWords } from '../bots/words/pages.js';
import type { Figure } from '../bots/charts/figures.js';
import { Picture } from './picture.js';

/** What the overview is drawn from. */
export interface Overview {
  readonly viewer: SignedIn;
  readonly w: PagesWords;
  readonly asked: OverviewAsked;
  readonly contracts: OverviewList;
  readonly tenders: OverviewList;
  readonly figures: readonly Figure[];
  readonly coverage: readonly Coverage[];
  readonly authorities: readonly Choice[];
  readonly now: Date;
}

/** The address of a page of it. */
export function overviewUrl({ authority, contracts, tenders }: OverviewAsked): string {
  const query = new URLSearchParams({
    ...(authority !== null && { authority }),
    ...(contracts > 1 && { contracts: String(contracts) }),
    ...(tenders > 1 && { tenders: String(tenders) }),
  }).toString();
  return query === '' ? '/dashboard' : `/dashboard?${query}`;
}

/** The sentence that stands for the chart. */
export function chartText({ w, figures, viewer }: Pick<Overview, 'w' | 'figures' | 'viewer'>): string {
  const { chartText: text, chartPart } = w.dashboard;
  const { number } = formats(viewer.language);
  return text(
    figures
      .map(({ kind, delivered, target }) => chartPart(w.obligations[kind], number(delivered), number(target)))
      .join(', ')
  );
}

/** What repaints itself. */
export function OverviewView({ overview }: { overview: Overview }) {
  const { w, viewer, asked, contracts, tenders, coverage, figures, authorities } = overview;
  const { authority } = asked;
  const d = w.dashboard;
  const { number } = formats(viewer.language);
  const overdue = contracts.overdue + tenders.overdue;
  const narrowed: Record<string, string> = authority === null ? {} : { authority };
  return (
    <>
      <ul class="sums">
        <li>
          <strong>{number(contracts.running)}</strong> {d.running}
        </li>
        <li>
          <strong>{number(tenders.running)}</strong> {d.tendersRunning}
        </li>
        <li class={overdue > 0 ? 'late' : undefined}>
          <strong>{number(overdue)}</strong> {d.overdue}
        </li>
      </ul>
      {figures.length > 0 && <Chart overview={overview} />}
      <section aria-labelledby="contracts">
        <h2 id="contracts">{d.contracts}</h2>
        {contracts.total === 0 ? (
          <p>{d.noContracts}</p>
        ) : (
          <>
            <Cases rows={contracts.cases} overview={overview} counts />
            <Pages of="contracts" overview={overview} label={d.contractPages} />
            <Download list="contracts" query={narrowed} w={w} />
          </>
        )}
      </section>
      <section aria-labelledby="tenders">
        <h2 id="tenders">{d.tenders}</h2>
        {tenders.total === 0 ? (
          <p>{d.noTenders}</p>
        ) : (
          <>
            <Cases rows={tenders.cases} overview={overview} counts={false} />
            <Pages of="tenders" overview={overview} label={d.tenderPages} />
            <Download list="tenders" query={narrowed} w={w} />
          </>
        )}
      </section>
      {coverage.some(({ tenders: all }) => all > 0) && (
        <section aria-labelledby="coverage">
          <h2 id="coverage">{w.authority.coverage}</h2>
          <CoverageTable rows={coverage} w={w} />
        </section>
      )}
      {authorities.some(({ value }) => mayTakeAll(viewer.person, value)) && (
        <p class="related links">
          <a href={exportsPath}>{exportWords(viewer.language).toPage}</a>
        </p>
      )}
    </>
  );
}

function Pages(props: { readonly of: 'contracts' | 'tenders'; readonly overview: Overview; readonly label: string }) {
  const { of, overview, label } = props;
  const { asked, w } = overview;
  const url = (page: number): string => `${overviewUrl({ ...asked, [of]: page })}#${of}`;
  const pages = Math.ceil(overview[of].total / overviewPage);
  return <Pager paging={{ page: asked[of], pages, url }} {...{ label, w }} />;
}

function Chart({ overview }: { overview: Overview }) {
  const { w, figures, asked, viewer } = overview;
  const { authority } = asked;
  const d = w.dashboard;
  const { number } = formats(viewer.language);
  const numbers = figures.map(({ delivered, target }) => `${delivered}-${target}`).join('_');
  const address = (theme: string, size: string): string => {
    const query = new URLSearchParams({ theme, size, v: numbers, ...(authority !== null && { authority }) });
    return `/dashboard/chart.svg?${query.toString()}`;
  };
  return (
    <section class="chart" aria-labelledby="chart">
      <h2 id="chart">{d.chartTitle}</h2>
      <Picture address={address} alt={chartText(overview)} />
      <details id="chart-table">
        <summary>{d.chartTable}</summary>
        <div class="sideways" tabIndex={0} role="region" aria-label={d.area}>
          <table>
            <thead>
              <tr>
                <th scope="col">{d.obligation}</th>
                <th scope="col">{d.target}</th>
                <th scope="col">{d.delivered}</th>
                <th scope="col">{d.accepted}</th>
                <th scope="col">{d.forecast}</th>
              </tr>
            </thead>
            <tbody>
              {figures.map(({ kind, target, delivered, accepted, forecast }) => (
                <tr key={kind}>
                  <th scope="row">{w.obligations[kind]}</th>
                  <td>{number(target)}</td>
                  <td>{number(delivered)}</td>
                  <td>{number(accepted)}</td>
                  <td>
                    {forecast === null
                      ? d.noForecast
                      : d.forecastOf(
                          number(forecast.low),
                          number(forecast.high),
                          number(forecast.target),
                          forecast.contracts
                        )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </section>
  );
}

/** Choosing an authority; shown when there is more than one. */
export function AuthorityFilter({ overview }: { overview: Overview }) {
  const { authorities, asked, w } = overview;
  if (authorities.length < 2) return null;
  return (
    <form method="get" action="/dashboard" class="filter">
      <label for="authority">{w.dashboard.filter}</label>
      <select id="authority" name="authority">
        <option value="">{w.dashboard.all}</option>
        {authorities.map(({ value, label }) => (
          <option key={value} value={value} selected={value === asked.authority}>
            {label}
          </option>
        ))}
      </select>
      <button>{w.dashboard.show}</button>
    </form>
  );
}

// Roles are spelt out because narrow screens lay the rows out as blocks, which would take the table's meaning from it.
function Cases({ rows, overview, counts }: { rows: readonly OverviewCase[]; overview: Overview; counts: boolean }) {
  const { w } = overview;
  const d = w.dashboard;
  const heads = [d.caseTitle, d.stage, ...(counts ? [d.promised] : []), d.ball, d.due];
  return (
    <table class="cases-table" role="table">
      <thead role="rowgroup">
        <tr role="row">
          {heads.map((head) => (
            <th key={head} role="columnheader" scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => (
          <CaseLine key={row.id} {...{ row, overview, counts }} />
        ))}
      </tbody>
    </table>
  );
}

function CaseLine({ row, overview, counts }: { row: OverviewCase; overview: Overview; counts: boolean }) {
  const { w, viewer, now } = overview;
  const d = w.dashboard;
  const due = dueWords(row, w, viewer.language, now);
  return (
    <tr role="row" class={row.overdue ? 'late' : undefined}>
      <th role="rowheader" scope="row">
        <a href={casePath(row.id)}>{row.title}</a>
        <span class="meta">
          {row.reference} · {row.authorityName}
        </span>
      </th>
      <td role="cell" data-label={d.stage}>
        {standingWords(w, row.standing)}
      </td>
      {counts && (
        <td role="cell" data-label={d.promised} class="bars">
          <Bars contract={row} w={w} language={viewer.language} />
        </td>
      )}
      <td role="cell" data-label={d.ball}>
        {row.ball === null ? (
          w.ball.none
        ) : (
          <>
            {w.tasks[row.ball.task]}
            <span class="meta">{holderWords(row, w, viewer.language)}</span>
          </>
        )}
      </td>
      <td role="cell" data-label={d.due} class="due">
        {due === null ? (
          '–'
        ) : (
          <time dateTime={due.iso}>
            {due.near}
            <span class="meta">{due.date}</span>
          </time>
        )}
      </td>
    </tr>
  );
}

/** With many contracts only those forecasts are read that fall short. */
const doubtful: readonly Forecast['outlook'][] = ['uncertain', 'unlikely', 'missed'];

function Bars({ contract, w, language }: { contract: OverviewCase; w: PagesWords; language: Language }) {
  const { number } = formats(language);
  const lines = obligationKinds.flatMap((kind) => contract.obligations.filter((line) => line.kind === kind));
  return (
    <>
      {lines.map(({ kind, target, reported, atEnd, outlook }) => (
        <div key={kind}>
          <Progress label={w.obligations[kind]} delivered={reported} target={target} language={language} />
          {contract.standing === 'partnering' && atEnd !== null && outlook !== null && doubtful.includes(outlook) && (
            <span class="meta">{w.dashboard.pace(number(atEnd.low), number(atEnd.high))}</span>
          )}
        </div>
      ))}
    </>
  );
}
