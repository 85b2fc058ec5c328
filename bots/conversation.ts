// The conversation behind every platform: who is it, what do they want, for which case; then one command, or a question back.
import type { Logger } from 'pino';
import type { Actor } from '../domain/actor.js';
import type { CaseState } from '../domain/any-case.js';
import { partiesOf } from '../domain/any-case.js';
import type { Command, CommandEnvelope } from '../domain/commands.js';
import { mayGive, maySee } from '../domain/permissions.js';
import type { CaseRow } from '../prisma/cases.js';
import { caseById, casesVisibleTo, deliveryTaken } from '../prisma/cases.js';
import type { ContractState } from '../domain/contract.js';
import type { EvidenceFile } from '../domain/evidence.js';
import { evidenceLimits } from '../domain/evidence.js';
import { waitingUploads } from '../prisma/evidence.js';
import type { Database } from '../prisma/database.js';
import type { Person } from '../prisma/people.js';
import { actorOf, personByAccount } from '../prisma/people.js';
import { caseOfMessage } from '../prisma/posted-cards.js';
import { rememberPlace } from '../prisma/accounts.js';
import { answerWish, unknownAccount } from './accounts/answer-wish.js';
import { accountWish } from './accounts/wishes.js';
import type { Card } from './cards/card.js';
import { caseCard } from './cards/case-card.js';
import { confirmCard, confirmPrefix, confirmedCard } from './cards/confirm-card.js';
import { monthPrefix } from './cards/month-card.js';
import { needPrefix } from './cards/needs.js';
import { queuePrefix } from './cards/queue-card.js';
import { sentInWords } from './cards/sent-card.js';
import type { Viewer } from './cards/viewer.js';
import { commandSchema } from './commands.js';
import { unknownCountedAs } from './counted-as.js';
import { joinToReport, keepFiles, openFor } from './evidence/attach.js';
import type { EvidenceOptions } from './evidence/receive.js';
import { delegateByText } from './delegate.js';
import { hoursReport } from './hours.js';
import { notThere } from './known.js';
import { namesOf } from './names.js';
import type { Conversation, Pressed, Reply, Said } from './platform.js';
import { personalQueue } from './queue.js';
import { asksHowToWrite, howToReport, monthAgain } from './month-answers.js';
import { withInstant } from './snooze.js';
import type { CommandTarget } from './send-command.js';
import { sendCommand } from './send-command.js';
import type { Choice } from './deciding.js';
import { answerIn, decidedNewest, decisionsOn, takenBack, tooLate } from './deciding.js';
import { delegationIn } from './understand/delegation.js';
import type { Understood } from './understand/index.js';
import { reportOf, understand } from './understand/index.js';
import { chatWords } from './words/chat.js';
import { evidenceWords } from './words/evidence.js';
import { pagesWords } from './words/pages.js';
import { withheldInWords } from './words/withheld.js';

/** What the conversation needs. */
export interface ConversationOptions extends CommandTarget {
  readonly db: Database;
  /** Today in Sweden, YYYY-MM-DD. */
  readonly today: () => string;
  /** The morning of the next working day, as an ISO instant. */
  readonly morningAfter: () => string;
  readonly link: (caseId: string) => string;
  /** A link to sign in on the web by, good once and for minutes. */
  readonly signInLink: (personId: string) => Promise<string>;
  /** The page of whoever looks at it. */
  readonly mine: string;
  /** Where photos and PDFs are kept. */
  readonly evidence: EvidenceOptions;
  readonly log: Logger;
}

/** Cases that one message may be about; more than a person has to choose among. */
const candidatesShown = 5;

/** Makes the conversation. Errors escape, so that the platform delivers again. */
export function createConversation(options: ConversationOptions): Conversation {
  return {
    async said(message) {
      const person = await personByAccount(options.db, message.platform, message.account);
      const reply = await answerTo(options, message, person);
      return message.overheard === true ? inOwnChat(message, person, reply) : reply;
    },
    pressed: (press) => take(options, press),
    async queue({ platform, account }, surface) {
      const person = await personByAccount(options.db, platform, account);
      return person === null ? unlinked() : (await personalQueue(options, person, surface)).card;
    },
  };
}

