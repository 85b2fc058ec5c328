// What a press in the message about a month leads to: the same message as it now stands, or how to write what its buttons do not say.
import type { Language } from '../domain/actor.js';
import type { CaseState } from '../domain/any-case.js';
import type { Command } from '../domain/commands.js';
import type { Card } from './cards/card.js';
import { howToWrite } from './cards/card.js';
import { monthCard } from './cards/month-card.js';
import type { Viewer } from './cards/viewer.js';
import type { Pressed } from './platform.js';
import { chatWords } from './words/chat.js';

/** The message about the month that was answered; null when the command was no such answer. */
export function monthAgain(state: CaseState, command: Command, viewer: Viewer): Card | null {
  const period = command.kind === 'report' ? command.period : undefined;
  return state.kind === 'contract' && period !== undefined ? monthCard(state, period, viewer) : null;
}

/** Whether a press asks for words instead of sending a command. */
export function asksHowToWrite({ command }: Pick<Pressed, 'command'>): boolean {
  return typeof command === 'object' && command !== null && 'kind' in command && command.kind === howToWrite.kind;
}

/** How to report in one's own words, and the way to the form. */
export function howToReport(language: Language, url: string): Card {
  const { month } = chatWords(language);
  return {
    title: month.writeTitle,
    summary: month.write,
    elements: [{ type: 'text', tone: 'normal', text: month.write }],
    actions: [{ type: 'link', id: 'form', label: month.form, url }],
  };
}
