// `foothold`: what can be done from a terminal. Every command says what it does with --help, and speaks JSON with --json.
import { Command } from 'commander';
import { areaCommand } from './cli/area.js';
import { auditCommand } from './cli/audit.js';
import { contractCommand } from './cli/contract.js';
import { clauseCommand } from './cli/clause.js';
import { doctorCommand } from './cli/doctor.js';
import { exportCommand } from './cli/export.js';
import { importCommand } from './cli/import.js';
import { slackCommand, teamsCommand } from './cli/manifest.js';
import { peopleCommand } from './cli/people.js';
import { recommendCommand } from './cli/recommend.js';
import { policyCommand } from './cli/policy.js';
import { say } from './cli/say.js';
import { standstillCommand } from './cli/standstill.js';
import { startCommand } from './cli/start.js';
import { tenderCommand } from './cli/tender.js';
import { understandCommand } from './cli/understand.js';

/** Runs one command line; answers the exit code. Errors are one sentence on stderr that says what to do. */
export async function main(args: readonly string[]): Promise<number> {
  const program = new Command('foothold')
    .description("Carries a public tender's employment requirement from the first draft to the last retention check.")
    .addHelpText(
      'after',
      `
Examples:
  foothold start                              everything on this machine, with the Vivalla tender in progress
  foothold tender list                        every tender with its stage and who must act
  foothold contract report AVT-2012-014       agreed against delivered, with forecast; --public leaves small numbers out
  foothold understand "vi har anställt två personer, tillsvidare från 1 mars"
  foothold standstill --sent 2026-12-14       first day the contract may be signed
  foothold export ocds UPP-2011-014 --record  open data of one tender and its contract
  foothold recommend --value 412000000 --months 48 --nature works --labour 35
  foothold slack manifest --url https://...   what Slack wants to install the app; foothold teams manifest writes the package
  foothold people invite maria                a code to write to Foothold in Slack or Teams, and a link to the web
  foothold audit verify                       walks the audit chain and says where it is broken

Settings come from the environment: see .env.example.`
    )
    .showHelpAfterError('(foothold --help shows what there is)');
  for (const command of [
    startCommand(),
    doctorCommand(),
    importCommand(),
    tenderCommand(),
    contractCommand(),
    exportCommand(),
    recommendCommand(),
    clauseCommand(),
    areaCommand(),
    peopleCommand(),
    policyCommand(),
    auditCommand(),
    understandCommand(),
    standstillCommand(),
    slackCommand(),
    teamsCommand(),
  ])
    program.addCommand(command);
  try {
    await program.parseAsync([...args], { from: 'user' });
    return Number(process.exitCode ?? 0);
  } catch (error) {
    say.error(error instanceof Error ? error.message : String(error));
    return 1;
  }
}
