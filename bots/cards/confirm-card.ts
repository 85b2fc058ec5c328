// "I understood: ... Is that right?" The command travels in the button, so nothing has to be remembered meanwhile.
import type { CaseState } from '../../domain/any-case.js';
import type { Command } from '../../domain/commands.js';
import { evidenceWords } from '../words/evidence.js';
import { entriesInWords } from '../words/chat.js';
import type { Card, CardAction } from './card.js';
import { changeAction } from './change.js';
import type { Viewer } from './viewer.js';
import { voiceOf } from './viewer.js';

/** Marks deliveries that confirm a message: pressing yes twice is one delivery, and the card is settled afterwards. */
export const confirmPrefix = 'confirm:';

/** A case that the command could be for. */
export type Candidate = Pick<CaseState, 'id' | 'reference' | 'title'>;

/** Asks whether the command was understood; with several cases also which one it is for. */
export function confirmCard(
  choices: readonly { readonly state: Candidate; readonly command: Command }[],
  messageId: string,
  viewer: Viewer
): Card {
  const { words } = voiceOf(viewer);
  const [first] = choices;
  const what = first === undefined ? '' : commandInWords(first.command, viewer);
  const question = words.say.understood(what);
  const single = choices.length === 1;
  return {
    title: first === undefined ? '' : titleOf(first.command, viewer),
    summary: question,
    elements: [
      { type: 'text', tone: 'strong', text: question },
      single && first !== undefined
        ? { type: 'text', tone: 'muted', text: `${words.say.forCase} ${first.state.reference} ${first.state.title}` }
        : { type: 'text', tone: 'normal', text: words.say.which },
    ],
    actions: [
      ...choices.map(({ state, command }, index): CardAction => ({
        type: 'command',
        id: `yes-${index}`,
        label: single ? words.buttons.yes : `${state.reference} ${state.title}`,
        style: single ? 'primary' : 'default',
        caseId: state.id,
        command,
        input: null,
        deliveryId: `${confirmPrefix}${messageId}`,
      })),
      ...(single && first !== undefined ? changes(first, viewer) : []),
      { type: 'dismiss', id: 'no', label: words.buttons.no },
    ],
  };
}

/** One line of a report may be changed in its form. */
function changes({ state, command }: { state: Candidate; command: Command }, viewer: Viewer): CardAction[] {
  if (command.kind !== 'report' || command.period !== undefined || command.corrects !== undefined) return [];
  const [line, ...more] = command.entries;
  return line === undefined || more.length > 0 ? [] : [changeAction(state, line, viewer)];
}

function titleOf({ kind }: Command, viewer: Viewer): string {
  const { words, terms } = voiceOf(viewer);
  switch (kind) {
    case 'report':
      return words.say.reporting;
    case 'approve':
    case 'request-changes':
    case 'reject':
      return words.say.decided[kind];
    default:
      return terms.commands[kind].title;
  }
}

/** What became of a confirmed message: what was understood, and whether it was taken. */
export function confirmedCard(
  { reference, title }: Pick<Candidate, 'reference' | 'title'>,
  command: Command,
  { text, refused }: { readonly text: string; readonly refused: boolean },
  viewer: Viewer
): Card {
  const what = commandInWords(command, viewer);
  return {
    title: titleOf(command, viewer),
    summary: text,
    elements: [
      { type: 'text', tone: 'normal', text: `${what.charAt(0).toLocaleUpperCase(viewer.language)}${what.slice(1)}.` },
      { type: 'text', tone: 'muted', text: `${voiceOf(viewer).words.say.forCase} ${reference} ${title}`.trim() },
      { type: 'text', tone: refused ? 'warning' : 'good', text },
    ],
    actions: [],
  };
}

/** A command as a phrase. */
export function commandInWords(command: Command, viewer: Viewer): string {
  const { words, terms, date, month } = voiceOf(viewer);
  switch (command.kind) {
    case 'report': {
      const { entries, evidence = [] } = command;
      const files = evidence.length === 0 ? '' : ` (${evidenceWords(viewer.language).goWith(evidence.length)})`;
      const what = `${entriesInWords(entries, viewer.language)}${files}`;
      if (command.corrects !== undefined) return words.month.instead(what);
      return command.period === undefined ? what : words.month.forMonth(month(command.period), what);
    }
    case 'add-evidence':
      return evidenceWords(viewer.language).files(command.files.length);
    case 'delegate': {
      const { delegateId, firstDay, lastDay } = command;
      return terms.mine.delegating(viewer.names.person(delegateId), date(firstDay), date(lastDay));
    }
    case 'approve':
      return words.say.decided.approve.toLowerCase();
    case 'request-changes':
    case 'reject':
      return `${words.say.decided[command.kind].toLowerCase()} (${command.reason})`;
    default:
      return terms.commands[command.kind].title.toLowerCase();
  }
}
