// `foothold audit verify`: walks the chain of every authority.
import { Command } from 'commander';
import { readConfig } from '../config.js';
import { verifyAudit } from '../prisma/audit.js';
import { openStore } from '../server/store.js';
import { say } from './say.js';

/** The command group. */
export function auditCommand(): Command {
  return new Command('audit').description('The audit trail.').addCommand(verify());
}

function verify(): Command {
  return new Command('verify')
    .description('Computes every link of the audit chain again. Exit code 1 when anything was changed or is missing.')
    .option('--authority <id>', 'only the chain of this authority')
    .option('--json', 'answer as JSON', false)
    .addHelpText(
      'after',
      `
Keep the printed head hash somewhere else (a minute, a registry entry): if a later walk still passes through it,
nothing before it was changed.`
    )
    .action(async ({ authority, json }: { authority?: string; json: boolean }) => {
      const { databaseUrl, dataDir } = readConfig();
      const store = await openStore({ databaseUrl, dataDir, log: say.error });
      try {
        const verdicts = await verifyAudit(store.db, authority);
        if (verdicts.some(({ faults }) => faults.length > 0)) process.exitCode = 1;
        say.result(verdicts, json, (chains) =>
          chains.length === 0
            ? 'Nothing has been recorded yet.'
            : chains
                .map(({ authorityId, entries, head, faults }) =>
                  [
                    `${authorityId}: ${entries} entries, ${faults.length === 0 ? 'whole' : 'BROKEN'}, head ${head}`,
                    ...faults.map(({ number, caseId, what }) => `  ${what} at entry ${number} ${caseId ?? ''}`),
                  ].join('\n')
                )
                .join('\n')
        );
      } finally {
        await store.close();
      }
    });
}
