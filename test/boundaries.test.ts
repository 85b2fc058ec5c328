// The arrow of imports: held for every file there is, and shown to catch what would break it.
import { ESLint } from 'eslint';
import { describe, expect, it } from 'vitest';

const rules = new Set([
  'import-x/no-restricted-paths',
  'import-x/no-cycle',
  'no-restricted-imports',
  'no-restricted-syntax',
  'no-console',
]);

const eslint = new ESLint({
  ruleFilter: ({ ruleId }) => rules.has(ruleId),
  // None of these rules needs types; without them the whole tree is read in seconds.
  overrideConfig: {
    languageOptions: { parserOptions: { projectService: false } },
    linterOptions: { reportUnusedDisableDirectives: 'off' },
  },
});

async function complaints(file: string, code: string): Promise<(string | null)[]> {
  const [result] = await eslint.lintText(code, { filePath: file });
  return (result?.messages ?? []).map(({ ruleId }) => ruleId);
}

describe('the arrow of imports', () => {
  it('holds in every file', async () => {
    const results = await eslint.lintFiles(['**/*.{ts,tsx}']);
    expect(results.length).toBeGreaterThan(50);
    const broken = results.flatMap(({ filePath, messages }) =>
      messages.map(({ line, message }) => `${filePath}:${line} ${message}`)
    );
    expect(broken).toEqual([]);
  });

  it.each([
    ['domain/scoring.ts', "import { refuse } from './refusal.js';"],
    ['workflows/tender.ts', "import { rank } from '../domain/scoring.js';"],
    ['workflows/tender.ts', "import { sleep } from '@temporalio/workflow';"],
    ['prisma/record.ts', "import { standingOf } from '../domain/any-case.js';"],
    ['prisma/record.ts', "import type { FootholdActivities } from '../workflows/ports.js';"],
    ['activities/announce.ts', "import { namesOf } from '../bots/names.js';"],
    ['worker.ts', "import { FootholdPlugin } from './plugin.js';"],
  ])('lets %s say: %s', async (file, code) => {
    expect(await complaints(file, code)).toEqual([]);
  });

  it.each([
    ['domain/scoring.ts', "import { openDatabase } from '../prisma/database.js';"],
    ['domain/scoring.ts', "import type { StageKind } from '../workflows/stages/stage-kind.js';"],
    ['workflows/tender.ts', "import type { Database } from '../prisma/database.js';"],
    ['workflows/tender.ts', "import { understand } from '../bots/understand/index.js';"],
    ['prisma/record.ts', "import { namesOf } from '../bots/names.js';"],
    ['bots/names.ts', "import { announce } from '../activities/announce.js';"],
    ['activities/announce.ts', "import { dashboard } from '../dashboard/index.js';"],
    ['dashboard/index.tsx', "import { announce } from '../activities/announce.js';"],
    ['bots/names.ts', "import { readConfig } from '../config.js';"],
    ['plugin.ts', "import { readConfig } from './worker.js';"],
    ['bots/names.ts', "import { today } from '../test/fixtures/understand/notation.js';"],
  ])('stops %s from saying: %s', async (file, code) => {
    expect(await complaints(file, code)).toContain('import-x/no-restricted-paths');
  });

  it.each([
    ['domain/scoring.ts', "import { z } from 'zod';"],
    ['domain/scoring.ts', "import { readFile } from 'node:fs/promises';"],
    ['workflows/tender.ts', "import { z } from 'zod';"],
    ['workflows/stages/sign.ts', "import type { Client } from '@temporalio/client';"],
    ['workflows/stages/sign.ts', "import { hash } from 'node:crypto';"],
  ])('keeps packages out of %s: %s', async (file, code) => {
    expect(await complaints(file, code)).toContain('no-restricted-imports');
  });

  it('finds a circle of imports', async () => {
    const code = "import { standingOf } from './any-case.js';";
    expect(await complaints('domain/procedures.ts', code)).toEqual(['import-x/no-cycle']);
  });

  it('wants named exports and no console', async () => {
    expect(await complaints('bots/names.ts', "export default 1; console.log('x');")).toEqual([
      'no-restricted-syntax',
      'no-console',
    ]);
    expect(await complaints('cli/say.ts', "console.log('x');")).toEqual([]);
  });
});
