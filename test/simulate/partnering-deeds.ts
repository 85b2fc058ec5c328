// What people do in partnering and about deviations: kick-off and hand-over, plan, charter, meetings, changes, the sanction ladder.
import type { Role } from '../../domain/actor.js';
import type { Task } from '../../domain/case.js';
import type { ContractState } from '../../domain/contract.js';
import type { ContactRole } from '../../domain/partnering.js';
import type { CloseReason } from '../../domain/sanctions.js';
import { nextStep } from '../../domain/sanctions.js';
import type { Odds } from './chance.js';
import { bidders, players } from './people.js';
import type { Deed, Initiative } from './sight.js';
import { later, oneOf } from './sight.js';

type ContractDeed = Deed<ContractState>;

const leave: ContractDeed = () => null;

const closeReasons: Odds<CloseReason> = [
  [4, 'rectified'],
  [2, 'no-referral'],
  [2, 'programme-ended'],
  [1, 'terms-changed'],
  [1, 'not-a-deviation'],
];

const handOver: ContractDeed = ({ about }) => ({
  kind: 'confirm-hand-over',
  role: (about ?? 'delivery') as ContactRole,
});

/** Somebody who changes jobs names who comes after them. */
const replace: ContractDeed = ({ about, state, player }) => {
  const role = (about ?? 'delivery') as ContactRole;
  const from = state.partnering.contacts.find((each) => each.role === role)?.personId ?? null;
  return { kind: 'replace-contact', role, from, to: player.personId };
};

const propose: ContractDeed = ({ state, about, draw }) => {
  const proposal = state.followUp.proposals.find(({ number }) => String(number) === about);
  if (proposal === undefined) return null;
  const { number, organisationId, period } = proposal;
  return draw.percent('opens', 60)
    ? { kind: 'open-deviation', about: proposal.about, period, organisationId, what: 'Det saknas', proposal: number }
    : { kind: 'dismiss-proposal', number, reason: draw.of('why', closeReasons) };
};

const sanction: ContractDeed = ({ state, about, draw }) => {
  const deviation = state.followUp.deviations.find(({ number }) => String(number) === about);
  if (deviation === undefined) return null;
  const step = nextStep(state.sanctions, deviation)?.step ?? null;
  if (step === null || draw.percent('closes', 40))
    return { kind: 'close-deviation', deviation: deviation.number, reason: draw.of('why', closeReasons) };
  const units = step === 'fine' ? draw.whole('units', 1, 3) : null;
  return { kind: 'take-sanction', deviation: deviation.number, step, units, reason: 'Det är inte rättat' };
};

const change: ContractDeed = ({ state, today, draw }) => {
  const [first] = state.obligations;
  const newTargets = first ? [{ ...first, target: Math.max(1, first.target - 1) }] : null;
  return draw.percent('longer', 50)
    ? { kind: 'prolong', newEndsOn: later(state.endsOn, 90), why: 'Etapp två', targets: null }
    : { kind: 'change-contract', what: `Ändrat ${today}`, why: 'Omfattningen har ändrats', newTargets };
};

/** What each task is answered with. */
export const partneringDeeds: Partial<Record<Task, ContractDeed>> = {
  'hold-kick-off': ({ state, today, draw }) => ({
    kind: 'hold-kick-off',
    heldOn: today,
    participants: ['contract-manager', 'contractor', 'matching-body'],
    commitmentsRead: draw.percent('read', 90),
    deliveryOwnerId: players.find(({ organisationId }) => organisationId === state.contractorId)?.personId ?? '',
  }),
  'hand-over': oneOf<ContractState>([
    [8, handOver],
    [1, replace],
  ]),
  'meet-matching-body': ({ today }) => ({
    kind: 'hold-meeting',
    heldOn: today,
    meeting: 'matching-body',
    minutes: null,
  }),
  'submit-plan': ({ state, today }) => ({
    kind: 'submit-plan',
    places: state.obligations.map(({ kind, target }) => ({
      quarter: `${today.slice(0, 4)}-Q${Math.floor((Number(today.slice(5, 7)) + 2) / 3)}`,
      kind,
      count: target,
    })),
    tutorRole: 'arbetsledare',
    safetyInduction: 'Första dagen',
  }),
  'approve-plan': ({ state, draw }) => {
    const version = state.partnering.plan?.version ?? 0;
    return draw.percent('good enough', 75)
      ? { kind: 'approve-plan', version }
      : { kind: 'return-plan', version, reason: 'Handledaren saknas' };
  },
  'agree-charter': ({ about }) => ({ kind: 'agree-charter', version: Number(about) }),
  'hold-meeting': oneOf<ContractState>([
    [6, ({ today }) => ({ kind: 'hold-meeting', heldOn: today, meeting: 'partnering', minutes: null })],
    [1, ({ today }) => ({ kind: 'postpone-meeting', newOn: later(today, 14), reason: 'Semester' })],
    [1, leave],
  ]),
  'answer-change': ({ about, draw }) =>
    draw.percent('agrees', 70)
      ? { kind: 'agree-change', number: Number(about) }
      : { kind: 'decline-change', number: Number(about), reason: 'Det går inte' },
  refer: oneOf<ContractState>([
    [5, ({ state }) => ({ kind: 'refer', count: state.followUp.referral?.left ?? 1 })],
    [1, () => ({ kind: 'decline-referral' })],
  ]),
  'consider-deviation': propose,
  'decide-sanction': sanction,
  rectify: oneOf<ContractState>([
    [3, ({ about }) => ({ kind: 'answer-deviation', deviation: Number(about), text: 'Vi börjar i nästa vecka' })],
    [2, leave],
  ]),
};

const going = ({ phase }: ContractState): boolean => phase === 'partnering';

/** What people do unasked. */
export const partneringInitiatives: Partial<Record<Role, readonly Initiative<ContractState>[]>> = {
  'contract-manager': [
    {
      percent: 3,
      when: (state) => going(state) && state.partnering.charter === null,
      does: () => ({ kind: 'propose-charter', goals: ['Alla ska in'], everyWeeks: 12 }),
    },
    { percent: 1, when: going, does: change },
    {
      percent: 1,
      when: going,
      does: ({ state }) => ({
        kind: 'open-deviation',
        about: 'other-term',
        period: null,
        organisationId: state.contractorId,
        what: 'Skyltningen saknas',
        proposal: null,
      }),
    },
  ],
  contractor: [
    {
      percent: 4,
      when: (state) => going(state) && state.followUp.referral === null,
      does: ({ draw }) => ({ kind: 'request-referral', count: draw.whole('people', 1, 3) }),
    },
    { percent: 1, when: going, does: change },
    {
      percent: 1,
      when: (state) => going(state) && state.subcontractorIds.length === 0,
      does: ({ state }) => ({
        kind: 'accede-subcontractor',
        organisationId: bidders.find((each) => each !== state.contractorId) ?? 'orebro-el',
      }),
    },
    {
      percent: 1,
      when: (state) => going(state) && state.subcontractorIds.length > 0,
      does: ({ state }) => ({
        kind: 'release-subcontractor',
        organisationId: state.subcontractorIds[0] ?? '',
        reason: 'Klara',
      }),
    },
  ],
};
