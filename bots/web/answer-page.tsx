// The page that a link in a letter leads to: one thing to answer, on a phone, without signing in and without scripts.
import type { ComponentChildren } from 'preact';
import type { Language } from '../../domain/actor.js';
import type { CaseState } from '../../domain/any-case.js';
import type { Ball } from '../../domain/case.js';
import type { Command } from '../../domain/commands.js';
import type { Person } from '../../prisma/people.js';
import type { CardAction, CardElement } from '../cards/card.js';
import type { Viewer as CardViewer } from '../cards/viewer.js';
import { ballInWords } from '../email/letter.js';
import { emailWords } from '../words/email.js';
import type { PagesWords } from '../words/pages.js';
import { pagesWords } from '../words/pages.js';
import { initialOf } from './answer-fields.js';
import type { CommandForm } from './command-form.js';
import type { Faults, Typed } from './fields.js';
import { FieldView, FormFault, domId } from './form.js';
import { Csrf, Page } from './layout.js';
import type { Viewer } from './session.js';

type Button = Extract<CardAction, { type: 'command' }>;

/** One thing that may be answered, and how. */
export interface Answering {
  readonly person: Person;
  readonly state: CaseState;
  readonly ball: Ball;
  readonly card: CardViewer;
  /** Buttons of the case's card that answer it. */
  readonly buttons: readonly Button[];
  readonly forms: readonly CommandForm[];
  /** Whether it may be answered in one's own words. */
  readonly inWords: boolean;
  /** What else the card says, where the answer needs it. */
  readonly elements: readonly CardElement[];
  /** What the page is called, where it is not what waits. */
  readonly title?: string;
}

/** What came back to be mended. */
export interface Mending {
  readonly text?: string;
  readonly form?: { readonly id: string; readonly typed: Typed; readonly faults: Faults };
  readonly fault: string | null;
}

interface Frame {
  readonly viewer: Viewer;
  readonly action: string;
}

function PlainForm(props: Frame & { readonly what: string; readonly children: ComponentChildren }) {
  return (
    <form method="post" action={props.action} novalidate>
      <Csrf viewer={props.viewer} />
      <input type="hidden" name="do" value={props.what} />
      {props.children}
    </form>
  );
}

/** The question with its answers. */
export function AnswerPage({
  answering,
  mending,
  ...frame
}: Frame & { answering: Answering; mending: Mending | null }) {
  const { person, state, ball, card, buttons, forms, inWords, elements, title } = answering;
  const w = pagesWords(card.language);
  const { page } = emailWords(card.language);
  const what = title ?? ballInWords(state, ball, card);
  return (
    <Page viewer={frame.viewer} title={what}>
      <div class="answer">
        <h1>{what}</h1>
        <p class="lead">
          {state.reference} {state.title}
        </p>
        <p class="meta">{page.for(person.displayName, person.organisationName)}</p>
        <Elements elements={elements} />
        {mending?.fault != null && <FormFault text={mending.fault} found={false} />}
        {inWords && (
          <section class="card">
            <PlainForm {...frame} what="say">
              <FieldView
                id="own"
                field={{ name: 'text', label: page.own, hint: page.ownHint, type: 'long-text', required: true }}
                w={w}
                typed={mending?.text}
                fault={null}
              />
              <button class="primary">{page.go}</button>
            </PlainForm>
          </section>
        )}
        {buttons.length > 0 && (
          <div class="actions">
            {buttons.map((button) => (
              <ButtonView key={button.id} button={button} frame={frame} w={w} open={!inWords && forms.length === 0} />
            ))}
          </div>
        )}
        {forms.map((form) => (
          <FormView
            key={form.id}
            form={form}
            frame={frame}
            w={w}
            title={inWords && form.id === 'report' ? page.orForm : form.title}
            open={!inWords && buttons.length === 0 && forms.length === 1}
            mending={mending?.form?.id === form.id ? mending.form : null}
          />
        ))}
      </div>
    </Page>
  );
}

function Elements({ elements }: { readonly elements: readonly CardElement[] }) {
  return (
    <>
      {elements.map((element, at) =>
        element.type === 'text' ? (
          <p key={at} class={`tone-${element.tone}`}>
            {element.text}
          </p>
        ) : element.type === 'facts' ? (
          <Facts key={at} facts={element.facts} />
        ) : null
      )}
    </>
  );
}

