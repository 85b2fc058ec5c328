// Renders the neutral card as an Adaptive Card 1.5, within Teams' limits. Pure. Texts go into RichTextBlocks, which know no
// markdown: nothing that a person wrote turns into a link or a list.
import { z } from 'zod';
import { assertNever } from '../../domain/assert-never.js';
import type { Card, CardAction, CardConfirm, CardElement } from '../cards/card.js';
import { howToWrite, partsOf } from '../cards/card.js';
import { cutText } from '../cut-text.js';

/** A part of an Adaptive Card; the tests hold all of it to Microsoft's types. */
export interface CardPart {
  readonly type: string;
  readonly [property: string]: unknown;
}
/** An Adaptive Card as it is sent. */
export interface AdaptiveCard extends CardPart {
  readonly type: 'AdaptiveCard';
  readonly body: readonly CardPart[];
  readonly actions?: readonly CardPart[];
}

/** Teams refuses messages of about 28 kB; the envelope around the card needs some of it. */
const bytesLimit = 25_000;
/** What of it a picture may take; the rest is for the words. */
const pictureLimit = 17_000;
const actionsLimit = 5;
const labelLimit = 75;
const inputLabelLimit = 200;
const reasonLimit = 3000;
/** Tried in turn until the card fits. */
const textLimits = [4000, 1000, 300, 100] as const;

/** What our buttons call themselves in an invoke. */
export const verbs = { command: 'command', dismiss: 'dismiss' } as const;

const pressDataSchema = z.looseObject({
  caseId: z.string(),
  command: z.unknown(),
  deliveryId: z.string().nullable(),
  revision: z.number().optional(),
  /** Id of the input with the reason, when the button asks for one. */
  reasonInput: z.string().nullable(),
});

/** What a pressed button carries, with the reason that was typed. */
export interface PressData {
  readonly caseId: string;
  readonly command: unknown;
  readonly deliveryId: string | null;
  /** Of the case as the card showed it. */
  readonly revision: number | null;
  readonly reason: string | null;
}

/** Reads a pressed button's data, or null when it is none of ours. */
export function readPressData(data: unknown): PressData | null {
  const read = pressDataSchema.safeParse(data);
  if (!read.success) return null;
  const { caseId, command, deliveryId, revision = null, reasonInput } = read.data;
  const typed = reasonInput === null ? null : read.data[reasonInput];
  const reason = reasonInput === null ? null : typeof typed === 'string' ? typed : '';
  return { caseId, command, deliveryId, revision, reason };
}

/** The card, with a sentence below it for the person who pressed, if any. */
export function toAdaptiveCard(card: Card, notice: string | null = null): AdaptiveCard {
  const actions = card.actions.map(toAction);
  for (const limit of textLimits) {
    const whole = assemble(card, card.elements, actions, notice, limit);
    if (fits(whole)) return whole;
  }
  const shortest = textLimits[textLimits.length - 1] ?? labelLimit;
  for (let kept = card.elements.length - 1; kept >= 0; kept -= 1) {
    const rest: CardElement = { type: 'text', text: '…', tone: 'muted' };
    const shorter = assemble(card, [...card.elements.slice(0, kept), rest], actions, notice, shortest);
    if (fits(shorter)) return shorter;
  }
  throw new Error(
    `The buttons of the card "${cutText(card.title, labelLimit)}" are larger than a Teams message. Shorten their commands' texts.`
  );
}

function fits(card: AdaptiveCard): boolean {
  return Buffer.byteLength(JSON.stringify(card)) <= bytesLimit;
}

function assemble(
  card: Card,
  elements: readonly CardElement[],
  actions: readonly CardPart[],
  notice: string | null,
  limit: number
): AdaptiveCard {
  const heading: TextStyle = { weight: 'Bolder', size: 'Large' };
  const { asked, lookedUp } = partsOf({ elements, actions: card.actions });
  const parts = (some: readonly CardElement[]): CardPart[] => some.flatMap((element) => toParts(element, limit));
  const rows = chunks(actions).map((row): CardPart => ({ type: 'ActionSet', actions: row }));
  // Teams puts a card's own actions below everything; where there is something to look up they stand in the body above it.
  const below = parts(lookedUp);
  const body = [
    ...texts(card.title, limit, heading),
    ...parts(asked),
    ...texts(notice ?? '', limit, { italic: true }),
    ...(below.length === 0 ? rows.slice(1) : [...rows, ...below]),
  ];
  return {
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    type: 'AdaptiveCard',
    version: '1.5',
    fallbackText: cutText(card.summary, limit),
    body,
    ...(actions.length === 0 || below.length > 0 ? {} : { actions: actions.slice(0, actionsLimit) }),
  };
}

/** Teams shows few buttons in a row: the rest come as a second row. */
function chunks(actions: readonly CardPart[]): CardPart[][] {
  const rows: CardPart[][] = [];
  for (let at = 0; at < actions.length; at += actionsLimit) rows.push(actions.slice(at, at + actionsLimit));
  return rows;
}

type TextStyle = Readonly<Record<string, string | boolean>>;

