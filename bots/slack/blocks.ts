// Renders the neutral card as Block Kit, within Slack's limits, and the modal that asks for a reason. Pure.
import { z } from 'zod';
import { assertNever } from '../../domain/assert-never.js';
import type { types } from '@slack/bolt';
import type { Card, CardAction, CardConfirm, CardElement } from '../cards/card.js';
import { howToWrite, partsOf } from '../cards/card.js';
import { cutText } from '../cut-text.js';
import { pack, unpack } from './packed.js';

type Block = types.KnownBlock;
type CommandAction = Extract<CardAction, { type: 'command' }>;

/** What Slack takes; the tests hold our output to the schema made from its own types. */
const limits = {
  blocks: 50,
  homeBlocks: 100,
  header: 150,
  text: 3000,
  fieldText: 2000,
  fields: 10,
  buttonText: 75,
  buttonValue: 2000,
  url: 3000,
  actionId: 255,
  actionsInBlock: 25,
  modalTitle: 24,
  placeholder: 150,
  metadata: 3000,
  reason: 3000,
  altText: 2000,
  confirmTitle: 100,
  confirmText: 300,
  confirmButton: 30,
} as const;

/** Slack's ids of pictures that have been uploaded, by the picture. */
export type Pictures = ReadonlyMap<string, string>;

/** How action ids begin, by what a press does. */
export const actionPrefix = { command: 'command:', write: 'command:', dismiss: 'dismiss:', link: 'link:' } as const;
/** Callback, block and action id of the modal that asks for a reason. */
export const reasonModal = 'reason';

const buttonValueSchema = z.object({
  caseId: z.string(),
  command: z.unknown(),
  deliveryId: z.string().nullable(),
  input: z.object({ label: z.string(), placeholder: z.string() }).nullable(),
});
/** What a command button carries. */
export type ButtonValue = z.infer<typeof buttonValueSchema>;

const modalMetadataSchema = z.object({
  caseId: z.string(),
  command: z.unknown(),
  deliveryId: z.string().nullable(),
  place: z.string(),
  /** Of the message with the button; null on the Home tab. */
  address: z.object({ channel: z.string(), ts: z.string() }).nullable(),
});
/** What the modal remembers of the button that opened it. */
export type ModalMetadata = z.infer<typeof modalMetadataSchema>;

