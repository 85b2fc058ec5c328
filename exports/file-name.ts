// What files are called and what they are, for browsers.
import { formats } from '../bots/web/formats.js';

/** What a file is. */
export const fileTypes = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  json: 'application/json',
  pdf: 'application/pdf',
} as const;

/** In small letters without accents, with the Swedish day: names of files travel through many programs. */
export function fileName(title: string, at: Date, format: keyof typeof fileTypes): string {
  const plain = title
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-');
  return `${plain}-${formats('sv').day(at)}.${format}`;
}
