// `foothold recommend`: how much employment a contract of this size, length and trade can be asked for, with the arithmetic.
import { Command, InvalidArgumentError, Option } from 'commander';
import { adviceInWords, lessonsInWords } from '../bots/advice.js';
import { readConfig } from '../config.js';
import type { Language } from '../domain/actor.js';
import { lessonsFor, tradesTaught } from '../domain/lessons.js';
import type { ContractForm } from '../domain/recommendation.js';
import { recommend } from '../domain/recommendation.js';
import type { Nature, Scope } from '../domain/scope.js';
import type { Settings } from '../domain/settings.js';
import { settingsOf } from '../domain/settings.js';
import { pagesWords } from '../bots/words/pages.js';
import type { EarlierOutcome } from '../prisma/outcomes.js';
import { earlierOutcomes } from '../prisma/outcomes.js';
import { policyInForce } from '../prisma/policy.js';
import { openStore } from '../server/store.js';
import { authorityCase } from './at-authority.js';
import { say } from './say.js';

interface Options {
  readonly value: number;
  readonly months: number;
  readonly nature: Nature;
  readonly trade?: string;
  readonly labour?: number;
  readonly form: ContractForm;
  readonly authority?: string;
  readonly language: Language;
  readonly json: boolean;
}

const number =
  (least: number, most: number) =>
  (text: string): number => {
    const value = Number(text);
    if (!Number.isFinite(value) || value < least || value > most)
      throw new InvalidArgumentError(`Write a number from ${least} to ${most}.`);
    return value;
  };

/** The command. */
export function recommendCommand(): Command {
  return new Command('recommend')
    .description(
      'What to ask for in a contract: level and numbers, from presets that show their arithmetic and sources.'
    )
    .requiredOption('--value <kronor>', 'value of the contract in kronor', number(1, 1e12))
    .requiredOption('--months <months>', 'length without options', number(1, 240))
    .addOption(
      new Option('--nature <nature>', 'what is bought').choices(['works', 'services', 'goods']).makeOptionMandatory()
    )
    .option('--trade <word>', "the authority's own word, to compare with its earlier contracts; with --authority")
    .option('--labour <percent>', 'share of the value that is labour', number(0, 100))
    .addOption(
      new Option('--form <form>', 'the form of the contract')
        .choices(['contract', 'framework', 'call-off', 'direct-award'])
        .default('contract')
    )
    .option('--authority <id>', 'reckon with the closed contracts of this authority too, and show what they taught')
    .addOption(new Option('--language <language>', 'of the sentences').choices(['sv', 'en']).default('en'))
    .option('--json', 'answer as JSON', false)
    .addHelpText(
      'after',
      '\nExample:\n  foothold recommend --value 412000000 --months 48 --nature works --labour 35 --authority orebrobostader --trade ombyggnad'
    )
    .action(async ({ value, months, nature, trade, labour, form, authority, language, json }: Options) => {
      if (trade !== undefined && authority === undefined)
        throw new Error('--trade is compared with the contracts of an authority; name it with --authority.');
      const scope: Scope = {
        nature,
        trade: trade ?? null,
        valueOre: Math.round(value * 100),
        durationMonths: months,
        labourPercent: labour ?? null,
      };
      const { outcomes, settings } =
        authority === undefined ? { outcomes: [], settings: settingsOf(undefined) } : await knownOf(authority, nature);
      const recommendation = recommend({ scope, form, outcomes }, settings);
      const lessons = lessonsFor(scope, outcomes).map(({ reference, title, lessons: said }) => ({
        reference,
        title,
        ...said,
      }));
      say.result({ scope, ...recommendation, lessons, settings }, json, () => {
        const advice = adviceInWords(recommendation, language, settings);
        const { drafting } = pagesWords(language);
        const parts = [
          [`${advice.level === null ? '' : `${advice.level}. `}${advice.levelReason}`],
          ...(advice.proposals.length > 1 ? [[drafting.eachAlone]] : []),
          ...advice.proposals.map(({ what, preset, how }) => [`${what} (${preset})`, `  ${how}`]),
          under(drafting.notReckoned, advice.silent),
          ...taughtParts(scope, outcomes, language),
          under(drafting.sources, advice.settings),
        ];
        return parts
          .filter((lines) => lines.length > 0)
          .map((lines) => lines.join('\n'))
          .join('\n\n');
      });
    });
}

/** Lines under their heading; nothing when there are none. */
const under = (heading: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : [`${heading}:`, ...lines.map((line) => `  ${line}`)];

/** What earlier contracts in the trade taught; when none of it did, or no trade is given, in which trades there is something. */
function taughtParts(scope: Scope, outcomes: readonly EarlierOutcome[], language: Language): string[][] {
  const { drafting } = pagesWords(language);
  const taught = lessonsInWords(scope, outcomes, language);
  if (taught.length > 0)
    return [
      [
        `${drafting.lessons}:`,
        ...taught.flatMap(({ from, said }) => [`  ${from}`, ...said.map((line) => `    ${line}`)]),
      ],
    ];
  const trades = tradesTaught(outcomes);
  return trades.length === 0 ? [] : [[drafting.lessonsIn(trades.join(', '))]];
}

/** What the authority has seen before, and the settings of its policy. */
async function knownOf(
  authorityId: string,
  nature: Nature
): Promise<{ readonly outcomes: readonly EarlierOutcome[]; readonly settings: Settings }> {
  const { databaseUrl, dataDir } = readConfig();
  const store = await openStore({ databaseUrl, dataDir, log: say.error });
  try {
    await authorityCase(store.db, authorityId);
    const policy = await policyInForce(store.db, authorityId);
    return {
      outcomes: await earlierOutcomes(store.db, authorityId, nature, null),
      settings: settingsOf(policy?.settings),
    };
  } finally {
    await store.close();
  }
}
