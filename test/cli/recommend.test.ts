// `foothold recommend` as a person runs it, with an authority whose contract has ended: imported, evaluated, and asked what it taught.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ContractState } from '../../domain/contract.js';
import { record } from '../../prisma/record.js';
import { readImportFile } from '../../server/import/file.js';
import { pastsOf } from '../../server/import/index.js';
import { savePeople } from '../../server/import/people.js';
import { vivallaText } from '../support/cases.js';
import type { FreshDatabase } from '../support/database.js';
import { freshDatabase } from '../support/database.js';

/** Vivalla as a file of the past: its four years are over, and the contract manager has said how it went. */
const evaluated = vivallaText
  .replace('asOf: 2015-03-05', 'asOf: 2016-06-15')
  .replace(/ {2}# The second tender waits[^]*$/, '')
  .replace(
    '\n      placements:\n',
    `
        - on: 2016-05-30
          by: johan
          do: evaluate
          summary: Åtta av tolv lovade anställningar blev av.
          lessons:
            worked: En namngiven handledare i varje hus.
            didNotWork: ''
            advice: Ta med underentreprenörerna redan i startmötet.
      placements:
`
  );
const pasts = pastsOf(readImportFile(evaluated));
let base: FreshDatabase;

beforeAll(async () => {
  base = await freshDatabase();
  await savePeople(base.db, readImportFile(evaluated));
  for (const past of pasts) await record(base.db, { ...past, at: new Date().toISOString() });
});
afterAll(() => base.close());

const size = ['--value', '212000000', '--months', '36', '--nature', 'works', '--labour', '35'];
const program = path.resolve(import.meta.dirname, '../../bin/foothold.js');
const recommend = (...args: readonly string[]) =>
  spawnSync(process.execPath, [program, 'recommend', ...size, ...args], {
    encoding: 'utf8',
    env: { ...process.env, DATABASE_URL: base.url },
  });
/** The paragraphs that a person reads. */
function read(...args: readonly string[]): string[] {
  const { status, stdout } = recommend(...args);
  expect(status).toBe(0);
  return stdout.trimEnd().split('\n\n');
}

describe('a contract that ended before it was imported', () => {
  it('is closed with its evaluation, and asks nobody for anything', () => {
    const contract = pasts.find(({ state }) => state.kind === 'contract')?.state as ContractState;
    expect(contract).toMatchObject({ phase: 'closed', ball: null, evaluation: { metAll: false } });
  });

  it('waits for its evaluation when the file has none', () => {
    const without = evaluated.replace(/ {8}- on: 2016-05-30[^]*?(?= {6}placements:)/, '');
    const contract = pastsOf(readImportFile(without)).find(({ state }) => state.kind === 'contract')?.state;
    expect(contract).toMatchObject({ phase: 'evaluating', evaluation: null });
  });
});

describe('what a person reads', () => {
  it('the level, that one proposal is to be taken, each with its arithmetic, and headings over the rest', () => {
    const [level, each, ...rest] = read();
    expect(level).toMatch(/^Requirement with a bonus \(spearhead level, 11556\)\. The contract has room for 4 places/);
    expect(each).toBe('Each proposal stands for itself, reckoned in its own way. Take one of them.');
    expect(rest.slice(0, 3).map((proposal) => proposal.split('\n')[0])).toEqual([
      "48 full-time months (Trafikverket's rate)",
      "4 internships (Trafikverket's rate)",
      '82 full-time months (A share of the labour cost)',
    ]);
    expect(rest.slice(3)).toEqual([
      'Not reckoned here:\n  Own earlier outcomes: needs at least 5 closed comparable contracts; there are 0.',
      expect.stringMatching(/^Sources and starting values:\n {2}shortest contract \(months\): 6 \(Trafikverket 2016, /),
    ]);
  });

  it('in Swedish, with what contracts in the same trade taught, whatever the case of the word', () => {
    const parts = read('--authority', 'orebrobostader', '--trade', 'Ombyggnad', '--language', 'sv');
    expect(parts).toContain(
      [
        'Lärdomar av tidigare kontrakt i samma bransch:',
        '  AVT-2012-014 Vivalla, ombyggnad av 400 lägenheter',
        '    Det här fungerade: En namngiven handledare i varje hus.',
        '    Råd till nästa upphandling: Ta med underentreprenörerna redan i startmötet.',
      ].join('\n')
    );
    expect(parts).toContain('Varje förslag står för sig, räknat på sitt eget sätt. Välj ett av dem.');
    expect(parts.join()).toContain('Egna tidigare utfall: kräver minst 5 avslutade jämförbara kontrakt; det finns 1.');
  });

  it('in which trades there are lessons, when none or another trade was asked for', () => {
    const where = 'Lessons of earlier contracts are shown for the same trade. There are some in: ombyggnad.';
    for (const trade of [[], ['--trade', 'tak']]) {
      const parts = read('--authority', 'orebrobostader', ...trade);
      expect(parts).toContain(where);
      expect(parts.join()).not.toContain('handledare');
    }
    expect(read('--authority', 'orebro-kommun', '--trade', 'ombyggnad').join()).not.toContain('essons of earlier');
  });

  it('one document with --json, with the lessons in it', () => {
    const { stdout } = recommend('--authority', 'orebrobostader', '--trade', 'ombyggnad', '--json');
    expect(JSON.parse(stdout)).toMatchObject({
      level: 'bonus',
      lessons: [{ reference: 'AVT-2012-014', worked: 'En namngiven handledare i varje hus.', didNotWork: '' }],
    });
  });
});

it.each<[string, readonly string[], string]>([
  ['a trade without an authority', ['--trade', 'ombyggnad'], '--trade is compared with the contracts of an authority'],
  [
    'an authority that is not there',
    ['--authority', 'orebrobostder'],
    'There is no authority orebrobostder here. There are: ',
  ],
])('%s is answered by a sentence and nothing else', (_, args, says) => {
  const { status, stdout, stderr } = recommend(...args);
  expect([status, stdout]).toEqual([1, '']);
  expect(stderr).toContain(says);
  expect(stderr).not.toMatch(/^ {4}at /m);
});
