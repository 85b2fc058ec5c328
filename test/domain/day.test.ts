// A coordinator's day: what harm is, what is on which list, and how often somebody may be asked to go on.
import { describe, expect, it } from 'vitest';
import { applyContract } from '../../domain/apply-contract.js';
import { dayOf } from '../../domain/day.js';
import { harmOf } from '../../domain/harm.js';
import { acceptNudge, nudgeHolding } from '../../domain/nudging.js';
import type { NudgeCommand, NudgedEvent } from '../../domain/nudging.js';
import type { Watch } from '../../domain/watch.js';
import { watchOf } from '../../domain/watch.js';
import { manyContracts } from '../dashboard/many-contracts.js';
import { someone } from './stamps.js';

const now = '2026-11-26T09:00:00.000Z';
const calm: Watch = { waits: [], people: 1, silent: 0, short: [], stakeOre: 0 };
const report = (dueAt: string | null, organisationId = 'skanska') =>
  ({ task: 'report', about: '2026-10', roles: ['contractor'], organisationId, since: now, dueAt }) as const;

describe('harm', () => {
  it('is nothing while nothing is late', () => {
    expect(harmOf({ ...calm, people: 40, waits: [report('2026-11-26T09:00:00.000Z')] }, now)).toEqual({
      personDays: 0,
      reasons: [],
    });
  });

  it('adds up days times people, silent months, places that will not come and money, and shows the worst first', () => {
    const short = [{ kind: 'internship', target: 40, low: 30, expected: 38, high: 42 } as const];
    const waits = [report('2026-11-23T08:00:00.000Z')];
    const harm = harmOf({ waits, people: 10, silent: 2, short, stakeOre: 5_000_000 }, now);
    expect(harm).toEqual({
      personDays: 600 + 91 + 60 + 30,
      reasons: [
        { kind: 'no-report', months: 2, people: 10, personDays: 600 },
        { kind: 'money', amountOre: 5_000_000, personDays: 91 },
        { kind: 'falls-short', people: 2, short, personDays: 60 },
        { kind: 'late', days: 3, people: 10, personDays: 30 },
      ],
    });
  });

  it('counts an obligation that falls short by less than a person all the same', () => {
    const short = [{ kind: 'hours', target: 1000, low: 800, expected: 900, high: 990 } as const];
    expect(harmOf({ ...calm, short }, now).personDays).toBe(30);
  });
});

describe('the day', () => {
  const of = (id: string, watch: Partial<Watch>, kind: 'contract' | 'placement' = 'contract') => ({
    id,
    kind,
    watch: { ...calm, ...watch },
  });
  const karin = someone('coordinator', 'obo');

  it('leaves out what needs nobody, and sorts by harm, then by what is due first', () => {
    const mine = { ...report('2026-12-01T09:00:00.000Z', 'obo'), roles: ['coordinator'] as const };
    const cases = [
      of('calm', { waits: [report('2026-12-24T09:00:00.000Z')] }),
      of('mine', { waits: [mine] }),
      of('later', { waits: [{ ...mine, dueAt: '2026-12-02T09:00:00.000Z' }] }),
      of('one', { waits: [report('2026-11-20T09:00:00.000Z')] }),
      of('many', { waits: [report('2026-11-25T09:00:00.000Z')], people: 38 }),
      of('P-1', { waits: [report('2026-11-25T10:00:00.000Z')] }, 'placement'),
    ];
    const day = dayOf(cases, karin, now);
    expect(day.map(({ of: { id }, lists }) => [id, ...lists])).toEqual([
      ['many', 'overdue'],
      ['one', 'overdue'],
      ['P-1', 'overdue', 'risk'],
      ['mine', 'mine'],
      ['later', 'mine'],
    ]);
  });

  it('shows what is late, and beside it what waits for the reader', () => {
    const mine = { ...report(null, 'obo'), roles: ['coordinator'] as const };
    const [item] = dayOf([of('a', { waits: [report('2026-11-20T09:00:00.000Z'), mine] })], karin, now);
    expect([item?.asked?.organisationId, item?.mine?.organisationId]).toEqual(['skanska', 'obo']);
  });

  it('follows from the state of a contract', () => {
    const [contract] = manyContracts(1);
    if (contract === undefined) throw new Error('a contract');
    const watch = watchOf(contract);
    // Ten internships and two permanent jobs were promised, and nobody has come yet.
    expect(watch).toMatchObject({ people: 12, silent: 0, short: [], stakeOre: 0 });
    expect(watch?.waits.length).toBe(contract.duties.length);
    expect(watchOf({ ...contract, phase: 'closed' })).toBeNull();
  });
});

describe('a nudge', () => {
  const [contract] = manyContracts(1);
  const duty = contract?.duties.find(({ organisationId }) => organisationId !== contract.authorityId);
  if (contract === undefined || duty === undefined) throw new Error('a contract that waits');
  const until = '2026-11-27T07:00:00.000Z';
  const command: NudgeCommand = { kind: 'nudge', task: duty.task, about: duty.about, until };
  const karin = someone('coordinator', contract.authorityId);

  it('names whom it goes to, and another waits until the next working morning, whoever asks', () => {
    const [event] = acceptNudge(contract, command, karin, now) as readonly [NudgedEvent];
    expect(event).toMatchObject({ type: 'nudged', organisationId: duty.organisationId, roles: duty.roles, until });
    const after = applyContract(contract, { ...event, at: now, by: 'karin', via: 'web' });
    expect(after.nudged).toEqual({ by: 'karin', at: now, until });
    expect(acceptNudge(after, command, someone('manager', contract.authorityId), now)).toMatchObject({
      refused: 'AlreadyNudged',
      details: { at: now, until },
    });
    expect(nudgeHolding(after.nudged, until)).toBeNull();
    const later = { ...command, until: '2026-11-30T07:00:00.000Z' };
    expect(acceptNudge(after, later, karin, until)).toMatchObject([{ type: 'nudged' }]);
  });

  it('is refused when nobody waits any more, when it waits for oneself, and for a time no calendar gives', () => {
    expect(acceptNudge({ ...contract, duties: [] }, command, karin, now)).toMatchObject({ refused: 'NobodyToNudge' });
    const holder = someone(duty.roles[0] ?? 'contractor', duty.organisationId ?? '');
    expect(acceptNudge(contract, command, holder, now)).toMatchObject({ refused: 'NudgeOneself' });
    for (const wrong of [now, '2027-01-26T09:00:00.000Z'])
      expect(acceptNudge(contract, { ...command, until: wrong }, karin, now)).toMatchObject({ refused: 'WrongDate' });
  });
});
