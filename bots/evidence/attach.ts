// Files that came with a message: kept, and joined to the report they belong to; or a question which one that is.
import type { Language } from '../../domain/actor.js';
import type { Command } from '../../domain/commands.js';
import type { ContractState, OpenReport } from '../../domain/contract.js';
import type { EvidenceFile } from '../../domain/evidence.js';
import { evidenceLimits } from '../../domain/evidence.js';
import type { Database } from '../../prisma/database.js';
import type { Person } from '../../prisma/people.js';
import type { Card } from '../cards/card.js';
import { whichReportCard } from '../cards/evidence-card.js';
import { sentInWords } from '../cards/sent-card.js';
import type { Viewer } from '../cards/viewer.js';
import type { SentFile } from '../platform.js';
import type { Sent } from '../send-command.js';
import { formats } from '../web/formats.js';
import { evidenceWords, faultsInWords } from '../words/evidence.js';
import type { EvidenceOptions, ReceiveLog } from './receive.js';
import { receiveFile } from './receive.js';

/** What came of the files of a message. */
export interface Kept {
  readonly files: readonly EvidenceFile[];
  /** Sentences on those that were not kept. */
  readonly faults: readonly string[];
}

/** Takes in the files of one message, one after the other. */
export async function keepFiles(
  options: EvidenceOptions & { readonly db: Database; readonly log: ReceiveLog },
  sent: readonly SentFile[],
  { id, language }: Person
): Promise<Kept> {
  const taken = sent.slice(0, evidenceLimits.message);
  const files: EvidenceFile[] = [];
  const faults: Parameters<typeof faultsInWords>[0][number][] = [];
  for (const [index, file] of taken.entries()) {
    const received = await receiveFile(options, file, id);
    if ('fault' in received) faults.push({ number: index + 1, fault: received.fault });
    else if (files.every(({ hash }) => hash !== received.hash)) files.push(received);
  }
  const about = { of: sent.length, maxBytes: options.maxBytes };
  return {
    files,
    faults: [
      ...faultsInWords(faults, about, language),
      ...(sent.length > taken.length ? [evidenceWords(language).tooMany] : []),
    ],
  };
}

/** A report that files may be added to, and the contract that it is of. */
export interface OpenFor {
  readonly contract: ContractState;
  readonly report: OpenReport;
}

/** Reports of an organisation that wait for their answer, newest first. */
export function openFor(contracts: readonly ContractState[], organisationId: string): OpenFor[] {
  return contracts
    .flatMap((contract) => contract.openReports.map((report) => ({ contract, report })))
    .filter(({ report }) => report.organisationId === organisationId)
    .sort((one, other) => (one.report.at < other.report.at ? 1 : -1));
}

/** How files are joined to a report: as whom, and by what. */
export interface Joining {
  readonly messageId: string;
  /** Fetches the names that a card about these contracts needs. */
  readonly viewer: (contracts: readonly ContractState[]) => Promise<Viewer>;
  readonly send: (contract: ContractState, command: Command) => Promise<Sent>;
}

/** Joins kept files to the one report that waits for its answer; asks which one when there are several, and says so when there is none. */
export async function joinToReport(
  { files, faults }: Kept,
  open: readonly OpenFor[],
  { messageId, viewer, send }: Joining,
  { language }: Person
): Promise<{ readonly card: Card | null; readonly said: readonly string[] }> {
  const w = evidenceWords(language);
  const [only] = open;
  if (files.length === 0) return { card: null, said: faults };
  if (only === undefined) return { card: null, said: [...faults, w.noReport, w.waits(files.length)] };
  if (open.length > 1) {
    const asked = await viewer([...new Set(open.map(({ contract }) => contract))]);
    return { card: whichReportCard(open, files, messageId, asked), said: faults };
  }
  const { contract, report } = only;
  const sent = await send(contract, { kind: 'add-evidence', reportId: report.reportId, files });
  return { card: null, said: [...faults, ...joinedInWords(sent, only, files, language)] };
}

/** How it went, for whoever sent the files. */
export function joinedInWords(
  sent: Sent,
  { contract, report }: OpenFor,
  files: readonly EvidenceFile[],
  language: Language
): string[] {
  const w = evidenceWords(language);
  if (sent.kind !== 'taken') return [sentInWords(sent, language)];
  return [
    w.kept(files.length, formats(language).month(report.period), contract.reference),
    ...(files.some(({ format }) => format === 'pdf') ? [w.pdfWarning] : []),
  ];
}
