// A contract on its card: what was promised against what was delivered, the month's report, and what waits for an answer.
import type { ContractState } from '../../domain/contract.js';
import { entriesInWords } from '../words/chat.js';
import type { CardElement } from './card.js';
import type { CommandButton } from './case-card.js';
import type { Viewer } from './viewer.js';
import { voiceOf } from './viewer.js';

/** What the card says. */
export function contractElements(contract: ContractState, viewer: Viewer): CardElement[] {
  const { words, terms, list } = voiceOf(viewer);
  const { obligations, tally, missed, month, openReports, evaluation } = contract;
  return [
    ...obligations.map(({ kind, target }): CardElement => {
      return { type: 'progress', label: terms.obligations[kind], delivered: tally[kind].reported, target };
    }),
    {
      type: 'facts',
      facts: [
        { label: words.card.contractor, value: viewer.names.organisation(contract.contractorId) },
        ...(month === null ? [] : [{ label: words.card.period, value: month.period }]),
      ],
    },
    ...(missed.length === 0 ? [] : [text('warning', words.card.missed(list(missed.map(({ period }) => period))))]),
    ...openReports.map(({ period, entries }) =>
      text('normal', words.card.openReport(period, entriesInWords(entries, viewer.language)))
    ),
    ...(month?.reported === true ? [text('good', words.card.reported)] : []),
    ...(contract.ball?.task === 'report' && reports(contract, viewer) ? [text('muted', words.card.reportHint)] : []),
    ...(evaluation === null ? [] : [text('normal', words.card.evaluated(evaluation.summary))]),
  ];
}

/** Answer the oldest report; say that nothing happened. */
export function contractActions(contract: ContractState, viewer: Viewer): CommandButton[] {
  const { buttons } = voiceOf(viewer).words;
  const [oldest] = contract.openReports;
  const answers: CommandButton[] =
    oldest === undefined
      ? []
      : [
          {
            id: 'accept-report',
            label: buttons.accept,
            style: 'primary',
            command: { kind: 'accept-report', reportId: oldest.reportId },
            asksReason: false,
          },
          {
            id: 'return-report',
            label: buttons.return,
            style: 'default',
            command: { kind: 'return-report', reportId: oldest.reportId, reason: '' },
            asksReason: true,
          },
        ];
  const owed = contract.ball?.task === 'report';
  const nothing: CommandButton = {
    id: 'report-nothing',
    label: buttons.nothing,
    style: 'default',
    command: { kind: 'report', entries: [], text: null },
    asksReason: false,
  };
  return owed ? [...answers, nothing] : answers;
}

function reports(contract: ContractState, { person }: Viewer): boolean {
  const { contractorId, subcontractorIds } = contract;
  return person === null || [contractorId, ...subcontractorIds].includes(person.organisationId);
}

function text(tone: Extract<CardElement, { type: 'text' }>['tone'], words: string): CardElement {
  return { type: 'text', tone, text: words };
}
