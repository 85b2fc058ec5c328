// `foothold import placements`: a spreadsheet of placements or hours on a contract, previewed, and counted after one yes.
import { readFile } from 'node:fs/promises';
import { Command } from 'commander';
import { partiesOf } from '../domain/any-case.js';
import { contractId } from '../domain/case.js';
import type { ContractState } from '../domain/contract.js';
import { mayGive, organisationsOf } from '../domain/permissions.js';
import { parseCommand } from '../bots/commands.js';
import { sendCommand } from '../bots/send-command.js';
import type { SheetOutcome } from '../bots/sheet/door.js';
import { readSheetFor } from '../bots/sheet/door.js';
import { entriesInWords, refusalInWords } from '../bots/words/chat.js';
import { faultInWords, sheetWords } from '../bots/words/sheet.js';
import { readConfig } from '../config.js';
import { FootholdPlugin } from '../plugin.js';
import { caseById } from '../prisma/cases.js';
import type { Database } from '../prisma/database.js';
import type { Person } from '../prisma/people.js';
import { actorOf, peopleOfAll } from '../prisma/people.js';
import { readKeys } from '../server/keys.js';
import { connectClient, temporalTarget } from '../server/temporal.js';
import { ownServer, withStore } from './at-authority.js';
import { confirmed } from './confirmed.js';
import { say } from './say.js';

interface Options {
  readonly contract: string;
  readonly by: string | null;
  readonly dryRun: boolean;
  readonly yes: boolean;
  readonly json: boolean;
}

/** The command. */
export function importPlacementsCommand(): Command {
  return new Command('placements')
    .description('Reports placements or hours from a spreadsheet (xlsx, csv): every row, or none.')
    .argument('<file>', 'the web page of a contract has a template')
    .requiredOption('--contract <reference>', 'for instance AVT-2012-014')
    .option('--by <person>', 'who reports; needed when several may', (value) => value, null)
    .option('--dry-run', 'only show what would count', false)
    .option('--yes', 'count without asking', false)
    .option('--json', 'answer as JSON', false)
    .addHelpText(
      'after',
      `
The same rows count once, however often they are sent. Names and personal identity numbers are refused.

Example:
  foothold import placements oktober.xlsx --contract AVT-2012-014 --by maria --dry-run`
    )
    .action(async (path: string, options: Options) => {
      const file = await readFile(path).catch(() => {
        throw new Error(`${path} cannot be read; give the path of a spreadsheet (xlsx or csv).`);
      });
      await withStore((db) => importPlacements(db, file, options));
    });
}

async function importPlacements(
  db: Database,
  file: Buffer,
  { contract: reference, by, dryRun, yes, json }: Options
): Promise<void> {
  const state = (await caseById(db, contractId(reference)))?.state;
  if (state?.kind !== 'contract') throw new Error(`There is no contract ${reference} here.`);
  const person = await reporter(db, state, by);
  const about = { contract: state, organisationId: person.organisationId, at: new Date().toISOString() };
  const outcome = await readSheetFor(db, file, about);
  const text = outcomeInWords(outcome, state, person);
  if (outcome.kind !== 'ready') {
    if (outcome.kind !== 'nothing-new') process.exitCode = 1;
    return say.result({ ...outcome, counted: false }, json, () => text);
  }
  if (!dryRun && !json) say.error(text);
  const { question, yesOrNo } = sheetWords(person.language);
  if (dryRun || !(await confirmed(`${question} (${yesOrNo})`, yes)))
    return say.result({ ...outcome, counted: false }, json, () => (dryRun ? text : 'Nothing was counted.'));
  const config = readConfig();
  const { encryptionKeys } = await readKeys(config);
  const client = await connectClient(temporalTarget(ownServer(config)), new FootholdPlugin({ encryptionKeys }));
  try {
    const { deliveryId } = outcome;
    const envelope = { deliveryId, by: actorOf(person), via: 'cli', command: parseCommand(outcome.command) } as const;
    const target = { client, taskQueue: config.taskQueue, patienceMs: 20_000 };
    const sent = await sendCommand(target, state.id, envelope);
    if (sent.kind === 'refused') throw new Error(refusalInWords(sent.refusal, person.language));
    say.result({ ...outcome, counted: true, queued: sent.kind === 'queued' }, json, ({ queued }) =>
      queued
        ? `Kept; ${outcome.lines.length} rows count as soon as a worker is there.`
        : `Counted ${outcome.lines.length} rows.`
    );
  } finally {
    await client.connection.close();
  }
}

/** Who reports: the person named, or the only one who may. */
async function reporter(db: Database, state: ContractState, by: string | null): Promise<Person> {
  const parties = partiesOf(state);
  const able = (await peopleOfAll(db, organisationsOf(parties))).filter(
    (each) => mayGive(actorOf(each), 'report', parties) === null
  );
  const named = by === null ? able : able.filter(({ id }) => id === by);
  const [first] = named;
  if (first !== undefined && named.length === 1) return first;
  const who = able
    .map(({ id, displayName, organisationName }) => `${id} (${displayName}, ${organisationName})`)
    .join(', ');
  throw new Error(
    able.length === 0 ? `Nobody may report on ${state.reference}.` : `Say who reports with --by. These may: ${who}.`
  );
}

function outcomeInWords(outcome: SheetOutcome, { reference }: ContractState, { language }: Person): string {
  const w = sheetWords(language);
  switch (outcome.kind) {
    case 'no-sheet':
      return w.files[outcome.fault];
    case 'faults':
      return [w.faultsFound(outcome.faults.length), ...outcome.faults.map((each) => faultInWords(each, language))].join(
        '\n'
      );
    case 'nothing-new':
      return w.nothingNew;
    case 'ready':
      return [
        w.preview(outcome.lines.length, reference),
        ...outcome.lines.map(({ row, entry }) => `  ${w.row(row)}: ${entriesInWords([entry], language)}`),
        ...(outcome.skipped > 0 ? [w.skipped(outcome.skipped)] : []),
      ].join('\n');
  }
}
