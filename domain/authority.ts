// The authority as a case: its policy in its versions, the areas it looks after, the tenders it opens. It lives as long as the authority.
import type { Area, Effort, IndicatorLine } from './area.js';
import { areasWith, lineFault } from './area.js';
import type { CaseBase, CommonEvent, Stamped } from './case.js';
import { applyCommon, authorityCaseId, isCommonEvent } from './case.js';
import type { CommandEnvelope } from './commands.js';
import type { Delegation, DelegationEvent } from './delegation.js';
import { acceptDelegation, applyDelegation } from './delegation.js';
import type { Parties } from './permissions.js';
import type { Policy } from './policy.js';
import { policyFaults } from './policy.js';
import type { Refusal } from './refusal.js';
import { refuse } from './refusal.js';
import type { TenderOpening } from './tender-opening.js';
import type { OwnSettings } from './settings.js';
import { onlyOwn, settingFaults } from './settings.js';
import { faultOfOpening } from './tender-opening.js';

/** What a case of an authority knows. Indicators, efforts and tenders are in the read model: this stays small over the years. */
export interface AuthorityState extends CaseBase {
  readonly kind: 'authority';
  /** The municipality that a company belongs to; its policy is inherited. */
  readonly parentId: string | null;
  /** The authority's own policy in force; null while it inherits one, or has none. */
  readonly policy: Policy | null;
  readonly areas: readonly Area[];
  /** Who stands in for whom, now and later; those that are over are in the trail. Absent in authorities from before there were any. */
  readonly delegations?: readonly Delegation[];
}

/** What can happen to an authority. */
export type AuthorityEvent =
  | CommonEvent
  | { readonly type: 'authority-started' }
  | { readonly type: 'policy-adopted'; readonly policy: Policy }
  | ({ readonly type: 'tender-started' } & TenderOpening)
  | { readonly type: 'tender-not-started'; readonly reference: string; readonly because: 'taken' | 'over-limit' }
  | { readonly type: 'indicators-recorded'; readonly lines: readonly IndicatorLine[] }
  | ({ readonly type: 'effort-recorded' } & Effort)
  | DelegationEvent;

/** An authority before its first event. */
export function newAuthority(facts: {
  readonly organisationId: string;
  readonly name: string;
  readonly parentId: string | null;
  readonly areas: readonly Area[];
}): AuthorityState {
  const { organisationId, name, parentId, areas } = facts;
  return {
    kind: 'authority',
    id: authorityCaseId(organisationId),
    authorityId: organisationId,
    reference: organisationId,
    title: name,
    revision: 0,
    ball: null,
    seen: [],
    parentId,
    policy: null,
    areas,
  };
}

/** Only its own people take part in an authority's case. */
export function authorityParties({ authorityId }: AuthorityState): Parties {
  return { authorityId, contractorIds: [], matchingBodyId: null };
}

/** The events a command causes, or why not. */
export function acceptOnAuthority(
  authority: AuthorityState,
  { command, by }: CommandEnvelope,
  at: string
): readonly AuthorityEvent[] | Refusal {
  switch (command.kind) {
    case 'adopt-policy': {
      const [fault] = policyFaults(command.policy);
      if (fault !== undefined)
        return refuse('BadPolicy', policyFaultSentence(fault), {
          fault: fault.fault,
          approval: fault.approval ?? '',
          roles: fault.roles.join(','),
        });
      const [bad] = settingFaults(command.policy.settings);
      if (bad !== undefined)
        return refuse('BadSetting', `${bad.setting} must lie between ${bad.least} and ${bad.most}.`, {
          setting: bad.setting,
          least: String(bad.least),
          most: String(bad.most),
        });
      const version = (authority.policy?.version ?? 0) + 1;
      return [
        {
          type: 'policy-adopted',
          policy: { ...command.policy, settings: onlyOwn(command.policy.settings), version },
        },
      ];
    }
    case 'open-tender': {
      const { reference, title, procedure, matchingBodyId, framework, scope } = command;
      return (
        faultOfOpening(command, settingsHere(authority)) ?? [
          { type: 'tender-started', reference, title, procedure, matchingBodyId, framework, scope },
        ]
      );
    }
    case 'record-indicators': {
      const known = areasWith(authority.areas, command.lines);
      const wrong = command.lines.map((line) => lineFault(known, line)).find((fault) => fault !== null);
      return wrong ?? [{ type: 'indicators-recorded', lines: command.lines }];
    }
    case 'record-effort': {
      const { areaId, title, period, outcomes } = command;
      if (!authority.areas.some(({ id }) => id === areaId))
        return refuse('UnknownArea', `There is no area ${areaId}; record its indicators first.`, { areaId });
      return [{ type: 'effort-recorded', areaId, title, period, outcomes }];
    }
    case 'delegate':
    case 'end-delegation':
      return acceptDelegation(authority.delegations ?? [], authority.revision + 1, command, by, at);
    default:
      return refuse('NotOpen', `${command.kind} is not for an authority; open the case it is about.`, {});
  }
}

/** The settings that a tender opened now goes by, as far as the authority's own case knows them: not those of a policy it inherits. */
function settingsHere({ policy, parentId }: AuthorityState): OwnSettings | 'unknown' {
  if (policy !== null) return policy.settings;
  return parentId === null ? {} : 'unknown';
}

function policyFaultSentence({ fault, approval, roles }: ReturnType<typeof policyFaults>[number]): string {
  switch (fault) {
    case 'price-share':
      return 'The share of price lies outside 0 to 100 percent.';
    case 'no-approver':
      return `Nobody is named to approve the ${approval}; name at least one role.`;
    case 'cannot-approve':
      return `${roles.join(', ')} cannot approve the ${approval}; name roles of the authority itself.`;
    case 'number-of-people':
      return `The ${approval} asks for an impossible number of people; write any, all, or a number from 1 to 20.`;
  }
}

/** Applies one event. The only place where an authority changes. */
export function applyAuthority(authority: AuthorityState, event: Stamped<AuthorityEvent>): AuthorityState {
  const next = { ...authority, revision: authority.revision + 1 };
  if (isCommonEvent(event)) return applyCommon(next, event);
  switch (event.type) {
    case 'policy-adopted':
      return { ...next, policy: event.policy };
    case 'indicators-recorded':
      return { ...next, areas: areasWith(authority.areas, event.lines) };
    case 'delegated':
    case 'delegation-ended':
      return { ...next, delegations: applyDelegation(authority.delegations ?? [], event) };
    case 'authority-started':
    case 'tender-started':
    case 'tender-not-started':
    case 'effort-recorded':
      return next;
  }
}
