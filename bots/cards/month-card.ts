// The one message that a reporting party gets a month: what is known, what it said last, and the answers that one press gives.
import type { ContractState } from '../../domain/contract.js';
import type { PlacementState } from '../../domain/placement.js';
import type { ReportEntry } from '../../domain/commands.js';
import type { PartyMonth, Placed } from '../../domain/reporting-month.js';
import { owedMonth, partyMonth } from '../../domain/reporting-month.js';
import { entriesInWords } from '../words/chat.js';
import type { Card, CardElement, CommandButton } from './card.js';
import { commandAction } from './button.js';
import { needElements } from './needs.js';
import type { Viewer } from './viewer.js';
import { openAction, voiceOf } from './viewer.js';

/** Marks deliveries from this message: it stands where it stood, repainted, when one has been taken. */
export const monthPrefix = 'month:';

const stretchesShown = 12;

/** The message about a month, for somebody of the party; null for whoever has no duty to report. */
export function monthCard(
  contract: ContractState,
  period: string,
  viewer: Viewer,
  placements: readonly PlacementState[] = []
): Card | null {
  const now = viewer.person === null ? null : partyMonth(contract, viewer.person.organisationId, period);
  if (now === null) return null;
  const { words, month } = voiceOf(viewer);
  const { month: w } = words;
  const about = `${contract.reference} ${contract.title}`;
  const title = w.title(month(period));
  const buttons = now.owed === null ? [] : monthButtons(contract, now, viewer);
  return {
    title,
    summary: `${title}, ${about}${now.owed === null ? '' : `: ${dueInWords(now, viewer)}`}`,
    elements: [text('muted', about), ...monthElements(contract, now, viewer), ...needElements(placements, viewer)],
    actions: [
      ...buttons.map((button) => commandAction(contract, button, viewer)),
      ...(now.owed === null ? [] : [{ type: 'write', id: 'write', label: w.report, caseId: contract.id } as const]),
      openAction(contract.id, viewer),
    ],
  };
}

/** The question about the oldest month that the reader's party owes and that is over, on a card of more; nothing when it owes none. */
export function askedMonth(contract: ContractState, viewer: Viewer): CardElement[] {
  const now = viewer.person === null ? null : owedMonth(contract, viewer.person.organisationId);
  return now === null ? [] : monthElements(contract, now, viewer);
}

/** The answers to it; while the month runs, only that there is nothing to tell. */
export function askedButtons(contract: ContractState, viewer: Viewer): CommandButton[] {
  if (viewer.person === null) return [];
  const { organisationId } = viewer.person;
  const now = owedMonth(contract, organisationId);
  if (now !== null) return monthButtons(contract, now, viewer);
  const running = contract.month === null ? null : partyMonth(contract, organisationId, contract.month.period);
  return running?.owed == null ? [] : monthButtons(contract, { ...running, same: null }, viewer);
}

/** What it says between its heading and its buttons. */
export function monthElements(contract: ContractState, now: PartyMonth, viewer: Viewer): CardElement[] {
  const { words, month, list } = voiceOf(viewer);
  const { month: w } = words;
  const { owed, period, placed, last, said, alsoOwed } = now;
  const inWords = (entries: readonly ReportEntry[]): string => entriesInWords(entries, viewer.language);
  const known = [
    ...(placed.length === 0 ? [text('muted', w.nobody)] : [text('muted', w.placed), ...stretches(placed, viewer)]),
    ...(last === null || last.reports.length === 0
      ? []
      : [text('muted', w.lastTime(month(last.period), inWords(last.reports.flatMap(({ entries }) => entries))))]),
    ...(alsoOwed.length === 0 ? [] : [text('warning', w.also(list(alsoOwed.map(month))))]),
  ];
  if (owed !== null)
    return [
      text('strong', w.ask(month(period))),
      text(isLate(owed.dueAt, viewer) ? 'warning' : 'muted', dueInWords(now, viewer)),
      ...(owed.reason === undefined ? [] : [text('warning', w.returned(owed.reason))]),
      ...known,
      text('muted', w.write),
    ];
  const waits = contract.openReports.some(
    (open) => open.period === period && open.organisationId === viewer.person?.organisationId
  );
  return [
    text('good', w.said(month(period), inWords(said?.reports.flatMap(({ entries }) => entries) ?? []))),
    text('muted', waits ? w.waits : w.accepted),
    ...known,
  ];
}

/** "The same as last month" and "nothing this month", each with a yes before it counts, and good for just this month. */
export function monthButtons(contract: ContractState, now: PartyMonth, viewer: Viewer): CommandButton[] {
  const { words, month } = voiceOf(viewer);
  const { month: w, buttons } = words;
  const { period, same } = now;
  const organisationId = viewer.person?.organisationId ?? '';
  const answer = (id: string, label: string, style: 'primary' | 'default', entries: readonly ReportEntry[]) => ({
    id,
    label,
    style,
    command: { kind: 'report', entries, text: null, period } as const,
    asksReason: false,
    confirm: {
      question: w.sure(month(period), entriesInWords(entries, viewer.language)),
      yes: buttons.yes,
      no: buttons.no,
    },
    // The same for everybody of the party, until another report has come: pressed twice it counts once.
    deliveryId: `${monthPrefix}${contract.id}:${organisationId}:${period}:${contract.reports}:${id}`,
  });
  return [
    ...(same === null ? [] : [answer('report-same', w.same, 'primary', same)]),
    answer('report-nothing', w.nothing, same === null ? 'primary' : 'default', []),
  ];
}

function dueInWords({ owed }: PartyMonth, viewer: Viewer): string {
  const { words, date } = voiceOf(viewer);
  if (owed?.dueAt == null) return '';
  return isLate(owed.dueAt, viewer) ? words.month.late(date(owed.dueAt)) : words.month.by(date(owed.dueAt));
}

function isLate(dueAt: string | null, { today }: Viewer): boolean {
  return dueAt !== null && dueAt.slice(0, 10) < today;
}

/** "P-1 and P-2: internship since 10 March 2026, 50 percent, until 9 June 2026"; those alike are one line. */
function stretches(placed: readonly Placed[], viewer: Viewer): CardElement[] {
  const { words, terms, date, list } = voiceOf(viewer);
  const lines = new Map<string, { readonly numbers: number[]; readonly first: Placed }>();
  for (const each of placed) {
    const { startedOn, plannedEnd, extentPercent, employmentForm } = each.spell;
    const key = [each.what, startedOn, plannedEnd, extentPercent, employmentForm].join(' ');
    const line = lines.get(key);
    if (line === undefined) lines.set(key, { numbers: [each.number], first: each });
    else line.numbers.push(each.number);
  }
  const all = [...lines.values()];
  const shown = all.slice(0, stretchesShown);
  const left = all.slice(stretchesShown).reduce((sum, { numbers }) => sum + numbers.length, 0);
  return [
    ...shown.map(({ numbers, first: { what, spell } }) => {
      const facts = [
        words.month.stretch(list(numbers.map((number) => `P-${number}`)), terms.whats[what], date(spell.startedOn)),
        ...(spell.employmentForm === null ? [] : [words.forms[spell.employmentForm]]),
        words.entry.percent(spell.extentPercent),
        ...(spell.plannedEnd === null ? [] : [words.entry.until(date(spell.plannedEnd))]),
      ];
      return text('normal', facts.join(', '));
    }),
    ...(left === 0 ? [] : [text('muted', words.month.more(left))]),
  ];
}

function text(tone: Extract<CardElement, { type: 'text' }>['tone'], words: string): CardElement {
  return { type: 'text', tone, text: words };
}
