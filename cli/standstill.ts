// `foothold standstill`: the days in which the contract may not be signed.
import { Command, Option } from 'commander';
import { z } from 'zod';
import { standstillOf } from '../activities/calendar.js';
import type { NoticeMeans } from '../domain/standstill.js';
import { say } from './say.js';

const date = z.iso.date();

function readDate(text: string): string {
  const parsed = date.safeParse(text);
  if (!parsed.success) throw new Error(`${text} is not a date; write it as YYYY-MM-DD, for instance 2026-12-14.`);
  return parsed.data;
}

/** The command. */
export function standstillCommand(): Command {
  return new Command('standstill')
    .description('The last day of the standstill (LOU 20 kap.) and the first day the contract may be signed.')
    .requiredOption('--sent <date>', 'day the award notice was sent, YYYY-MM-DD')
    .addOption(
      new Option('--means <means>', 'how the notice went to the bidders: electronic is 10 days, other is 15')
        .choices(['electronic', 'other'])
        .default('electronic')
    )
    .option('--court <date>', 'day of the decision of the administrative court, when the award was appealed')
    .option('--json', 'answer as JSON', false)
    .addHelpText(
      'after',
      `
A standstill that would end on a Saturday, a Sunday or a holiday (Act 1930:173) ends on the next working day.

Examples:
  foothold standstill --sent 2026-12-14
  foothold standstill --sent 2026-12-14 --means other
  foothold standstill --sent 2026-12-14 --court 2027-02-03 --json`
    )
    .action(({ sent, means, court, json }: { sent: string; means: NoticeMeans; court?: string; json: boolean }) => {
      const { lastDay, earliestContract } = standstillOf({
        sentOn: readDate(sent),
        means,
        days: null,
        courtDecidedOn: court === undefined ? null : readDate(court),
      });
      say.result({ lastDay, earliestContract }, json, () =>
        [`The last day of the standstill is ${lastDay}.`, `The contract may be signed from ${earliestContract}.`].join(
          '\n'
        )
      );
    });
}
