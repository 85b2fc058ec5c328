// What people do in a tender: for each task the odds of what comes, and what somebody does unasked.
import type { Role } from '../../domain/actor.js';
import type { Court, CourtOutcome } from '../../domain/appeal.js';
import { openAppeal } from '../../domain/appeal.js';
import { correctable } from '../../domain/decisions.js';
import type { Task } from '../../domain/case.js';
import type { Obligation, Requirement } from '../../domain/requirement.js';
import type { TenderState } from '../../domain/tender.js';
import type { Odds } from './chance.js';
import { drawsAbout } from './chance.js';
import { bid, evaluationDeeds, model } from './evaluation-deeds.js';
import type { Deed, Initiative, Sight } from './sight.js';
import { later, oneOf } from './sight.js';

type TenderDeed = Deed<TenderState>;

const yes = { kind: 'answer-gate', mandate: true, orderingUnit: true, matchingBody: true, network: true } as const;

const obligations: Odds<readonly Obligation[]> = [
  [
    4,
    [
      { kind: 'internship', target: 6 },
      { kind: 'permanent-job', target: 2 },
    ],
  ],
  [3, [{ kind: 'full-time-months', target: 24 }]],
  [2, [{ kind: 'employment', target: 3 }]],
  [
    1,
    [
      { kind: 'hours', target: 2000 },
      { kind: 'education', target: 1 },
    ],
  ],
];

const ladders: Readonly<Record<'contract' | 'framework', Requirement['sanctions']>> = {
  contract: [
    { step: 'reminder', withinDays: 14, amountOre: null },
    { step: 'rectification', withinDays: 30, amountOre: null },
    { step: 'fine', withinDays: 30, amountOre: 2_500_000 },
  ],
  framework: [
    { step: 'reminder', withinDays: 14, amountOre: null },
    { step: 'call-off-exclusion', withinDays: 30, amountOre: null },
  ],
};

/** What the framework says holds in its call-offs. */
function requirement({ draw, state, framework }: Sight<TenderState>): Requirement {
  if (framework?.requirement) return { ...framework.requirement, durationMonths: months(state) };
  const level = draw.of('level', [
    [1, 'dialogue'],
    [7, 'requirement'],
    [2, 'bonus'],
  ] as const);
  return {
    level,
    targetGroup: 'långtidsarbetslösa boende i Vivalla',
    areaId: draw.percent('area', 70) ? 'vivalla' : null,
    obligations: level === 'dialogue' ? [] : draw.of('obligations', obligations),
    firstStartWithinMonths: 6,
    durationMonths: months(state),
    followUpBy: state.policy.followUpBy,
    sanctions: level === 'dialogue' ? [] : ladders[state.procedure === 'framework' ? 'framework' : 'contract'],
    bonus: level === 'bonus' ? { kind: 'employment', perExtraOre: 1_000_000, maxExtra: 3 } : null,
  };
}

/** How long the contract runs, the same from the requirement to the signature. */
function months({ id }: TenderState): number {
  return drawsAbout(id).of('months', [
    [3, 12],
    [4, 24],
    [2, 36],
    [1, 48],
  ]);
}

const submit: TenderDeed = (sight) => ({
  kind: 'submit-requirement',
  requirement: requirement(sight),
  motive: 'Ryms i arbetet som köps',
});
const incomplete: TenderDeed = (sight) => ({
  kind: 'submit-requirement',
  requirement: { ...requirement(sight), targetGroup: ' ' },
  motive: null,
});
const leaveOut: TenderDeed = ({ state }) => ({
  kind: state.policy.requirementInEveryTender ? 'request-exemption' : 'leave-requirement-out',
  reason: 'Inköpet har inget arbete i sig',
});
/** Whoever submitted something knows that others decide on it, and seldom tries. */
const decided = oneOf<TenderState>([
  [24, (sight) => approve(sight)],
  [4, (sight) => wantChanges(sight)],
  [1, (sight) => reject(sight)],
  [2, (sight) => stale(sight)],
]);
const decide: TenderDeed = (sight) =>
  sight.player.personId === sight.state.submittedBy && sight.draw.percent('knows', 90) ? null : decided(sight);

const approve: TenderDeed = ({ state: { stageId, version } }) => ({ kind: 'approve', stageId: stageId ?? '', version });
const wantChanges: TenderDeed = ({ state: { stageId, version } }) => ({
  kind: 'request-changes',
  stageId: stageId ?? '',
  version,
  reason: 'Motivera nivån bättre',
});
const reject: TenderDeed = ({ state: { stageId, version } }) => ({
  kind: 'reject',
  stageId: stageId ?? '',
  version,
  reason: 'Behovet har fallit bort',
});
const stale: TenderDeed = ({ state: { stageId, version } }) => ({
  kind: 'approve',
  stageId: stageId ?? '',
  version: version - 1,
});
const cancel =
  (reason: string): TenderDeed =>
  () => ({ kind: 'cancel', reason });

