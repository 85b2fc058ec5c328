// The path of one placement, by its number: who must act until when, and what has happened on which day. Never who the person is.
import type { CaseEvent } from '../../domain/any-case.js';
import type { PlacementState } from '../../domain/placement.js';
import { eventWords } from '../web/case-words.js';
import { happenedInWords, standingWords } from '../words/standing.js';
import type { Card, CardElement } from './card.js';
import { caseCard } from './case-card.js';
import type { Viewer } from './viewer.js';
import { voiceOf } from './viewer.js';

/** So many of the newest steps are shown; the page has the rest. */
const stepsShown = 15;

/** Something that happened, and the day it happened on. */
interface Step {
  readonly on: string;
  readonly text: string;
}

/** The card. `events` are the placement's, oldest first. */
export function pathCard(placement: PlacementState, events: readonly CaseEvent[], viewer: Viewer): Card {
  const { date } = voiceOf(viewer);
  const card = caseCard(placement, viewer);
  const steps = events
    .flatMap((event, at) => stepOf(event, events[at + 1], viewer))
    .toSorted((a, b) => a.on.slice(0, 10).localeCompare(b.on.slice(0, 10)));
  if (steps.length === 0) return card;
  const w = standingWords(viewer.language);
  return {
    ...card,
    elements: [
      ...card.elements,
      { type: 'text', tone: 'strong', text: w.path },
      ...steps
        .slice(-stepsShown)
        .map(({ on, text }): CardElement => ({ type: 'text', tone: 'normal', text: `${date(on)}: ${text}` })),
    ],
  };
}

/** An event as a step of the path; none for what only keeps the clock. */
function stepOf(event: CaseEvent, next: CaseEvent | undefined, viewer: Viewer): Step[] {
  const { words, terms, date } = voiceOf(viewer);
  const w = standingWords(viewer.language);
  const step = (on: string, text: string): Step[] => [
    { on, text: `${text.charAt(0).toLocaleUpperCase(viewer.language)}${text.slice(1)}` },
  ];
  switch (event.type) {
    case 'ball-passed':
    case 'reminded':
    case 'snoozed':
    case 'nudged':
      return [];
    case 'placement-started':
      // A path that a report opened begins with what was reported.
      return next?.type === 'moved' ? [] : step(event.at, happenedInWords('referred', viewer.language));
    case 'moved': {
      const { phase, entry, at } = event;
      if (phase === 'ended')
        return step(entry.endDate ?? entry.startDate ?? at, w.ended(terms.endReasons[entry.endReason ?? 'completed']));
      const { employmentForm, extentPercent, endDate } = entry;
      const facts = [
        happenedInWords(phase, viewer.language),
        ...(employmentForm === null ? [] : [words.forms[employmentForm]]),
        ...(extentPercent === null ? [] : [words.entry.percent(extentPercent)]),
        ...(endDate === null ? [] : [words.entry.until(date(endDate))]),
      ];
      return step(entry.startDate ?? at, facts.join(', '));
    }
    case 'step-confirmed':
      return step(event.doneOn, happenedInWords(event.step, viewer.language));
    case 'ended':
      return step(event.endedOn, w.ended(terms.endReasons[event.reason]));
    default:
      return step(event.at, eventWords(event, terms, viewer.names, viewer.language));
  }
}
