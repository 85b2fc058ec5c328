// What a tender's card says of bids: sealed, being opened, being judged blind; never a price or a point before its time.
import { evaluationTodo, scoresAreIn } from '../../domain/evaluation.js';
import type { TenderState } from '../../domain/tender.js';
import { openStage } from '../../domain/tender.js';
import { areOpened, openingPersons } from '../../domain/tender-period.js';
import { maySeeBids } from '../../domain/tender-secrecy.js';
import type { CardElement } from './card.js';
import type { Viewer } from './viewer.js';
import { voiceOf } from './viewer.js';

/** The lines of the tender period and the evaluation. */
export function bidsElements(tender: TenderState, viewer: Viewer): CardElement[] {
  const { terms, list } = voiceOf(viewer);
  const { card, todo } = terms.bids;
  const kind = openStage(tender)?.kind;
  const change = tender.documentChanges.at(-1);
  if (kind === 'bids')
    return [
      ...(change === undefined ? [] : [text('warning', card.changed(change.what, change.why))]),
      ...(tender.bids.length > 0 && !areOpened(tender) && maySeeBids(viewer.person, tender)
        ? [text('muted', card.sealed)]
        : []),
      ...(tender.bidsClosed && tender.bids.length > 0
        ? [text('normal', card.opening(tender.openedBy.length, openingPersons(tender)))]
        : []),
    ];
  if (kind !== 'evaluate' || !maySeeBids(viewer.person, tender)) return [];
  const left = list(evaluationTodo(tender).map((what) => todo[what]));
  return [
    ...(scoresAreIn(tender) ? [] : [text('muted', card.blind)]),
    ...(left === '' ? [] : [text('normal', card.todo(left))]),
  ];
}

const text = (tone: Extract<CardElement, { type: 'text' }>['tone'], words: string): CardElement => ({
  type: 'text',
  tone,
  text: words,
});
