// `foothold policy show|adopt|coverage`: the policy in force, a new version of it, and how far tenders live up to it.
import { readFile } from 'node:fs/promises';
import { Command } from 'commander';
import { parse } from 'yaml';
import { z } from 'zod';
import { policySchema } from '../bots/commands.js';
import { approvalInWords } from '../bots/approval-words.js';
import { settingInWords } from '../bots/settings.js';
import { pagesWords } from '../bots/words/pages.js';
import { approvalNames, policyMarks, startingPolicy } from '../domain/policy.js';
import { settingNames, settingsOf } from '../domain/settings.js';
import { coverage, findPolicy } from '../prisma/policy.js';
import { authorityCase, giveAuthority, withStore } from './at-authority.js';
import { say, table } from './say.js';

/** The command group. */
export function policyCommand(): Command {
  return new Command('policy')
    .description(
      'What every tender must have, how much price may weigh, who approves what, and how far it is lived up to.'
    )
    .addCommand(show())
    .addCommand(adopt())
    .addCommand(covered());
}

function show(): Command {
  return new Command('show')
    .description('The policy in force at an authority, with what each value rests on.')
    .argument('<authority>', 'its id, for instance orebrobostader')
    .option('--json', 'answer as JSON', false)
    .action((authority: string, { json }: { json: boolean }) =>
      withStore(async (db) => {
        await authorityCase(db, authority);
        const found = await findPolicy(db, authority);
        const policy = found?.policy ?? startingPolicy;
        const settings = settingsOf(policy.settings);
        const words = pagesWords('en');
        const { authority: w, roles } = words;
        const row = (part: keyof typeof policyMarks, label: string, value: string): string[] => [
          label,
          value,
          policyMarks[part],
          w.sources[part],
        ];
        say.result(
          { authority, adoptedBy: found?.adoptedBy ?? null, policy, marks: policyMarks, sources: w.sources, settings },
          json,
          () =>
            [
              `${authority}: ${w.version(policy.version)}${found === null || found.adoptedBy === authority ? '' : `, inherited from ${found.adoptedBy}`}`,
              '',
              table(
                ['what', 'value', 'mark', 'source'],
                [
                  row(
                    'requirementInEveryTender',
                    w.requirementInEveryTender,
                    policy.requirementInEveryTender ? w.demanded : w.notDemanded
                  ),
                  row('maxPricePercent', w.maxPricePercent, w.percent(policy.maxPricePercent)),
                  ...approvalNames.map((name) =>
                    row(
                      'approvals',
                      w.approvals[name],
                      approvalInWords(policy.approvals[name], words, (names) => names.join(', '))
                    )
                  ),
                  row('followUpBy', w.followUpBy, roles[policy.followUpBy]),
                  [w.publicOutcome, w.shownToAll[policy.publicOutcome === true ? 'yes' : 'no'], '', ''],
                  ...settingNames.map((name) => {
                    const { label, value, restsOn } = settingInWords(name, settings, 'en');
                    return [label, value, settings[name].mark, restsOn];
                  }),
                ]
              ),
              '',
              `${w.marks.V}. ${w.marks.K}`,
            ].join('\n')
        );
      })
    );
}

function adopt(): Command {
  return new Command('adopt')
    .description('Adopts a new version of the policy; running tenders keep theirs.')
    .argument(
      '<file>',
      'YAML: requirementInEveryTender, maxPricePercent, approvals, followUpBy, settings, publicOutcome'
    )
    .requiredOption('--authority <id>', 'whose policy it is')
    .option('--by <person>', 'the manager who adopts it; may be left out when there is only one')
    .option('--json', 'answer as JSON', false)
    .addHelpText(
      'after',
      `
Example of a file:
  requirementInEveryTender: true
  maxPricePercent: 50
  approvals:
    requirement: { roles: [manager], needs: any }
    exemption: { roles: [manager, coordinator], needs: all }
    award: { roles: [manager], needs: 2 }
  followUpBy: contract-manager
  settings:                       # only what is to differ from the starting values
    worksOrePerPlace: 4000000000
    answerReportDays: 5`
    )
    .action(async (path: string, { authority, by, json }: { authority: string; by?: string; json: boolean }) => {
      const text = await readFile(path, 'utf8').catch(() => {
        throw new Error(`${path} cannot be read; give the path of a YAML file.`);
      });
      const read = policySchema.safeParse(parse(text));
      if (!read.success) throw new Error(`${path} is no policy as it is:\n${z.prettifyError(read.error)}`);
      await withStore(async (db) => {
        await authorityCase(db, authority);
        const given = await giveAuthority(db, authority, { kind: 'adopt-policy', policy: read.data }, by ?? null);
        say.result({ authority, ...given }, json, () => `The policy was adopted by ${given.by}.`);
      });
    });
}

function covered(): Command {
  return new Command('coverage')
    .description('Tenders with a requirement of all, exemptions counted apart; cancelled tenders do not count.')
    .option('--authority <id>', 'only this one and those that belong to it')
    .option('--json', 'answer as JSON', false)
    .action(({ authority, json }: { authority?: string; json: boolean }) =>
      withStore(async (db) => {
        const rows = await coverage(db, authority === undefined ? null : [authority]);
        say.result(rows, json, () =>
          table(
            ['authority', 'tenders', 'with requirement', 'exempt', 'left out', 'undecided'],
            rows.map((row) => [
              row.authorityName,
              ...[row.tenders, row.withRequirement, row.exempt, row.leftOut, row.undecided].map(String),
            ])
          )
        );
      })
    );
}