const notice: TenderDeed = ({ today, draw }) => ({
  kind: 'send-award-notice',
  sentOn: later(today, -draw.whole('registered later', 0, 2)),
  means: draw.of('means', [
    [4, 'electronic'],
    [1, 'other'],
  ] as const),
  days: draw.percent('longer', 15) ? draw.whole('days', 11, 25) : null,
});

const courts: readonly Court[] = ['administrative', 'appeal', 'supreme'];
const appeal: TenderDeed = ({ state, today, draw }) => {
  // A new award is a matter for the first court again.
  const below = state.appeals.at(-1);
  const court = below?.decision?.outcome === 'rejected' ? courts[courts.indexOf(below.court) + 1] : courts[0];
  return court === undefined
    ? null
    : {
        kind: 'register-appeal',
        court,
        caseNumber: `${1000 + draw.whole('number', 1, 8999)}-35`,
        filedOn: today,
        injunction: draw.percent('injunction', 60),
      };
};
const outcomes: Odds<CourtOutcome> = [
  [5, 'rejected'],
  [2, 'withdrawn'],
  [2, 're-evaluate'],
  [1, 'redo'],
];
const ruling: TenderDeed = ({ today, draw }) => {
  const outcome = draw.of('outcome', outcomes);
  return { kind: 'register-court-decision', outcome, decidedOn: today, reason: `Domen: ${outcome}` };
};
const injunction: TenderDeed = ({ today, draw }) => ({
  kind: 'register-injunction',
  forbidsSigning: draw.percent('forbids', 50),
  decidedOn: today,
});

const sign: TenderDeed = ({ state, today, draw }) => {
  const startsOn = later(today, draw.whole('starts', 1, 40));
  const endsOn = later(startsOn, Math.round(months(state) * 30.4));
  return { kind: 'sign-contract', contractReference: state.reference, startsOn, endsOn };
};

/** The award model is locked with the requirement; whoever forgets it is told. */
const firstDraft = oneOf<TenderState>([
  [9, model],
  [1, submit],
]);
const secondDraft = oneOf<TenderState>([
  [10, submit],
  [2, incomplete],
  [2, leaveOut],
  [1, model],
]);

/** What the holder of the ball does. */
export const tenderDeeds: Partial<Record<Task, TenderDeed>> = {
  'answer-gate': oneOf<TenderState>([
    [8, () => yes],
    [2, () => ({ ...yes, network: false })],
  ]),
  'start-with-management': oneOf<TenderState>([
    [8, () => yes],
    [1, cancel('Ledningen vill inte')],
  ]),
  'hold-dialogue': oneOf<TenderState>([
    [3, ({ today }) => ({ kind: 'record-dialogue', heldOn: today, suppliers: 4, learned: 'Praktik går bra' })],
    [3, () => ({ kind: 'end-dialogue', reason: 'Marknaden är känd' })],
    [1, () => ({ kind: 'end-dialogue', reason: '' })],
  ]),
  'draft-requirement': (sight) => (sight.state.awardModel === null ? firstDraft : secondDraft)(sight),
  decide,
  'confirm-publication': ({ state, today }) => ({
    kind: 'confirm-publication',
    reference: `ANN-${state.reference}`,
    publishedOn: today,
    url: `https://annonsdatabas.example/${state.reference}`,
  }),
  ...evaluationDeeds,
  'send-award-notice': notice,
  'register-court-decision': oneOf<TenderState>([
    [5, ruling],
    [1, injunction],
    [1, sign],
  ]),
  'sign-contract': sign,
};

const undo: TenderDeed = ({ state, player }) =>
  state.decisions.some(({ by }) => by === player.personId)
    ? { kind: 'undo-decision', stageId: state.stageId ?? '' }
    : null;
const correct: TenderDeed = ({ state, player }) => {
  const made = correctable(state, player.personId);
  return made === null ? null : { kind: 'correct-decision', stageId: made.stageId, reason: 'Fel underlag' };
};
const withdraw: TenderDeed = ({ state: { stageId, version } }) => ({
  kind: 'withdraw-submission',
  stageId: stageId ?? '',
  version,
  reason: 'Målgruppen ska ändras',
});
const beingDecided = ({ plan, stageId }: TenderState): boolean =>
  plan.some(({ id, kind }) => id === stageId && kind === 'approve');

const inCourtTime = ({ stageId }: TenderState): boolean => stageId === 'standstill' || stageId === 'signing';

/** What people do unasked. */
export const tenderInitiatives: Partial<Record<Role, readonly Initiative<TenderState>[]>> = {
  'procurement-officer': [
    { percent: 15, when: ({ notice: sent }) => sent !== null, does: sign },
    { percent: 45, when: (state) => inCourtTime(state) && openAppeal(state) === null, does: appeal },
    { percent: 5, when: (state) => openAppeal(state) !== null, does: injunction },
    { percent: 10, when: ({ bidsClosed, contract }) => bidsClosed && contract === null, does: bid },
  ],
  coordinator: [{ percent: 4, when: beingDecided, does: withdraw }],
  manager: [
    { percent: 0.3, when: () => true, does: cancel('Budgeten räcker inte') },
    { percent: 8, when: beingDecided, does: undo },
    { percent: 1, when: () => true, does: correct },
  ],
};
