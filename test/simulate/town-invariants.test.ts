// The rules between cases find what they are there for: nothing in a small record that holds, and what is wrong in one where it is not.
import { expect, it } from 'vitest';
import type { AuthorityEvent, AuthorityState } from '../../domain/authority.js';
import { applyAuthority, newAuthority } from '../../domain/authority.js';
import type { Stamped } from '../../domain/case.js';
import type { Policy } from '../../domain/policy.js';
import { startingPolicy } from '../../domain/policy.js';
import { unknownScope } from '../../domain/scope.js';
import type { TenderState } from '../../domain/tender.js';
import { newTender } from '../../domain/tender.js';
import { signed } from '../domain/contracts.js';
import { requirement } from '../support/cases.js';
import type { Family, WalkedAuthority, WalkedContract, WalkedTender } from './family.js';
import type { Whole } from './town-invariants.js';
import { violationsBetween } from './town-invariants.js';

const on = (day: number): string => `2035-01-${String(day).padStart(2, '0')}T09:00:00.000Z`;
const policy: Policy = { ...startingPolicy, version: 1, maxPricePercent: 40 };

function authority(
  organisationId: string,
  parentId: string | null,
  ...events: Stamped<AuthorityEvent>[]
): WalkedAuthority {
  let state: AuthorityState = newAuthority({ organisationId, name: organisationId, parentId, areas: [] });
  const moments = events.map((event) => {
    const before = state;
    state = applyAuthority(before, event);
    return { event, before, after: state };
  });
  const seqs = events.map((_, index) => index + 1);
  return { id: state.id, state, seqs, moments, deliveries: seqs.map((seq) => [`d-${seq}`, seq] as const) };
}

const by = (day: number) => ({ at: on(day), by: 'karin', via: 'web' }) as const;
const opening = { title: 'Tak', matchingBodyId: null, scope: unknownScope } as const;

/** A tender with the events that the rules look at. */
function tender(reference: string, more: Partial<TenderState>, ...events: object[]): WalkedTender {
  const { procedure = 'open', framework = null } = more;
  const facts = {
    ...opening,
    id: `tender/${reference}`,
    authorityId: 'bolaget',
    reference,
    procedure,
    framework,
    policy,
  };
  const moments = events.map((event) => ({ event })) as unknown as WalkedTender['moments'];
  return { id: facts.id, state: { ...newTender(facts), ...more }, seqs: [], moments, deliveries: [] };
}

const ranking = [{ bidderId: 'skanska' }, { bidderId: 'berit' }] as unknown as TenderState['ranking'];
const excluded = [{ event: { type: 'sanction-taken', step: 'call-off-exclusion', at: on(10) } }];
const contract = {
  id: 'contract/RAM',
  state: { ...signed, contractorId: 'skanska', settings: policy.settings },
  seqs: [],
  moments: excluded as unknown as WalkedContract['moments'],
  deliveries: [],
} satisfies WalkedContract;

const family = (walked: WalkedTender, of: WalkedContract | null = null): Family => ({
  tender: walked,
  contract: of,
  placements: [],
});
const framework = family(
  tender(
    'RAM',
    { procedure: 'framework', ranking },
    { type: 'tender-opened', at: on(3) },
    { type: 'requirement-submitted', requirement },
    { type: 'contract-signed', at: on(6) }
  ),
  contract
);
const bid = (bidderId: string) => ({ type: 'bid-registered', bidderId, at: on(12) });
const callOff = (more: Partial<TenderState>, ...bidders: string[]): Family =>
  family(
    tender(
      'AVR',
      { procedure: 'call-off', framework: 'RAM', ...more },
      { type: 'tender-opened', at: on(8) },
      ...bidders.map(bid)
    )
  );

const started = (reference: string, day: number, procedure: 'framework' | 'call-off'): Stamped<AuthorityEvent> => ({
  type: 'tender-started',
  ...opening,
  reference,
  procedure,
  framework: procedure === 'call-off' ? 'RAM' : null,
  ...by(day),
});
const counted = { authorityName: 'Bolaget', tenders: 2, withRequirement: 1, exempt: 0, leftOut: 0, undecided: 1 };
const whole: Whole = {
  authorities: [
    authority(
      'kommunen',
      null,
      { type: 'policy-adopted', policy, ...by(2) },
      { type: 'policy-adopted', policy: { ...policy, version: 2, maxPricePercent: 30 }, ...by(9) }
    ),
    authority('bolaget', 'kommunen', started('RAM', 3, 'framework'), started('AVR', 8, 'call-off')),
  ],
  families: [framework, callOff({}, 'berit')],
  coverage: [{ authorityId: 'bolaget', ...counted }],
};

/** What is found wrong with the record when it has these other parts. */
const found = (other: Partial<Whole>): string =>
  violationsBetween({ ...whole, ...other })
    .map(({ what }) => what)
    .join('\n');

it('finds nothing in a record that holds', () => {
  expect(violationsBetween(whole)).toEqual([]);
});

it('finds a tender whose policy is not that of the day it was opened on', () => {
  const later = { ...policy, version: 2, maxPricePercent: 30 };
  expect(found({ families: [framework, callOff({ policy: later })] })).toContain(
    'has policy version 2, opened under version 1'
  );
});

it('finds a purchase over the limit of its policy, and a tender that no authority opened', () => {
  const direct = family(tender('D-1', { procedure: 'direct', scope: { ...unknownScope, valueOre: 700_000_01 } }));
  expect(found({ families: [...whole.families, direct] })).toMatch(/not opened once[^]*over the limit/);
});

it('finds a call-off of what was no framework, a bid from outside it, and one of an excluded supplier', () => {
  expect(found({ families: [framework, callOff({ framework: 'AVR' })] })).toContain('was no framework then');
  expect(found({ families: [framework, callOff({}, 'elin')] })).toContain('elin, who is not in the framework');
  expect(found({ families: [framework, callOff({}, 'skanska')] })).toContain('excluded since');
});

it('finds a coverage that is not what the events tell', () => {
  expect(found({ coverage: [{ authorityId: 'bolaget', ...counted, exempt: 1, undecided: 0 }] })).toContain(
    'the events tell'
  );
});
