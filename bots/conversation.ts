// The conversation behind every platform: who is it, what do they want, for which case; then one command, or a question back.
import type { Command } from '../domain/commands.js';
import type { CaseRow } from '../prisma/cases.js';
import { authoritiesVisibleTo, caseById, runningCases, seenCaseOf } from '../prisma/cases.js';
import { contractId, tenderId } from '../domain/case.js';
import type { ContractState } from '../domain/contract.js';
import { evidenceLimits } from '../domain/evidence.js';
import { waitingUploads } from '../prisma/evidence.js';
import type { Person } from '../prisma/people.js';
import { actorOf, personByAccount } from '../prisma/people.js';
import { caseOfMessage } from '../prisma/posted-cards.js';
import { rememberPlace } from '../prisma/accounts.js';
import { answerWish, unknownAccount } from './accounts/answer-wish.js';
import { accountWish } from './accounts/wishes.js';
import type { Card } from './cards/card.js';
import { confirmCard } from './cards/confirm-card.js';
import { joinToReport, keepFiles, openFor } from './evidence/attach.js';
import type { EvidenceOptions } from './evidence/receive.js';
import { delegateByText } from './delegate.js';
import type { Conversation, Reply, Said } from './platform.js';
import type { PressOptions } from './pressed.js';
import { pressed } from './pressed.js';
import { personalQueue } from './queue.js';
import { correctedOn, hoursOn, reportable, reportsOn, sameOn, whichKind as whichKindCard } from './reporting.js';
import { sendKnown } from './send-command.js';
import { answerStatus } from './status.js';
import type { Choice } from './deciding.js';
import { answerIn, decidedNewest, decisionsOn, takenBack } from './deciding.js';
import { delegationIn } from './understand/delegation.js';
import type { Loose, Understood } from './understand/index.js';
import { reportOf, understand } from './understand/index.js';
import { saysSameAgain } from './understand/same.js';
import { viewerOf } from './viewer-of.js';
import { chatWords } from './words/chat.js';
import { evidenceWords } from './words/evidence.js';
import { pagesWords } from './words/pages.js';
import { withheldInWords } from './words/withheld.js';

/** What the conversation needs. */
export interface ConversationOptions extends PressOptions {
  /** A link to sign in on the web by, good once and for minutes. */
  readonly signInLink: (personId: string) => Promise<string>;
  /** Where photos and PDFs are kept. */
  readonly evidence: EvidenceOptions;
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
    pressed: (press) => pressed(options, press),
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
  const authorities = await authoritiesVisibleTo(db, person);
  const keep = [...new Set([person.organisationName, ...authorities.map(({ label }) => label)])];
  const understood = understand(message.text, today(), keep);
  const named = await caseInView(options, message, person, understood);
  const about: About = {
    named,
    those: (kind) => (named?.kind === kind ? Promise.resolve([named]) : runningCases(db, person, kind)),
    understood,
  };
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
  /** The named case, if it is of this kind; else the running ones of the kind that the person may see, which are not read before. */
  readonly those: (kind: 'tender' | 'contract') => Promise<readonly CaseRow[]>;
  readonly understood: Understood;
}

/** Files go with the report that their message tells; without one, to a report that waits for its answer. */
async function replyToFiles(options: ConversationOptions, message: Said, person: Person, about: About): Promise<Reply> {
  const { intent } = about.understood;
  const { db, log, evidence } = options;
  const w = evidenceWords(person.language);
  const contracts = reportable(await about.those('contract'), person);
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

async function replyTo(options: ConversationOptions, message: Said, person: Person, about: About): Promise<Reply> {
  const { named, those, understood } = about;
  const { say, questions } = chatWords(person.language);
  const asked = understood.questions.map((field) => questions[field]);
  switch (understood.intent) {
    case 'help':
      return notice(say.help);
    case 'queue':
      return show((await personalQueue(options, person, message.platform)).card);
    case 'status': {
      const { text, placement } = understood;
      const question = { text, surface: message.platform, named, those, placement };
      const answer = await answerStatus(options, person, question);
      return typeof answer === 'string' ? notice(answer) : show(answer);
    }
    case 'correct':
    case 'undo': {
      const anew =
        understood.intent === 'undo'
          ? []
          : correctedOn(reportable(await those('contract'), person), person, understood);
      const choices = anew.length > 0 ? anew : takenBack(await those('tender'), person, understood);
      return confirm(options, message, person, choices, say.correct);
    }
    case 'unknown': {
      // Under a card that asks, "ok" and "nej, för dyrt" are answers; anywhere else they are not.
      const answer = named === null ? null : answerIn(message.text, named.state);
      if (answer === null && saysSameAgain(message.text)) {
        const { choices, none } = sameOn(reportable(await those('contract'), person), person);
        return confirm(options, message, person, choices, none);
      }
      if (answer === null && understood.loose !== null)
        return whichKind(options, person, reportable(await those('contract'), person), understood.loose);
      return answer === null
        ? notice(`${say.unclear} ${say.help}`)
        : decide(options, message, person, { ...about, understood: { ...understood, ...answer } });
    }
    case 'approve':
    case 'reject':
    case 'request-changes':
      if (asked.length > 0) return notice(asked.join(' '));
      return decide(options, message, person, about);
    case 'report-hours': {
      if (asked.length > 0) return notice(asked.join(' '));
      const { choices, none } = hoursOn(
        reportable(await those('contract'), person),
        person,
        understood,
        options.today()
      );
      return confirm(options, message, person, choices, none);
    }
    default: {
      if (asked.length > 0) return notice(asked.join(' '));
      const evidence = await waitingUploads(options.db, person.id, evidenceLimits.message);
      const choices = reportsOn(reportable(await those('contract'), person), understood, evidence);
      return confirm(options, message, person, choices, say.noContract);
    }
  }
}

/** The case the person has open, replies to, or names; a placement stands for its contract. */
async function caseInView(
  { db }: ConversationOptions,
  message: Said,
  person: Person,
  { tender }: Understood
): Promise<CaseRow | null> {
  const { platform, inReplyTo } = message;
  const named = tender === null ? null : await seenCaseOf(db, person, [tenderId(tender), contractId(tender)]);
  if (named !== null) return named;
  const id = message.caseId ?? (inReplyTo === null ? null : await caseOfMessage(db, platform, inReplyTo));
  const row = id === null ? null : await caseById(db, id);
  return row?.state.kind === 'placement' ? seenCaseOf(db, person, [row.state.contractId]) : row;
}

/** Somebody has begun, with what is not said: the form for each contract has what was. */
async function whichKind(
  options: ConversationOptions,
  person: Person,
  contracts: readonly ContractState[],
  loose: Loose
): Promise<Reply> {
  if (contracts.length === 0) return notice(chatWords(person.language).say.whichKind);
  const shown = contracts.slice(0, candidatesShown);
  return show(whichKindCard(shown, loose, await viewerOf(options, person, shown)));
}

/** Asks whether a decision was understood; or says who has decided already. */
async function decide(
  options: ConversationOptions,
  message: Said,
  person: Person,
  { named, those, understood }: About
): Promise<Reply> {
  const choices = decisionsOn(await those('tender'), person, understood);
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
