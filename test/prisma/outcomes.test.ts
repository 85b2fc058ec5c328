// What earlier contracts came to, from a real PostgreSQL.
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ContractState } from '../../domain/contract.js';
import type { Scope } from '../../domain/scope.js';
import { lessonsInWords } from '../../bots/advice.js';
import { earlierOutcomes } from '../../prisma/outcomes.js';
import { record } from '../../prisma/record.js';
import { readImportFile } from '../../server/import/file.js';
import { savePeople } from '../../server/import/people.js';
import { vivallaText } from '../support/cases.js';
import type { FreshDatabase } from '../support/database.js';
import { freshDatabase } from '../support/database.js';
import { manyContracts } from '../dashboard/many-contracts.js';

let base: FreshDatabase;
const painting: Scope = { nature: 'works', trade: 'painting', valueOre: 1, durationMonths: 24, labourPercent: 60 };

beforeAll(async () => {
  base = await freshDatabase();
  await savePeople(base.db, readImportFile(vivallaText));
  const contracts = manyContracts(5).map((contract, index): ContractState => {
    const scope = {
      ...painting,
      ...(index === 1 && { trade: 'roofing' }),
      ...(index === 2 && { nature: 'goods' as const }),
    };
    const lessons = { worked: 'Handledare', didNotWork: '', advice: 'Börja tidigare' };
    const evaluation = index === 4 ? { summary: 'Bra', metAll: false, lessons } : null;
    return { ...contract, scope, phase: index === 3 ? 'partnering' : 'closed', evaluation };
  });
  for (const state of contracts) await record(base.db, { state: state, events: [], at: new Date().toISOString() });
});
afterAll(() => base.close());

it('finds closed contracts of the same nature and trade, with what was promised and accepted', async () => {
  const outcomes = await earlierOutcomes(base.db, 'orebro-kommun', 'works', 'painting');
  expect(outcomes.map(({ reference }) => reference)).toEqual(['AVT-2025-001', 'AVT-2025-005']);
  expect(outcomes[1]).toMatchObject({
    scope: painting,
    months: 23,
    lessons: { worked: 'Handledare', didNotWork: '', advice: 'Börja tidigare' },
    outcomes: [
      { kind: 'internship', promised: 10, delivered: 4 },
      { kind: 'permanent-job', promised: 2, delivered: 0 },
    ],
  });
});

it('tells what contracts in the same trade taught, under the recommendation, and nothing of other trades', async () => {
  const earlier = await earlierOutcomes(base.db, 'orebro-kommun', 'works', null);
  expect(lessonsInWords({ trade: ' Painting ' }, earlier, 'sv')).toEqual([
    {
      from: expect.stringMatching(/^AVT-2025-005 /) as string,
      said: ['Det här fungerade: Handledare', 'Råd till nästa upphandling: Börja tidigare'],
    },
  ]);
  expect(lessonsInWords({ trade: 'roofing' }, earlier, 'en')).toEqual([]);
  expect(lessonsInWords({ trade: null }, earlier, 'en')).toEqual([]);
});

it('takes every trade of that nature when none is given, and never those of another authority', async () => {
  expect(await earlierOutcomes(base.db, 'orebro-kommun', 'works', null)).toHaveLength(3);
  expect(await earlierOutcomes(base.db, 'orebrobostader', 'works', null)).toEqual([]);
});
