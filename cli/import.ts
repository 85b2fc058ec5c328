// `foothold import`: cases that began before Foothold, from a file.
import { readFile } from 'node:fs/promises';
import { Command } from 'commander';
import { today } from '../activities/calendar.js';
import { readConfig } from '../config.js';
import { FootholdPlugin } from '../plugin.js';
import { asOfToday, readImportFile } from '../server/import/file.js';
import { importFile, pastsOf } from '../server/import/index.js';
import { readKeys } from '../server/keys.js';
import { ensureSearchAttributes } from '../server/search-attributes.js';
import { openStore } from '../server/store.js';
import { connectClient, temporalTarget } from '../server/temporal.js';
import { ownServer } from './at-authority.js';
import { importPlacementsCommand } from './import-placements.js';
import { say } from './say.js';

/** No file of cases is larger. */
const largest = 20 * 1024 * 1024;

/** Workbooks are zips. */
const isWorkbook = (bytes: Buffer): boolean => bytes.subarray(0, 4).equals(Buffer.from([0x50, 0x4b, 3, 4]));

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
      .option('--dry-run', 'only say what would be started', false)
      .option('--json', 'answer as JSON', false)
      .addCommand(importPlacementsCommand())
      .addHelpText(
        'after',
        '\nImporting a file again starts nothing twice. Nothing is written when anything in it is refused.'
      )
      .action(
        async (
          path: string,
          { asOfToday: moved, dryRun, json }: { asOfToday: boolean; dryRun: boolean; json: boolean }
        ) => {
          const config = readConfig();
          const bytes = await readFile(path).catch(() => {
            throw new Error(
              `${path} cannot be read; give the path of an import file, for instance examples/vivalla.yaml.`
            );
          });
          if (isWorkbook(bytes))
            throw new Error(
              `${path} is a spreadsheet. Write "foothold import placements ${path} --contract <reference>" to report what is in it.`
            );
          if (bytes.length > largest) throw new Error(`${path} is larger than ${largest / 1024 / 1024} MB; split it.`);
          const text = moved ? asOfToday(bytes.toString('utf8'), today()) : bytes.toString('utf8');
          if (dryRun) {
            const ids = pastsOf(readImportFile(text)).map(({ state }) => state.id);
            return say.result(ids, json, (all) => all.map((id) => `would start    ${id}`).join('\n'));
          }
          const target = temporalTarget(ownServer(config));
          const store = await openStore({ ...config, log: say.error });
          const { encryptionKeys } = await readKeys(config);
          const client = await connectClient(target, new FootholdPlugin({ encryptionKeys }));
          try {
            // A host's own worker may be all that runs here, and nothing else would have told the namespace.
            await ensureSearchAttributes(client.connection, target.namespace);
            const cases = await importFile(store.db, client, config.taskQueue, text);
            say.result(cases, json, (all) => all.map(({ id, outcome }) => `${outcome.padEnd(14)} ${id}`).join('\n'));
          } finally {
            await client.connection.close();
            await store.close();
          }
        }
      )
  );
}
