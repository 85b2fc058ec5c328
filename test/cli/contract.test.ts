// `foothold contract report` as people type it, on a real database.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { record } from '../../prisma/record.js';
import { readImportFile } from '../../server/import/file.js';
import { pastsOf } from '../../server/import/index.js';
import { savePeople } from '../../server/import/people.js';
import { vivallaText } from '../support/cases.js';
import type { FreshDatabase } from '../support/database.js';
import { freshDatabase } from '../support/database.js';

const program = path.resolve(import.meta.dirname, '../../bin/foothold.js');
let base: FreshDatabase;

beforeAll(async () => {
  base = await freshDatabase();
  const file = readImportFile(vivallaText);
  await savePeople(base.db, file);
  for (const past of pastsOf(file)) await record(base.db, { ...past, at: new Date().toISOString() });
});
afterAll(() => base.close());

function report(...args: readonly string[]) {
  return spawnSync(process.execPath, [program, 'contract', 'report', ...args], {
    encoding: 'utf8',
    env: { ...process.env, DATABASE_URL: base.url },
  });
}

it('prints the report as Markdown, in the language asked for', () => {
  const { stdout, status } = report('AVT-2012-014', '--language', 'en');
  expect(status).toBe(0);
  expect(stdout).toMatch(/^# Follow-up\n/);
  expect(stdout).toContain('**Contractor:** Skanska');
  expect(stdout).toContain('Internships: 29 of 40');
});

it('answers as data, without what the public must not see when asked for that', () => {
  const { stdout } = report('AVT-2012-014', '--public', '--json');
  const answer: unknown = JSON.parse(stdout);
  expect(answer).toMatchObject({
    reference: 'AVT-2012-014',
    outcomes: [{ kind: 'internship', target: 40, delivered: 29 }, { kind: 'permanent-job' }, { delivered: null }],
    paths: [],
  });
});

it('says what to do when there is no such contract', () => {
  const { stderr, status } = report('AVT-1');
  expect(status).toBe(1);
  expect(stderr).toContain('There is no contract AVT-1');
});