function Facts({ facts }: { readonly facts: readonly { readonly label: string; readonly value: string }[] }) {
  if (facts.length === 0) return null;
  return (
    <dl class="facts">
      {facts.map(({ label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function ButtonView({ button, frame, w, open }: { button: Button; frame: Frame; w: PagesWords; open: boolean }) {
  const { id, label, style, input } = button;
  const hidden = <input type="hidden" name="action" value={id} />;
  if (input === null)
    return (
      <PlainForm {...frame} what="press">
        {hidden}
        <button class={style === 'primary' || open ? 'primary' : style}>{label}</button>
      </PlainForm>
    );
  return (
    <details class={`ask ${style}`}>
      <summary class="button">{label}</summary>
      <PlainForm {...frame} what="press">
        {hidden}
        <FieldView
          id={`${id}-reason`}
          field={{ name: 'reason', label: input.label, hint: input.placeholder, type: 'long-text', required: true }}
          w={w}
          typed={undefined}
          fault={null}
        />
        <button class={style}>{label}</button>
      </PlainForm>
    </details>
  );
}

interface FormProps {
  readonly form: CommandForm;
  readonly frame: Frame;
  readonly w: PagesWords;
  readonly title: string;
  readonly open: boolean;
  readonly mending: Mending['form'] | null;
}

function FormView({ form, frame, w, title, open, mending }: FormProps) {
  const typed = mending?.typed ?? initialOf(form);
  return (
    <details class="form" open={open || mending !== null}>
      <summary>{title}</summary>
      <PlainForm {...frame} what="fill">
        <input type="hidden" name="form" value={form.id} />
        <div class="fields">
          {form.fields.map((field) => (
            <FieldView
              key={field.name}
              id={domId(form.id, field.name)}
              field={field}
              w={w}
              typed={typed[field.name]}
              fault={mending?.faults[field.name] ?? null}
            />
          ))}
        </div>
        <button class="primary">{emailWords(frame.viewer.language).page.go}</button>
      </PlainForm>
    </details>
  );
}

/** "I understood: ... Is that right?" */
export function ConfirmPage(
  props: Frame & {
    readonly title: string;
    readonly question: string;
    readonly facts: readonly { readonly label: string; readonly value: string }[];
    readonly command: Command;
    /** The report that is corrected. */
    readonly corrects: string | null;
    /** What was typed, to go back to it. */
    readonly typed: Readonly<Record<string, string | readonly string[] | undefined>>;
  }
) {
  const { page } = emailWords(props.viewer.language);
  return (
    <Page viewer={props.viewer} title={props.title}>
      <div class="answer">
        <h1>{props.title}</h1>
        <p class="lead">{props.question}</p>
        <Facts facts={props.facts} />
        <div class="actions">
          <PlainForm {...props} what="confirm">
            <input type="hidden" name="command" value={JSON.stringify(props.command)} />
            {props.corrects !== null && <input type="hidden" name="corrects" value={props.corrects} />}
            <button class="primary">{page.yes}</button>
          </PlainForm>
          <PlainForm {...props} what="change">
            <input type="hidden" name="typed" value={JSON.stringify(props.typed)} />
            <button>{page.no}</button>
          </PlainForm>
        </div>
      </div>
    </Page>
  );
}

/** A sentence or two, and what can be done about it. */
export function SaidPage(
  props: Frame & {
    readonly title: string;
    readonly lines: readonly string[];
    /** `own`: a new link for whose link it is; `address`: for whoever has the address that is typed in. */
    readonly again: 'own' | 'address' | null;
  }
) {
  const { page } = emailWords(props.viewer.language);
  const w = pagesWords(props.viewer.language);
  const [first, ...rest] = props.lines;
  return (
    <Page viewer={props.viewer} title={props.title}>
      <div class="answer">
        <h1>{props.title}</h1>
        <p class="lead">{first}</p>
        {rest.map((line) => (
          <p key={line}>{line}</p>
        ))}
        {props.again !== null && (
          <section class="card">
            <PlainForm {...props} what="again">
              <p>{page.againLead}</p>
              {props.again === 'address' && (
                <FieldView
                  id="address"
                  field={{ name: 'address', label: page.address, type: 'text', required: true }}
                  w={w}
                  typed={undefined}
                  fault={null}
                />
              )}
              <button class="primary">{page.again}</button>
            </PlainForm>
          </section>
        )}
      </div>
    </Page>
  );
}

/** The page's language: what was chosen in the browser, else the person's own. */
export const languageFor = (chosen: Language | null, person: Person | null, other: Language): Language =>
  chosen ?? person?.language ?? other;