/** For somebody whose account nobody has linked. */
function unlinked(): Card {
  const text = unknownAccount();
  const { title } = pagesWords('sv').mine;
  return { title, summary: text, elements: [{ type: 'text', tone: 'normal', text }], actions: [] };
}

const notice = (text: string): Reply => ({ sent: null, card: null, notice: text, repaint: null });
const show = (card: Card): Reply => ({ sent: null, card, notice: null, repaint: null });
const refused = (text: string): Reply => ({ sent: 'refused', card: null, notice: text, repaint: null });

/** What somebody may see is not for the group they asked in: the card goes to their own chat with Foothold, where there is one. */
function inOwnChat({ direct }: Said, person: Person | null, reply: Reply): Reply {
  if (reply.card === null) return reply;
  const { say } = chatWords(person?.language ?? 'sv');
  return direct === null ? notice(say.writeInOwnChat) : { ...reply, notice: say.inOwnChat };
}

async function answerTo(options: ConversationOptions, message: Said, person: Person | null): Promise<Reply> {
  const { db, today } = options;
  const { platform, account, direct } = message;
  const wish = accountWish(message.text, person !== null);
  if (wish !== null) return notice(await answerWish(options, message, person, wish));
  if (person === null) return notice(unknownAccount());
  if (direct !== null) await rememberPlace(db, platform, account, direct);
  const delegation = delegationIn(message.text, today());
  if (delegation !== null) {
    const answer = await delegateByText(options, person, message.deliveryId, delegation);
    return typeof answer === 'string' ? notice(answer) : show(answer);
  }
  const visible = await casesVisibleTo(db, person, { kind: ['tender', 'contract'] });
  const keep = [...new Set([person.organisationName, ...visible.map(({ authorityName }) => authorityName)])];
  const understood = understand(message.text, today(), keep);
  const named = await caseInView(options, message, visible, understood);
  const about = { named, visible, understood };
  const hasFiles = message.files !== undefined && message.files.length > 0;
  const reply = await (hasFiles ? replyToFiles : replyTo)(options, message, person, about);
  const kindly = withheldInWords(understood.withheld, person.language);
  return kindly === null ? reply : saying(reply, [kindly]);
}

/** The same answer, with more sentences. */
function saying(reply: Reply, more: readonly string[]): Reply {
  if (more.length === 0) return reply;
  return { ...reply, notice: [...(reply.notice === null ? [] : [reply.notice]), ...more].join(' ') };
}

/** What a message is about. */
interface About {
  readonly named: CaseRow | null;
  readonly visible: readonly CaseRow[];
  readonly understood: Understood;
}

/** Files go with the report that their message tells; without one, to a report that waits for its answer. */
async function replyToFiles(options: ConversationOptions, message: Said, person: Person, about: About): Promise<Reply> {
  const { intent } = about.understood;
  const { db, log, evidence } = options;
  const w = evidenceWords(person.language);
  const contracts = reportable(about.named, about.visible, person);
  const speaks = intent !== 'unknown';
  if (contracts.length === 0)
    return speaks ? saying(await replyTo(options, message, person, about), [w.notYours]) : notice(w.notYours);
  const kept = await keepFiles({ ...evidence, db, log }, message.files ?? [], person);
  if (speaks) {
    const reply = await replyTo(options, message, person, about);
    const taken = kept.files.length === 0 || (reply.card !== null && reportOf(about.understood) !== null);
    return saying(reply, [...kept.faults, ...(taken ? [] : [w.waits(kept.files.length)])]);
  }
  const { deliveryId, platform: via } = message;
  const joining = {
    messageId: deliveryId,
    viewer: (states: readonly ContractState[]) => viewerOf(options, person, states),
    send: (contract: ContractState, command: Command) =>
      sendKnown(options, contract, { deliveryId, by: actorOf(person), via, command }),
  };
  const { card, said } = await joinToReport(kept, openFor(contracts, person.organisationId), joining, person);
  return saying({ sent: null, card, notice: null, repaint: null }, said);
}

