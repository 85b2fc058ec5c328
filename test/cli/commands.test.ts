// The commands as people and programs call them, on a real database with the model story in it.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { record } from '../../prisma/record.js';
import { readImportFile } from '../../server/import/file.js';
import { pastsOf } from '../../server/import/index.js';
import { savePeople } from '../../server/import/people.js';
import { vivallaText } from '../support/cases.js';
import type { FreshDatabase } from '../support/database.js';
import { freshDatabase } from '../support/database.js';

const program = path.resolve(import.meta.dirname, '../../bin/foothold.js');
const folder = mkdtempSync(path.join(os.tmpdir(), 'foothold-commands-'));
let base: FreshDatabase;

beforeAll(async () => {
  base = await freshDatabase();
  const file = readImportFile(vivallaText);
  await savePeople(base.db, file);
  for (const past of pastsOf(file)) await record(base.db, { ...past, at: new Date().toISOString() });
});
afterAll(() => base.close());

interface Answer {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function foothold(...args: readonly string[]): Answer {
  return spawnSync(process.execPath, [program, ...args], {
    encoding: 'utf8',
    cwd: folder,
    env: { ...process.env, DATABASE_URL: base.url },
  });
}

/** What a command answers with --json: one JSON document and nothing else. */
function answered(...args: readonly string[]): unknown {
  const { status, stdout, stderr } = foothold(...args);
  expect(stderr).toBe('');
  expect(status).toBe(0);
  return JSON.parse(stdout);
}

describe('answers as data', () => {
  it.each<[string, readonly string[], object]>([
    ['tender show', ['tender', 'show', 'UPP-2015-007', '--json'], { reference: 'UPP-2015-007' }],
    ['policy show', ['policy', 'show', 'orebrobostader', '--json'], { policy: { maxPricePercent: 60 } }],
    [
      'understand',
      ['understand', '--json', '--today', '2026-02-01', 'vi har anställt två personer, tillsvidare från 1 mars'],
      { intent: 'report-hire', count: 2, startDate: '2026-03-01', employmentForm: 'permanent' },
    ],
    [
      'people list',
      ['people', 'list', '--authority', 'orebrobostader', '--json'],
      expect.arrayContaining([expect.objectContaining({ id: 'maria', organisation: 'skanska', accounts: [] })]),
    ],
    [
      'people invite',
      ['people', 'invite', 'maria', '--json'],
      {
        person: 'maria',
        code: expect.stringMatching(/^[A-Z2-9]{4}-[A-Z2-9]{4}$/),
        link: expect.stringContaining('/join/'),
      },
    ],
    ['people unlink', ['people', 'unlink', 'maria', '--json'], { person: 'maria', unlinked: [] }],
    [
      'export ocds',
      ['export', 'ocds', 'UPP-2011-014'],
      { releases: [{ ocid: expect.stringContaining('UPP-2011-014') as string }] },
    ],
  ])('%s', (_, args, wanted) => {
    expect(answered(...args)).toMatchObject(wanted);
  });

  it('tender list, every tender', () => {
    const list = answered('tender', 'list', '--json') as { reference: string }[];
    expect(list.map(({ reference }) => reference).sort()).toEqual(['UPP-2011-014', 'UPP-2015-007']);
  });

  it('policy coverage, and audit verify with a whole chain', () => {
    expect(answered('policy', 'coverage', '--json')).toEqual(
      expect.arrayContaining([expect.objectContaining({ authorityId: 'orebrobostader', withRequirement: 2 })])
    );
    const chains = answered('audit', 'verify', '--json') as { faults: unknown[] }[];
    expect(chains.flatMap(({ faults }) => faults)).toEqual([]);
  });

  it('recommend, with its arithmetic', () => {
    const args = ['--value', '96000000', '--months', '48', '--nature', 'services', '--labour', '60', '--json'];
    expect(JSON.stringify(answered('recommend', ...args))).toContain('Trafikverket');
  });
});

describe('documents', () => {
  it.each(['sv', 'en'])('the clause in %s, as Word and as Markdown', (language) => {
    for (const format of ['docx', 'md']) {
      const out = path.join(folder, `clause-${language}.${format}`);
      const { status } = foothold('clause', 'UPP-2015-007', '--language', language, '--format', format, '--out', out);
      expect(status).toBe(0);
      const bytes = readFileSync(out);
      if (format === 'md') expect(bytes.toString()).toMatch(/^# /);
      else expect(bytes.subarray(0, 2).toString()).toBe('PK');
    }
  });
});

describe('what cannot be done', () => {
  it('takes nothing of a file with one bad row, and names it', async () => {
    const csv = path.join(folder, 'areas.csv');
    writeFileSync(csv, 'area;year;adultsEmployedPercent\nvivalla;2026;41,5\nvivalla;2027;141\n');
    const { status, stdout } = foothold('area', 'import', csv, '--authority', 'orebrobostader', '--json');
    expect(status).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ rows: 0, faults: [{ line: 3, column: 'adultsEmployedPercent' }] });
    expect(await base.db.areaIndicator.count({ where: { year: 2026 } })).toBe(0);
  });

  it.each<[string, readonly string[], string | RegExp]>([
    ['a tender that is not there', ['tender', 'show', 'UPP-1'], 'UPP-1'],
    ['the clause of a tender that is not there', ['clause', 'UPP-1', '--out', 'villkor.docx'], 'UPP-1'],
    ['open data of a tender that is not there', ['export', 'ocds', 'UPP-1'], 'UPP-1'],
    ['the policy of nobody', ['policy', 'show', 'nowhere'], 'nowhere'],
    ['a policy file that is not there', ['policy', 'adopt', 'none.yaml', '--authority', 'orebrobostader'], 'none.yaml'],
    ['a value that is no number', ['recommend', '--value', 'much'], 'much'],
    ['a command that is none', ['tenders'], 'tenders'],
  ])('%s: a sentence, no stack, exit code 1, nothing on stdout', (_, args, says) => {
    const { status, stdout, stderr } = foothold(...args);
    expect(status).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toMatch(says);
    expect(stderr).not.toMatch(/^ {4}at /m);
    expect(existsSync(path.join(folder, 'villkor.docx'))).toBe(false);
  });
});

