// A coordinator's week in one message: what is late, what is at risk, what was decided, what waits for them; with a picture and its words.
import type { Actor } from '../../domain/actor.js';
import type { CaseState } from '../../domain/any-case.js';
import { waitsFor } from '../../domain/queue.js';
import type { Late } from '../../domain/weekly.js';
import { atRiskIn, lateIn } from '../../domain/weekly.js';
import type { DecidedLately } from '../../prisma/queue.js';
import { figuresOf } from '../charts/figures.js';
import type { Bar } from '../charts/chart.js';
import { eventWords } from '../web/case-words.js';
import { weeklyWords } from '../words/weekly.js';
import type { Card, CardElement } from './card.js';
import type { Viewer } from './viewer.js';
import { voiceOf } from './viewer.js';

/** What a week is told from. */
export interface Week {
  readonly states: readonly CaseState[];
  readonly decided: readonly DecidedLately[];
  /** The instant it is told at. */
  readonly at: string;
}

/** A coordinator who reads it; `home` is the overview, where it is known. */
export interface WeekViewer extends Viewer {
  readonly person: Actor;
  readonly home: string | null;
}

const linesShown = 6;

/** The bars of the picture: delivered against promised in the contracts that run. */
export function weekBars({ states }: Week, viewer: WeekViewer): Bar[] {
  const { terms } = voiceOf(viewer);
  const contracts = states.flatMap((state) =>
    state.kind === 'contract' && state.phase === 'partnering' ? [state] : []
  );
  return figuresOf(contracts).map(({ kind, delivered, target }) => {
    const label = terms.obligations[kind];
    return { label: label.charAt(0).toLocaleUpperCase() + label.slice(1), delivered, target };
  });
}

/** The picture in words. */
export function barsInWords(bars: readonly Bar[], viewer: WeekViewer): string {
  const { terms, list, number } = voiceOf(viewer);
  const { chartPart } = terms.dashboard;
  const parts = bars.map(({ label, delivered, target }) =>
    chartPart(label.toLocaleLowerCase(), number(delivered), number(target))
  );
  return weeklyWords(viewer.language).picture(list(parts));
}

/** The message. `png` is the picture in base64; null where there is nothing to draw. */
export function weeklyCard(week: Week, png: string | null, viewer: WeekViewer): Card {
  const { terms, date, number } = voiceOf(viewer);
  const w = weeklyWords(viewer.language);
  const late = lateIn(week.states, week.at);
  const atRisk = atRiskIn(week.states);
  const waiting = week.states.flatMap((state) => waitsFor(state, viewer.person).map(({ ball }) => ({ state, ball })));
  const summary = w.summary(late.length, waiting.length);
  const bars = weekBars(week, viewer);
  const alt = bars.length === 0 ? null : barsInWords(bars, viewer);
  return {
    title: w.title(date(week.at)),
    summary,
    elements: [
      { type: 'text', tone: late.length === 0 ? 'good' : 'warning', text: summary },
      ...(png === null || alt === null ? [] : [{ type: 'picture', png, alt } as const]),
      // Beside the picture, for whoever does not see it.
      ...(alt === null ? [] : [{ type: 'text', tone: 'muted', text: alt } as const]),
      ...section(
        w.late,
        late.map((each) => lateInWords(each, viewer)),
        'warning',
        viewer
      ),
      ...section(
        w.atRisk,
        atRisk.map(({ contract, obligation: { kind, target }, expected }) =>
          w.risk(`${contract.reference} ${terms.obligations[kind]}`, number(Math.round(expected)), number(target))
        ),
        'warning',
        viewer
      ),
      ...section(
        w.waiting,
        waiting.map(({ state, ball }) => `${state.reference} ${state.title}: ${terms.tasks[ball.task]}`),
        'normal',
        viewer
      ),
      ...section(
        w.decided,
        week.decided.map(
          ({ reference, title, event }) =>
            `${reference} ${title}: ${eventWords(event, terms, viewer.names, viewer.language)}`
        ),
        'normal',
        viewer
      ),
      { type: 'text', tone: 'muted', text: w.stop },
    ],
    actions: viewer.home === null ? [] : [{ type: 'link', id: 'overview', label: w.open, url: viewer.home }],
  };
}

function lateInWords({ state, ball, about }: Late, viewer: WeekViewer): string {
  const { terms, date, list, month } = voiceOf(viewer);
  const roles = list(
    [...new Set(ball.roles)].map((role) => terms.roles[role]),
    'or'
  );
  const what =
    ball.task === 'report' && about !== null ? `${terms.tasks.report} (${month(about)})` : terms.tasks[ball.task];
  const who = `${roles}, ${viewer.names.organisation(ball.organisationId ?? '')}`;
  return weeklyWords(viewer.language).lateBy(`${state.reference} ${state.title}: ${what}`, who, date(ball.dueAt ?? ''));
}

function section(
  heading: string,
  lines: readonly string[],
  tone: 'normal' | 'warning',
  viewer: WeekViewer
): CardElement[] {
  if (lines.length === 0) return [];
  const left = lines.length - linesShown;
  return [
    { type: 'text', tone: 'strong', text: `${heading} (${lines.length})` },
    ...lines.slice(0, linesShown).map((text): CardElement => ({ type: 'text', tone, text })),
    ...(left > 0 ? [{ type: 'text', tone: 'muted', text: weeklyWords(viewer.language).more(left) } as const] : []),
  ];
}
