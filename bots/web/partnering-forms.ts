// The forms of partnering and of changes: kick-off, hand-over, plan, charter, meetings, other terms, subcontractors.
import type { Role } from '../../domain/actor.js';
import { sideOf } from '../../domain/change-rules.js';
import type { ContractState } from '../../domain/contract.js';
import type { ContactRole } from '../../domain/partnering.js';
import { charterParties, organisationOf, quarterOf } from '../../domain/partnering-rules.js';
import type { Obligation } from '../../domain/requirement.js';
import type { PagesWords } from '../words/pages.js';
import { because, choice, count, date, long, named, optionsOf, text, yesNo } from './fields.js';
import type { Field, Option, Values } from './fields.js';
import { settingsOf } from '../../domain/settings.js';
import { settingInWords } from '../settings.js';
import type { Draft, FormContext } from './command-form.js';

const contactRoles: readonly ContactRole[] = ['delivery', 'follow-up', 'matching'];
const meetingRoles: readonly Role[] = ['contract-manager', 'coordinator', 'contractor', 'matching-body', 'manager'];

/** Forms of partnering that this person may need now; what is seldom needed is marked so. */
export function partneringDrafts(contract: ContractState, context: FormContext): Draft[] {
  if (contract.phase !== 'partnering') return [];
  return [
    ...kickOff(contract, context),
    ...handOver(contract, context),
    ...plan(contract, context),
    ...meetings(contract, context),
    ...charter(contract, context),
    ...changes(contract, context),
    ...subcontractors(contract, context),
    ...contacts(contract, context),
  ];
}

function peopleOf(organisationId: string | null, { people }: FormContext): Option[] {
  return people.filter((each) => each.organisationId === organisationId);
}

function kickOff(contract: ContractState, context: FormContext): Draft[] {
  const { w, today } = context;
  const { fields } = w.partnering;
  if (contract.partnering.kickOff !== null) return [];
  return [
    {
      kind: 'hold-kick-off',
      fields: [
        date('heldOn', w.fields.heldOn, today),
        choice('deliveryOwnerId', fields.deliveryOwner, peopleOf(contract.contractorId, context), {
          hint: fields.deliveryOwnerHint,
        }),
        text('participants', fields.participants, {
          type: 'several',
          options: optionsOf(w.roles, meetingRoles),
          initial: ['contract-manager', 'contractor'],
        }),
        choice('commitmentsRead', fields.commitmentsRead, yesNo(w)),
      ],
      toCommand: ({ commitmentsRead, ...values }) => ({
        kind: 'hold-kick-off',
        ...values,
        commitmentsRead: commitmentsRead === 'yes',
      }),
    },
  ];
}

function handOver({ partnering }: ContractState, { actor, w }: FormContext): Draft[] {
  return partnering.contacts
    .filter(({ handedOver, personId }) => !handedOver && personId === actor.personId)
    .map(({ role }) => ({
      kind: 'confirm-hand-over',
      id: `confirm-hand-over-${role}`,
      title: `${w.commands['confirm-hand-over'].title}: ${w.partnering.contacts[role]}`,
      fields: [],
      toCommand: () => ({ kind: 'confirm-hand-over', role }),
    }));
}

function contacts(contract: ContractState, context: FormContext): Draft[] {
  const { actor, w } = context;
  return contactRoles
    .filter((role) => [organisationOf(role, contract), contract.authorityId].includes(actor.organisationId))
    .flatMap((role): Draft[] => {
      const from = contract.partnering.contacts.find((each) => each.role === role)?.personId ?? null;
      const others = peopleOf(organisationOf(role, contract), context).filter(({ value }) => value !== from);
      if (others.length === 0) return [];
      return [
        {
          kind: 'replace-contact',
          id: `replace-contact-${role}`,
          title: `${w.commands['replace-contact'].title}: ${w.partnering.contacts[role]}`,
          seldom: true,
          fields: [choice('to', w.partnering.fields.newPerson, others)],
          toCommand: ({ to }) => ({ kind: 'replace-contact', role, from, to }),
        },
      ];
    });
}

/** When the plan is due and answered, and what that rests on. */
function planHint({ settings: own }: ContractState, { w, language }: FormContext): string {
  const [within, answered] = (['planDays', 'planReviewDays'] as const).map((name) =>
    settingInWords(name, settingsOf(own), language)
  );
  return w.partnering.fields.tutorRoleHint(within?.value ?? '', answered?.value ?? '', within?.restsOn ?? '');
}