async function replyTo(
  options: ConversationOptions,
  message: Said,
  person: Person,
  { named, visible, understood }: About
): Promise<Reply> {
  const { say, questions } = chatWords(person.language);
  const asked = understood.questions.map((field) => questions[field]);
  switch (understood.intent) {
    case 'help':
      return notice(say.help);
    case 'queue':
      return show((await personalQueue(options, person, message.platform)).card);
    case 'status':
      return named === null
        ? show((await personalQueue(options, person, message.platform)).card)
        : show(caseCard(named.state, await viewerOf(options, person, [named.state])));
    case 'correct':
    case 'undo':
      return confirm(options, message, person, takenBack(named, visible, person, understood), say.correct);
    case 'unknown': {
      // Under a card that asks, "ok" and "nej, för dyrt" are answers; anywhere else they are not.
      const answer = named === null ? null : answerIn(message.text, named.state);
      if (answer === null && understood.loose !== null) return notice(say.whichKind);
      return answer === null
        ? notice(`${say.unclear} ${say.help}`)
        : decide(options, message, person, { named, visible, understood: { ...understood, ...answer } });
    }
    case 'approve':
    case 'reject':
    case 'request-changes':
      if (asked.length > 0) return notice(asked.join(' '));
      return decide(options, message, person, { named, visible, understood });
    case 'report-hours':
      if (asked.length > 0) return notice(asked.join(' '));
      return reportHours(options, message, person, reportable(named, visible, person), understood);
    default: {
      if (asked.length > 0) return notice(asked.join(' '));
      const evidence = await waitingUploads(options.db, person.id, evidenceLimits.message);
      return confirm(options, message, person, reportsOn(named, visible, person, understood, evidence), say.noContract);
    }
  }
}

/** The case the person has open, replies to, or names; a placement stands for its contract. */
async function caseInView(
  { db }: ConversationOptions,
  message: Said,
  visible: readonly CaseRow[],
  { tender }: Understood
): Promise<CaseRow | null> {
  const { platform, inReplyTo } = message;
  const named = visible.find(({ reference }) => reference === tender);
  if (named) return named;
  const id = message.caseId ?? (inReplyTo === null ? null : await caseOfMessage(db, platform, inReplyTo));
  if (id === null) return null;
  const row = visible.find((each) => each.id === id) ?? (await caseById(db, id));
  const contractId = row?.state.kind === 'placement' ? row.state.contractId : null;
  return contractId === null ? row : (visible.find((each) => each.id === contractId) ?? null);
}

function mayOn(person: Person, command: Command['kind']): (row: CaseRow) => boolean {
  const actor: Actor = actorOf(person);
  return ({ state }) => mayGive(actor, command, partiesOf(state)) === null;
}

function reportsOn(
  named: CaseRow | null,
  visible: readonly CaseRow[],
  person: Person,
  understood: Understood,
  evidence: readonly EvidenceFile[]
): Choice[] {
  const report = reportOf(understood);
  if (report === null) return [];
  const command = { ...report, ...(evidence.length > 0 && { evidence }) };
  return reportable(named, visible, person).map((state) => ({ state, command }));
}

/** Contracts that this person may report on now. */
function reportable(named: CaseRow | null, visible: readonly CaseRow[], person: Person): ContractState[] {
  const rows = named?.kind === 'contract' ? [named] : visible;
  return rows
    .filter(mayOn(person, 'report'))
    .flatMap(({ state }) => (state.kind === 'contract' && state.phase !== 'closed' ? [state] : []));
}

/** Hours of those who are placed, shared where it was not said whose they are; nothing is sent before the shares are confirmed. */
function reportHours(
  options: ConversationOptions,
  message: Said,
  person: Person,
  contracts: readonly ContractState[],
  { hours, text }: Understood
): Promise<Reply> | Reply {
  const { say } = chatWords(person.language);
  if (hours === null || contracts.length === 0) return notice(say.noContract);
  const about = { organisationId: person.organisationId, text, at: `${options.today()}T12:00:00.000Z` };
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
  return confirm(options, message, person, choices, none);
}

