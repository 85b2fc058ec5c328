// A neutral card as HTML: its lines, and its buttons as forms that work with and without JavaScript.
import type { Language } from '../../domain/actor.js';
import type { Card, CardAction, CardElement } from '../cards/card.js';
import { formats } from './formats.js';
import { FieldView, FormFault, PostForm, domId, kept } from './form.js';
import type { FormFrame, Returned } from './form.js';

/** Where a card stands, beside its frame. */
export interface CardPlace extends FormFrame {
  /** The heading's level in the page. */
  readonly level: 2 | 3;
  /** The message that the card is part of; null for the live card of a case. */
  readonly message: string | null;
  /** A reason that came back because something was wrong. */
  readonly returned: Returned | null;
}

/** A card. */
export function CardView({ card, place }: { readonly card: Card; readonly place: CardPlace }) {
  const Heading = place.level === 2 ? 'h2' : 'h3';
  const actions = card.actions.filter((action) => action.type !== 'link' || !leadsHere(action.url, place.action));
  return (
    <article class="card">
      <Heading>{card.title}</Heading>
      {card.elements.map((element, index) => (
        <Element key={index} element={element} place={place} />
      ))}
      {actions.length > 0 && (
        <div class="actions">
          {actions.map((action) => (
            <Action key={action.id} action={action} place={place} />
          ))}
        </div>
      )}
    </article>
  );
}

/** A card's link to the very page it stands on is of no use there, unless it brings something. */
function leadsHere(url: string, page: string): boolean {
  const { pathname, search } = new URL(url, 'http://here');
  return pathname === page && search === '';
}

function Element({ element, place }: { readonly element: CardElement; readonly place: CardPlace }) {
  switch (element.type) {
    case 'text':
      return <p class={`tone-${element.tone}`}>{element.text}</p>;
    case 'facts':
      return (
        <dl class="facts">
          {element.facts.map(({ label, value }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      );
    case 'picture':
      return (
        <figure class="picture">
          <img src={`data:image/png;base64,${element.png}`} alt={element.alt} />
        </figure>
      );
    case 'progress':
      return <Progress {...element} language={place.viewer.language} />;
    case 'buttons':
      return (
        <div class="actions of-item">
          {element.actions.map((action) => (
            <Action key={action.id} action={action} place={place} />
          ))}
        </div>
      );
  }
}

interface ProgressProps {
  readonly label: string;
  readonly delivered: number;
  readonly target: number;
  readonly language: Language;
}

/** Delivered against target: a bar, and the numbers beside it. */
export function Progress({ label, delivered, target, language }: ProgressProps) {
  const { number } = formats(language);
  return (
    <div class={delivered >= target ? 'progress met' : 'progress'}>
      <span class="label">{label}</span>
      <span class="count">
        <strong>{number(delivered)}</strong> / {number(target)}
      </span>
      <progress aria-label={label} value={Math.min(delivered, target)} max={Math.max(1, target)} />
    </div>
  );
}

function Action({ action, place }: { readonly action: CardAction; readonly place: CardPlace }) {
  switch (action.type) {
    case 'link':
      return (
        <a class="button" href={action.url}>
          {action.label}
        </a>
      );
    case 'write':
      return (
        <a class="button" href="#composer">
          {action.label}
        </a>
      );
    case 'dismiss':
      return place.message === null ? null : (
        <PostForm frame={place} what="dismiss">
          <input type="hidden" name="message" value={place.message} />
          <button>{action.label}</button>
        </PostForm>
      );
    case 'command':
      return <CommandAction action={action} place={place} />;
  }
}

function CommandAction({ action, place }: { action: Extract<CardAction, { type: 'command' }>; place: CardPlace }) {
  const { label, style, caseId, command, input, confirm, deliveryId } = action;
  const json = JSON.stringify(command);
  const id = domId(caseId, action.id, json, place.message ?? '');
  const returned = place.returned?.form === action.id ? place.returned : null;
  const sameDelivery = returned?.deliveryId ?? deliveryId;
  const hidden = (
    <>
      <input type="hidden" name="caseId" value={caseId} />
      <input type="hidden" name="command" value={json} />
      <input type="hidden" name="action" value={action.id} />
      {place.message !== null && <input type="hidden" name="message" value={place.message} />}
    </>
  );
  const delivery = sameDelivery === null ? {} : { deliveryId: sameDelivery };
  if (confirm !== undefined)
    return (
      <details class={`ask ${style}`} id={id} {...kept(place.live)}>
        <summary class="button">{label}</summary>
        <PostForm frame={place} what="press" {...delivery}>
          {hidden}
          <p>{confirm.question}</p>
          <button class="primary">{confirm.yes}</button>
        </PostForm>
      </details>
    );
  if (input === null)
    return (
      <PostForm frame={place} what="press" {...delivery}>
        {hidden}
        <button class={style}>{label}</button>
      </PostForm>
    );
  return (
    <details class={`ask ${style}`} id={id} open={returned !== null} {...kept(place.live)}>
      <summary class="button">{label}</summary>
      <PostForm frame={place} what="press" {...delivery}>
        {hidden}
        <input type="hidden" name="asks" value={input.field} />
        <FieldView
          id={`${id}-reason`}
          field={{ name: 'reason', label: input.label, hint: input.placeholder, type: 'long-text', required: true }}
          w={place.w}
          typed={returned?.typed['reason']}
          fault={returned?.faults['reason'] ?? null}
        />
        {returned?.fault != null && <FormFault text={returned.fault} found={false} />}
        <button class={style}>{label}</button>
      </PostForm>
    </details>
  );
}
