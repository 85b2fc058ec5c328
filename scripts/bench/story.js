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
  stateQuery,
  tenderId,
  unknownScope,
} from '../../dist/plugin.js';
import { buyer, contractor } from './world.js';

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
export function aTender(reference) {
  return newTender({
    id: tenderId(reference),
    authorityId: buyer,
    reference,
    title: 'Renovation of a housing area',
    procedure: 'open',
    policy: startingPolicy,
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
    const state = await handle.query(stateQuery);
    if (wanted(state)) return state;
    if (Date.now() > deadline)
      throw new Error(`${handle.workflowId} never came to ${wanted}: ${JSON.stringify(state)}`);
    await letTimePass();
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

/** From draft to signature; answers its id and first run. The contract runs from `startsOn` (YYYY-MM-DD) to `endsOn`. */
export async function tenderToSigned({ client, taskQueue, reference, startsOn, endsOn, letTimePass, today }) {
  const { workflowId, firstExecutionRunId } = await startCase(client, taskQueue, aTender(reference));
  const tender = client.workflow.getHandle(workflowId);
  const asked = (task) => until(tender, ({ ball }) => ball?.task === task, letTimePass);
  const { officer, evaluator, manager } = people;

  await asked('answer-gate');
  const gate = { mandate: true, orderingUnit: true, matchingBody: true, network: true };
  await give(tender, officer, { kind: 'answer-gate', ...gate });
  await asked('hold-dialogue');
  await give(tender, officer, { kind: 'end-dialogue', reason: 'The market is known' });
  await asked('draft-requirement');
  await give(tender, officer, { kind: 'set-award-model', model: awardModel, change: null });
  await give(tender, officer, { kind: 'submit-requirement', requirement, motive: null });
  const submitted = await asked('decide');
  await give(tender, manager, { kind: 'approve', stageId: submitted.stageId, version: submitted.version });
  await asked('confirm-publication');
  await give(tender, officer, {
    kind: 'confirm-publication',
    reference: 'NOTICE-1',
    publishedOn: await today(),
    url: 'https://notices.example/1',
  });
  await asked('register-bids');
  for (const bidderId of [contractor, 'org-other'])
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
  for (const bidderId of [contractor, 'org-other']) await give(tender, officer, qualified(bidderId));
  await asked('score-bids');
  for (const person of [officer, evaluator]) {
    await give(tender, person, scored(contractor, 9));
    await give(tender, person, scored('org-other', 6));
  }
  const ranked = await asked('decide');
  await give(tender, manager, { kind: 'approve', stageId: ranked.stageId, version: ranked.version });
  await asked('send-award-notice');
  await give(tender, officer, { kind: 'send-award-notice', sentOn: await today(), means: 'electronic', days: null });
  await until(tender, ({ stageId }) => stageId === 'signing', letTimePass);
  await asked('sign-contract');
  await give(tender, officer, { kind: 'sign-contract', contractReference: reference, startsOn, endsOn });
  await until(tender, ({ status }) => status === 'signed');
  return { workflowId, runId: firstExecutionRunId };
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
