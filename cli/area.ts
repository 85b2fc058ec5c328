// `foothold area import`: yearly figures of areas from a CSV file, all of them or none.
import { readFile } from 'node:fs/promises';
import { Command } from 'commander';
import { readIndicators } from '../server/import/indicators.js';
import { authorityCase, giveAuthority, withStore } from './at-authority.js';
import { say } from './say.js';

interface Options {
  readonly authority: string;
  readonly by?: string;
  readonly json: boolean;
}

/** The command group. */
export function areaCommand(): Command {
  return new Command('area').description('Housing areas and their yearly figures.').addCommand(importAreas());
}

function importAreas(): Command {
  return new Command('import')
    .description('Takes the figures of a CSV file; with one bad row nothing is taken, and each is named.')
    .argument('<file>', 'columns: area, name (for a new area), year, source (optional), and a column for each figure')
    .requiredOption('--authority <id>', 'whose areas they are')
    .option('--by <person>', 'who records them; may be left out when only one person may')
    .option('--json', 'answer as JSON', false)
    .addHelpText(
      'after',
      '\nExample of a file (figures ending in Percent are shares from 0 to 100):\n  area;name;year;adultsEmployedPercent;childPovertyPercent\n  vivalla;Vivalla;2026;41,5;58'
    )
    .action(async (path: string, { authority, by, json }: Options) => {
      const text = await readFile(path, 'utf8').catch(() => {
        throw new Error(`${path} cannot be read; give the path of a CSV file.`);
      });
      await withStore(async (db) => {
        const { areas } = await authorityCase(db, authority);
        const { lines, faults } = readIndicators(text, areas);
        if (faults.length > 0) {
          process.exitCode = 1;
          say.result({ rows: 0, areas: [], faults }, json, () =>
            [
              `Nothing was imported; ${faults.length === 1 ? 'one place is' : `${faults.length} places are`} wrong:`,
              ...faults.map(
                ({ line, column, wrong, mend }) => `line ${line}${column === '' ? '' : `, ${column}`}: ${wrong} ${mend}`
              ),
            ].join('\n')
          );
          return;
        }
        const given = await giveAuthority(db, authority, { kind: 'record-indicators', lines }, by ?? null);
        const ids = [...new Set(lines.map(({ areaId }) => areaId))];
        say.result(
          { rows: lines.length, areas: ids, faults: [], ...given },
          json,
          () =>
            `${lines.length} rows for ${ids.join(', ')} ${given.queued ? 'will be recorded when the worker is up' : 'were recorded'}, by ${given.by}.`
        );
      });
    });
}