/** Slack's own escaping, which keeps a text from becoming a mention or a link. */
export function escapeMrkdwn(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** The card's fallback and notification text. */
export function toFallbackText(card: Card): string {
  return cutText(card.summary, limits.text, escapeMrkdwn);
}

/**
 * The card as blocks, as many as a message takes: what is asked, its buttons, and below them what one may look up. Elements that do not
 * fit are left out with an ellipsis; its own buttons never are.
 */
export function toBlocks(card: Card, most: number = limits.blocks, pictures: Pictures = new Map()): Block[] {
  const buttons = toButtons(card.actions);
  const title: Block[] = isBlank(card.title) ? [] : [{ type: 'header', text: plainText(card.title, limits.header) }];
  const { asked, lookedUp } = partsOf(card);
  const drawn = (element: CardElement): Block[] => toElementBlocks(element, pictures);
  const above = cutTo([...title, ...asked.flatMap(drawn)], most - buttons.length);
  return [...above, ...buttons, ...cutTo(lookedUp.flatMap(drawn), most - buttons.length - above.length)];
}

function cutTo(blocks: Block[], room: number): Block[] {
  if (blocks.length <= room) return blocks;
  return room <= 0 ? [] : [...blocks.slice(0, room - 1), { type: 'context', elements: [plainText('…', limits.text)] }];
}

/** The card as the Home tab of its reader, with a sentence on top, if any. */
export function toHome(card: Card, notice: string | null): types.HomeView {
  const said: CardElement[] = notice === null ? [] : [{ type: 'text', tone: 'strong', text: notice }];
  const blocks = toBlocks({ ...card, elements: [...said, ...card.elements] }, limits.homeBlocks);
  return { type: 'home', blocks };
}

function toButtons(actions: readonly CardAction[]): Block[] {
  return chunks(actions, limits.actionsInBlock).map((some) => ({ type: 'actions', elements: some.map(toButton) }));
}

function toElementBlocks(element: CardElement, pictures: Pictures): Block[] {
  switch (element.type) {
    case 'text':
      return isBlank(element.text) ? [] : [toTextBlock(element.text, element.tone)];
    case 'facts': {
      const fields = element.facts.map(({ label, value }): types.TextObject => {
        const boldLabel = isBlank(label) ? '– ' : `*${cutText(label, limits.fieldText / 4, escapeMrkdwn)}*\n`;
        // verbatim: a value such as @channel or #general stays text.
        const text = boldLabel + cutText(value, limits.fieldText - boldLabel.length, escapeMrkdwn);
        return { type: 'mrkdwn', text, verbatim: true };
      });
      return chunks(fields, limits.fields).map((some): Block => ({ type: 'section', fields: some }));
    }
    case 'progress': {
      const bar = `${toBar(element.delivered, element.target)} ${element.delivered}/${element.target}`;
      const label = cutText(element.label, limits.text - bar.length - 1);
      return [{ type: 'section', text: plainText(`${label}\n${bar}`, limits.text) }];
    }
    case 'picture': {
      const id = pictures.get(element.png);
      const alt = cutText(element.alt, limits.altText);
      return id === undefined ? [] : [{ type: 'image', slack_file: { id }, alt_text: isBlank(alt) ? '–' : alt }];
    }
    case 'buttons':
      return toButtons(element.actions);
    default:
      return assertNever(element);
  }
}

/** Plain text wherever it can be: nothing that a person wrote turns into formatting. */
function toTextBlock(text: string, tone: Extract<CardElement, { type: 'text' }>['tone']): Block {
  switch (tone) {
    case 'normal':
      return { type: 'section', text: plainText(text, limits.text) };
    case 'muted':
      return { type: 'context', elements: [plainText(text, limits.text)] };
    case 'strong':
      return {
        type: 'rich_text',
        elements: [
          {
            type: 'rich_text_section',
            elements: [{ type: 'text', text: cutText(text, limits.text), style: { bold: true } }],
          },
        ],
      };
    case 'warning':
      return { type: 'section', text: plainText(`⚠️ ${text}`, limits.text) };
    case 'good':
      return { type: 'section', text: plainText(`✅ ${text}`, limits.text) };
    default:
      return assertNever(tone);
  }
}

const barLength = 12;

function toBar(delivered: number, target: number): string {
  const share = target > 0 ? Math.min(1, Math.max(0, delivered / target)) : 1;
  const full = Math.floor(share * barLength);
  return '█'.repeat(full) + '░'.repeat(barLength - full);
}

function toButton(action: CardAction): types.Button {
  const id = cutText(actionPrefix[action.type] + action.id, limits.actionId);
  const button: types.Button = { type: 'button', action_id: id, text: plainText(action.label, limits.buttonText) };
  switch (action.type) {
    case 'command':
      return {
        ...button,
        value: packCommand(action),
        ...(action.style === 'default' ? {} : { style: action.style }),
        ...(action.confirm === undefined ? {} : { confirm: toConfirm(action.label, action.confirm) }),
      };
    case 'write':
      return {
        ...button,
        value: pack({ caseId: action.caseId, command: howToWrite, deliveryId: null, input: null }, limits.buttonValue),
      };
    case 'dismiss':
      return button;
    case 'link':
      return { ...button, url: cutText(action.url, limits.url) };
    default:
      return assertNever(action);
  }
}

/** Slack's own question before a press is sent. */
function toConfirm(label: string, { question, yes, no }: CardConfirm): types.ConfirmationDialog {
  return {
    title: plainText(label, limits.confirmTitle),
    text: plainText(question, limits.confirmText),
    confirm: plainText(yes, limits.confirmButton),
    deny: plainText(no, limits.confirmButton),
  };
}

function packCommand({ caseId, command, deliveryId, input }: CommandAction): string {
  const asked = input && {
    label: cutText(input.label, limits.placeholder),
    placeholder: cutText(input.placeholder, limits.placeholder),
  };
  const value: ButtonValue = { caseId, command, deliveryId, input: asked };
  return pack(value, limits.buttonValue);
}

/** What a pressed button carries, or null when it is none of ours. */
export function readButtonValue(value: string | undefined): ButtonValue | null {
  return buttonValueSchema.safeParse(unpack(value ?? '')).data ?? null;
}

/** The modal that asks for the reason of a button, e.g. of a rejection. */
export function toReasonModal(
  title: string,
  input: NonNullable<ButtonValue['input']>,
  metadata: ModalMetadata
): types.ModalView {
  return {
    type: 'modal',
    callback_id: reasonModal,
    private_metadata: pack(metadata, limits.metadata),
    title: plainText(title, limits.modalTitle),
    submit: plainText(title, limits.modalTitle),
    blocks: [
      {
        type: 'input',
        block_id: reasonModal,
        label: plainText(input.label, limits.fieldText),
        element: {
          type: 'plain_text_input',
          action_id: reasonModal,
          multiline: true,
          max_length: limits.reason,
          ...(isBlank(input.placeholder) ? {} : { placeholder: plainText(input.placeholder, limits.placeholder) }),
        },
      },
    ],
  };
}

/** What the modal remembers, or null when it is none of ours. */
export function readModalMetadata(metadata: string): ModalMetadata | null {
  return modalMetadataSchema.safeParse(unpack(metadata)).data ?? null;
}

function plainText(text: string, limit: number): types.PlainTextElement {
  return { type: 'plain_text', text: isBlank(text) ? '–' : cutText(text, limit) };
}

function isBlank(text: string): boolean {
  return text.trim() === '';
}

function chunks<T>(items: readonly T[], size: number): T[][] {
  const result: T[][] = [];
  for (let at = 0; at < items.length; at += size) result.push(items.slice(at, at + size));
  return result;
}
