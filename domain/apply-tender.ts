// What each event does to a tender.
import type { CourtEvent } from './appeal.js';
import { applyCourt } from './appeal.js';
import type { Stamped } from './case.js';
import { applyCommon, isCommonEvent } from './case.js';
import { applyEvaluation, submittedIn } from './evaluation.js';
import { applyDecision, askBackup, closeRound, isDecisionEvent, newRound } from './decisions.js';
import { applyHandOver, isHandOverEvent } from './hand-over.js';
import type { Stage } from './procedures.js';
import { applyPeriod, periodToCome } from './tender-period.js';
import type { TenderState, TenderEvent } from './tender.js';
import { stageAfter } from './tender.js';

/** Applies one event. The only place where a tender changes. */
export function applyTender(tender: TenderState, event: Stamped<TenderEvent>): TenderState {
  const next = { ...tender, revision: tender.revision + 1 };
  if (event.type === 'escalated') return askBackup(applyCommon(next, event));
  if (isCommonEvent(event)) return applyCommon(next, event);
  if (isHandOverEvent(event)) return applyHandOver(next, event);
  if (isDecisionEvent(event)) return applyDecision(next, event);
  switch (event.type) {
    case 'tender-opened':
      return next;
    case 'stage-opened':
      return { ...next, stageId: event.stageId, ...newRound, startsAgain: false };
    case 'stage-closed':
      return {
        ...(stageOf(tender, event.stageId).kind === 'approve' ? closeRound(next, event.stageId) : next),
        ball: null,
        stageId: stageAfter(tender, stageOf(tender, event.stageId), event.outcome)?.id ?? null,
        withoutRequirement: tender.withoutRequirement && {
          ...tender.withoutRequirement,
          approved: tender.withoutRequirement.approved || approves(tender, event),
        },
      };
    case 'gate-answered':
      return { ...next, gate: event.answers };
    case 'dialogue-held':
      return { ...next, dialogues: tender.dialogues + 1 };
    case 'dialogue-ended':
      return { ...next, dialogueEnded: true };
    case 'requirement-submitted':
      return {
        ...next,
        requirement: event.requirement,
        withoutRequirement: null,
        version: tender.version + 1,
        ...submittedIn(event),
        changesWanted: null,
      };
    case 'requirement-left-out':
      return {
        ...next,
        requirement: null,
        withoutRequirement: { as: event.as, reason: event.reason, approved: false },
        version: tender.version + 1,
        ...submittedIn(event),
        changesWanted: null,
      };
    case 'requirement-weighed':
      return { ...next, proportionality: { verdict: event.verdict, motive: event.motive } };
    case 'scope-set':
      return { ...next, scope: event.scope };
    case 'award-model-set':
      return { ...next, awardModel: event.model };
    case 'published':
      return {
        ...next,
        publication: { reference: event.reference, publishedOn: event.publishedOn, url: event.url },
      };
    case 'publication-repeated':
      return republished(next);
    case 'documents-changed':
      // A version of its own, which goes to the notice database as a correction.
      return applyPeriod({ ...next, version: tender.version + 1 }, event);
    case 'bids-close-set':
    case 'questions-answered':
    case 'bid-registered':
    case 'bid-withdrawn':
    case 'bids-closed':
    case 'opening-attended':
      return applyPeriod(next, event);
    case 'bid-qualified':
    case 'bid-scored':
    case 'consensus-set':
    case 'price-explained':
    case 'lot-drawn':
    case 'evaluator-replaced':
      return applyEvaluation(next, event);
    case 'notice-sent':
      return { ...next, notice: { sentOn: event.sentOn, means: event.means, days: event.days } };
    case 'standstill-set':
      return {
        ...next,
        standstill: {
          lastDay: event.lastDay,
          earliestContract: event.earliestContract,
          signableFrom: event.signableFrom,
        },
      };
    case 'standstill-ended':
      return { ...next, standstillOver: true };
    case 'appeal-registered':
    case 'injunction-registered':
    case 'court-decided':
      return reviewed({ ...next, appeals: applyCourt(tender.appeals, event) }, event);
    case 'contract-signed':
      return {
        ...next,
        status: 'signed',
        contract: {
          reference: event.reference,
          signedOn: event.at.slice(0, 10),
          startsOn: event.startsOn,
          endsOn: event.endsOn,
        },
      };
    case 'cancelled':
      return { ...next, status: 'cancelled', cancelReason: event.reason, handOverFailed: null };
  }
}

/** Whether the closing of a stage approves of having a requirement, or of having none. */
function approves(
  tender: TenderState,
  { stageId, outcome }: { readonly stageId: string; readonly outcome: string }
): boolean {
  return outcome === 'done' && stageOf(tender, stageId).decides === 'requirement';
}

function stageOf(tender: TenderState, stageId: string): Stage {
  const stage = tender.plan.find((each) => each.id === stageId);
  if (stage === undefined) throw new Error(`The plan of ${tender.reference} has no stage ${stageId}`);
  return stage;
}

/** The standstill is counted anew after whatever a court does; an award that it sets aside is gone, with the scores behind it. */
function reviewed(tender: TenderState, event: CourtEvent): TenderState {
  const next = { ...tender, standstill: null, standstillOver: false };
  if (event.type !== 'court-decided') return { ...tender, standstillOver: false };
  switch (event.outcome) {
    case 'rejected':
    case 'withdrawn':
      return next;
    case 're-evaluate':
      return {
        ...next,
        notice: null,
        ranking: [],
        lot: null,
        bids: tender.bids.map((bid) => ({ ...bid, scores: [], consensus: [] })),
        changesWanted: event.reason,
      };
    case 'redo':
      return { ...next, status: 'cancelled', cancelReason: event.reason };
  }
}

/** Nothing came of the bids: the notice goes out anew, as a version of its own. */
function republished(tender: TenderState): TenderState {
  const version = tender.version + 1;
  return {
    ...tender,
    ...periodToCome,
    lot: null,
    changesWanted: null,
    publication: null,
    startsAgain: true,
    version,
  };
}
