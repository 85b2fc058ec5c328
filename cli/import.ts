// `foothold import`: cases that began before Foothold, from a file, previewed, and started after one yes.
import { readFile } from 'node:fs/promises';
import { Command } from 'commander';
import { today } from '../activities/calendar.js';
import { readConfig } from '../config.js';
import { FootholdPlugin } from '../plugin.js';
import { asOfToday } from '../server/import/file.js';
import type { ImportedCase } from '../server/import/index.js';
import { importFile } from '../server/import/index.js';
import type { ImportPreview } from '../server/import/preview.js';
import { previewImport } from '../server/import/preview.js';
import { readKeys } from '../server/keys.js';
import { ensureSearchAttributes } from '../server/search-attributes.js';
import { openStore } from '../server/store.js';
import { connectClient, temporalTarget } from '../server/temporal.js';
import { ownServer } from './at-authority.js';
import { confirmed } from './confirmed.js';
import { importPlacementsCommand } from './import-placements.js';
import { say, table } from './say.js';

/** No file of cases is larger. */
const largest = 20 * 1024 * 1024;

/** Workbooks are zips. */
const isWorkbook = (bytes: Buffer): boolean => bytes.subarray(0, 4).equals(Buffer.from([0x50, 0x4b, 3, 4]));

interface Options {
  readonly asOfToday: boolean;
  readonly dryRun: boolean;
  readonly yes: boolean;
  readonly json: boolean;
}

/** The command. */
export function importCommand(): Command {
  return (
    new Command('import')
      // So that `placements` has its own --json and --dry-run.
      .enablePositionalOptions()
      .description(
        'Starts the cases of a YAML file, with what has already happened at its own dates, marked as imported.'
      )
      .argument('<file>', 'for instance examples/vivalla.yaml')
      .option('--as-of-today', 'move every date so that the file tells of today', false)
      .option('--dry-run', 'only show what would be made', false)
      .option('--yes', 'import without asking', false)
      .option('--json', 'answer as JSON', false)
      .addCommand(importPlacementsCommand())
      .addHelpText(
        'after',
        `
Shows what would be made and what is there already, and asks once. Where nobody can answer it needs --yes, else it ends with 2.
Importing a file again starts nothing twice. Nothing is written when anything in it is refused; each fault is told with its line.`
      )
      .action(importCases)
  );
}

async function importCases(path: string, options: Options): Promise<void> {
  const config = readConfig();
  const text = await textOf(path, options);
  const target = temporalTarget(ownServer(config));
  const store = await openStore({ ...config, log: say.error });
  const { encryptionKeys } = await readKeys(config);
  const client = await connectClient(target, new FootholdPlugin({ encryptionKeys }));
  try {
    const preview = await previewImport(store.db, client, text);
    const { dryRun, yes, json } = options;
    if (!dryRun && !json) say.error(previewInWords(preview));
    if (dryRun || !(await confirmed('Import? (y/N)', yes)))
      return say.result({ ...preview, imported: false }, json, () =>
        dryRun ? previewInWords(preview) : 'Nothing was imported.'
      );
    // A host's own worker may be all that runs here, and nothing else would have told the namespace.
    await ensureSearchAttributes(client.connection, target.namespace);
    const cases = await importFile(store.db, client, config.taskQueue, text);
    say.result({ ...preview, cases, imported: true }, json, () => importedInWords(cases));
  } finally {
    await client.connection.close();
    await store.close();
  }
}

async function textOf(path: string, options: Options): Promise<string> {
  const bytes = await readFile(path).catch(() => {
    throw new Error(`${path} cannot be read; give the path of an import file, for instance examples/vivalla.yaml.`);
  });
  if (isWorkbook(bytes))
    throw new Error(
      `${path} is a spreadsheet. Write "foothold import placements ${path} --contract <reference>" to report what is in it.`
    );
  if (bytes.length > largest) throw new Error(`${path} is larger than ${largest / 1024 / 1024} MB; split it.`);
  const text = bytes.toString('utf8');
  return options.asOfToday ? asOfToday(text, today()) : text;
}

/** How many of each, then the cases one by one, and those whose entry would change. */
function previewInWords({ organisations, areas, people, cases }: ImportPreview): string {
  const kinds = {
    authorities: 'authority',
    tenders: 'tender',
    contracts: 'contract',
    placements: 'placement',
  } as const;
  const sets = {
    organisations,
    areas,
    people,
    ...Object.fromEntries(
      Object.entries(kinds).map(([name, kind]) => [name, cases.filter((each) => each.kind === kind)])
    ),
  };
  const count = (set: readonly { readonly outcome: string }[], outcome: string): string =>
    String(set.filter((each) => each.outcome === outcome).length);
  const counts = Object.entries(sets).map(([name, set]) => [
    name,
    count(set, 'new'),
    count(set, 'changed'),
    count(set, 'already-there'),
  ]);
  const changed = [...organisations, ...areas, ...people].filter(({ outcome }) => outcome === 'changed');
  return [
    table(['', 'new', 'changed', 'already there, left alone'], counts),
    '',
    ...changed.map(({ id }) => `changed        ${id}`),
    table(
      ['would be', 'case', 'stands at', 'title'],
      cases.map(({ id, outcome, standing, title }) => [outcome, id, standing, title])
    ),
    '',
  ].join('\n');
}

function importedInWords(cases: readonly ImportedCase[]): string {
  const started = cases.filter(({ outcome }) => outcome !== 'already-there');
  return `Imported ${started.length} cases; ${cases.length - started.length} were there already.`;
}
