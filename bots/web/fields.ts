// Fields of a form: what they are, and how what was typed into them is read. Nothing here knows a command.
import { z } from 'zod';
import { redact } from '../understand/redact.js';
import type { PagesWords } from '../words/pages.js';

/** One alternative of a choice. */
export interface Option {
  readonly value: string;
  readonly label: string;
}

/** A part of a form. */
export interface FieldGroup {
  readonly name: string;
  /** Said once for all its fields, e.g. what an empty one means. */
  readonly hint?: string;
  /** Seldom needed: closed until it is wanted. */
  readonly folded?: boolean;
}

/** One field. `initial` is what stands there before anybody typed. */
export interface Field {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  /** `named` is typed and means the option that is called so: there may be too many to list them all. */
  readonly type: 'text' | 'long-text' | 'date' | 'count' | 'money' | 'url' | 'choice' | 'named' | 'several';
  readonly required: boolean;
  readonly options?: readonly Option[];
  readonly min?: number;
  readonly max?: number;
  readonly initial?: string | readonly string[];
  /** Fields in a row with the same group stand together under it. */
  readonly group?: FieldGroup;
  /** A number that need not be whole. */
  readonly decimals?: boolean;
}

/** What was typed, by field; several values for check boxes. */
export type Typed = Readonly<Record<string, string | readonly string[] | undefined>>;
/** What it means: numbers, dates and texts; null where an optional field was left empty. */
export type Values = Readonly<Record<string, string | number | readonly string[] | null>>;
/** A sentence for each field that is wrong. */
export type Faults = Readonly<Record<string, string>>;

/** A form body as it comes: every value a string, or several. */
export const typedSchema = z.record(z.string(), z.union([z.string(), z.array(z.string())]));

const isoDate = /^\d{4}-\d{2}-\d{2}$/;

/** What was typed into the fields, and nothing else of the body, without what must not be stored. */
export function redacted(fields: readonly Field[], typed: Typed): Typed {
  return Object.fromEntries(
    fields.map(({ name, type }) => {
      const value = typed[name];
      return [name, type === 'long-text' && typeof value === 'string' ? redact(value) : value];
    })
  );
}

/** Reads the fields; with any fault nothing is used. */
export function readFields(fields: readonly Field[], typed: Typed, w: PagesWords): { values: Values; faults: Faults } {
  const values: Record<string, string | number | readonly string[] | null> = {};
  const faults: Record<string, string> = {};
  for (const field of fields) {
    const read = readField(field, typed[field.name], w);
    if ('fault' in read) faults[field.name] = read.fault;
    else values[field.name] = read.value;
  }
  return { values, faults };
}

type Read = { readonly value: string | number | readonly string[] | null } | { readonly fault: string };

function readField(field: Field, typed: string | readonly string[] | undefined, w: PagesWords): Read {
  const known = new Set(field.options?.map(({ value }) => value));
  if (field.type === 'several') {
    const several = [typed ?? []].flat().filter((value) => known.has(value));
    return several.length === 0 && field.required ? { fault: w.forms.required } : { value: several };
  }
  const text = ([typed ?? ''].flat()[0] ?? '').trim();
  if (text === '') return field.required ? { fault: w.forms.required } : { value: null };
  switch (field.type) {
    case 'text':
    case 'long-text':
      return { value: text };
    case 'date':
      return isoDate.test(text) && new Date(`${text}T00:00Z`).toJSON()?.startsWith(text)
        ? { value: text }
        : { fault: w.forms.date };
    case 'url':
      return /^https?:/i.test(text) && URL.canParse(text) ? { value: text } : { fault: w.forms.url };
    case 'choice':
      return known.has(text) ? { value: text } : { fault: w.forms.choice };
    case 'named':
      return readNamed(text, field, w);
    case 'count':
      return readCount(text, field, w);
    case 'money':
      return readMoney(text, w);
  }
}

function readNamed(text: string, { options = [] }: Field, w: PagesWords): Read {
  const [one, ...others] = options.filter(({ value, label }) => [value, label].some((name) => alike(name, text)));
  if (one === undefined) return { fault: w.forms.unnamed };
  return others.length === 0
    ? { value: one.value }
    : { fault: w.forms.severalNamed([one, ...others].map(({ value }) => value)) };
}

const alike = (one: string, other: string): boolean =>
  one.localeCompare(other.replaceAll(/\s+/g, ' '), 'sv', { sensitivity: 'accent' }) === 0;

function readCount(text: string, { min = 0, max = 1_000_000, decimals = false }: Field, w: PagesWords): Read {
  const value = Number(text.replace(/\s/g, '').replace(',', '.'));
  if (decimals ? !Number.isFinite(value) : !Number.isInteger(value)) return { fault: w.forms.count };
  return value < min || value > max ? { fault: w.forms.between(min, max) } : { value };
}

/** Kronor as people write them (1 250 000,50 kr) to integer öre. */
function readMoney(text: string, w: PagesWords): Read {
  const digits = text
    .toLowerCase()
    .replace(/kr|sek|\s|\u00a0/g, '')
    .replace(',', '.');
  return /^\d{1,12}(\.\d{1,2})?$/.test(digits) ? { value: Math.round(Number(digits) * 100) } : { fault: w.forms.money };
}

/** A line of text; the others differ in one thing each. */
export const text = (name: string, label: string, more: Partial<Field> = {}): Field => ({
  name,
  label,
  type: 'text',
  required: true,
  ...more,
});
/** Several lines of text. */
export const long = (name: string, label: string, more: Partial<Field> = {}): Field =>
  text(name, label, { type: 'long-text', ...more });
/** A day. */
export const date = (name: string, label: string, initial: string, more: Partial<Field> = {}): Field =>
  text(name, label, { type: 'date', initial, ...more });
/** A whole number. */
export const count = (name: string, label: string, more: Partial<Field> = {}): Field =>
  text(name, label, { type: 'count', ...more });
/** One of several alternatives. */
export const choice = (name: string, label: string, options: readonly Option[], more: Partial<Field> = {}): Field =>
  text(name, label, { type: 'choice', options, ...more });
/** One of more alternatives than a list can hold, by its name. */
export const named = (name: string, label: string, options: readonly Option[], more: Partial<Field> = {}): Field =>
  text(name, label, { type: 'named', options, ...more });
/** Alternatives from words by key. */
export const optionsOf = <K extends string>(labels: Readonly<Record<K, string>>, keys: readonly K[]): Option[] =>
  keys.map((value) => ({ value, label: labels[value] }));
/** Fields as one part of a form. */
export const grouped = (group: FieldGroup, fields: readonly Field[]): Field[] =>
  fields.map((field) => ({ ...field, group }));
/** Yes or no. */
export const yesNo = (w: PagesWords): Option[] => [
  { value: 'yes', label: w.forms.yes },
  { value: 'no', label: w.forms.no },
];
/** The reason that a refusal or a judgement needs. */
export const because = ({ fields }: PagesWords): Field => long('reason', fields.reason, { hint: fields.reasonHint });
