// Repaints a case's cards wherever they stand, posts one to whoever got the ball and has none yet, and says what must make a chat ring.
import type { Logger } from 'pino';
import type { CaseState } from '../domain/any-case.js';
import { escalatedTo, isRunning, waitingIn } from '../domain/any-case.js';
import { caseCard } from '../bots/cards/case-card.js';
import { saidCard } from '../bots/cards/said-card.js';
import type { ChatPlatform } from '../bots/platform.js';
import { caseById } from '../prisma/cases.js';
import type { Database } from '../prisma/database.js';
import type { Address } from '../prisma/people.js';
import { addressesOf } from '../prisma/people.js';
import type { PostedCardRow } from '../prisma/posted-cards.js';
import type { AnnounceInput } from '../workflows/ports.js';
import type { Said } from '../workflows/said.js';
import { announceContract } from './announce-contract.js';
import type { LettersInput } from './letters.js';
import { emailAmong, writeLetters } from './letters.js';
import { Telling } from './telling.js';

/** The chats this worker speaks to, and how it looks outward. */
export interface AnnounceOptions {
  readonly db: Database;
  readonly platforms: readonly ChatPlatform[];
  /** The page of a case in the web chat. */
  readonly link: (caseId: string) => string;
  /** The page with the overview; without it, messages lead to no page of theirs. */
  readonly overview?: string;
  /** The page of whoever looks at it. */
  readonly mine?: string;
  readonly today: () => string;
  readonly log: Logger;
}

/**
 * Shows a case as it now stands in every chat. Errors of a chat escape, so that Temporal tries again; `again` says that it does, and that
 * something may have been said already.
 */
export async function announce(
  options: AnnounceOptions,
  { caseId, said = [] }: Omit<AnnounceInput, 'revision'>,
  again = false
): Promise<void> {
  const { db } = options;
  const row = await caseById(db, caseId);
  if (row === null) return;
  const { state } = row;
  // A chat that was away is told late: nobody is reminded of what has been done meanwhile.
  const waiting = waitingIn(state).map(({ task }) => task);
  const due = said.filter(({ what, task }) => what === 'returned' || waiting.includes(task));
  // Neither keeps the other back; the first error is what is tried again.
  const told = await Promise.allSettled([inChats(options, state, due, again), byLetter(options, state, due, again)]);
  for (const each of told) if (each.status === 'rejected') throw each.reason;
}

/** Whoever is reached by e-mail. */
async function byLetter(
  options: AnnounceOptions,
  state: CaseState,
  said: readonly Said[],
  again: boolean
): Promise<void> {
  const email = emailAmong(options.platforms);
  if (email === null) return;
  const telling = await Telling.of(options, state, again);
  const { posted } = telling;
  const viewerOf: LettersInput['viewerOf'] = (person, language) => telling.viewerFor(person, language);
  const each: LettersInput['each'] = (act) => telling.each(act);
  await writeLetters({ db: options.db, email, state, posted, said, viewerOf, each });
  await telling.done();
}

async function inChats(
  options: AnnounceOptions,
  state: CaseState,
  said: readonly Said[],
  again: boolean
): Promise<void> {
  const { db } = options;
  if (state.kind === 'contract') return announceContract(options, state, said, again);
  if (state.kind === 'placement') {
    // The matching body has a card for each; the contractors' side has one of the contract, with all that its placements wait for.
    const own = state.ball?.organisationId === state.matchingBodyId;
    await announceCase(options, state, own ? said : [], again, own);
    const contract = (await caseById(db, state.contractId))?.state;
    if (contract?.kind !== 'contract') return;
    return announceContract(options, contract, [], again, own ? null : { state, said });
  }
  return announceCase(options, state, said, again);
}

/** The live cards of one case. */
async function announceCase(
  options: AnnounceOptions,
  state: CaseState,
  said: readonly Said[],
  again: boolean,
  posts = true
): Promise<void> {
  const { db } = options;
  const telling = await Telling.of(options, state, again);
  await telling.repaint((_card, viewer) => caseCard(state, viewer));
  const asked = posts ? await holders(db, state) : [];
  const escalated = said.some(({ what }) => what === 'escalated');
  const above = escalated
    ? escalatedTo(state, state.ball?.organisationId ? [{ organisationId: state.ball.organisationId }] : [])
    : [];
  const told = (
    await Promise.all(above.map(({ organisationId, roles }) => addressesOf(db, organisationId, roles)))
  ).flat();
  const nudged = (
    await Promise.all(
      said.flatMap(({ to }) => (to === undefined ? [] : [addressesOf(db, to.organisationId, to.roles)]))
    )
  ).flat();
  await telling.post([...asked, ...told, ...nudged], null, (viewer) => caseCard(state, viewer));
  const listeners: Partial<Record<Said['what'], readonly Address[]>> = { nudged, escalated: [...asked, ...told] };
  for (const word of said)
    for (const card of telling.posted)
      if (hears(card, word, state, listeners[word.what] ?? asked))
        await telling.say(card, `${word.what} ${word.at}`, (viewer) => saidCard(state, word, viewer));
  await telling.done();
}

/** Whether it is said in the thread of this card: to whoever has to act and has not put it off, or to the one who had. */
function hears(
  { personId }: PostedCardRow,
  { what, at, personId: whose }: Said,
  { ball }: CaseState,
  to: readonly Address[]
) {
  if (whose !== null) return personId === whose;
  // A person who asks is heard also by those who put the clock's reminders off.
  const putOff = what !== 'nudged' && ball?.snoozed?.some((each) => each.personId === personId && each.until > at);
  return putOff !== true && to.some(({ person }) => person.id === personId);
}

async function holders(db: Database, state: CaseState): Promise<Address[]> {
  const { ball } = state;
  if (!isRunning(state) || typeof ball?.organisationId !== 'string') return [];
  return addressesOf(db, ball.organisationId, ball.roles);
}
