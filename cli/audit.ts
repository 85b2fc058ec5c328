// `foothold audit verify`: walks the chain of every authority.
import { Command } from 'commander';
import { readConfig } from '../config.js';
import type { ChainFault } from '../prisma/audit.js';
import { verifyAudit } from '../prisma/audit.js';
import { openStore } from '../server/store.js';
import { say } from './say.js';

/** The command group. */
export function auditCommand(): Command {
  return new Command('audit').description('The audit trail.').addCommand(verify());
}

function verify(): Command {
  return new Command('verify')
    .description(
      'Computes every link of the audit chain again, and looks for events without one. Exit code 1 when anything is wrong.'
    )
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
        // Whoever watches the exit code must hear of a name that is misspelt.
        if (authority !== undefined && verdicts.length === 0)
          throw new Error(`Nothing has been recorded of an authority ${authority}.`);
        if (verdicts.some(({ faults }) => faults.length > 0)) process.exitCode = 1;
        say.result(verdicts, json, (chains) =>
          chains.length === 0
            ? 'Nothing has been recorded yet.'
            : chains
                .map(({ authorityId, entries, head, faults }) =>
                  [
                    `${authorityId}: ${entries} entries, ${faults.length === 0 ? 'whole' : 'BROKEN'}, head ${head}`,
                    ...faults.map((fault) => `  ${sentence(fault)}`),
                  ].join('\n')
                )
                .join('\n')
        );
      } finally {
        await store.close();
      }
    });
}

function sentence(fault: ChainFault): string {
  if (fault.what === 'unlinked-event')
    return `event ${fault.seq} of ${fault.caseId} has no link: it was put in by hand, or its link was removed`;
  const { number, caseId } = fault;
  const link = `link ${number}${caseId === null ? '' : ` (${caseId})`}`;
  const words = {
    'missing-entry': `${link} is missing`,
    'changed-entry': `${link} was changed, or does not follow from the one before it`,
    'changed-event': `the event of ${link} is not what was recorded`,
    'missing-event': `the event of ${link} is gone`,
    'wrong-head': `the chain ends at ${link}, and its head says otherwise`,
  };
  return words[fault.what];
}
