// OCDS releases and records of Vivalla at every step of its story, and of any state, against the schemas of the standard.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CaseEvent } from '../../domain/any-case.js';
import type { ContractState } from '../../domain/contract.js';
import { emptyTally } from '../../domain/obligations.js';
import { procedures } from '../../domain/procedures.js';
import type { ProcedureName } from '../../domain/procedures.js';
import { obligationKinds } from '../../domain/requirement.js';
import { startingSettings } from '../../domain/settings.js';
import type { TenderState } from '../../domain/tender.js';
import type { ProcessFacts } from '../../exports/ocds.js';
import { release } from '../../exports/ocds.js';
import type { AcceptedBy } from '../../exports/periods.js';
import { inPeriods } from '../../exports/periods.js';
import type { ProcessHistory } from '../../exports/record.js';
import { currentRelease, recordPackage, releasePackage, releasesOf, yearly } from '../../exports/record.js';
import { readImportFile } from '../../server/import/file.js';
import { pastsOf } from '../../server/import/index.js';
import { vivallaText } from '../support/cases.js';
import { packageFaults, releaseFaults } from '../support/ocds.js';

const smallestShown = startingSettings.smallestShown.value;

type Past = {
  readonly state: ProcessHistory['tender']['state'] | ContractState;
  readonly events: readonly CaseEvent[];
};
const pasts = pastsOf(readImportFile(vivallaText)) as readonly Past[];
const tenders = pasts.filter((past): past is ProcessHistory['tender'] => past.state.kind === 'tender');
const contracts = pasts.filter(
  (past): past is NonNullable<ProcessHistory['contract']> => past.state.kind === 'contract'
);
const names = { organisation: (id: string) => `Org ${id}`, area: (id: string) => `Area ${id}` };
const shared = { names, prefix: 'ocds-000000', at: '2015-03-05T09:00:00.000Z' };
const histories: ProcessHistory[] = tenders.map((tender) => ({
  ...shared,
  tender,
  contract: contracts.find(({ state }) => state.tenderId === tender.state.id) ?? null,
}));
const vivalla = histories.find(({ contract }) => contract !== null) as ProcessHistory;
const place = { uri: 'https://foothold.example/exports/x', publisher: 'ÖrebroBostäder' };
/** The one code of ours: the codelist of roles is open, and no role in it fits. */
const ours = (fault: string): boolean => /^\/parties\/\d+\/roles\/\d+ has no code matchingBody$/.test(fault);
const faultsOf = (document: unknown): string[] => releaseFaults(document).filter((fault) => !ours(fault));

describe('a release', () => {
  it.each(histories.map((history) => [history.tender.state.reference, history] as const))(
    'of %s is valid, with no name or code that the standard lacks',
    (_, history) => {
      expect(faultsOf(currentRelease(history))).toEqual([]);
      expect(packageFaults('release', releasePackage(history, place))).toEqual([]);
    }
  );

  it('tells what was asked, agreed and accepted, and how the first start stands', () => {
    expect(currentRelease(vivalla)).toMatchObject({
      tag: ['tender', 'award', 'contract', 'implementation'],
      tender: {
        procurementMethod: 'open',
        lots: [{ sustainability: [{ goal: 'social.disadvantagedEmploymentOpportunities' }] }],
        targets: [{ id: 'internship', observations: [{ measure: 40 }] }, { id: 'permanent-job' }, { id: 'education' }],
      },
      contracts: [
        {
          status: 'active',
          agreedMetrics: [{ id: 'internship', observations: [{ measure: 40 }] }, {}, {}],
          implementation: { milestones: [{ id: 'first-start', status: 'met' }, {}, {}, {}] },
        },
      ],
    });
  });

  it('gives numbers by period that sum up to what was accepted, none so small that it tells of single people', () => {
    const contract = vivalla.contract as NonNullable<ProcessHistory['contract']>;
    const years = yearly(contract);
    for (const kind of obligationKinds) {
      const periods = inPeriods(kind, years, contract.state);
      const sum = periods.reduce((all, { measure }) => all + measure, 0);
      expect(sum).toBeCloseTo(contract.state.tally[kind].accepted);
      if (periods.length > 1) for (const { measure } of periods) expect(measure).toBeGreaterThanOrEqual(smallestShown);
    }
  });

  it('holds no placement, person, reason or remark', () => {
    const text = JSON.stringify(recordPackage(vivalla, place));
    expect(text).not.toMatch(/\bP-\d|placement|eligible/i);
    for (const { id, name } of readImportFile(vivallaText).people) {
      expect(text).not.toContain(name);
      expect(text).not.toContain(`"${id}"`);
    }
    const scores = vivalla.tender.state.bids.flatMap((bid) => bid.scores);
    expect(scores.length).toBe(6);
    for (const { reason } of scores.flatMap(({ points }) => points)) expect(text).not.toContain(reason);
  });

  it('keeps bidders and prices secret until the award notice is out', () => {
    const releases = releasesOf(vivalla) as { tag: string[] }[];
    expect(releases.map(({ tag }) => tag.join())).toEqual([
      'tender',
      'award',
      'contract',
      ...releases.slice(3).map(() => 'implementation'),
    ]);
    const call = JSON.stringify(releases[0]);
    for (const { bidderId, priceOre } of vivalla.tender.state.bids) {
      expect(call).not.toContain(bidderId);
      expect(call).not.toContain(String(priceOre / 100));
    }
    expect(JSON.stringify(releases[1])).toContain('skanska');
  });
});

