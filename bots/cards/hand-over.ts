// A notice that did not go through, on the card of its tender or contract: why, and another try.
import type { HandsOver } from '../../domain/hand-over.js';
import { noticeWords } from '../words/notices.js';
import type { CardElement, CommandButton } from './card.js';
import type { Viewer } from './viewer.js';
import { voiceOf } from './viewer.js';

/** The warning, while a hand-over waits for somebody. */
export function handOverWarning({ handOverFailed }: HandsOver, viewer: Viewer): CardElement[] {
  if (handOverFailed === null) return [];
  const { card } = voiceOf(viewer).words;
  const { notice, trouble, detail } = handOverFailed;
  const why = trouble === 'refused' ? card.handOverRefused(detail) : card.handOverUnreachable(detail);
  const text = card.handOverFailed(noticeWords(viewer.language).names[notice], why);
  return [{ type: 'text', tone: 'warning', text }];
}

/** The button, while a hand-over waits for somebody. */
export function handOverButton({ handOverFailed }: HandsOver, viewer: Viewer): CommandButton[] {
  if (handOverFailed === null) return [];
  const label = voiceOf(viewer).words.buttons.handOverAgain;
  return [{ id: 'hand-over-again', label, style: 'primary', command: { kind: 'hand-over-again' }, asksReason: false }];
}
