// Files as people send them: photos with what a phone writes into them (a place, a time), made by Pillow and pillow-heif; and a PDF.
import { readFileSync } from 'node:fs';
import path from 'node:path';

const folder = path.resolve(import.meta.dirname, '../fixtures/evidence');
const photo = (name: string): Buffer => readFileSync(path.join(folder, name));

/** A progressive JPEG on its side, with GPS, a comment and a second picture after its end. */
export const jpeg = photo('photo.jpg');
/** One with Exif, XMP and a comment. */
export const png = photo('photo.png');
/** One with Exif and XMP. */
export const webp = photo('photo.webp');
/** One with Exif and XMP. */
export const heic = photo('photo.heic');
/** The least that is a PDF. */
export const pdf = Buffer.from(
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n'
);
/** What the photos say beside the picture. */
export const told = /VIVALLA-POSITION|PhoneMaker|SECRET-SOFTWARE|2026:10:30|COMMENT-VIVALLA/;
