// How it went, as a card that asks for nothing more.
import type { Language } from '../../domain/actor.js';
import type { Sent } from '../send-command.js';
import { chatWords, refusalInWords } from '../words/chat.js';
import type { Card } from './card.js';

/** The end of something, in one sentence. */
function settledCard(title: string, text: string, tone: 'good' | 'warning'): Card {
  return { title, summary: text, elements: [{ type: 'text', tone, text }], actions: [] };
}

/** What the person is told at once. */
export function sentInWords(sent: Sent, language: Language): string {
  const { say } = chatWords(language);
  switch (sent.kind) {
    case 'taken':
      return sent.answer.repeated ? say.repeated : say.taken;
    case 'refused':
      return refusalInWords(sent.refusal, language);
    case 'queued':
      return say.queued;
  }
}

/** What the person is told later about a command that had to wait. */
export function sentCard(sent: Sent, caseId: string, language: Language): Card {
  const { say } = chatWords(language);
  const [, ...reference] = caseId.split('/');
  const title = reference.join('/');
  if (sent.kind === 'refused')
    return settledCard(title, say.notDelivered(refusalInWords(sent.refusal, language)), 'warning');
  return settledCard(title, say.delivered, 'good');
}
