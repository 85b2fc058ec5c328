// What a person filled in, in the shape that Slack sends it in: by block and action, each kind of field its own way.
import type { types } from '@slack/bolt';

/** One text for the first field, or texts by block id; several choices of a field have a comma between them. */
export type Typed = string | Readonly<Record<string, string>>;

/** `state.values` of a submission. Slack itself does not let go of a field that must be filled in. */
export function stateOf(blocks: readonly types.KnownBlock[], typed: Typed): Record<string, object> {
  const inputs = blocks.filter((block) => block.type === 'input');
  const [first] = inputs;
  const byBlock = typeof typed === 'string' ? { [first?.block_id ?? '']: typed } : typed;
  return Object.fromEntries(
    inputs.map(({ block_id: blockId = '', element, optional }) => {
      const text = byBlock[blockId] ?? '';
      if (text === '' && !optional) throw new Error(`The field ${blockId} must be filled in.`);
      const { action_id: actionId = '' } = element;
      return [blockId, { [actionId]: { type: element.type, ...valueOf(element, text) } }];
    })
  );
}

function valueOf(element: types.InputBlockElement, text: string): object {
  switch (element.type) {
    case 'plain_text_input':
      if (element.max_length !== undefined && text.length > element.max_length)
        throw new Error(`At most ${element.max_length} characters fit.`);
      return { value: text === '' ? null : text };
    case 'email_text_input':
    case 'url_text_input':
    case 'number_input':
      return { value: text === '' ? null : text };
    case 'datepicker':
      return { selected_date: text === '' ? null : text };
    case 'timepicker':
      return { selected_time: text === '' ? null : text };
    case 'static_select':
    case 'radio_buttons':
      return { selected_option: chosen(element.options ?? [], text)[0] ?? null };
    case 'checkboxes':
    case 'multi_static_select':
      return { selected_options: chosen(element.options ?? [], text) };
    case 'users_select':
      return { selected_user: text === '' ? null : text };
    default:
      throw new Error(`The peer does not know how to fill in a ${element.type}.`);
  }
}

function chosen<T extends { readonly value?: string }>(options: readonly T[], text: string): T[] {
  const values = text.split(',').filter(Boolean);
  const unknown = values.filter((value) => !options.some((option) => option.value === value));
  if (unknown.length > 0) throw new Error(`There is no choice ${unknown.join(', ')}.`);
  return options.filter(({ value }) => value !== undefined && values.includes(value));
}
