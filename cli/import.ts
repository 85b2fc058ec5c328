// `foothold import`: cases that began before Foothold, from a file.
import { readFile } from 'node:fs/promises';
import { Command } from 'commander';
import { today } from '../activities/calendar.js';
import { readConfig } from '../config.js';
import { FootholdPlugin } from '../plugin.js';
import { asOfToday } from '../server/import/file.js';
import { importFile } from '../server/import/index.js';
import { readKeys } from '../server/keys.js';
import { ensureSearchAttributes } from '../server/search-attributes.js';
import { openStore } from '../server/store.js';
import { connectClient, temporalTarget } from '../server/temporal.js';
import { ownServer } from './at-authority.js';
import { say } from './say.js';

/** The command. */
export function importCommand(): Command {
  return new Command('import')
    .description(
      'Starts the cases of a YAML file, with what has already happened at its own dates, marked as imported.'
    )
    .argument('<file>', 'for instance examples/vivalla.yaml')
    .option('--as-of-today', 'move every date so that the file tells of today', false)
    .option('--json', 'answer as JSON', false)
    .addHelpText(
      'after',
      '\nImporting a file again starts nothing twice. Nothing is written when anything in it is refused.'
    )
    .action(async (path: string, { asOfToday: moved, json }: { asOfToday: boolean; json: boolean }) => {
      const config = readConfig();
      const text = await readFile(path, 'utf8').catch(() => {
        throw new Error(`${path} cannot be read; give the path of an import file, for instance examples/vivalla.yaml.`);
      });
      const target = temporalTarget(ownServer(config));
      const store = await openStore({ ...config, log: say.error });
      const { encryptionKeys } = await readKeys(config);
      const client = await connectClient(target, new FootholdPlugin({ encryptionKeys }));
      try {
        // A host's own worker may be all that runs here, and nothing else would have told the namespace.
        await ensureSearchAttributes(client.connection, target.namespace);
        const cases = await importFile(store.db, client, config.taskQueue, moved ? asOfToday(text, today()) : text);
        say.result(cases, json, (all) => all.map(({ id, outcome }) => `${outcome.padEnd(14)} ${id}`).join('\n'));
      } finally {
        await client.connection.close();
        await store.close();
      }
    });
}
