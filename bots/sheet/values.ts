// What stands in a cell, as a date, a number or one of several words. Null when it is none.
import { fold } from '../understand/tokens.js';
import type { Cell } from './cells.js';

/** A cell as text, as a person would read it. */
export function textOf(cell: Cell): string {
  if (cell === null) return '';
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, 10);
  return String(cell).trim();
}

const months = 'jan|feb|mar|apr|maj|jun|jul|aug|sep|okt|nov|dec'.split('|');
const english = 'jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec'.split('|');

function monthNamed(word: string): number {
  const start = fold(word).slice(0, 3);
  return Math.max(months.indexOf(start), english.indexOf(start)) + 1;
}

/** Excel counts days from 30 December 1899; a cell without a date's format shows just that number. */
function ofSerial(serial: number): string | null {
  if (!Number.isFinite(serial) || serial < 36_526 || serial > 73_050) return null;
  return new Date(Date.UTC(1899, 11, 30) + Math.floor(serial) * 86_400_000).toISOString().slice(0, 10);
}

function iso(year: string, month: number, day: string): string | null {
  const date = `${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`;
  return new Date(`${date}T00:00Z`).toJSON()?.startsWith(date) ? date : null;
}

/** A day, YYYY-MM-DD: a date of Excel's, 2026-11-09, 9/11 2026, 9.11.2026, 9 november 2026, 20261109. */
export function dateIn(cell: Cell): string | null {
  if (cell instanceof Date) return textOf(cell) === '' ? null : textOf(cell);
  if (typeof cell === 'number') return ofDigits(String(cell)) ?? ofSerial(cell);
  const text = textOf(cell);
  const [, year, month, day] =
    /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]00:00(?::00)?(?:\.0+)?Z?)?$/.exec(text) ?? [];
  if (year !== undefined && month !== undefined && day !== undefined) return iso(year, Number(month), day);
  const [, d, m, y] = /^(\d{1,2})[-/.]\s?(\d{1,2})[-/. ]\s?(\d{4})$/.exec(text) ?? [];
  if (d !== undefined && m !== undefined && y !== undefined) return iso(y, Number(m), d);
  const [, n, word, of] = /^(\d{1,2})\.?\s+(\p{L}+)\.?\s+(\d{4})$/u.exec(text) ?? [];
  if (n !== undefined && word !== undefined && of !== undefined) return iso(of, monthNamed(word), n);
  return ofDigits(text) ?? (/^\d{5}$/.test(text) ? ofSerial(Number(text)) : null);
}

function ofDigits(text: string): string | null {
  const [, year, month, day] = /^(20\d\d)(\d\d)(\d\d)$/.exec(text) ?? [];
  return year === undefined || day === undefined ? null : iso(year, Number(month), day);
}

/** A month, YYYY-MM: 2026-10, oktober 2026, 10/2026, or any day of it. */
export function monthIn(cell: Cell): string | null {
  const text = textOf(cell);
  const [, year, month] = /^(20\d\d)[-/.]?(0?[1-9]|1[0-2])$/.exec(text) ?? [];
  if (year !== undefined && month !== undefined && typeof cell !== 'number') return `${year}-${month.padStart(2, '0')}`;
  const [, of, in_] = /^(0?[1-9]|1[0-2])[-/.](20\d\d)$/.exec(text) ?? [];
  if (of !== undefined && in_ !== undefined) return `${in_}-${of.padStart(2, '0')}`;
  const [, word, named] = /^(\p{L}+)\.?\s+(20\d\d)$/u.exec(text) ?? [];
  if (word !== undefined && named !== undefined && monthNamed(word) > 0)
    return `${named}-${String(monthNamed(word)).padStart(2, '0')}`;
  if (typeof cell === 'number' && /^20\d\d(0[1-9]|1[0-2])$/.test(text)) return `${text.slice(0, 4)}-${text.slice(4)}`;
  return dateIn(cell)?.slice(0, 7) ?? null;
}

/** A number: decimals by comma or point, thousands by spaces, a percent sign left out. A share such as 0,75 is 75 where percent is asked. */
export function numberIn(cell: Cell, percent = false): number | null {
  const text = textOf(cell)
    .replaceAll(/[\s\u00a0\u202f]/g, '')
    .replace(',', '.');
  const sign = text.endsWith('%');
  if (!/^-?\d+(\.\d+)?%?$/.test(text)) return null;
  const value = Number(text.replace('%', ''));
  return percent && !sign && typeof cell === 'number' && value > 0 && value <= 1 ? value * 100 : value;
}

/** A placement's number: P-17, p17 or 17. */
export function placementIn(cell: Cell): number | null {
  const [, digits] = /^(?:p\s?[-–]?\s?)?(\d{1,4})$/i.exec(textOf(cell)) ?? [];
  return digits === undefined || Number(digits) === 0 ? null : Number(digits);
}

/** One of several things, by the words for it. */
export function oneOf<K extends string>(cell: Cell, words: Readonly<Record<K, RegExp>>): K | null {
  const said = fold(textOf(cell));
  return (Object.keys(words) as K[]).find((key) => words[key].test(said)) ?? null;
}
