// Settings of evidence: where files are kept, and how large one may be.
import path from 'node:path';
import { z } from 'zod';
import type { EvidenceOptions } from './receive.js';
import { folderStore } from './store.js';

/** The variables, each checked alone. */
export const evidenceVariables = {
  FOOTHOLD_EVIDENCE_FOLDER: z.string().trim().min(1).optional(),
  FOOTHOLD_EVIDENCE_MAX_MB: z.coerce.number().min(1, 'give at least 1').max(100, 'give at most 100').default(10),
};
type EvidenceValues = z.infer<z.ZodObject<typeof evidenceVariables>>;

/** Where photos and PDFs are kept. */
export interface EvidenceSettings {
  readonly kept: { readonly kind: 'folder'; readonly folder: string };
  readonly maxBytes: number;
}

/** The settings; without any a folder of ours. */
export function evidenceSettings(values: EvidenceValues, dataDir: string): EvidenceSettings {
  const { FOOTHOLD_EVIDENCE_FOLDER: folder = path.join(dataDir, 'evidence'), FOOTHOLD_EVIDENCE_MAX_MB: most } = values;
  return { kept: { kind: 'folder', folder: path.resolve(folder) }, maxBytes: Math.floor(most * 1024 * 1024) };
}

/** Evidence by its settings. */
export function openEvidence({ kept, maxBytes }: EvidenceSettings): EvidenceOptions {
  return { store: folderStore(kept.folder), maxBytes };
}
