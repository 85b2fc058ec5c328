// A small renderer of the Block Kit that Foothold uses. What it does not know, it says.
import { element } from './element.js';

/** Blocks as elements. `press` is called with the action id of a pressed button. */
export function renderBlocks(blocks, context) {
  return blocks.map((block) => blockOf(block, context));
}

function blockOf(block, context) {
  switch (block.type) {
    case 'header':
      return element('h3', {}, ...textOf(block.text, context));
    case 'divider':
      return element('hr');
    case 'section': {
      const fields = (block.fields ?? []).map((field) => element('p', {}, ...textOf(field, context)));
      return element(
        'div',
        { className: 'section' },
        block.text ? element('p', {}, ...textOf(block.text, context)) : null,
        fields.length > 0 ? element('div', { className: 'fields' }, ...fields) : null,
        block.accessory?.type === 'button' ? buttonOf(block.accessory, context) : null
      );
    }
    case 'context':
      return element('p', { className: 'context' }, ...block.elements.flatMap((part) => textOf(part, context)));
    case 'actions':
      return element('div', { className: 'actions' }, ...block.elements.map((part) => buttonOf(part, context)));
    case 'rich_text':
      return element('p', {}, ...block.elements.flatMap(({ elements }) => elements.map(runOf)));
    case 'input':
      return fieldOf(block, context);
    default:
      return element('p', { className: 'unknown', textContent: `[${block.type}]` });
  }
}

function runOf({ text, style = {} }) {
  return element(style.bold ? 'b' : style.italic ? 'i' : 'span', { textContent: text ?? '' });
}

function buttonOf(button, { press }) {
  if (button.type !== 'button') return element('span', { className: 'unknown', textContent: `[${button.type}]` });
  return element('button', {
    type: 'button',
    className: button.style ?? '',
    textContent: button.text.text,
    onclick(event) {
      if (button.url) window.open(button.url, '_blank', 'noreferrer');
      event.target.disabled = true;
      void press(button.action_id).finally(() => (event.target.disabled = false));
    },
  });
}

/** Plain text as it is; mrkdwn with bold, italics, links and mentions. */
function textOf({ type, text }, { names }) {
  if (type !== 'mrkdwn') return lines(text);
  const marks = /\*([^*\n]+)\*|_([^_\n]+)_|`([^`\n]+)`|<([^>]+)>/g;
  const parts = [];
  let at = 0;
  for (const match of text.matchAll(marks)) {
    parts.push(...lines(unescaped(text.slice(at, match.index))));
    const [whole, bold, italic, code, pointed] = match;
    if (pointed) parts.push(pointedAt(pointed, names));
    else parts.push(element(bold ? 'b' : italic ? 'i' : 'code', { textContent: unescaped(bold ?? italic ?? code) }));
    at = match.index + whole.length;
  }
  return [...parts, ...lines(unescaped(text.slice(at)))];
}

function pointedAt(pointed, names) {
  const [target, label] = pointed.split('|');
  if (target.startsWith('@'))
    return element('b', { className: 'mention', textContent: `@${names[target.slice(1)] ?? 'Foothold'}` });
  if (/^[#!]/.test(target)) return element('b', { textContent: label ?? target });
  return element('a', { href: target, target: '_blank', rel: 'noreferrer', textContent: label ?? target });
}

const lines = (text) => text.split('\n').flatMap((line, index) => (index === 0 ? [line] : [element('br'), line]));
const unescaped = (text) => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

function fieldOf({ block_id: name, label, element: input, optional, hint }) {
  const required = !optional;
  const options = (input.options ?? []).map(({ text, value }) => element('option', { value, textContent: text.text }));
  const dated = { datepicker: 'date', timepicker: 'time', number_input: 'number' }[input.type] ?? 'text';
  const control =
    input.type === 'static_select'
      ? element('select', { name, required }, ...(required ? [] : [element('option', { value: '' })]), ...options)
      : input.multiline
        ? element('textarea', { name, required, rows: 4, maxLength: input.max_length ?? 3000 })
        : element('input', { name, required, type: dated });
  control.value = input.initial_value ?? input.initial_date ?? input.initial_option?.value ?? control.value;
  if (input.placeholder) control.placeholder = input.placeholder.text;
  const note = hint ? element('small', { textContent: hint.text }) : null;
  return element('label', {}, element('b', { textContent: label.text }), control, note);
}

/** A modal as a form: what is typed goes out as a view_submission. */
export function renderModal(modal, { names, submit, close }) {
  const press = () => Promise.resolve();
  const wrong = element('p', { className: 'wrong', role: 'alert' });
  return element(
    'form',
    {
      onsubmit(event) {
        event.preventDefault();
        const typed = Object.fromEntries(new FormData(event.target));
        void submit(typed).then((said) => (wrong.textContent = said ?? ''));
      },
    },
    element('h3', { textContent: modal.title?.text ?? '' }),
    ...renderBlocks(modal.blocks, { names, press }),
    wrong,
    element(
      'div',
      { className: 'actions' },
      element('button', {
        type: 'button',
        textContent: modal.close?.text ?? 'Cancel',
        onclick: () => void close(),
      }),
      element('button', { className: 'primary', textContent: modal.submit?.text ?? 'OK' })
    )
  );
}
