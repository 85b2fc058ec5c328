// Where a test keeps photos and PDFs: a folder of its own, and small limits.
import { mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { EvidenceOptions } from '../../bots/evidence/receive.js';
import { folderStore } from '../../bots/evidence/store.js';

/** So large a file may be in tests. */
export const maxBytes = 100_000;

/** An empty store. */
export function evidenceHere(): EvidenceOptions & { readonly folder: string } {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'foothold-evidence-'));
  return { store: folderStore(folder), maxBytes, folder };
}
