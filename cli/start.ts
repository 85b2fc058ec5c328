// `foothold start`: everything on this machine, or one half of it, until Ctrl-C.
import { Command, Option } from 'commander';
import { pino } from 'pino';
import type { Config } from '../config.js';
import { ConfigError, readConfig } from '../config.js';
import type { Half, Running } from '../worker.js';
import { withoutMessage } from '../server/error-log.js';
import { say } from './say.js';
import { signalled } from './signalled.js';

/** The command. */
export function startCommand(): Command {
  return new Command('start')
    .description(
      'Starts the worker, the web chat and the dashboard; and Temporal and PostgreSQL, unless yours are set.'
    )
    .addOption(
      new Option('--only <half>', 'start one half: what carries the cases, or the chats and pages').choices([
        'worker',
        'web',
      ])
    )
    .option('--json', 'tell where things run as JSON', false)
    .addHelpText(
      'after',
      `
PORT sets the web port. With TEMPORAL_ADDRESS or DATABASE_URL set, that cluster or database is used and none is started.
With both set, --only lets the halves run apart: a rush in the chats then slows no case, and a new version of one leaves the other up.`
    )
    .action(async ({ json, only = null }: { json: boolean; only?: Half | null }) => {
      const startedAt = Date.now();
      const config = readConfig();
      if (only !== null && (config.databaseUrl === null || config.temporalAddress === null))
        throw new ConfigError(
          'Halves meet in a Temporal and a database: set TEMPORAL_ADDRESS and DATABASE_URL for --only.'
        );
      const log = pino({ level: config.logLevel, base: null, serializers: { err: withoutMessage } });
      const { startFoothold } = await import('../worker.js');
      const running = await startFoothold(config, log, only);
      const { url, temporalAddress, temporalUi, database } = running;
      say.result({ url, temporalAddress, temporalUi, database, dataDir: config.dataDir }, json, () =>
        screen(running, only, config, (Date.now() - startedAt) / 1000)
      );
      const why = await Promise.race([signalled(), running.lost]);
      say.line(why === null ? '\nStopping (once more stops at once)' : why);
      await running.stop();
      process.exitCode = why === null ? 0 : 1;
    });
}

function screen(running: Running, only: Half | null, { dataDir, demo }: Config, seconds: number): string {
  const { url, temporalAddress, temporalUi, database } = running;
  const lines = [
    '',
    `  Foothold is ready (${seconds.toFixed(1)} s)`,
    '',
    ...(only === 'worker'
      ? [`  Health       ${url}/healthz`]
      : [`  Web chat     ${url}`, `  Dashboard    ${url}/dashboard`]),
    `  Temporal     ${temporalUi ?? temporalAddress}`,
    `  Database     ${database === 'embedded' ? `PostgreSQL in ${dataDir}` : 'PostgreSQL of DATABASE_URL'}`,
    '',
  ];
  const tryThis = [
    '  Try this',
    `    1. Open ${url}, sign in as Björn Ek and approve the tender that waits for him.`,
    '    2. Sign in as Maria Ström of Skanska, open the Vivalla contract and write:',
    '       vi har anställt två personer, tillsvidare från 1 mars',
    '    3. In another terminal: npx foothold tender list',
    '',
  ];
  return [...lines, ...(demo ? tryThis : []), '  Ctrl-C stops everything.', ''].join('\n');
}
