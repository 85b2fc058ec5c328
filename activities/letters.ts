// Letters: whoever is reached by e-mail is asked once for each thing that waits for them, reminded, and told when it is late.
import type { CaseState } from '../domain/any-case.js';
import { isRunning, waitingIn } from '../domain/any-case.js';
import type { Ball } from '../domain/case.js';
import { aboutOf } from '../domain/case.js';
import { saidCard } from '../bots/cards/said-card.js';
import type { Viewer } from '../bots/cards/viewer.js';
import { askKey, waitsFor } from '../bots/email/links.js';
import type { EmailPlatform } from '../bots/email/platform.js';
import type { Language } from '../domain/actor.js';
import type { ChatPlatform } from '../bots/platform.js';
import type { Database } from '../prisma/database.js';
import type { Address, Person } from '../prisma/people.js';
import { addressesOf } from '../prisma/people.js';
import type { PostedCardRow } from '../prisma/posted-cards.js';
import { rememberPostedCard, rememberSaid } from '../prisma/posted-cards.js';
import type { Said } from '../workflows/said.js';

/** What letters are written from. */
export interface LettersInput {
  readonly db: Database;
  readonly email: EmailPlatform;
  readonly state: CaseState;
  /** Cards and letters of the case so far. */
  readonly posted: readonly PostedCardRow[];
  readonly said: readonly Said[];
  readonly viewerOf: (person: Person, language: Language) => Viewer;
  /** Runs one letter; an error of one keeps no other back. */
  readonly each: (act: () => Promise<void>) => Promise<void>;
}

/** The platform of letters, when there is one. */
export function emailAmong(platforms: readonly ChatPlatform[]): EmailPlatform | null {
  return (platforms.find(({ name }) => name === 'email') as EmailPlatform | undefined) ?? null;
}

/** Writes what has not been written yet. */
export async function writeLetters(input: LettersInput): Promise<void> {
  const { db, state, said, each } = input;
  for (const { person, place } of await askedByLetter(db, state)) await each(() => asking(input, person, place));
  const escalated = said.filter(({ what }) => what === 'escalated');
  if (escalated.length === 0) return;
  const told = await addressesOf(db, state.authorityId, ['coordinator']);
  for (const { person, platform, place } of told) {
    if (platform !== 'email') continue;
    // Who has to act themselves has been told so above.
    const own = waitsFor(person, state).map(({ task }) => task);
    for (const word of escalated.filter(({ task }) => !own.includes(task)))
      await each(() => telling(input, person, place, word));
  }
}

/** Tells a coordinator, once, that somebody's time is up. */
async function telling(input: LettersInput, person: Person, place: string, word: Said): Promise<void> {
  const { db, email, state, viewerOf } = input;
  const key = `${word.what} ${word.at}`;
  const before = letterTo(input, person);
  if (before?.said.includes(key) === true) return;
  const card = saidCard(state, word, viewerOf(person, person.language));
  const message = await email.post(place, card, { key: `${state.id} ${person.id} ${key}` });
  await rememberSaid(db, (before ?? (await remember(db, state, person, place, message))).id, key);
}

/** The first letter about the case to a person; later ones are replies to it. */
function letterTo({ posted }: LettersInput, { id }: Person): PostedCardRow | null {
  return posted.find(({ platform, personId }) => platform === 'email' && personId === id) ?? null;
}

function remember(
  db: Database,
  { id: caseId }: CaseState,
  { id: personId, language }: Person,
  place: string,
  message: string
): Promise<PostedCardRow> {
  return rememberPostedCard(db, { caseId, platform: 'email', place, message, personId, language });
}

/** What waits for one person: what has not been asked yet, else what they are to be reminded of. */
async function asking(input: LettersInput, person: Person, place: string): Promise<void> {
  const { db, email, state, said, viewerOf } = input;
  const before = letterTo(input, person);
  const waiting = waitsFor(person, state);
  // A month is asked for when it is over, as in the chats; whoever has had no letter yet reads of all at once.
  const fresh = waiting
    .filter((ball) => before === null || !isRunningMonth(state, ball))
    .filter((ball) => before?.said.includes(keyOf(state, ball)) !== true);
  const viewer = viewerOf(person, person.language);
  const letter = { person, state, viewer };
  const reply = before === null ? {} : { inReplyTo: before.message };
  if (fresh.length > 0) {
    const keys = fresh.map((ball) => keyOf(state, ball));
    const posting = { key: `${state.id} ${person.id} ${keys.join(' ')}`, ...reply };
    const message = await email.ask(place, { ...letter, waiting: fresh, tone: 'asked' }, posting);
    const { id } = before ?? (await remember(db, state, person, place, message));
    for (const key of keys) await rememberSaid(db, id, key);
    return;
  }
  for (const word of said) {
    // A report that came back is asked for anew above.
    if (word.what === 'returned') continue;
    const key = `${word.what} ${word.at}`;
    const late = waiting.filter((ball) => ball.task === word.task && concerns(word, ball, person.id));
    if (before === null || before.said.includes(key) || late.length === 0) continue;
    const posting = { key: `${state.id} ${person.id} ${key}`, ...reply };
    await email.ask(
      place,
      {
        ...letter,
        waiting: late,
        tone: word.what === 'nudged' ? 'reminded' : word.what,
        ...(word.by != null && { askedBy: word.by }),
      },
      posting
    );
    await rememberSaid(db, before.id, key);
  }
}

/** A report on the month that runs, which nobody is asked for yet. One that was sent back is asked for at once. */
function isRunningMonth(state: CaseState, ball: Ball): boolean {
  if (state.kind !== 'contract' || ball.task !== 'report') return false;
  const { month, reporters } = state;
  const about = aboutOf(ball);
  if (month === null || month.asked === true || about !== month.period) return false;
  const own = reporters.find(({ organisationId }) => organisationId === ball.organisationId);
  return own?.missed.some(({ period }) => period === about) !== true;
}

/** A month that was asked for while it ran is asked for once more when it is over. */
function keyOf(state: CaseState, ball: Ball): string {
  const over = ball.task === 'report' && !isRunningMonth(state, ball);
  return over ? `${askKey(ball)} over` : askKey(ball);
}

/** Whether a reminder or an escalation is about this: of one task several may wait, of which only some are due. */
function concerns(
  { what, at, personId }: Said,
  { dueAt, snoozed = [] }: ReturnType<typeof waitingIn>[number],
  whose: string
): boolean {
  if (personId !== null) return personId === whose;
  if (what !== 'nudged' && snoozed.some((each) => each.personId === whose && each.until > at)) return false;
  return what === 'reminded' || what === 'nudged' || (dueAt !== null && dueAt <= at);
}

/** Whoever has something to do in the case and is reached by e-mail. */
async function askedByLetter(db: Database, state: CaseState): Promise<Address[]> {
  if (!isRunning(state)) return [];
  const found = new Map<string, Address>();
  const asked = new Set<string>();
  for (const { organisationId, roles } of waitingIn(state)) {
    const key = `${organisationId} ${[...roles].join(' ')}`;
    if (organisationId === null || asked.has(key)) continue;
    asked.add(key);
    for (const address of await addressesOf(db, organisationId, roles))
      if (address.platform === 'email') found.set(address.person.id, address);
  }
  return [...found.values()];
}
