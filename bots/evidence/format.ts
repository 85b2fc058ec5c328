// What a file is, by its first bytes. Its name and what its sender calls it count for nothing.
import type { EvidenceFormat } from '../../domain/evidence.js';

/** What each format is called over HTTP, and as a file. */
export const mediaTypes: Readonly<Record<EvidenceFormat, { readonly type: string; readonly extension: string }>> = {
  jpeg: { type: 'image/jpeg', extension: 'jpg' },
  png: { type: 'image/png', extension: 'png' },
  webp: { type: 'image/webp', extension: 'webp' },
  heic: { type: 'image/heic', extension: 'heic' },
  pdf: { type: 'application/pdf', extension: 'pdf' },
};

const text = (file: Uint8Array, from: number, to: number): string =>
  Buffer.from(file.subarray(from, to)).toString('latin1');

/** Brands of HEIF files whose pictures are HEVC; `mif1` and `msf1` say HEIF, and then one of these is among the compatible ones. */
const heicBrands = ['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'hevm', 'hevs'];

/** The format; null when it is none that is taken. */
export function formatOf(file: Uint8Array): EvidenceFormat | null {
  if (text(file, 0, 3) === '\xff\xd8\xff') return 'jpeg';
  if (text(file, 0, 8) === '\x89PNG\r\n\x1a\n') return 'png';
  if (text(file, 0, 4) === 'RIFF' && text(file, 8, 12) === 'WEBP') return 'webp';
  if (text(file, 4, 8) === 'ftyp') return isHeic(file) ? 'heic' : null;
  return text(file, 0, 5) === '%PDF-' ? 'pdf' : null;
}

function isHeic(file: Uint8Array): boolean {
  const size = Math.min(Buffer.from(file.subarray(0, 4)).readUInt32BE(0), 256, file.length);
  const major = text(file, 8, 12);
  if (heicBrands.includes(major)) return true;
  if (major !== 'mif1' && major !== 'msf1') return false;
  const compatible = text(file, 16, size);
  return heicBrands.some((brand) => compatible.includes(brand));
}
