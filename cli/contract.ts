// `foothold contract report`: how a contract has gone, as Markdown or as data, also in a version for the public.
import { Command, Option } from 'commander';
import { today } from '../activities/calendar.js';
import { contractReport } from '../bots/documents/contract-report.js';
import { loadContractReport } from '../bots/documents/load-contract-report.js';
import { markdownOf } from '../bots/documents/markdown.js';
import { readConfig } from '../config.js';
import { contractId } from '../domain/case.js';
import type { Language } from '../domain/actor.js';
import { openStore } from '../server/store.js';
import { say } from './say.js';

interface ReportOptions {
  readonly language: Language;
  readonly public: boolean;
  readonly json: boolean;
}

/** The command group. */
export function contractCommand(): Command {
  return new Command('contract').description('Contracts: agreed against delivered, and how it went.').addCommand(
    new Command('report')
      .description('Agreed against delivered, forecast or final evaluation, retention, value with its assumptions.')
      .argument('<reference>', 'for instance AVT-2012-014')
      .addOption(new Option('--language <language>', 'of the report').choices(['sv', 'en']).default('sv'))
      .option('--public', "leave out numbers under five, single persons' paths and free text", false)
      .option('--json', 'answer as JSON', false)
      .action(report)
  );
}

async function report(reference: string, { language, public: open, json }: ReportOptions): Promise<void> {
  const { databaseUrl, dataDir } = readConfig();
  const store = await openStore({ databaseUrl, dataDir, log: say.error });
  try {
    const loaded = await loadContractReport(store.db, contractId(reference), today(), open);
    if (loaded === null) throw new Error(`There is no contract ${reference}; the dashboard shows those there are.`);
    const { contract, evaluation } = loaded;
    const { title, startsOn, endsOn, phase } = contract;
    const written = open || contract.evaluation === null ? {} : contract.evaluation;
    say.result({ reference, title, startsOn, endsOn, phase, ...evaluation, ...written }, json, () =>
      markdownOf(contractReport(loaded, language)).trimEnd()
    );
  } finally {
    await store.close();
  }
}
