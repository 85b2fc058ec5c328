// `foothold`: what can be done from a terminal. Every command says what it does with --help, and speaks JSON with --json.
import { Command } from 'commander';
import { say } from './cli/say.js';

/** Each command in a module of its own, loaded when it is called or when all are listed. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  start: async () => (await import('./cli/start.js')).startCommand(),
  doctor: async () => (await import('./cli/doctor.js')).doctorCommand(),
  import: async () => (await import('./cli/import.js')).importCommand(),
  tender: async () => (await import('./cli/tender.js')).tenderCommand(),
  contract: async () => (await import('./cli/contract.js')).contractCommand(),
  export: async () => (await import('./cli/export.js')).exportCommand(),
  recommend: async () => (await import('./cli/recommend.js')).recommendCommand(),
  clause: async () => (await import('./cli/clause.js')).clauseCommand(),
  area: async () => (await import('./cli/area.js')).areaCommand(),
  people: async () => (await import('./cli/people.js')).peopleCommand(),
  policy: async () => (await import('./cli/policy.js')).policyCommand(),
  audit: async () => (await import('./cli/audit.js')).auditCommand(),
  understand: async () => (await import('./cli/understand.js')).understandCommand(),
  standstill: async () => (await import('./cli/standstill.js')).standstillCommand(),
  'codec-server': async () => (await import('./cli/codec-server.js')).codecServerCommand(),
  slack: async () => (await import('./cli/manifest.js')).slackCommand(),
  teams: async () => (await import('./cli/manifest.js')).teamsCommand(),
};

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
    // Commands of commands have options of their own by the same names.
    .enablePositionalOptions()
    .showHelpAfterError('(foothold --help shows what there is)');
  const [name = ''] = args;
  const wanted = Object.hasOwn(commands, name) ? [commands[name]] : Object.values(commands);
  for (const load of wanted) if (load !== undefined) program.addCommand(await load());
  try {
    await program.parseAsync([...args], { from: 'user' });
    return Number(process.exitCode ?? 0);
  } catch (error) {
    say.error(error instanceof Error ? error.message : String(error));
    return 1;
  }
}
