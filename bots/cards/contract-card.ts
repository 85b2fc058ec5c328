// A contract on its card: what was promised against what was delivered, the month's report, and what waits for an answer.
import type { ContractState } from '../../domain/contract.js';
import { silentOnes } from '../../domain/reporting.js';
import { entriesInWords } from '../words/chat.js';
import { evidenceWords } from '../words/evidence.js';
import { forecastInWords, notCountedInWords } from '../words/evaluation.js';
import type { CardElement, CommandButton } from './card.js';
import { aside } from './card.js';
import { dutyElements } from './duties.js';
import { followUpElements } from './follow-up-card.js';
import { askedButtons } from './month-card.js';
import { dutyButtons, partneringElements } from './partnering-card.js';
import type { Viewer } from './viewer.js';
import { voiceOf } from './viewer.js';

const monthsShown = 3;

/** What the card says; what has been delivered may be looked up, unless it is just what was asked for. */
export function contractElements(contract: ContractState, viewer: Viewer, delivery = false): CardElement[] {
  const { words, terms, list, month: forMonth } = voiceOf(viewer);
  const { obligations, tally, reporters, month, openReports, evaluation } = contract;
  const progress = obligations.flatMap((obligation): CardElement[] => {
    const { kind, target } = obligation;
    const pace = contract.phase === 'partnering' ? forecastInWords(contract, obligation, viewer.language) : null;
    return [
      { type: 'progress', label: terms.obligations[kind], delivered: tally[kind].reported, target },
      ...(pace === null ? [] : [text('muted', pace)]),
    ];
  });
  const facts: CardElement = {
    type: 'facts',
    facts: [
      { label: words.card.contractor, value: viewer.names.organisation(contract.contractorId) },
      ...(month === null ? [] : [{ label: words.card.period, value: forMonth(month.period) }]),
    ],
  };
  const answers = viewer.person === null || viewer.person.organisationId === contract.authorityId;
  const reports = aside(
    openReports.map(({ period, entries, evidence = [] }) => {
      const what = entriesInWords(entries, viewer.language);
      const files = evidence.length === 0 ? '' : ` (${evidenceWords(viewer.language).onCard(evidence.length)})`;
      return text('normal', words.card.openReport(forMonth(period), `${what}${files}`));
    }),
    !answers
  );
  return [
    ...aside(progress, !delivery),
    ...aside([facts]),
    // What the buttons answer comes before what waits beside it.
    ...(answers ? reports : []),
    ...dutyElements(contract, viewer),
    ...followUpElements(contract, viewer),
    ...partneringElements(contract, viewer),
    ...reporters
      .filter(({ missed }) => missed.length > 0)
      .map(({ organisationId, missed }) => {
        const who = viewer.names.organisation(organisationId);
        const periods = list(missed.slice(-monthsShown).map(({ period }) => forMonth(period)));
        return text(
          'warning',
          missed.length > monthsShown
            ? words.card.missedMany(who, missed.length, periods)
            : words.card.missed(who, periods)
        );
      }),
    ...(answers ? [] : reports),
    ...aside(notCountedInWords(contract, viewer.language).map((line) => text('muted', line))),
    ...(month !== null && silentOnes(contract).length === 0 ? [text('good', words.card.reported)] : []),
    ...(owes(contract, viewer) ? [text('muted', words.card.reportHint)] : []),
    ...aside(evaluation === null ? [] : [text('normal', words.card.evaluated(evaluation.summary))]),
  ];
}

/** Answer the oldest report; answer for the month that is owed; what else one press can do. */
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
  return [...answers, ...askedButtons(contract, viewer), ...dutyButtons(contract, viewer)];
}

/** Whether the viewer's organisation owes a report; in a channel, whether anybody does. */
function owes({ duties }: ContractState, { person }: Viewer): boolean {
  return duties.some(
    ({ task, organisationId }) => task === 'report' && (person === null || person.organisationId === organisationId)
  );
}

function text(tone: Extract<CardElement, { type: 'text' }>['tone'], words: string): CardElement {
  return { type: 'text', tone, text: words };
}
