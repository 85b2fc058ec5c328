// A tender or a contract in pictures: its steps and how long each took, delivery against its targets, the paths of placements.
import type { Forecast } from '../domain/forecast.js';
import { forecast } from '../domain/forecast.js';
import type { CaseRow } from '../prisma/cases.js';
import { casePath, standingWords } from '../bots/web/case-words.js';
import { formats } from '../bots/web/formats.js';
import type { SignedIn } from '../bots/web/session.js';
import type { PagesWords } from '../bots/words/pages.js';
import type { Step } from './lifecycle.js';
import type { Flow } from '../bots/charts/paths.js';
import { Picture } from './picture.js';

/** What the page is drawn from. */
export interface CasePictures {
  readonly row: CaseRow;
  readonly steps: readonly Step[];
  readonly flows: readonly Flow[];
  /** Its workflow in Temporal's own UI; null for those who have no business there. */
  readonly workflow: string | null;
  readonly viewer: SignedIn;
  readonly w: PagesWords;
  readonly now: Date;
}

/** The address of the page of a case. */
export const picturesPath = (caseId: string): string => `/dashboard${casePath(caseId)}`;

/** What repaints itself. */
export function CasePicturesView({ pictures }: { pictures: CasePictures }) {
  const { row, workflow, w, flows } = pictures;
  return (
    <>
      <Life pictures={pictures} />
      {row.state.kind === 'contract' && row.state.obligations.length > 0 && <Delivery pictures={pictures} />}
      {flows.length > 0 && <Paths pictures={pictures} />}
      <p class="related links">
        <a href={casePath(row.id)}>{w.pictures.toCase}</a>
        {workflow !== null && (
          <a href={workflow} rel="noreferrer">
            {w.pictures.workflow}
          </a>
        )}
      </p>
    </>
  );
}

/** Days as people say them: short times in days, long ones in months. */
function lasted(from: string, to: string, w: PagesWords, number: (value: number, decimals?: number) => string): string {
  const days = Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000));
  return days < 90 ? w.pictures.days(days) : w.pictures.months(number(Math.round(days / 30.44)));
}

/** A bar for each step, where it lies in the life of the case; its words stand beside it, so that the picture needs none. */
function Life({ pictures }: { pictures: CasePictures }) {
  const { steps, w, viewer, now } = pictures;
  const { date, number } = formats(viewer.language);
  const begun = steps.flatMap(({ from }) => (from === null ? [] : [Date.parse(from)]));
  if (begun.length === 0) return null;
  const start = Math.min(...begun);
  const ends = steps.flatMap(({ from, to }) => (from === null ? [] : [to === null ? now.getTime() : Date.parse(to)]));
  const whole = Math.max(1, Math.max(...ends) - start);
  const at = (instant: string | null): number =>
    (100 * ((instant === null ? now.getTime() : Date.parse(instant)) - start)) / whole;
  return (
    <section class="life" aria-labelledby="life">
      <h2 id="life">{w.pictures.life}</h2>
      <ol>
        {steps.map(({ id, from, to, standing, times }) => (
          <li key={id} class={standing} aria-current={standing === 'here' ? 'step' : undefined}>
            <span class="step">{w.pictures.milestones[id] ?? standingWords(w, id)}</span>
            <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">
              <rect class="track" x="0" y="4" width="100" height="2" />
              {from !== null && (
                <rect class="bar" x={at(from)} y="1" width={Math.max(0.8, at(to) - at(from))} height="8" />
              )}
            </svg>
            <span class="meta">
              {from === null
                ? w.pictures.toCome
                : [
                    date(from),
                    ...(standing === 'here' ? [w.pictures.since(lasted(from, now.toISOString(), w, number))] : []),
                    ...(standing === 'done' && to !== null && to !== from ? [lasted(from, to, w, number)] : []),
                    ...(times > 1 ? [w.pictures.times(times)] : []),
                  ].join(' · ')}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** Delivered, the range it will probably end in, and the target as a line. */
function Delivery({ pictures }: { pictures: CasePictures }) {
  const { row, w, viewer } = pictures;
  const { number } = formats(viewer.language);
  const { state } = row;
  if (state.kind !== 'contract') return null;
  return (
    <section class="delivery" aria-labelledby="delivery">
      <h2 id="delivery">{w.pictures.delivery}</h2>
      <ul>
        {state.obligations.map((obligation) => {
          const { kind, target } = obligation;
          const { reported, accepted } = state.tally[kind];
          const found = state.phase === 'partnering' ? forecast(state, obligation) : null;
          const scale = 100 / Math.max(1, target, reported, found?.atEnd.high ?? 0);
          return (
            <li key={kind}>
              <span class="step">{w.obligations[kind]}</span>
              <svg viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true" focusable="false">
                <rect class="track" x="0" y="3" width="100" height="6" />
                {found !== null && (
                  <rect
                    class="band"
                    x={found.atEnd.low * scale}
                    y="1.5"
                    width={Math.max(0.8, (found.atEnd.high - found.atEnd.low) * scale)}
                    height="9"
                  />
                )}
                <rect class="bar" x="0" y="3" width={reported * scale} height="6" />
                <rect class="target" x={Math.max(0, target * scale - 0.5)} y="0" width="0.5" height="12" />
              </svg>
              <span class="meta">
                {w.pictures.counted(number(reported), number(target), number(accepted))}
                {found !== null && ` ${outlookWords(found, w, number)}`}
              </span>
            </li>
          );
        })}
      </ul>
      <p class="hint">{w.pictures.legend}</p>
    </section>
  );
}

function outlookWords({ atEnd, outlook }: Forecast, w: PagesWords, number: (value: number) => string): string {
  const range = atEnd.low === atEnd.high ? number(atEnd.low) : `${number(atEnd.low)}–${number(atEnd.high)}`;
  return w.pictures.outlook[outlook](range);
}

/** The flows in a sentence, for whoever does not see the picture. */
export function pathsText(flows: readonly Flow[], w: PagesWords): string {
  return w.pictures.pathsText(
    flows.map(({ from, to, count }) => `${w.pictures.nodes[from]} – ${w.pictures.nodes[to]} ${count}`).join(', ')
  );
}

function Paths({ pictures }: { pictures: CasePictures }) {
  const { row, flows, w } = pictures;
  const p = w.pictures;
  const address = (theme: string, size: string): string => {
    const query = new URLSearchParams({ case: row.id, theme, size, v: String(row.revision) });
    return `/dashboard/paths.svg?${query.toString()}`;
  };
  return (
    <section class="chart" aria-labelledby="paths">
      <h2 id="paths">{p.paths}</h2>
      <Picture address={address} alt={pathsText(flows, w)} />
      <details id="paths-table">
        <summary>{w.dashboard.chartTable}</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">{p.from}</th>
              <th scope="col">{p.to}</th>
              <th scope="col">{p.people}</th>
            </tr>
          </thead>
          <tbody>
            {flows.map(({ from, to, count }) => (
              <tr key={from + to}>
                <th scope="row">{p.nodes[from]}</th>
                <td>{p.nodes[to]}</td>
                <td>{count}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </section>
  );
}