function plan(contract: ContractState, context: FormContext): Draft[] {
  const { actor, w } = context;
  const { fields } = w.partnering;
  const now = contract.partnering.plan;
  if (now?.standing === 'submitted') {
    const { version } = now;
    return [
      { kind: 'approve-plan', fields: [], toCommand: () => ({ kind: 'approve-plan', version }) },
      {
        kind: 'return-plan',
        fields: [because(w)],
        toCommand: ({ reason }) => ({ kind: 'return-plan', version, reason }),
      },
    ];
  }
  if (actor.organisationId !== contract.contractorId || contract.obligations.length === 0) return [];
  return [
    {
      kind: 'submit-plan',
      seldom: now?.standing === 'approved',
      fields: [
        ...contract.obligations.map((obligation) =>
          long(obligation.kind, fields.quarterPlaces(obligation.kind), {
            hint: fields.quarterHint,
            initial: planned(contract, obligation),
          })
        ),
        text('tutorRole', fields.tutorRole, { hint: planHint(contract, context), initial: now?.tutorRole ?? '' }),
        long('safetyInduction', fields.safetyInduction, { initial: now?.safetyInduction ?? '' }),
      ],
      toCommand: ({ tutorRole, safetyInduction, ...places }) => ({
        kind: 'submit-plan',
        tutorRole,
        safetyInduction,
        places: Object.entries(places).flatMap(([kind, lines]) =>
          linesOf(lines).map((line) => {
            const [quarter, number] = line.split(':').map((part) => part.trim());
            return { quarter, kind, count: Number(number) };
          })
        ),
      }),
    },
  ];
}

