// What happened, in a sentence, in English.
import { missingAtGate } from '../../domain/gate.js';
import { authorityEventsEn } from './authority.en.js';
import { chatEn } from './chat.en.js';
import * as partnering from './partnering.en.js';
import { decisionsEn } from './decisions.en.js';
import { draftingEn } from './drafting.en.js';
import { bidsEn } from './bids.en.js';
import { todayEn } from './today.en.js';
import type { EventWords } from './event-words.js';
import { entriesByKind } from './event-words.js';
import { noticeWords } from './notices.js';
import { tasks, standings, roles, endReasons, steps, whats, courts, courtOutcomes, gate } from './terms.en.js';

/** What the notices are called. */
export const notices = noticeWords('en').names;
const decided = { approve: 'Approved', 'request-changes': 'Changes were requested', reject: 'Rejected' };
const quoted = (text: string): string => `“${text}”`;

/** The events of every kind of case. */
export const events: EventWords = {
  ...authorityEventsEn,
  ...todayEn.events,
  'tender-opened': () => 'The tender was opened',
  'stage-opened': ({ stageId }, { stage }) => `Next step: ${stage(stageId)}`,
  'stage-closed': ({ stageId, outcome }, { stage }) =>
    `${stage(stageId)}: ${{ done: 'done', returned: 'goes back', stopped: 'stopped' }[outcome]}`,
  'gate-answered': ({ answers }, { list }) => {
    const missing = missingAtGate(answers);
    return missing.length === 0
      ? 'Everything is in place: the work can start'
      : `Not in place yet: ${list(missing.map((question) => gate[question].missing))}`;
  },
  'dialogue-held': ({ heldOn, suppliers, learned }, { date }) =>
    `Dialogue with ${suppliers} ${suppliers === 1 ? 'supplier' : 'suppliers'} on ${date(heldOn)}: ${quoted(learned)}`,
  'dialogue-ended': ({ reason }) =>
    reason === null
      ? 'The dialogue with the market is done'
      : `The dialogue with the market is done: ${quoted(reason)}`,
  'requirement-submitted': () => 'The requirement was submitted for decision',
  'requirement-weighed': ({ verdict, motive }) =>
    `${draftingEn.verdictNames[verdict]}${motive === null ? '' : `: ${quoted(motive)}`}`,
  'scope-set': ({ scope }, { money }) =>
    `What is bought was described: ${draftingEn.scopeInShort(scope, scope.valueOre === null ? null : money(scope.valueOre))}`,
  'requirement-left-out': ({ as, reason }) =>
    `${as === 'exemption' ? 'An exemption from the requirement was requested' : 'Submitted without a requirement, which the policy allows'}: ${quoted(reason)}`,
  'award-model-set': () => 'The award model was set',
  'decision-made': ({ decision, version, reason }) =>
    `${decided[decision]} (version ${version})${reason === null ? '' : `: ${quoted(reason)}`}`,
  'handed-over': ({ notice, receipt }) => `${notices[notice]} was handed to the notice database (${receipt})`,
  'hand-over-failed': ({ notice, detail }) => `${notices[notice]} could not be handed over: ${detail}`,
  'hand-over-asked': () => 'Another try to hand over was asked for',
  published: ({ reference, publishedOn }, { date }) => `Published ${date(publishedOn)} as ${reference}`,
  ...decisionsEn.events,
  ...bidsEn.events,
  'notice-sent': ({ sentOn }, { date }) => `The award notice was sent ${date(sentOn)}`,
  'standstill-set': ({ lastDay }, { date }) => `The standstill runs through ${date(lastDay)}`,
  'standstill-ended': () => 'The standstill is over',
  'appeal-registered': ({ appeal }, { date }) =>
    `Review was asked for on ${date(appeal.filedOn)} at the ${courts[appeal.court]}, case ${appeal.caseNumber}`,
  'injunction-registered': ({ forbidsSigning, decidedOn }, { date }) =>
    forbidsSigning
      ? `On ${date(decidedOn)} the court forbade signing while it hears the case`
      : `On ${date(decidedOn)} the court lifted the ban on signing`,
  'court-decided': ({ outcome, decidedOn, reason }, { date }) =>
    `The court decided on ${date(decidedOn)}: ${courtOutcomes[outcome]}${reason === '' ? '' : `. ${quoted(reason)}`}`,
  'contract-signed': ({ reference, startsOn }, { date }) => `Contract ${reference} signed, starts ${date(startsOn)}`,
  cancelled: ({ reason }) => `The tender was cancelled: ${quoted(reason)}`,
  'contract-started': () => 'The contract began',
  'month-opened': ({ month: { period } }, { month }) => `The reporting month ${month(period)} opened`,
  'month-asked': ({ period }, { month }) => `The report for ${month(period)} was asked for`,
  'month-closed': ({ period, silent }, { organisation, list, month }) =>
    silent.length > 0
      ? `${month(period)} went by without a report from ${list(silent.map(organisation))}`
      : `The reporting month ${month(period)} closed`,
  'report-received': ({ period, entries, text }, { list, month }) =>
    `Report for ${month(period)}: ${entries.length === 0 ? 'nothing new' : entriesByKind(entries, { whats, counted: chatEn.counted, list })}${text === null ? '' : `. ${quoted(text)}`}`,
  'evidence-added': ({ number, period, format, hash }, { month }) =>
    `Evidence ${number} for the report of ${month(period)}: ${format === 'pdf' ? 'PDF' : 'photo'}, SHA-256 ${hash.slice(0, 12)}…`,
  'report-accepted': () => 'The report was accepted',
  'report-returned': ({ reason, correctedBy }) =>
    correctedBy === undefined
      ? `The report was sent back: ${quoted(reason)}`
      : 'The report was corrected by its sender',
  'report-due-again': ({ organisationId, period, dueAt }, { organisation, date }) =>
    `A new report for ${period} is expected from ${organisation(organisationId)} by ${date(dueAt)}`,
  'placement-opened': ({ number, phase }) => `Placement P-${number}: ${(standings[phase] ?? phase).toLowerCase()}`,
  'placement-moved': ({ number, phase }) => `P-${number}: ${(standings[phase] ?? phase).toLowerCase()}`,
  'placement-withdrawn': ({ number, phase }) =>
    `P-${number}: back to ${(standings[phase] ?? phase).toLowerCase()}, the report was sent back`,
  'placement-changed': ({ number, phase, countedElsewhere }) =>
    countedElsewhere
      ? `P-${number} already counts as another placement`
      : `P-${number}: ${(standings[phase] ?? phase).toLowerCase()}`,
  'offer-recorded': ({ offeredOn }, { date }) => `A job was offered on ${date(offeredOn)}`,
  ...partnering.events,
  'evaluation-opened': () => 'The contract period is over; the final evaluation opened',
  evaluated: ({ summary, metAll }) =>
    `Final evaluation, ${metAll ? 'all obligations met' : 'not all obligations were met'}: ${quoted(summary)}`,
  'placement-started': () => 'The placement was opened',
  moved: ({ phase }) => `Moved on to ${(standings[phase] ?? phase).toLowerCase()}`,
  'eligibility-confirmed': ({ eligible, countedAs }) =>
    !eligible
      ? 'Not in the target group'
      : countedAs === null
        ? 'Belongs to the target group'
        : 'Belongs to the target group, but already counts as another placement',
  withdrawn: ({ phase }) => `The report was sent back; now ${(standings[phase] ?? phase).toLowerCase()}`,
  'step-confirmed': ({ step, doneOn }, { date }) => `Done ${date(doneOn)}: ${steps[step]}`,
  'retention-confirmed': ({ afterMonths, stillThere }) =>
    `${stillThere ? 'Still there' : 'Not there'} after ${afterMonths} months`,
  ended: ({ endedOn, reason }, { date }) => `Ended ${date(endedOn)}: ${endReasons[reason]}`,
  'ball-passed': ({ ball }) => (ball === null ? 'Nobody has to act now' : `Next: ${tasks[ball.task].toLowerCase()}`),
  reminded: ({ task }) => `Reminder: ${tasks[task].toLowerCase()}`,
  escalated: ({ task, to }) => `Time ran out for “${tasks[task].toLowerCase()}”; raised to the ${roles[to]}`,
};
