// The overview: what was promised, what was delivered, who has the ball. Dense, but made to be read.
import type { Language } from '../domain/actor.js';
import type { ContractState } from '../domain/contract.js';
import type { Forecast } from '../domain/forecast.js';
import { forecast } from '../domain/forecast.js';
import { mayTakeAll } from '../domain/permissions.js';
import type { CaseRow, Choice } from '../prisma/cases.js';
import type { Coverage } from '../prisma/policy.js';
import { exportsPath } from '../bots/cards/export-card.js';
import type { Names } from '../bots/names.js';
import { CoverageTable } from '../bots/web/authority.js';
import { Progress } from '../bots/web/card.js';
import { ballWords, casePath, dueWords, standingWords } from '../bots/web/case-words.js';
import { Download } from '../bots/web/download.js';
import { formats } from '../bots/web/formats.js';
import type { SignedIn } from '../bots/web/session.js';
import { exportWords } from '../bots/words/exports.js';
import type { PagesWords } from '../bots/words/pages.js';
import type { Figure } from '../bots/charts/figures.js';
import { Picture } from './picture.js';

/** What the overview is drawn from. */
export interface Overview {
  readonly viewer: SignedIn;
  readonly w: PagesWords;
  readonly contracts: readonly CaseRow[];
  readonly tenders: readonly CaseRow[];
  readonly figures: readonly Figure[];
  readonly coverage: readonly Coverage[];
  readonly authorities: readonly Choice[];
  /** The authority filtered by, or null for all. */
  readonly authority: string | null;
  readonly names: Names;
  readonly now: Date;
  /** How many cases are shown, when there are more. */
  readonly cut: number | null;
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
  const { w, viewer, contracts, tenders, coverage, figures, authorities, authority, cut } = overview;
  const d = w.dashboard;
  const overdue = [...contracts, ...tenders].filter((row) => row.overdue).length;
  const narrowed: Record<string, string> = authority === null ? {} : { authority };
  const running = (rows: readonly CaseRow[]): number =>
    rows.filter(({ state }) => (state.kind === 'tender' ? state.status === 'running' : true)).length;
  return (
    <>
      <ul class="sums">
        <li>
          <strong>
            {contracts.filter(({ state }) => state.kind === 'contract' && state.phase !== 'closed').length}
          </strong>{' '}
          {d.running}
        </li>
        <li>
          <strong>{running(tenders)}</strong> {d.tendersRunning}
        </li>
        <li class={overdue > 0 ? 'late' : undefined}>
          <strong>{overdue}</strong> {d.overdue}
        </li>
      </ul>
      {figures.length > 0 && <Chart overview={overview} />}
      <section aria-labelledby="contracts">
        <h2 id="contracts">{d.contracts}</h2>
        {contracts.length === 0 ? (
          <p>{d.noContracts}</p>
        ) : (
          <>
            <Cases rows={contracts} overview={overview} counts />
            <Download list="contracts" query={narrowed} w={w} />
          </>
        )}
      </section>
      <section aria-labelledby="tenders">
        <h2 id="tenders">{d.tenders}</h2>
        {tenders.length === 0 ? (
          <p>{d.noTenders}</p>
        ) : (
          <>
            <Cases rows={tenders} overview={overview} counts={false} />
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
      {cut !== null && <p class="hint">{d.more(cut)}</p>}
      {authorities.some(({ value }) => mayTakeAll(viewer.person, value)) && (
        <p class="related links">
          <a href={exportsPath}>{exportWords(viewer.language).toPage}</a>
        </p>
      )}
    </>
  );
}

function Chart({ overview }: { overview: Overview }) {
  const { w, figures, authority, viewer } = overview;
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
  const { authorities, authority, w } = overview;
  if (authorities.length < 2) return null;
  return (
    <form method="get" action="/dashboard" class="filter">
      <label for="authority">{w.dashboard.filter}</label>
      <select id="authority" name="authority">
        <option value="">{w.dashboard.all}</option>
        {authorities.map(({ value, label }) => (
          <option key={value} value={value} selected={value === authority}>
            {label}
          </option>
        ))}
      </select>
      <button>{w.dashboard.show}</button>
    </form>
  );
}

// Roles are spelt out because narrow screens lay the rows out as blocks, which would take the table's meaning from it.
function Cases({ rows, overview, counts }: { rows: readonly CaseRow[]; overview: Overview; counts: boolean }) {
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

function CaseLine({ row, overview, counts }: { row: CaseRow; overview: Overview; counts: boolean }) {
  const { w, viewer, names, now } = overview;
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
          {row.state.kind === 'contract' && <Bars contract={row.state} w={w} language={viewer.language} />}
        </td>
      )}
      <td role="cell" data-label={d.ball}>
        {row.ball === null ? (
          w.ball.none
        ) : (
          <>
            {w.tasks[row.ball.task]}
            <span class="meta">{ballWords(row.ball, w, names, viewer.language)}</span>
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

function Bars({ contract, w, language }: { contract: ContractState; w: PagesWords; language: Language }) {
  const { number } = formats(language);
  return (
    <>
      {contract.obligations.map((obligation) => {
        const { kind, target } = obligation;
        const found = contract.phase === 'partnering' ? forecast(contract, obligation) : null;
        return (
          <div key={kind}>
            <Progress
              label={w.obligations[kind]}
              delivered={contract.tally[kind].reported}
              target={target}
              language={language}
            />
            {found !== null && doubtful.includes(found.outlook) && (
              <span class="meta">{w.dashboard.pace(number(found.atEnd.low), number(found.atEnd.high))}</span>
            )}
          </div>
        );
      })}
    </>
  );
}
