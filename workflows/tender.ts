// The tender: walks its plan, stage by stage, from the first draft to the signed contract.
import { ParentClosePolicy, continueAsNew, startChild } from '@temporalio/workflow';
import { acceptSnooze, contractId } from '../domain/case.js';
import type { ClauseFacts } from '../domain/clause.js';
import { clauseOf } from '../domain/clause.js';
import type { ClauseTerm } from '../domain/sanctions.js';
import { corrected } from '../domain/decisions.js';
import type { CommandEnvelope } from '../domain/commands.js';
import type { NewContract } from '../domain/contract.js';
import { newContract } from '../domain/contract.js';
import { acceptHandOverAgain, announcesAward } from '../domain/hand-over.js';
import { acceptNudge } from '../domain/nudging.js';
import { carriedOver } from '../domain/requirement.js';
import type { Refusal } from '../domain/refusal.js';
import { refuse } from '../domain/refusal.js';
import type { TenderEvent, TenderState } from '../domain/tender.js';
import { applyTender } from '../domain/apply-tender.js';
import { openStage, tenderParties, winner } from '../domain/tender.js';
import type { contract } from './contract.js';
import type { CaseRules } from '../domain/judge.js';
import { Desk } from './desk.js';
import { handOver } from './hand-over.js';
import type { CaseInput } from './messages.js';
import { stageKinds } from './stages/index.js';
import { mayNotSign } from './stages/sign.js';
import { isOver } from './stages/stage-kind.js';

/** The rules of a tender, for its desk and for imports. */
export const tenderRules: CaseRules<TenderState, TenderEvent> = {
  apply: applyTender,
  accepts,
  parties: tenderParties,
  quiet: [
    'stage-opened',
    'stage-closed',
    'award-model-set',
    'bids-close-set',
    'bid-registered',
    'bid-withdrawn',
    'questions-answered',
    'opening-attended',
    'bid-qualified',
    'bid-scored',
    'consensus-set',
    'price-explained',
    'handed-over',
    'standstill-set',
  ],
};

/** From the gate to signature; a run that has become long ends between stages, or where many take part within one. Answers how it ended. */
export async function tender(input: CaseInput<TenderState>): Promise<TenderState['status']> {
  const desk = new Desk<TenderState, TenderEvent>(tenderRules, input);
  if (desk.state.revision === 0) desk.happen({ type: 'tender-opened' });

  const first = desk.state.plan[0];
  if (desk.state.status === 'running' && desk.state.stageId === null && first !== undefined)
    desk.happen({ type: 'stage-opened', stageId: first.id });
  for (let stage = openStage(desk.state); stage !== null; stage = openStage(desk.state)) {
    const kind = stageKinds[stage.kind];
    await kind.run(desk, stage);
    if (!isOver(kind, desk.state, stage)) return continueAsNew<typeof tender>(await desk.settle());
    desk.happen({ type: 'stage-closed', stageId: stage.id, outcome: outcomeOf(desk.state, stage.kind, stage.id) });
    const next = openStage(desk.state);
    if (next === null) break;
    desk.happen({ type: 'stage-opened', stageId: next.id });
    if (desk.isLong) return continueAsNew<typeof tender>(await desk.settle());
  }

  if (desk.state.status === 'signed') {
    // A tender that was exempt from the requirement has nothing to follow up.
    if (desk.state.requirement !== null) await startContract(desk.state);
    if (announcesAward(desk.state.procedure)) await handOver(desk, 'award-notice');
  }
  await desk.finish();
  return desk.state.status;
}

function accepts(tender: TenderState, envelope: CommandEnvelope, at: string): readonly TenderEvent[] | Refusal {
  const { command } = envelope;
  if (command.kind === 'hand-over-again') return acceptHandOverAgain(tender);
  if (command.kind === 'nudge') return acceptNudge(tender, command, envelope.by, at);
  if (tender.status !== 'running') return refuse('Closed', 'This tender has ended; nothing more can be done to it.');
  if (command.kind === 'cancel')
    return command.reason.trim() === ''
      ? refuse('ReasonRequired', 'Say why the tender is cancelled.')
      : [{ type: 'cancelled', reason: command.reason.trim() }];

  if (command.kind === 'snooze') return acceptSnooze(tender.ball, command.until, envelope.by, at);
  if (command.kind === 'correct-decision') return corrected(tender, command, envelope.by);

  const stage = openStage(tender);
  const answer = stage && stageKinds[stage.kind].accepts(tender, stage, envelope, at);
  if (answer) return answer;
  const unsignable = command.kind === 'sign-contract' ? mayNotSign(tender, at) : null;
  if (unsignable !== null) return unsignable;
  if (command.kind === 'set-award-model' && tender.bidsClosed)
    return refuse('AwardModelLocked', 'The award model was locked when the tender period ended.');
  return refuse('NotOpen', `The tender stands at ${tender.stageId ?? tender.status}; this step is not open now.`, {
    stageId: tender.stageId ?? '',
  });
}

function outcomeOf(
  tender: TenderState,
  kind: keyof typeof stageKinds,
  stageId: string
): 'done' | 'returned' | 'stopped' {
  const stage = tender.plan.find((each) => each.id === stageId);
  if (tender.status === 'cancelled' || stage === undefined) return 'stopped';
  const outcome = stageKinds[kind].outcome(tender, stage);
  return outcome === 'open' ? 'stopped' : outcome;
}

/** The contract takes the requirement over and lives on by itself for years. */
async function startContract(state: TenderState): Promise<void> {
  const input = { state: newContract(contractOf(state)), unrecorded: [] };
  await startChild<typeof contract>('contract', {
    workflowId: input.state.id,
    args: [input],
    parentClosePolicy: ParentClosePolicy.ABANDON,
    staticSummary: `Contract ${input.state.reference}`,
  });
}

/** The facts of the contract that a signed tender leads to: taken from the requirement and the winning bid, never typed again. */
export function contractOf(tender: TenderState): NewContract {
  const { contract, requirement } = tender;
  const first = winner(tender);
  if (contract === null || requirement === null || first === null)
    throw new Error(`Tender ${tender.reference} has no signed contract to start`);
  const promises = tender.bids.find(({ bidderId }) => bidderId === first.bidderId)?.promises ?? [];
  return {
    id: contractId(contract.reference),
    authorityId: tender.authorityId,
    reference: contract.reference,
    title: tender.title,
    tenderId: tender.id,
    contractorId: first.bidderId,
    subcontractorIds: [],
    matchingBodyId: tender.matchingBodyId,
    signedOn: contract.signedOn,
    startsOn: contract.startsOn,
    endsOn: contract.endsOn,
    firstStartBy: monthsAfter(contract.startsOn, requirement.firstStartWithinMonths),
    obligations: carriedOver(requirement.obligations, promises),
    sanctions: clauseTerms({ requirement, matchingBodyId: tender.matchingBodyId }),
    bonus: requirement.bonus,
    scope: tender.scope,
    followUpBy: requirement.followUpBy,
    settings: tender.policy.settings,
  };
}

function monthsAfter(date: string, months: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, last))).toISOString().slice(0, 10);
}

/** The ladder with the points of the clause that it is stated in. */
function clauseTerms(facts: ClauseFacts): ClauseTerm[] {
  return clauseOf(facts)
    .sections.flatMap(({ points }) => points)
    .flatMap((point) => (point.point === 'sanction' ? [{ ...point.term, clausePoint: point.number }] : []));
}
