// Follow-up on a contract's card: open deviations with the steps taken and the one that comes next, and clocks that stand still.
import type { ContractState } from '../../domain/contract.js';
import type { Deviation } from '../../domain/sanctions.js';
import { nextStep, standsStill } from '../../domain/sanctions.js';
import type { CardElement } from './card.js';
import type { Viewer } from './viewer.js';
import { voiceOf } from './viewer.js';

/** What the card says of it; nothing when all is as promised. */
export function followUpElements(contract: ContractState, viewer: Viewer): CardElement[] {
  const { terms, date } = voiceOf(viewer);
  const { card } = terms.partnering;
  const { referral, heldDays, deviations, excludedFrom } = contract.followUp;
  return [
    ...(referral === null ? [] : [text('warning', card.standsStill(date(referral.since), referral.left))]),
    ...(heldDays === 0 ? [] : [text('muted', card.held(heldDays))]),
    ...deviations.flatMap((deviation) => deviationLines(contract, deviation, viewer)),
    ...(excludedFrom === null ? [] : [text('warning', card.excluded(date(excludedFrom)))]),
  ];
}

function deviationLines({ sanctions, followUp }: ContractState, deviation: Deviation, viewer: Viewer): CardElement[] {
  const { terms, date, month, list, money } = voiceOf(viewer);
  const { card, subjects, subjectIn } = terms.partnering;
  const { number, about, period, what, taken } = deviation;
  const steps = taken.map(
    ({ step, clausePoint, at, amountOre }) =>
      `${terms.sanctions[step]} (${clausePoint}) ${date(at)}${amountOre === null ? '' : ` ${money(amountOre)}`}`
  );
  const next = nextStep(sanctions, deviation);
  const comes =
    next === null
      ? card.lastStep
      : card.nextStep(
          next.step,
          next.clausePoint,
          next.withinDays,
          next.amountOre === null ? null : money(next.amountOre)
        );
  return [
    text('warning', card.deviationLine(number, subjectIn(subjects[about], period && month(period)), what)),
    text(
      standsStill(followUp, deviation) ? 'muted' : 'normal',
      card.ladder(steps.length === 0 ? card.noneTaken : list(steps), comes)
    ),
  ];
}

function text(tone: Extract<CardElement, { type: 'text' }>['tone'], words: string): CardElement {
  return { type: 'text', tone, text: words };
}