describe('import placements', () => {
  const sheet = (name: string, text: string): string => {
    const file = path.join(folder, name);
    writeFileSync(file, text);
    return file;
  };

  it('shows with --dry-run what a sheet would count, and what to mend in one that is wrong', () => {
    const good = sheet('good.csv', 'Vad;Antal;Från\npraktik;2;2026-11-09\n');
    const to = ['--contract', 'AVT-2012-014', '--by', 'maria'];
    expect(answered('import', 'placements', good, ...to, '--dry-run', '--json')).toMatchObject({
      kind: 'ready',
      counted: false,
      lines: [{ row: 2, entry: { what: 'internship', count: 2, startDate: '2026-11-09' } }],
    });
    const bad = foothold('import', 'placements', sheet('bad.csv', 'Vad;Från\npraktik;i går\n'), ...to);
    expect(bad.status).toBe(1);
    expect(bad.stdout).toContain('Rad 2, Från: ”i går” är inget datum. Skriv det som 2026-11-09.');
  });

  it('wants to know who reports, and a yes', () => {
    const good = sheet('good.csv', 'Vad;Från\npraktik;2026-11-09\n');
    expect(foothold('import', 'placements', good, '--contract', 'AVT-2012-014').stderr).toContain('--by');
    const unsaid = foothold('import', 'placements', good, '--contract', 'AVT-2012-014', '--by', 'maria');
    expect(unsaid.stderr).toContain('Add --yes, or --dry-run');
    expect(unsaid.status).toBe(2);
  });
});