const linesOf = (value: Values[string] | undefined): string[] =>
  String(value ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

/** What stands in the plan's field before anybody typed: the plan as it is, else the target spread evenly. */
function planned({ partnering: { plan: now }, startsOn, endsOn }: ContractState, { kind, target }: Obligation): string {
  const before = now?.places.filter((each) => each.kind === kind) ?? [];
  if (before.length > 0) return before.map(({ quarter, count: places }) => `${quarter}: ${places}`).join('\n');
  const quarters = quartersBetween(quarterOf(startsOn), quarterOf(endsOn));
  return quarters
    .map((quarter, index) => {
      const until = (part: number): number => Math.round((target * part) / quarters.length);
      return { quarter, places: until(index + 1) - until(index) };
    })
    .filter(({ places }) => places > 0)
    .map(({ quarter, places }) => `${quarter}: ${places}`)
    .join('\n');
}

function quartersBetween(first: string, last: string): string[] {
  const at = (quarter: string): number => Number(quarter.slice(0, 4)) * 4 + Number(quarter.slice(6)) - 1;
  return Array.from(
    { length: at(last) - at(first) + 1 },
    (_, index) => `${Math.floor((at(first) + index) / 4)}-Q${((at(first) + index) % 4) + 1}`
  );
}

function meetings({ partnering, matchingBodyId }: ContractState, { w, today }: FormContext): Draft[] {
  const { fields } = w.partnering;
  const kinds = [
    { value: 'partnering', label: w.fields.partnering },
    ...(matchingBodyId === null ? [] : [{ value: 'matching-body', label: w.partnering.fields.matchingMeeting }]),
  ];
  return [
    {
      kind: 'hold-meeting',
      fields: [
        date('heldOn', w.fields.heldOn, today),
        choice('meeting', w.fields.meeting, kinds, {
          initial: partnering.matchingMetOn === null && matchingBodyId !== null ? 'matching-body' : 'partnering',
        }),
        long('minutes', fields.minutes, { required: false, hint: fields.minutesHint }),
      ],
      toCommand: (values) => ({ kind: 'hold-meeting', ...values }),
    },
    ...(partnering.meeting === null
      ? []
      : [
          {
            kind: 'postpone-meeting',
            seldom: true,
            fields: [date('newOn', fields.newOn, today), because(w)],
            toCommand: (values) => ({ kind: 'postpone-meeting', ...values }),
          } satisfies Draft,
        ]),
  ];
}

function charter(contract: ContractState, { actor, w }: FormContext): Draft[] {
  const { fields } = w.partnering;
  const { charter: inForce, proposedCharter } = contract.partnering;
  if (!charterParties(contract).includes(actor.organisationId)) return [];
  const open = [inForce, proposedCharter].find((each) => each !== null && !each.agreed.includes(actor.organisationId));
  return [
    ...(open
      ? [
          {
            kind: 'agree-charter',
            fields: [],
            toCommand: () => ({ kind: 'agree-charter', version: open.version }),
          } satisfies Draft,
        ]
      : []),
    {
      kind: 'propose-charter',
      seldom: true,
      fields: [
        long('goals', fields.goals, { hint: fields.goalsHint, initial: inForce?.goals.join('\n') ?? '' }),
        count('everyWeeks', fields.everyWeeks, { min: 1, max: 52, initial: String(inForce?.everyWeeks ?? 8) }),
      ],
      toCommand: ({ goals, everyWeeks }) => ({ kind: 'propose-charter', goals: linesOf(goals), everyWeeks }),
    },
  ];
}

function changes(contract: ContractState, { actor, w, today }: FormContext): Draft[] {
  const { fields } = w.partnering;
  const { pendingChange } = contract;
  const side = sideOf(actor, contract);
  if (side === null) return [];
  if (pendingChange !== null) {
    const { number } = pendingChange;
    const agree: Draft = { kind: 'agree-change', fields: [], toCommand: () => ({ kind: 'agree-change', number }) };
    return [
      ...(pendingChange.side === side ? [] : [agree]),
      {
        kind: 'decline-change',
        fields: [because(w)],
        toCommand: ({ reason }) => ({ kind: 'decline-change', number, reason }),
      },
    ];
  }
  const why = long('why', fields.why, { hint: fields.changeHint });
  return [
    {
      kind: 'change-contract',
      seldom: true,
      fields: [text('what', fields.what), ...targetFields(contract, w), why],
      toCommand: ({ what, why: reason, ...targets }) => ({
        kind: 'change-contract',
        what,
        why: reason,
        newTargets: targetsOf(targets),
      }),
    },
    {
      kind: 'prolong',
      seldom: true,
      fields: [date('newEndsOn', fields.newEndsOn, today), ...targetFields(contract, w), why],
      toCommand: ({ newEndsOn, why: reason, ...targets }) => ({
        kind: 'prolong',
        newEndsOn,
        why: reason,
        targets: targetsOf(targets),
      }),
    },
  ];
}

const targetFields = ({ obligations }: ContractState, { partnering: { fields } }: PagesWords): Field[] =>
  obligations.map(({ kind, target }) =>
    count(kind, fields.newTarget(kind), { required: false, hint: fields.newTargetHint(target) })
  );

function targetsOf(values: Values): { kind: string; target: unknown }[] | null {
  const targets = Object.entries(values).flatMap(([kind, target]) => (target === null ? [] : [{ kind, target }]));
  return targets.length === 0 ? null : targets;
}

function subcontractors(contract: ContractState, { actor, w, bidders, names }: FormContext): Draft[] {
  const { fields } = w.partnering;
  const { contractorId, reporters, subcontractorIds } = contract;
  const inside = [contractorId, ...reporters.map(({ organisationId }) => organisationId)];
  const newcomers = bidders.filter(({ value }) => !inside.includes(value));
  const leaving = subcontractorIds.filter((id) => sideOf(actor, contract) !== null || id === actor.organisationId);
  const accede: Draft = {
    kind: 'accede-subcontractor',
    seldom: true,
    fields: [named('organisationId', fields.organisation, newcomers, { hint: w.fields.namedHint })],
    toCommand: (values) => ({ kind: 'accede-subcontractor', ...values }),
  };
  const release: Draft = {
    kind: 'release-subcontractor',
    seldom: true,
    fields: [
      choice(
        'organisationId',
        fields.organisation,
        leaving.map((value) => ({ value, label: names.organisation(value) }))
      ),
      because(w),
    ],
    toCommand: (values) => ({ kind: 'release-subcontractor', ...values }),
  };
  return [
    ...(newcomers.length > 0 && sideOf(actor, contract) !== null ? [accede] : []),
    ...(leaving.length > 0 ? [release] : []),
  ];
}
