// A tender from draft to signature and the first months of its contract, told to the built package. The benchmark counts
// what it costs; record-histories.js keeps its histories for the replay test.
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  commandUpdate,
  contractId,
  newContract,
  newTender,
  startingPolicy,
  tenderId,
  unknownScope,
} from '../../dist/plugin.js';
import { nothingElse } from '../../dist/domain/reporting.js';
import { buyer, contractor, recorded } from './world.js';

const matching = 'org-matching';

export const people = {
  officer: {
    personId: 'person-officer',
    organisationId: buyer,
    roles: ['procurement-officer', 'evaluator', 'contract-manager', 'coordinator'],
  },
  evaluator: { personId: 'person-evaluator', organisationId: buyer, roles: ['evaluator'] },
  manager: { personId: 'person-manager', organisationId: buyer, roles: ['manager'] },
  contractor: { personId: 'person-contractor', organisationId: contractor, roles: ['contractor'] },
  matching: { personId: 'person-matching', organisationId: matching, roles: ['matching-body'] },
};

const requirement = {
  level: 'requirement',
  targetGroup: 'long-term unemployed people of the area',
  areaId: null,
  obligations: [
    { kind: 'internship', target: 40 },
    { kind: 'permanent-job', target: 12 },
  ],
  firstStartWithinMonths: 6,
  durationMonths: 48,
  followUpBy: 'coordinator',
  sanctions: [
    { step: 'reminder', withinDays: 14, amountOre: null },
    { step: 'rectification', withinDays: 30, amountOre: null },
    { step: 'fine', withinDays: 30, amountOre: 2_500_000 },
  ],
  bonus: null,
};

const awardModel = {
  priceWeightPercent: 40,
  priceModel: { kind: 'relative' },
  criteria: [
    { id: 'plan', name: 'How the places open', weightPercent: 40, maxPoints: 10 },
    { id: 'tutors', name: 'Tutors on the site', weightPercent: 20, maxPoints: 10 },
  ],
  musts: [{ id: 'accepts', text: 'Accepts the requirement as a whole' }],
  evaluators: 2,
  abnormalUnderPercent: 30,
};

/** Facts of a contract that is started by itself, without its tender. */
export function aContract(reference, startsOn, endsOn) {
  return newContract({
    id: contractId(reference),
    authorityId: buyer,
    reference,
    title: 'Renovation of a housing area',
    tenderId: tenderId(reference),
    contractorId: contractor,
    subcontractorIds: [],
    matchingBodyId: matching,
    signedOn: startsOn,
    startsOn,
    endsOn,
    firstStartBy: endsOn,
    obligations: requirement.obligations,
    sanctions: [],
    bonus: requirement.bonus,
    scope: { nature: 'works', trade: null, valueOre: null, durationMonths: null, labourPercent: null },
    followUpBy: 'coordinator',
  });
}

/** Facts of a tender in its draft. */
export function aTender(reference, policy = startingPolicy) {
  return newTender({
    id: tenderId(reference),
    authorityId: buyer,
    reference,
    title: 'Renovation of a housing area',
    procedure: 'open',
    policy,
    scope: unknownScope,
    matchingBodyId: matching,
  });
}

/** Starts a case's workflow of the kind its state says. */
export function startCase(client, taskQueue, state) {
  return client.workflow.start(state.kind, {
    workflowId: state.id,
    taskQueue,
    args: [{ state, unrecorded: [] }],
    staticSummary: state.reference,
  });
}

/** Gives one command as a person; the answer is durable. */
export function give(handle, by, command) {
  const deliveryId = randomUUID();
  return handle.executeUpdate(commandUpdate, { updateId: deliveryId, args: [{ deliveryId, by, via: 'cli', command }] });
}

/** Waits until a case's state is as wanted; `letTimePass` moves a clock that can be moved. */
export async function until(handle, wanted, letTimePass = () => sleep(20)) {
  const deadline = Date.now() + 60_000;
  for (;;) {
    const state = await recorded(handle.workflowId);
    if (state !== null && wanted(state)) return state;
    if (Date.now() > deadline)
      throw new Error(`${handle.workflowId} never came to ${wanted}: ${JSON.stringify(state)}`);
    await (state === null ? sleep(20) : letTimePass());
  }
}

function qualified(bidderId) {
  return {
    kind: 'qualify-bid',
    bidderId,
    exclusionSource: 'self-declaration',
    grounds: [],
    exclusionReason: 'Nothing against it',
    qualified: true,
    qualificationReason: 'References given',
    musts: [{ id: 'accepts', met: true, reason: 'Said in the bid' }],
    reservedPercent: null,
  };
}