const toneStyles: Record<Extract<CardElement, { type: 'text' }>['tone'], TextStyle> = {
  normal: {},
  muted: { isSubtle: true },
  strong: { weight: 'Bolder' },
  warning: { color: 'Attention', weight: 'Bolder' },
  good: { color: 'Good', weight: 'Bolder' },
};

function toParts(element: CardElement, limit: number): CardPart[] {
  switch (element.type) {
    case 'text':
      return texts(element.text, limit, toneStyles[element.tone]);
    case 'facts':
      return element.facts.map(({ label, value }): CardPart => {
        const runs = [run(`${cutText(label, limit)}: `, { weight: 'Bolder' }), run(cutText(value, limit) || '–', {})];
        return { type: 'RichTextBlock', spacing: 'Small', inlines: runs };
      });
    case 'progress': {
      const counts = `${element.delivered}/${element.target}`;
      const runs = [
        run(`${cutText(element.label, limit)} `, {}),
        run(`${toBar(element)} ${counts}`, { weight: 'Bolder' }),
      ];
      return [{ type: 'RichTextBlock', inlines: runs }];
    }
    case 'picture':
      // In the card itself: Teams reaches no address of ours that is not public. A picture that is too large for a message is left out.
      return element.png.length > pictureLimit
        ? []
        : [{ type: 'Image', url: `data:image/png;base64,${element.png}`, altText: cutText(element.alt, limit) }];
    case 'buttons':
      return chunks(element.actions.map(toAction)).map((actions) => ({ type: 'ActionSet', actions }));
    default:
      return assertNever(element);
  }
}

function texts(text: string, limit: number, style: TextStyle): CardPart[] {
  if (text.trim() === '') return [];
  return [{ type: 'RichTextBlock', inlines: [run(cutText(text, limit), style)] }];
}

function run(text: string, style: TextStyle): CardPart {
  return { type: 'TextRun', text, ...style };
}

const barLength = 12;

function toBar({ delivered, target }: { delivered: number; target: number }): string {
  const share = target > 0 ? Math.min(1, Math.max(0, delivered / target)) : 1;
  const full = Math.floor(share * barLength);
  return '█'.repeat(full) + '░'.repeat(barLength - full);
}

const actionStyles = { primary: 'positive', danger: 'destructive', default: 'default' } as const;

function toAction(action: CardAction): CardPart {
  const title = label(action.label, labelLimit);
  switch (action.type) {
    case 'link':
      return { type: 'Action.OpenUrl', id: action.id, title, url: action.url };
    case 'dismiss':
      return { type: 'Action.Execute', id: action.id, title, verb: verbs.dismiss, associatedInputs: 'none' };
    case 'write': {
      const data = { caseId: action.caseId, command: howToWrite, deliveryId: null, reasonInput: null };
      return { type: 'Action.Execute', id: action.id, title, verb: verbs.command, data, associatedInputs: 'none' };
    }
    case 'command':
      if (action.confirm !== undefined) return toConfirm(action, action.confirm, title);
      return action.input === null ? toExecute(action, title, null) : toQuestion(action, action.input, title);
    default:
      return assertNever(action);
  }
}

type CommandAction = Extract<CardAction, { type: 'command' }>;

function toExecute(action: CommandAction, title: string, reasonInput: string | null): CardPart {
  const { caseId, command, deliveryId, revision } = action;
  return {
    type: 'Action.Execute',
    id: action.id,
    title,
    verb: verbs.command,
    style: actionStyles[action.style],
    data: { caseId, command, deliveryId, reasonInput, ...(revision !== undefined && { revision }) },
    ...(reasonInput === null ? { associatedInputs: 'none' } : {}),
  };
}

/** A button that unfolds what it would say, with the yes that sends it. */
function toConfirm(action: CommandAction, { question, yes }: CardConfirm, title: string): CardPart {
  const body = texts(question, textLimits[1], {});
  const sends = toExecute(action, label(yes, labelLimit), null);
  const card = { type: 'AdaptiveCard', version: '1.5', body, actions: [sends] };
  return { type: 'Action.ShowCard', title, style: actionStyles[action.style], card };
}

/** A button that unfolds its question; Teams itself insists on an answer. */
function toQuestion(action: CommandAction, input: NonNullable<CommandAction['input']>, title: string): CardPart {
  const reasonInput = `reason-${action.id}`;
  const question = label(input.label, inputLabelLimit);
  const field: CardPart = {
    type: 'Input.Text',
    id: reasonInput,
    label: question,
    placeholder: cutText(input.placeholder, inputLabelLimit),
    isMultiline: true,
    isRequired: true,
    errorMessage: question,
    maxLength: reasonLimit,
  };
  return {
    type: 'Action.ShowCard',
    title,
    style: actionStyles[action.style],
    card: { type: 'AdaptiveCard', version: '1.5', body: [field], actions: [toExecute(action, title, reasonInput)] },
  };
}

function label(text: string, limit: number): string {
  return text.trim() === '' ? '–' : cutText(text, limit);
}
