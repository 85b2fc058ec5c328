// Block Kit out of neutral cards, held to Slack's limits by the schema made from Slack's own types.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  readButtonValue,
  readModalMetadata,
  toBlocks,
  toFallbackText,
  toReasonModal,
} from '../../bots/slack/blocks.js';
import { pack, unpack } from '../../bots/slack/packed.js';
import { messageProblems, modalProblems } from '../peers/slack/block-kit.js';
import { anyCard, approveCard, settledCard } from '../peers/recording-conversation.js';

const problemsOf = messageProblems();
const problemsOfModal = modalProblems();

describe('the judge', () => {
  it.each([
    [
      'a long button',
      [
        {
          type: 'actions',
          elements: [{ type: 'button', action_id: 'a', text: { type: 'plain_text', text: 'x'.repeat(76) } }],
        },
      ],
    ],
    ['an unknown block', [{ type: 'nonsense' }]],
    ['51 blocks', Array.from({ length: 51 }, () => ({ type: 'divider' }))],
    ['an empty text', [{ type: 'section', text: { type: 'plain_text', text: '' } }]],
    [
      'a long value',
      [
        {
          type: 'actions',
          elements: [
            { type: 'button', action_id: 'a', text: { type: 'plain_text', text: 'x' }, value: 'x'.repeat(2001) },
          ],
        },
      ],
    ],
  ])('finds %s', (_what, blocks) => {
    expect(problemsOf(blocks)).not.toEqual([]);
  });
});

it('shows the approve card with its facts, count and three answers', () => {
  const blocks = toBlocks(approveCard());
  expect(problemsOf(blocks)).toEqual([]);
  expect(blocks.map(({ type }) => type)).toEqual(['header', 'section', 'section', 'section', 'actions']);
  expect(blocks).toContainEqual({
    type: 'section',
    text: { type: 'plain_text', text: 'Praktikplatser\n███░░░░░░░░░ 12/40' },
  });
});

it('shows a settled card without buttons', () => {
  expect(toBlocks(settledCard).map(({ type }) => type)).toEqual(['header', 'section']);
});

it('never turns what a person wrote into a mention or a link', () => {
  const card = {
    ...settledCard,
    summary: '<!channel> & co',
    elements: [{ type: 'facts' as const, facts: [{ label: 'a', value: '<@U1>' }] }],
  };
  expect(toFallbackText(card)).toBe('&lt;!channel&gt; &amp; co');
  expect(toBlocks(card)[1]).toEqual({
    type: 'section',
    fields: [{ type: 'mrkdwn', text: '*a*\n&lt;@U1&gt;', verbatim: true }],
  });
});

it('keeps any card within the limits of a message, and every button of its own readable again', () => {
  fc.assert(
    fc.property(anyCard, (card) => {
      const blocks = toBlocks(card);
      if (blocks.length === 0) return;
      expect(problemsOf(blocks)).toEqual([]);
      expect(toFallbackText(card).length).toBeLessThanOrEqual(3000);
      const values = blocks.flatMap((block) =>
        block.type === 'actions'
          ? block.elements.flatMap((element) => (element.type === 'button' && element.value ? [element.value] : []))
          : []
      );
      const commands = card.actions.flatMap((action) => (action.type === 'command' ? [action.command] : []));
      const read = values.map((value) => readButtonValue(value)?.command);
      expect(read).not.toContain(undefined);
      expect(read.slice(read.length - commands.length)).toEqual(commands);
    }),
    { numRuns: 80 }
  );
});

it('keeps any question within the limits of a modal', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 400 }),
      fc.string({ unit: 'grapheme', maxLength: 3000, size: 'max' }),
      (title, text) => {
        const metadata = {
          caseId: 'c',
          command: { kind: 'reject' },
          deliveryId: null,
          place: 'T:C',
          address: title.length % 2 === 0 ? { channel: 'C', ts: '1.1' } : null,
        };
        const modal = toReasonModal(title, { label: text, placeholder: title }, metadata);
        expect(problemsOfModal(modal)).toEqual([]);
        expect(readModalMetadata(modal.private_metadata ?? '')).toEqual(metadata);
      }
    ),
    { numRuns: 100 }
  );
});

it('packs a long command, and says so when it cannot', () => {
  const entries = Array.from({ length: 40 }, (_, count) => ({ what: 'employment', count, startDate: '2027-03-01' }));
  expect(pack(entries, 2000).length).toBeLessThanOrEqual(2000);
  expect(unpack(pack(entries, 2000))).toEqual(entries);
  expect(unpack('z:not compressed')).toBeUndefined();
  const noise = Array.from({ length: 5000 }, (_, i) => String.fromCharCode(48 + ((i * 7919 + i * i) % 75))).join('');
  expect(() => pack(noise, 100)).toThrow('Shorten its texts');
});
