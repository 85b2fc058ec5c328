// A simulated authority: seeded tenders over years through the real workflows, and what must hold of everything they recorded.
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { verifyAudit } from '../../prisma/audit.js';
import type { Town } from '../support/cases.js';
import { town } from '../support/cases.js';
import { timeSkippingEnv } from '../support/temporal.js';
import { coverage } from '../../prisma/policy.js';
import { readAuthority, readFamily } from './family.js';
import { measureHistories } from './histories.js';
import { violations } from './invariants.js';
import { company, municipality } from './people.js';
import type { Problem } from './play.js';
import { play } from './play.js';
import { tableOf } from './table.js';
import { violationsBetween } from './town-invariants.js';

const options = {
  tenders: Number(process.env['SIMULATE_TENDERS'] ?? 20),
  years: Number(process.env['SIMULATE_YEARS'] ?? 2),
  seed: Number(process.env['SIMULATE_SEED'] ?? 1),
  tell: (line: string): void => {
    if (process.env['SIMULATE_SEED'] !== undefined) process.stderr.write(`${line}\n`);
  },
};

let env: TestWorkflowEnvironment;
let here: Town;
let worker: { stop(): Promise<void> };

beforeAll(async () => {
  env = await timeSkippingEnv();
  here = await town(env);
  worker = await here.work();
});
afterAll(async () => {
  await worker.stop();
  await here.close();
  await env.teardown();
});

it('plays tenders over years and breaks no rule', { timeout: options.tenders * 60_000 + 600_000 }, async () => {
  const played = await play(here, options);
  const problems: Problem[] = [...played.problems];
  const families = [];
  for (const { id } of await here.db.case.findMany({ where: { kind: 'tender' }, orderBy: { id: 'asc' } })) {
    const family = await readFamily(here, id);
    problems.push(...violations(family));
    families.push(family);
  }
  const authorities = [];
  for (const id of [municipality, company]) authorities.push(await readAuthority(here, id));
  problems.push(...violationsBetween({ authorities, families, coverage: await coverage(here.db, null) }));
  for (const { authorityId, faults } of await verifyAudit(here.db))
    for (const { caseId, ...fault } of faults)
      problems.push({ caseId: caseId ?? authorityId, what: `audit: ${JSON.stringify(fault)}` });

  const histories = await measureHistories(here, families, authorities);
  problems.push(...histories.problems);
  const broken = problems.map(({ caseId, what }) => `seed ${options.seed}, ${caseId}: ${what}`);
  process.stdout.write(`${[tableOf(families, authorities, played, histories.lines), ...broken].join('\n')}\n`);
  expect(problems).toEqual([]);
});
