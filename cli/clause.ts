// `foothold clause`: the contract clause of a tender's requirement as a file.
import { writeFile } from 'node:fs/promises';
import { Command, Option } from 'commander';
import { clauseDocument } from '../bots/documents/clause.js';
import { namesOf } from '../bots/names.js';
import { readConfig } from '../config.js';
import type { Language } from '../domain/actor.js';
import { tenderId } from '../domain/case.js';
import { caseById } from '../prisma/cases.js';
import { openStore } from '../server/store.js';
import { say } from './say.js';

/** The command. */
export function clauseCommand(): Command {
  return new Command('clause')
    .description("The contract clause, written from the facts of a tender's requirement.")
    .argument('<reference>', 'for instance UPP-2015-007')
    .addOption(new Option('--language <language>', 'of the text').choices(['sv', 'en']).default('sv'))
    .addOption(new Option('--format <format>', 'Word or Markdown').choices(['docx', 'md']).default('docx'))
    .requiredOption('--out <file>', 'where to write it')
    .addHelpText('after', '\nExample:\n  foothold clause UPP-2015-007 --language sv --format docx --out villkor.docx')
    .action(
      async (
        reference: string,
        { language, format, out }: { language: Language; format: 'docx' | 'md'; out: string }
      ) => {
        const { databaseUrl, dataDir } = readConfig();
        const store = await openStore({ databaseUrl, dataDir, log: say.error });
        try {
          const row = await caseById(store.db, tenderId(reference));
          if (row?.state.kind !== 'tender')
            throw new Error(`There is no tender ${reference}; "foothold tender list" shows those there are.`);
          const document = clauseDocument(row.state, language, await namesOf(store.db, [row.state]));
          if (document === null)
            throw new Error(`${reference} has no requirement yet, so there is no clause to write.`);
          await writeFile(out, format === 'md' ? document.markdown : await document.docx);
          say.line(`Wrote ${out}.`);
        } finally {
          await store.close();
        }
      }
    );
}
