// Evidence: a photo or PDF that goes with a report. A case knows what it is, by its hash; the file itself is kept elsewhere, and not for ever.
import type { Actor } from './actor.js';
import { facesOf } from './actor.js';
import type { ContractState, OpenReport } from './contract.js';
import { addMonths, lastDayOf } from './days.js';
import type { Parties } from './permissions.js';
import { permissions } from './permissions.js';
import type { Refusal } from './refusal.js';
import { refuse } from './refusal.js';
import { settingsOf } from './settings.js';

/** What a file may be; judged by its content. */
export const evidenceFormats = ['jpeg', 'png', 'webp', 'heic', 'pdf'] as const;
/** One of {@link evidenceFormats}. */
export type EvidenceFormat = (typeof evidenceFormats)[number];

/** A kept file: its SHA-256 in hexadecimal digits, what it is, and how large. */
export interface EvidenceFile {
  readonly hash: string;
  readonly format: EvidenceFormat;
  readonly bytes: number;
}

/** A file became evidence of a report: numbered within its contract, in the order they came. */
export interface EvidenceAdded extends EvidenceFile {
  readonly type: 'evidence-added';
  readonly number: number;
  readonly reportId: string;
  readonly organisationId: string;
  readonly period: string;
}

/** So many files may come with one message, and so many belong to one report. */
export const evidenceLimits = { message: 5, report: 20 } as const;

/** The report that files are added to: it waits for its answer, and is the sender's own. */
type Receiving = Pick<OpenReport, 'reportId' | 'organisationId' | 'period' | 'evidence'>;

/** Files join a report that waits for its answer. What is there already is not added again. */
export function acceptEvidence(
  contract: ContractState,
  { reportId, files }: { readonly reportId: string; readonly files: readonly EvidenceFile[] },
  by: Actor
): readonly EvidenceAdded[] | Refusal {
  const report = contract.openReports.find((open) => open.reportId === reportId);
  if (report === undefined) return refuse('UnknownReport', 'That report has already been answered.', { reportId });
  if (report.organisationId !== by.organisationId)
    return refuse('NotYourReport', 'Only whoever sent the report adds files to it.');
  return evidenceOf(contract, report, files);
}

/** The events of files that go with a report. */
export function evidenceOf(
  { evidence = 0 }: Pick<ContractState, 'evidence'>,
  { reportId, organisationId, period, evidence: there = [] }: Receiving,
  files: readonly EvidenceFile[]
): readonly EvidenceAdded[] | Refusal {
  const fresh = files.filter(
    ({ hash }, at) => !there.includes(hash) && files.findIndex((each) => each.hash === hash) === at
  );
  if (files.length > 0 && fresh.length === 0)
    return refuse('EvidenceThere', 'That file is with the report already.', { period });
  if (there.length + fresh.length > evidenceLimits.report)
    return refuse('TooMuchEvidence', `A report takes at most ${evidenceLimits.report} files.`, {
      most: String(evidenceLimits.report),
    });
  return fresh.map(({ hash, format, bytes }, at) => ({
    type: 'evidence-added',
    number: evidence + at + 1,
    reportId,
    organisationId,
    period,
    hash,
    format,
    bytes,
  }));
}

/** What is known of a contract's evidence after more of it. */
export function withEvidence(contract: ContractState, { number, reportId, hash }: EvidenceAdded): ContractState {
  return {
    ...contract,
    evidence: number,
    openReports: contract.openReports.map((open) =>
      open.reportId === reportId ? { ...open, evidence: [...(open.evidence ?? []), hash] } : open
    ),
  };
}

/**
 * Whether a person may open a file: those of the buyer who answer reports, its sender's people who report, and auditors. A photo may
 * show somebody, so it is for fewer than the case is.
 */
export function maySeeEvidence(actor: Actor, parties: Parties, organisationId: string): boolean {
  if (actor.roles.includes('auditor')) return true;
  return facesOf(actor).some(({ organisationId: own, roles }) => {
    const may = own === parties.authorityId ? permissions['accept-report'] : permissions['add-evidence'];
    return (own === parties.authorityId || own === organisationId) && may.some((role) => roles.includes(role));
  });
}

/** The last day (YYYY-MM-DD) that a contract's evidence is kept. */
export function evidenceKeptUntil({ endsOn, settings }: Pick<ContractState, 'endsOn' | 'settings'>): string {
  return lastDayOf(addMonths(endsOn.slice(0, 7), settingsOf(settings).evidenceMonths.value));
}
