// Draws a form from its fields: what was typed stays, what is wrong is said at the field.
import { createHash, randomUUID } from 'node:crypto';
import type { ComponentChildren } from 'preact';
import type { PagesWords } from '../words/pages.js';
import { AdviceView } from './advice.js';
import type { Faults, Field, FieldGroup, Typed } from './fields.js';
import type { CommandForm } from './command-form.js';
import type { Viewer } from './session.js';
import { Csrf, posts } from './layout.js';

/** A form that came back: what was typed, what is wrong, and the delivery it was sent as. */
export interface Returned {
  readonly form: string;
  readonly typed: Typed;
  readonly faults: Faults;
  /** What is wrong with the whole. */
  readonly fault: string | null;
  readonly deliveryId: string;
}

/** What every form on a page shares. */
export interface FormFrame {
  readonly viewer: Viewer;
  readonly w: PagesWords;
  /** Where its posts go. */
  readonly action: string;
  /** True in a live repaint: then a form in which somebody may be typing stays as it is. */
  readonly live: boolean;
}

/** An id for the page that says which form it is, so that a repaint finds the same one again. */
export function domId(...parts: readonly string[]): string {
  return `f-${createHash('sha256').update(parts.join('\n')).digest('base64url').slice(0, 10)}`;
}

/** Attributes that let a repaint leave an element alone. */
export const kept = (live: boolean): Record<string, string> => (live ? { 'hx-preserve': 'true' } : {});

/** A form that posts to its page, with htmx or without. A double click or a resent page is the same delivery. */
export function PostForm({
  frame,
  what,
  deliveryId = randomUUID(),
  children,
}: {
  readonly frame: FormFrame;
  readonly what: 'press' | 'fill' | 'dismiss' | 'say';
  readonly deliveryId?: string;
  readonly children: ComponentChildren;
}) {
  return (
    <form {...posts(frame.action)} novalidate>
      <Csrf viewer={frame.viewer} />
      <input type="hidden" name="do" value={what} />
      <input type="hidden" name="deliveryId" value={deliveryId} />
      {children}
    </form>
  );
}

/** The form of a command, closed until it is wanted unless the ball asks for it. */
export function CommandFormView({
  frame,
  form,
  returned,
}: {
  readonly frame: FormFrame;
  readonly form: CommandForm;
  readonly returned: Returned | null;
}) {
  const back = returned?.form === form.id ? returned : null;
  const id = domId(frame.action, form.id);
  const typed = back?.typed ?? Object.fromEntries(form.fields.map(({ name, initial }) => [name, initial]));
  const wrong = back?.fault ?? (Object.keys(back?.faults ?? {}).length > 0 ? frame.w.forms.wrong : null);
  const body = (
    <PostForm frame={frame} what="fill" {...(back && { deliveryId: back.deliveryId })}>
      <input type="hidden" name="form" value={form.id} />
      {/* Enter in a field sends the form, not the first proposal. */}
      {form.advice !== undefined && <button class="sr" tabIndex={-1} aria-hidden="true" />}
      {wrong !== null && <FormFault text={wrong} found={Object.keys(back?.faults ?? {}).length > 0} />}
      {form.advice !== undefined && <AdviceView advice={form.advice} typed={typed} w={frame.w} />}
      {groupsOf(form.fields).map(([group, fields]) => (
        <Group
          key={group?.name ?? ''}
          id={domId(id, group?.name ?? '')}
          group={group}
          open={fields.some(({ name }) => back?.faults[name] !== undefined || isTyped(typed[name]))}
        >
          {fields.map((field) => (
            <FieldView
              key={field.name}
              id={`${id}-${field.name}`}
              field={field}
              w={frame.w}
              typed={typed[field.name]}
              fault={back?.faults[field.name] ?? null}
            />
          ))}
        </Group>
      ))}
      <button class={form.first || form.fields.length === 0 ? 'primary' : ''}>{form.send}</button>
    </PostForm>
  );
  return (
    <details class="form" id={id} open={form.first || back !== null} {...kept(frame.live)}>
      <summary>{form.title}</summary>
      {body}
    </details>
  );
}

/** What is wrong with a whole form. The focus comes here, unless a field is to blame. */
export function FormFault({ text, found }: { readonly text: string; readonly found: boolean }) {
  return (
    <p class="fault whole" tabIndex={-1} autofocus={!found}>
      {text}
    </p>
  );
}

/** Fields in their order, those of a group together. */
function groupsOf(fields: readonly Field[]): [group: FieldGroup | undefined, fields: Field[]][] {
  const groups: [FieldGroup | undefined, Field[]][] = [];
  for (const field of fields) {
    const last = groups.at(-1);
    if (last?.[0]?.name === field.group?.name && last !== undefined) last[1].push(field);
    else groups.push([field.group, [field]]);
  }
  return groups;
}