function scored(bidderId, points) {
  const reason = 'How the promise is kept';
  return {
    kind: 'score-bid',
    bidderId,
    points: awardModel.criteria.map(({ id }) => ({ criterionId: id, points, reason })),
  };
}

/** One of so many different managers. */
const manager = (number) => ({ ...people.manager, personId: `person-manager-${number}` });

/** A policy by which so many managers approve the requirement, and as many the award. */
function policyOf(approvers) {
  const approval = { roles: ['manager'], needs: approvers };
  // Long enough to be waited for, short enough to be measured.
  const settings = { undoMinutes: 0.01 };
  return {
    ...startingPolicy,
    settings,
    approvals: { ...startingPolicy.approvals, requirement: approval, award: approval },
  };
}

/**
 * From draft to signature; answers its id and first run. The contract runs from `startsOn` (YYYY-MM-DD) to `endsOn`. The first bidder
 * wins. Each list in `questions` is answered at once; `approvers` decide on the requirement, and again on the award.
 */
export async function tenderToSigned({
  client,
  taskQueue,
  reference,
  startsOn,
  endsOn,
  letTimePass,
  today,
  bidders = [contractor, 'org-other'],
  questions = [],
  approvers = 1,
}) {
  const { workflowId, firstExecutionRunId } = await startCase(
    client,
    taskQueue,
    aTender(reference, policyOf(approvers))
  );
  const tender = client.workflow.getHandle(workflowId);
  const asked = (task) => until(tender, ({ ball }) => ball?.task === task, letTimePass);
  const { officer, evaluator } = people;
  const decide = async () => {
    const { stageId, version } = await asked('decide');
    for (let number = 1; number <= approvers; number += 1)
      await give(tender, manager(number), { kind: 'approve', stageId, version });
  };

  await toDecision(tender, letTimePass);
  await decide();
  await asked('confirm-publication');
  await give(tender, officer, {
    kind: 'confirm-publication',
    reference: 'NOTICE-1',
    publishedOn: await today(),
    url: 'https://notices.example/1',
  });
  await asked('register-bids');
  for (const lines of questions) await give(tender, officer, { kind: 'answer-questions', lines });
  for (const bidderId of bidders)
    await give(tender, officer, {
      kind: 'register-bid',
      bidderId,
      priceOre: 900_000_000_00,
      promises: [],
      receivedAt: null,
    });
  await asked('open-bids');
  for (const person of [officer, evaluator]) await give(tender, person, { kind: 'open-bids' });
  await asked('qualify-bids');
  for (const bidderId of bidders) await give(tender, officer, qualified(bidderId));
  await asked('score-bids');
  for (const person of [officer, evaluator])
    for (const bidderId of bidders) await give(tender, person, scored(bidderId, bidderId === bidders[0] ? 9 : 6));
  await decide();
  await asked('send-award-notice');
  await give(tender, officer, { kind: 'send-award-notice', sentOn: await today(), means: 'electronic', days: null });
  await asked('sign-contract');
  await give(tender, officer, { kind: 'sign-contract', contractReference: reference, startsOn, endsOn });
  await until(tender, ({ status }) => status === 'signed');
  return { workflowId, runId: firstExecutionRunId };
}

/** A tender from its start until its requirement waits for a decision. */
export async function toDecision(tender, letTimePass) {
  const asked = (task) => until(tender, ({ ball }) => ball?.task === task, letTimePass);
  const { officer } = people;
  await asked('answer-gate');
  const gate = { mandate: true, orderingUnit: true, matchingBody: true, network: true };
  await give(tender, officer, { kind: 'answer-gate', ...gate });
  await asked('hold-dialogue');
  await give(tender, officer, { kind: 'end-dialogue', reason: 'The market is known' });
  await asked('draft-requirement');
  await give(tender, officer, { kind: 'set-award-model', model: awardModel, change: null });
  await give(tender, officer, { kind: 'submit-requirement', requirement, motive: null });
  await asked('decide');
}

/** The histories of a workflow's runs, first to last, each continued as the next. */
export async function runsOf(client, workflowId, firstRunId) {
  const runs = [];
  for (let runId = firstRunId; runId;) {
    const history = await client.workflow.getHandle(workflowId, runId).fetchHistory();
    runs.push(history);
    runId = history.events.at(-1).workflowExecutionContinuedAsNewEventAttributes?.newExecutionRunId;
  }
  return runs;
}

/** A line of a report: somebody began an internship. */
export function internship(startDate) {
  return { what: 'internship', ...nothingElse, startDate };
}

/** The kick-off, as whoever follows up notes it. */
export function kickOff(heldOn) {
  return {
    kind: 'hold-kick-off',
    heldOn,
    participants: ['coordinator', 'contractor'],
    commitmentsRead: true,
    deliveryOwnerId: people.contractor.personId,
  };
}
