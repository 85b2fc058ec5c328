// Reports by typed words: on which contracts, of what, and what else is said where it is not clear.
import { partiesOf } from '../domain/any-case.js';
import type { ReportEntry } from '../domain/commands.js';
import type { ContractState } from '../domain/contract.js';
import type { EvidenceFile } from '../domain/evidence.js';
import { mayGive } from '../domain/permissions.js';
import { owedMonth, partyMonth } from '../domain/reporting-month.js';
import type { CaseRow } from '../prisma/cases.js';
import type { Person } from '../prisma/people.js';
import { actorOf } from '../prisma/people.js';
import type { Card } from './cards/card.js';
import { changeAction } from './cards/change.js';
import type { Viewer } from './cards/viewer.js';
import { voiceOf } from './cards/viewer.js';
import type { Choice } from './deciding.js';
import { hoursReport } from './hours.js';
import type { Loose, Understood } from './understand/index.js';
import { reportOf } from './understand/index.js';
import { chatWords } from './words/chat.js';

/** Commands that a message may mean, and what to say when there is none. */
export interface Meant {
  readonly choices: readonly Choice[];
  readonly none: string;
}

/** Those of these contracts that this person may report on now. */
export function reportable(rows: readonly CaseRow[], person: Person): ContractState[] {
  const by = actorOf(person);
  return rows
    .filter(({ state }) => mayGive(by, 'report', partiesOf(state)) === null)
    .flatMap(({ state }) => (state.kind === 'contract' && state.phase !== 'closed' ? [state] : []));
}

/** The report that was understood, with its files. */
export function reportsOn(
  contracts: readonly ContractState[],
  understood: Understood,
  evidence: readonly EvidenceFile[]
): Choice[] {
  const report = reportOf(understood);
  if (report === null) return [];
  const command = { ...report, ...(evidence.length > 0 && { evidence }) };
  return contracts.map((state) => ({ state, command }));
}

/** Hours of those who are placed, shared where it was not said whose they are; nothing is sent before the shares are confirmed. */
export function hoursOn(
  contracts: readonly ContractState[],
  person: Person,
  { hours, text }: Understood,
  today: string
): Meant {
  const { say } = chatWords(person.language);
  if (hours === null || contracts.length === 0) return { choices: [], none: say.noContract };
  const about = { organisationId: person.organisationId, text, at: `${today}T12:00:00.000Z` };
  const reports = contracts.map((state) => ({ state, report: hoursReport(state, hours, about) }));
  const choices = reports.flatMap(({ state, report }) => ('fault' in report ? [] : [{ state, command: report }]));
  // Of several contracts, one that counts hours says best what is wrong.
  const faults = reports.flatMap(({ report }) => ('fault' in report ? [report] : []));
  const fault = faults.find((each) => each.fault !== 'not-counted') ?? faults[0];
  const none =
    fault?.fault === 'placement'
      ? say.noHours.placement(fault.placement)
      : fault?.fault === 'month'
        ? say.noHours.month(fault.period)
        : say.noHours[fault?.fault ?? 'not-counted'];
  return { choices, none };
}

/** "The same as last month": what the button of the month's message says, for the oldest month that is owed, or the one that runs. */
export function sameOn(contracts: readonly ContractState[], { organisationId, language }: Person): Meant {
  const { say, month: w } = chatWords(language);
  const owed = contracts.flatMap((state) => {
    const now =
      owedMonth(state, organisationId) ??
      (state.month === null ? null : partyMonth(state, organisationId, state.month.period));
    return now?.owed == null ? [] : [{ state, now }];
  });
  const choices = owed.flatMap(({ state, now: { same, period } }): Choice[] =>
    same === null ? [] : [{ state, command: { kind: 'report', entries: same, text: null, period } }]
  );
  return { choices, none: contracts.length === 0 ? say.noContract : owed.length === 0 ? w.noneOwed : w.lastNothing };
}

/** "Det var tre, inte två": the newest report of the sender's that nobody has answered yet, as it should have been. */
export function correctedOn(
  contracts: readonly ContractState[],
  { organisationId }: Person,
  said: Understood
): Choice[] {
  const { entries, loose, questions, text } = said;
  if (entries.length > 0 && questions.length > 0) return [];
  return contracts.flatMap((state): Choice[] => {
    const open = state.openReports.findLast((each) => each.organisationId === organisationId);
    const [line, ...more] = open?.entries ?? [];
    if (open === undefined) return [];
    // Of several lines nobody can tell which one is meant.
    const mended =
      entries.length > 0
        ? entries
        : loose === null || line === undefined || more.length > 0
          ? null
          : [over(line, loose, questions)];
    if (mended === null) return [];
    return [{ state, command: { kind: 'report', entries: mended, text, corrects: open.reportId } }];
  });
}

/** A line with what is said anew in it; what was doubtful stays as it was. */
function over(line: ReportEntry, loose: Loose, doubtful: readonly string[]): ReportEntry {
  const anew = Object.entries(loose).filter(([field, value]) => value !== null && !doubtful.includes(field));
  return { ...line, ...Object.fromEntries(anew) };
}

/** Somebody has begun, but with what? The form has what was said. */
export function whichKind(contracts: readonly ContractState[], loose: Loose, viewer: Viewer): Card {
  const { words } = voiceOf(viewer);
  const text = words.say.whichKind;
  const single = contracts.length === 1;
  return {
    title: words.say.reporting,
    summary: text,
    elements: [{ type: 'text', tone: 'normal', text }],
    actions: contracts.map((contract, at) => ({
      ...changeAction(contract, loose, viewer),
      id: `form-${at}`,
      label: single ? words.month.form : `${contract.reference} ${contract.title}`,
    })),
  };
}
