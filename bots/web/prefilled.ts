// A form with values in it that a link brought: what was understood in a chat and is to be changed.
import { randomUUID } from 'node:crypto';
import type { Answer } from './answers.js';
import type { CommandForm } from './command-form.js';
import { typedSchema } from './fields.js';

/** Nothing that a link brings is longer. */
const longest = 300;

/** The page's answer that shows the form so; null when the link names none that is open. */
export function prefilled(query: unknown, forms: readonly CommandForm[]): Answer | null {
  const given = typedSchema.safeParse(query);
  const form = given.success ? forms.find(({ id }) => id === given.data['form']) : undefined;
  if (!given.success || form === undefined) return null;
  const typed = Object.fromEntries(
    form.fields.map(({ name, initial }) => {
      const value = given.data[name];
      return [name, typeof value === 'string' && value.length <= longest ? value : initial];
    })
  );
  return {
    told: null,
    unsent: null,
    returned: { form: form.id, typed, faults: {}, fault: null, deliveryId: randomUUID() },
  };
}