describe('a record', () => {
  it.each(histories.map((history) => [history.tender.state.reference, history] as const))(
    'of %s is valid with every release in it, oldest first',
    (_, history) => {
      const document = recordPackage(history, place);
      expect(packageFaults('record', document)).toEqual([]);
      const [one] = (document as { records: { releases: { date: string; id: string }[]; compiledRelease: unknown }[] })
        .records;
      for (const each of one?.releases ?? []) expect(faultsOf(each)).toEqual([]);
      expect(faultsOf(one?.compiledRelease)).toEqual([]);
      const dates = one?.releases.map(({ date }) => date);
      expect(dates).toEqual(dates?.toSorted());
      expect(new Set(one?.releases.map(({ id }) => id)).size).toBe(one?.releases.length);
    }
  );
});

/** The tender as it stood after any number of its events. */
const anyTender: fc.Arbitrary<TenderState> = fc
  .record({
    history: fc.constantFrom(...histories),
    procedure: fc.constantFrom(...(Object.keys(procedures) as ProcedureName[])),
    level: fc.constantFrom('dialogue' as const, 'requirement' as const, 'bonus' as const),
    title: fc.string({ minLength: 1, unit: 'grapheme' }).filter((text) => text.trim() !== ''),
    price: fc.integer({ min: 0, max: 100 }),
    criteria: fc.uniqueArray(fc.record({ name: fc.string({ minLength: 1 }), weightPercent: fc.nat(100) }), {
      selector: ({ name }) => name,
      maxLength: 4,
    }),
    musts: fc.uniqueArray(fc.string({ minLength: 1 }), { maxLength: 3 }),
    notice: fc.boolean(),
    status: fc.constantFrom('running' as const, 'cancelled' as const),
    requirement: fc.boolean(),
    corrections: fc.nat(2),
  })
  .map(({ history, procedure, level, title, price, criteria, musts, notice, status, requirement, corrections }) => {
    const { state } = history.tender;
    return {
      ...state,
      procedure,
      framework: procedure === 'call-off' ? 'RAM-2010-001' : null,
      title,
      status: state.contract === null ? status : state.status,
      requirement: requirement && state.requirement !== null ? { ...state.requirement, level } : null,
      notice: notice ? state.notice : null,
      awardModel: {
        priceWeightPercent: price,
        priceModel: { kind: 'relative' },
        criteria: criteria.map((one, index) => ({ ...one, id: `c${index}`, maxPoints: 5 })),
        musts: musts.map((text, index) => ({ id: `m${index}`, text })),
        evaluators: 2,
        abnormalUnderPercent: 30,
      },
      handOvers: Array.from({ length: corrections }, (_, index) => ({
        notice: 'correction' as const,
        version: index + 2,
        at: shared.at,
        receipt: 'r',
      })),
    };
  });

