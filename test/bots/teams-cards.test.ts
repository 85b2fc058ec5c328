// Adaptive Cards out of neutral cards, held to Microsoft's own types, its renderer's validation and Teams' size limit.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toAdaptiveCard } from '../../bots/teams/adaptive-card.js';
import { cardProblems } from '../peers/teams/adaptive-card.js';
import { anyCard, approveCard, settledCard } from '../peers/recording-conversation.js';

const problemsOf = cardProblems();
const card = (part: object, rest: object = {}) => ({ type: 'AdaptiveCard', version: '1.5', body: [part], ...rest });

describe('the judge', () => {
  it.each([
    ['an unknown element', card({ type: 'TextBlok' })],
    ['a misspelt property', card({ type: 'RichTextBlock', inline: [] })],
    ['a missing version', { type: 'AdaptiveCard', body: [] }],
    ['a wrong style', card({ type: 'ActionSet', actions: [{ type: 'Action.Execute', title: 'x', style: 'primary' }] })],
    [
      'two inputs of one id',
      card(
        { type: 'Input.Text', id: 'a' },
        { actions: [{ type: 'Action.ShowCard', title: 'x', card: card({ type: 'Input.Text', id: 'a' }) }] }
      ),
    ],
    [
      'six buttons',
      card({ type: 'ActionSet', actions: Array.from({ length: 6 }, () => ({ type: 'Action.Execute', title: 'x' })) }),
    ],
    ['a heavy card', card({ type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: 'x'.repeat(30_000) }] })],
  ])('finds %s', (_what, bad) => {
    expect(problemsOf(bad)).not.toEqual([]);
  });
});

it('shows the approve card and the settled one', () => {
  const approve = toAdaptiveCard(approveCard());
  expect(problemsOf(approve)).toEqual([]);
  expect(approve.actions?.map(({ type }) => type)).toEqual([
    'Action.Execute',
    'Action.ShowCard',
    'Action.ShowCard',
    'Action.OpenUrl',
  ]);
  expect(toAdaptiveCard(settledCard)).not.toHaveProperty('actions');
});

it('keeps any card within the limits of a message', () => {
  fc.assert(
    fc.property(anyCard, (any) => {
      expect(problemsOf(toAdaptiveCard(any, 'Tack!'))).toEqual([]);
    }),
    { numRuns: 80 }
  );
});
