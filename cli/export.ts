// `foothold export ocds|eforms`: what the world may read of a process, in its own formats.
import { writeFile } from 'node:fs/promises';
import { Command, Option } from 'commander';
import { namesOf } from '../bots/names.js';
import { readConfig } from '../config.js';
import { contractId, tenderId } from '../domain/case.js';
import type { NoticeKind } from '../domain/hand-over.js';
import { noticeSummary, summaryInWords } from '../exports/eforms.js';
import { contractUnder, historyOf, tenderRowOf } from '../exports/load.js';
import { recordPackage, releasePackage } from '../exports/record.js';
import { allCases, caseById } from '../prisma/cases.js';
import type { Database } from '../prisma/database.js';
import { openStore } from '../server/store.js';
import { say } from './say.js';

/** The command group. */
export function exportCommand(): Command {
  return new Command('export')
    .description('Open data of tenders and their contracts: counts only, and no bidder before the award notice is out.')
    .addCommand(ocds())
    .addCommand(eforms());
}

function ocds(): Command {
  return new Command('ocds')
    .description('OCDS release of one tender, or of every tender, one JSON document a line.')
    .argument('[reference]', "a tender's or a contract's reference; without one, every tender")
    .option('--record', 'the record: every release so far and the compiled one', false)
    .option('--out <file>', 'write to this file')
    .addHelpText(
      'after',
      '\nFOOTHOLD_OCDS_PREFIX is the prefix that the Open Contracting Partnership gave the publisher.'
    )
    .action(async (reference: string | undefined, { record, out }: { record: boolean; out?: string }) => {
      const { ocdsPrefix, publicUrl } = readConfig();
      await withDatabase(async (db) => {
        const rows = reference === undefined ? await allCases(db, 'tender') : [await tenderNamed(db, reference)];
        const documents: string[] = [];
        for (const row of rows) {
          const tender = await tenderRowOf(db, row);
          if (tender === null) continue;
          const history = await historyOf(db, tender, ocdsPrefix);
          const uri = `${publicUrl ?? 'http://localhost'}/exports/ocds/${tender.id}${record ? '?record' : ''}`;
          const place = { uri, publisher: tender.authorityName };
          const made = record ? recordPackage(history, place) : releasePackage(history, place);
          documents.push(reference === undefined ? JSON.stringify(made) : JSON.stringify(made, null, 2));
        }
        await put(documents.join('\n'), out);
      });
    });
}

function eforms(): Command {
  return new Command('eforms')
    .description('A notice of a tender as eForms codes it, keyed by business terms.')
    .argument('<reference>', "a tender's or a contract's reference")
    .addOption(
      new Option('--notice <kind>', 'which notice')
        .choices(['contract-notice', 'award-notice', 'completion-notice'])
        .default('contract-notice')
    )
    .addOption(new Option('--words <language>', 'as a text for people').choices(['sv', 'en']))
    .option('--out <file>', 'write to this file')
    .action(
      async (
        reference: string,
        { notice, words, out }: { notice: Exclude<NoticeKind, 'correction'>; words?: 'sv' | 'en'; out?: string }
      ) => {
        await withDatabase(async (db) => {
          const tender = await tenderRowOf(db, await tenderNamed(db, reference));
          if (tender === null) throw new Error(`There is no tender behind ${reference}.`);
          const { state } = tender;
          const contract = (await contractUnder(db, tender.id))?.state ?? null;
          if (notice === 'award-notice' && state.notice === null && state.contract === null)
            throw new Error(`${state.reference} has no award notice yet; until then the bids are secret.`);
          if (notice === 'completion-notice' && contract?.phase !== 'closed')
            throw new Error(`The contract of ${state.reference} has not had its final evaluation yet.`);
          const summary = noticeSummary(notice, { tender: state, contract, names: await namesOf(db, [state]) });
          await put(words === undefined ? JSON.stringify(summary, null, 2) : summaryInWords(summary, words), out);
        });
      }
    );
}

async function tenderNamed(db: Database, reference: string) {
  const row = (await caseById(db, tenderId(reference))) ?? (await caseById(db, contractId(reference)));
  if (row === null)
    throw new Error(`There is no tender or contract ${reference}; "foothold tender list" shows those there are.`);
  return row;
}

async function put(text: string, out: string | undefined): Promise<void> {
  if (out === undefined) return say.line(text);
  await writeFile(out, `${text}\n`);
  say.error(`Written to ${out}`);
}

async function withDatabase(use: (db: Database) => Promise<void>): Promise<void> {
  const { databaseUrl, dataDir } = readConfig();
  const store = await openStore({ databaseUrl, dataDir, log: say.error });
  try {
    await use(store.db);
  } finally {
    await store.close();
  }
}
