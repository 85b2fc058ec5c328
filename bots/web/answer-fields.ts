// What the page of a link takes and gives back: typed fields without names, read over before they are sent, and kept to be changed.
import type { Language } from '../../domain/actor.js';
import type { Mending } from './answer-page.js';
import type { CommandForm } from './command-form.js';
import type { Typed, Values } from './fields.js';
import { typedSchema } from './fields.js';
import { formats } from './formats.js';

/** A form as it is before anybody typed. */
export const initialOf = ({ fields }: CommandForm): Typed =>
  Object.fromEntries(fields.map(({ name, initial }) => [name, initial]));

/** What was filled in, as lines to read over. */
export function factsOf(
  form: CommandForm,
  values: Values,
  { language }: { readonly language: Language }
): { label: string; value: string }[] {
  const { date } = formats(language);
  return form.fields.flatMap(({ name, label, type, options = [] }) => {
    const value = values[name] ?? null;
    if (value === null || value === '') return [];
    const said = [value].flat().map((one) => options.find((option) => option.value === one)?.label ?? String(one));
    return [{ label, value: type === 'date' ? date(String(value)) : said.join(', ') }];
  });
}

/** What was typed before it was read back. */
export function changed(json: string): Pick<Mending, 'text' | 'form'> {
  const typed = typedSchema.safeParse(jsonOf(json));
  if (!typed.success) return {};
  const { text, form } = typed.data;
  if (typeof text === 'string') return { text };
  return typeof form === 'string' ? { form: { id: form, typed: typed.data, faults: {} } } : {};
}

/** JSON of a hidden field; null when it is none. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Judged like any other command that is none.
    return null;
  }
}
