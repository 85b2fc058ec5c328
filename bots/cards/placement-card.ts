// One person's path on its card, by its number: when it began, what is asked, and the yes and no of it.
import type { PlacementState } from '../../domain/placement.js';
import { nextRetention } from '../../domain/placement.js';
import { evaluationWords } from '../words/evaluation.js';
import { latestInWords, standingWords } from '../words/standing.js';
import type { CardElement, CommandButton } from './card.js';
import type { Viewer } from './viewer.js';
import { voiceOf } from './viewer.js';

/** What the card says. */
export function placementElements(placement: PlacementState, viewer: Viewer): CardElement[] {
  const { words, terms, date } = voiceOf(viewer);
  const { startedOn, extentPercent, employer, employmentForm, ended, countedAs } = placement;
  const { notCounted } = evaluationWords(viewer.language);
  const latest = latestInWords(placement, viewer.language);
  const facts = [
    latest !== null &&
      placement.latest && {
        label: standingWords(viewer.language).latest,
        value: `${latest}, ${date(placement.latest.on)}`,
      },
    startedOn && { label: words.card.start, value: date(startedOn) },
    extentPercent && { label: words.card.extent, value: words.card.percent(extentPercent) },
    employer && { label: words.card.employer, value: employer },
    employmentForm && {
      label: terms.standings['employment'] ?? terms.whats.employment,
      value: terms.employmentForms[employmentForm],
    },
  ].filter((fact) => typeof fact === 'object' && fact !== null);
  return [
    ...(facts.length === 0 ? [] : [{ type: 'facts', facts } as const]),
    ...(countedAs === null ? [] : [{ type: 'text', tone: 'muted', text: notCounted['counted-elsewhere'] } as const]),
    ...(ended === null
      ? []
      : [{ type: 'text', tone: 'muted', text: `${date(ended.on)}: ${terms.endReasons[ended.reason]}` } as const]),
  ];
}

/** Yes and no, where that is the question. */
export function placementActions(placement: PlacementState, viewer: Viewer): CommandButton[] {
  const { buttons } = voiceOf(viewer).words;
  const task = placement.ball?.task;
  if (task === 'confirm-eligibility')
    return [true, false].map((eligible) => ({
      id: eligible ? 'eligible' : 'not-eligible',
      label: eligible ? buttons.eligible : buttons.notEligible,
      style: eligible ? 'primary' : 'default',
      command: { kind: 'confirm-eligibility', eligible, countedAs: null },
      asksReason: false,
    }));
  const afterMonths = nextRetention(placement);
  if (task !== 'retention-check' || afterMonths === null || placement.ball?.organisationId === null) return [];
  return [true, false].map((stillThere) => ({
    id: stillThere ? 'still-there' : 'not-there',
    label: stillThere ? buttons.stillThere : buttons.notThere,
    style: stillThere ? 'primary' : 'default',
    command: { kind: 'confirm-retention', afterMonths, stillThere },
    asksReason: false,
  }));
}
