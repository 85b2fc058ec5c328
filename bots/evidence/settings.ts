// Settings of evidence: where files are kept, and how large one may be.
import path from 'node:path';
import { z } from 'zod';
import type { EvidenceOptions } from './receive.js';
import type { S3Settings } from './s3.js';
import { s3Store } from './s3.js';
import { folderStore } from './store.js';

const text = z.string().trim().min(1);

/** The variables, each checked alone. */
export const evidenceVariables = {
  FOOTHOLD_EVIDENCE_FOLDER: text.optional(),
  FOOTHOLD_EVIDENCE_MAX_MB: z.coerce.number().min(1, 'give at least 1').max(100, 'give at most 100').default(10),
  FOOTHOLD_EVIDENCE_S3_URL: z.url({ protocol: /^https?$/, error: 'write it as https://host/bucket' }).optional(),
  FOOTHOLD_EVIDENCE_S3_REGION: text.default('us-east-1'),
  FOOTHOLD_EVIDENCE_S3_ACCESS_KEY_ID: text.optional(),
  FOOTHOLD_EVIDENCE_S3_SECRET_ACCESS_KEY: text.optional(),
};
type EvidenceValues = z.infer<z.ZodObject<typeof evidenceVariables>>;

/** Where photos and PDFs are kept. */
export interface EvidenceSettings {
  readonly kept: { readonly kind: 'folder'; readonly folder: string } | ({ readonly kind: 's3' } & S3Settings);
  readonly maxBytes: number;
}

/** The settings, without any a folder of ours; or a sentence that says which variable is missing. */
export function evidenceSettings(values: EvidenceValues, dataDir: string): EvidenceSettings | string {
  const { FOOTHOLD_EVIDENCE_S3_URL: url, FOOTHOLD_EVIDENCE_S3_REGION: region } = values;
  const { FOOTHOLD_EVIDENCE_S3_ACCESS_KEY_ID: accessKeyId } = values;
  const { FOOTHOLD_EVIDENCE_S3_SECRET_ACCESS_KEY: secretAccessKey, FOOTHOLD_EVIDENCE_FOLDER: folder } = values;
  const maxBytes = Math.floor(values.FOOTHOLD_EVIDENCE_MAX_MB * 1024 * 1024);
  if (url === undefined && accessKeyId === undefined && secretAccessKey === undefined)
    return { kept: { kind: 'folder', folder: path.resolve(folder ?? path.join(dataDir, 'evidence')) }, maxBytes };
  if (folder !== undefined)
    return 'Photos and PDFs are kept in one place: set FOOTHOLD_EVIDENCE_FOLDER or FOOTHOLD_EVIDENCE_S3_…, not both.';
  if (url === undefined || accessKeyId === undefined || secretAccessKey === undefined)
    return 'S3-compatible storage needs FOOTHOLD_EVIDENCE_S3_URL, FOOTHOLD_EVIDENCE_S3_ACCESS_KEY_ID and FOOTHOLD_EVIDENCE_S3_SECRET_ACCESS_KEY; set all three.';
  return { kept: { kind: 's3', url, region, accessKeyId, secretAccessKey }, maxBytes };
}

/** Evidence by its settings. */
export function openEvidence({ kept, maxBytes }: EvidenceSettings): EvidenceOptions {
  return { store: kept.kind === 's3' ? s3Store(kept) : folderStore(kept.folder), maxBytes };
}