/** Asks whether a decision was understood; or says who has decided already. */
async function decide(
  options: ConversationOptions,
  message: Said,
  person: Person,
  { named, visible, understood }: About
): Promise<Reply> {
  const choices = decisionsOn(named, visible, person, understood);
  const { say } = chatWords(person.language);
  if (choices.length > 0 || named?.state.kind !== 'tender')
    return confirm(options, message, person, choices, say.noDecision);
  const already = decidedNewest(named.state, await viewerOf(options, person, [named.state]));
  return notice(already ?? say.noDecision);
}

async function confirm(
  options: ConversationOptions,
  { deliveryId }: Said,
  person: Person,
  choices: readonly Choice[],
  none: string
): Promise<Reply> {
  if (choices.length === 0) return notice(none);
  const shown = choices.slice(0, candidatesShown);
  return show(
    confirmCard(
      shown,
      deliveryId,
      await viewerOf(
        options,
        person,
        shown.map(({ state }) => state)
      )
    )
  );
}

async function take(options: ConversationOptions, press: Pressed): Promise<Reply> {
  const { db, log } = options;
  const { platform, caseId, deliveryId } = press;
  const [person, before, taken] = await Promise.all([
    personByAccount(db, platform, press.account),
    caseById(db, caseId),
    // Older than the case itself remembers: the database still does.
    deliveryTaken(db, caseId, deliveryId),
  ]);
  if (person === null) return refused(unknownAccount());
  const { say } = chatWords(person.language);
  if (asksHowToWrite(press)) return show(howToReport(person.language, options.link(caseId)));
  const parsed = commandSchema.safeParse(withInstant(withReason(press), options.morningAfter));
  if (!parsed.success) return refused(say.unreadable);
  const by = actorOf(person);
  if (before === null || !maySee(by, partiesOf(before.state))) return refused(say.noCase);
  const refusal = await unknownCountedAs(db, by, parsed.data);
  const sent = taken
    ? ({ kind: 'taken', answer: { caseId, revision: before.revision, repeated: true, events: [] } } as const)
    : refusal !== null
      ? ({ kind: 'refused', refusal } as const)
      : await sendKnown(options, before.state, { deliveryId, by, via: platform, command: parsed.data });
  log.info({ caseId, command: parsed.data.kind, outcome: sent.kind }, 'command');
  const after = (await caseById(db, caseId)) ?? before;
  const viewer = await viewerOf(options, person, [after.state]);
  const text = [sentInWords(sent, person.language), ...tooLate(sent, parsed.data, after.state, viewer)].join(' ');
  if (deliveryId.startsWith(confirmPrefix))
    return {
      sent: sent.kind,
      card: null,
      // The card that asked says it.
      notice: null,
      repaint: confirmedCard(before, parsed.data, { text, refused: sent.kind === 'refused' }, viewer),
    };
  const told = { sent: sent.kind, card: null, notice: text };
  if (deliveryId.startsWith(queuePrefix))
    return { ...told, repaint: (await personalQueue(options, person, platform)).card };
  // What a placement waited for stands on its contract's cards, which the announcement repaints.
  if (deliveryId.startsWith(needPrefix)) return { ...told, repaint: null };
  const month = deliveryId.startsWith(monthPrefix) ? monthAgain(after.state, parsed.data, viewer) : null;
  return { ...told, repaint: month ?? caseCard(after.state, viewer) };
}

/** Sends a command whose references the read model knows. */
async function sendKnown(
  options: ConversationOptions,
  state: CaseState,
  envelope: CommandEnvelope
): ReturnType<typeof sendCommand> {
  const refusal = await notThere(options.db, state, envelope);
  return refusal === null ? sendCommand(options, state.id, envelope) : { kind: 'refused', refusal };
}

/** What was typed into the button's input goes into the command. */
function withReason({ command, reason }: Pressed): unknown {
  return reason === null || typeof command !== 'object' ? command : { ...command, reason };
}

async function viewerOf(options: ConversationOptions, person: Person, states: readonly CaseState[]): Promise<Viewer> {
  const { db, today, link } = options;
  const names = await namesOf(db, states);
  const { language, timeZone } = person;
  return { person: actorOf(person), language, timeZone, today: today(), names, link };
}