const isTyped = (typed: Typed[string]): boolean => [typed ?? []].flat().some((value) => value !== '');

interface GroupProps {
  readonly id: string;
  readonly group: FieldGroup | undefined;
  /** What is wrong or filled in must be seen. */
  readonly open: boolean;
  readonly children: ComponentChildren;
}

function Group({ id, group, open, children }: GroupProps) {
  if (group === undefined) return <div class="fields">{children}</div>;
  const { name, hint, folded = false } = group;
  const says = hint !== undefined && (
    <p class="hint" id={`${id}-hint`}>
      {hint}
    </p>
  );
  const described = hint !== undefined && { 'aria-describedby': `${id}-hint` };
  if (folded)
    return (
      <details class="group" id={id} open={open}>
        <summary>{name}</summary>
        {says}
        <div class="fields" role="group" aria-label={name} {...described}>
          {children}
        </div>
      </details>
    );
  return (
    <fieldset class="group" {...described}>
      <legend>{name}</legend>
      {says}
      <div class="fields">{children}</div>
    </fieldset>
  );
}

interface FieldProps {
  readonly id: string;
  readonly field: Field;
  readonly w: PagesWords;
  readonly typed: string | readonly string[] | undefined;
  readonly fault: string | null;
}

/** A number needs little room beside its label; a text needs the whole width. */
const shapes: Partial<Record<Field['type'], string>> = { 'long-text': 'wide', several: 'wide', count: 'short' };

/** One field with its label, its hint and its fault. */
export function FieldView({ id, field, w, typed, fault }: FieldProps) {
  const says = [field.hint === undefined ? '' : `${id}-hint`, fault === null ? '' : `${id}-fault`]
    .filter(Boolean)
    .join(' ');
  const common = {
    id,
    name: field.name,
    'aria-describedby': says === '' ? undefined : says,
    'aria-invalid': fault === null ? undefined : true,
    autofocus: fault !== null,
    required: field.required,
  };
  const notes = (
    <>
      {field.hint !== undefined && (
        <small id={`${id}-hint`} class="hint">
          {field.hint}
        </small>
      )}
      {fault !== null && (
        <small id={`${id}-fault`} class="fault">
          {fault}
        </small>
      )}
    </>
  );
  if (field.type === 'several')
    return (
      <fieldset class="field wide" aria-describedby={common['aria-describedby']}>
        <legend>{field.label}</legend>
        {field.options?.map(({ value, label }, at) => (
          <label class="check" key={value}>
            <input
              type="checkbox"
              name={field.name}
              value={value}
              checked={[typed ?? []].flat().includes(value)}
              {...(at === 0 && fault !== null && { 'aria-invalid': true, autofocus: true })}
            />
            {label}
          </label>
        ))}
        {notes}
      </fieldset>
    );
  return (
    <div class={`field ${shapes[field.type] ?? ''}`}>
      <label for={id}>
        {field.label}
        {!field.required && field.group?.hint === undefined && <span class="optional"> ({w.forms.optional})</span>}
      </label>
      <Control field={field} common={common} typed={[typed ?? ''].flat()[0] ?? ''} w={w} />
      {notes}
    </div>
  );
}

function Control({
  field,
  common,
  typed,
  w,
}: {
  readonly field: Field;
  readonly common: { readonly id: string; readonly name: string; readonly required: boolean };
  readonly typed: string;
  readonly w: PagesWords;
}) {
  switch (field.type) {
    case 'long-text':
      return (
        <textarea {...common} rows={3}>
          {typed}
        </textarea>
      );
    case 'choice':
      return (
        <select {...common}>
          <option value="">{field.required ? w.forms.choose : '–'}</option>
          {field.options?.map(({ value, label }) => (
            <option key={value} value={value} selected={value === typed}>
              {label}
            </option>
          ))}
        </select>
      );
    case 'named':
      return (
        <>
          <input {...common} autocomplete="off" list={`${common.id}-known`} value={typed} />
          <datalist id={`${common.id}-known`}>
            {field.options?.map(({ value, label }) => (
              <option key={value} value={label} />
            ))}
          </datalist>
        </>
      );
    case 'date':
      return <input {...common} type="date" value={typed} />;
    case 'count':
      return <input {...common} inputMode="numeric" autocomplete="off" value={typed} />;
    case 'money':
      return <input {...common} inputMode="decimal" autocomplete="off" value={typed} />;
    case 'url':
      return <input {...common} type="url" inputMode="url" autocomplete="off" value={typed} />;
    case 'text':
    case 'several':
      return <input {...common} autocomplete="off" value={typed} />;
  }
}