const anyYears: fc.Arbitrary<AcceptedBy[]> = fc
  .array(fc.record(Object.fromEntries(obligationKinds.map((kind) => [kind, fc.nat(30)]))), { maxLength: 5 })
  .map((years) => {
    const sums = new Map(obligationKinds.map((kind) => [kind, 0]));
    return years.map((year, index) => {
      for (const kind of obligationKinds) sums.set(kind, (sums.get(kind) ?? 0) + (year[kind] ?? 0));
      const tally = Object.fromEntries(
        obligationKinds.map((kind) => [kind, { reported: 0, accepted: sums.get(kind) ?? 0 }])
      );
      return { year: String(2012 + index), tally: { ...emptyTally, ...tally } };
    });
  });

describe('what belongs together', () => {
  it('a call-off names the process of its framework', () => {
    const state = { ...vivalla.tender.state, procedure: 'call-off' as const, framework: 'RAM-2010-001' };
    const made = currentRelease({ ...vivalla, tender: { ...vivalla.tender, state } });
    expect(made).toMatchObject({
      relatedProcesses: [{ relationship: ['framework'], scheme: 'ocid', identifier: 'ocds-000000-RAM-2010-001' }],
    });
    expect(faultsOf(made)).toEqual([]);
    expect(currentRelease(vivalla)).not.toHaveProperty('relatedProcesses');
  });

  it('a contract tells of the changes that both sides agreed to', () => {
    const contract = vivalla.contract as NonNullable<ProcessHistory['contract']>;
    const { obligations, endsOn } = contract.state;
    const change = {
      type: 'change-agreed',
      number: 1,
      before: { obligations, endsOn },
      after: { obligations, endsOn },
      at: '2014-05-05T09:00:00.000Z',
      by: 'johan',
      via: 'web',
    } as const;
    const made = currentRelease({ ...vivalla, contract: { ...contract, events: [...contract.events, change] } });
    expect(made).toMatchObject({ contracts: [{ amendments: [{ id: 'change-1', date: change.at }] }] });
    expect(faultsOf(made)).toEqual([]);
  });
});

describe('any state', () => {
  it('gives a valid release', () => {
    const contract = vivalla.contract?.state as ContractState;
    const facts: fc.Arbitrary<ProcessFacts> = fc
      .record({
        tender: anyTender,
        accepted: anyYears,
        phase: fc.constantFrom('partnering' as const, 'evaluating' as const, 'closed' as const),
        at: fc.constantFrom('2011-01-01T09:00:00.000Z', '2013-01-01T09:00:00.000Z', '2019-01-01T09:00:00.000Z'),
      })
      .map(({ tender, accepted, phase, at }) => ({
        ...shared,
        at,
        tender,
        contract: tender.contract === null ? null : { ...contract, phase, tally: accepted.at(-1)?.tally ?? emptyTally },
        accepted: tender.contract === null ? [] : accepted,
        changes: [{ number: 1, at: '2012-06-01T09:00:00.000Z' }],
      }));
    fc.assert(
      fc.property(facts, (some) => {
        expect(faultsOf(release(some))).toEqual([]);
      }),
      { numRuns: 300 }
    );
  });

  it('gives periods that follow each other, sum up, and are small only when everything is', () => {
    const span = { startsOn: '2012-03-01', endsOn: '2016-02-29' };
    fc.assert(
      fc.property(anyYears, fc.constantFrom(...obligationKinds), (years, kind) => {
        const periods = inPeriods(kind, years, span);
        expect(periods.reduce((sum, { measure }) => sum + measure, 0)).toBe(years.at(-1)?.tally[kind].accepted ?? 0);
        expect(periods.length > 1 && periods.some(({ measure }) => measure < smallestShown)).toBe(false);
        for (const [index, { from }] of periods.entries())
          if (index > 0) expect(from > (periods[index - 1]?.to ?? '')).toBe(true);
      })
    );
  });
});
