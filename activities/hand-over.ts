// Hands a notice over to the operator of a registered notice database (Act 2019:668): Foothold prepares, it never publishes.
import { ApplicationFailure } from '@temporalio/common';
import { clauseDocument } from '../bots/documents/clause.js';
import { namesOf } from '../bots/names.js';
import type { ContractState } from '../domain/contract.js';
import type { NoticeKind } from '../domain/hand-over.js';
import type { TenderState } from '../domain/tender.js';
import { noticeSummary, summaryInWords } from '../exports/eforms.js';
import { caseById } from '../prisma/cases.js';
import type { Database } from '../prisma/database.js';
import type { HandOverInput } from '../workflows/ports.js';

/** One file of what is handed over. */
export interface NoticeFile {
  readonly name: string;
  readonly mediaType: string;
  readonly content: string | Uint8Array;
}

/** What is handed over. `key` is the same for every try with the same notice and version. */
export interface NoticePackage {
  readonly key: string;
  readonly tender: string;
  readonly notice: NoticeKind;
  readonly version: number;
  readonly title: string;
  readonly buyer: string;
  readonly files: readonly NoticeFile[];
}

/** The way to an operator. Answers with its receipt; throws {@link refusedBy} when it says no, anything else to be tried again. */
export type NoticePort = (notice: NoticePackage) => Promise<string>;

/** The operator says no, and will say so again until somebody mends it. `answer` is shown to the officer. */
export function refusedBy(answer: string): ApplicationFailure {
  return ApplicationFailure.nonRetryable(answer.replaceAll(/\s+/g, ' ').trim().slice(0, 300), 'HandOverRefused');
}

/** Hands a notice over as the case stands, once it has been recorded up to the revision that the workflow is at. */
export async function handOverNotice(
  db: Database,
  port: NoticePort,
  { caseId, notice, revision }: HandOverInput
): Promise<{ version: number; receipt: string }> {
  const row = await caseById(db, caseId);
  if (row === null || row.revision < revision)
    throw ApplicationFailure.retryable('The case is still being recorded', 'NotRecordedYet');
  const { tender, contract } = await subjectOf(db, row.state);
  const made = await packageOf(db, notice, tender, contract);
  return { version: made.version, receipt: await port(made) };
}

async function subjectOf(
  db: Database,
  state: TenderState | ContractState | { readonly kind: 'authority' | 'placement' }
): Promise<{ tender: TenderState; contract: ContractState | null }> {
  if (state.kind === 'tender') return { tender: state, contract: null };
  const parent = state.kind === 'contract' ? await caseById(db, state.tenderId) : null;
  if (state.kind !== 'contract' || parent?.state.kind !== 'tender')
    throw refusedBy('The tender of this case is missing');
  return { tender: parent.state, contract: state };
}

/** The notice as eForms codes it, the same in words, and in the tender period the clause in every form. */
async function packageOf(
  db: Database,
  notice: NoticeKind,
  tender: TenderState,
  contract: ContractState | null
): Promise<NoticePackage> {
  const names = await namesOf(db, [tender]);
  const summary = noticeSummary(notice, { tender, contract, names });
  const { reference, title, version } = tender;
  const files: NoticeFile[] = [
    { name: 'notice.json', mediaType: 'application/json', content: `${JSON.stringify(summary, null, 2)}\n` },
    { name: 'notice.sv.md', mediaType: 'text/markdown', content: summaryInWords(summary, 'sv') },
    { name: 'notice.en.md', mediaType: 'text/markdown', content: summaryInWords(summary, 'en') },
  ];
  if (notice === 'contract-notice' || notice === 'correction')
    for (const language of ['sv', 'en'] as const) {
      const clause = clauseDocument(tender, language, names);
      if (clause === null) continue;
      files.push({ name: `clause.${language}.md`, mediaType: 'text/markdown', content: clause.markdown });
      files.push({ name: `clause.${language}.docx`, mediaType: docx, content: await clause.docx });
    }
  return {
    key: `${reference}/${notice}/${version}`,
    tender: reference,
    notice,
    version,
    title,
    buyer: summary.buyer,
    files,
  };
}

const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
