// Repaints a case's cards wherever they stand, posts one to whoever got the ball and has none yet, and says what must make a chat ring.
import type { Logger } from 'pino';
import type { CaseState } from '../domain/any-case.js';
import { isRunning } from '../domain/any-case.js';
import type { Language } from '../domain/actor.js';
import { caseCard } from '../bots/cards/case-card.js';
import { saidCard } from '../bots/cards/said-card.js';
import type { Viewer } from '../bots/cards/viewer.js';
import { namesOf } from '../bots/names.js';
import type { ChatPlatform } from '../bots/platform.js';
import { caseById } from '../prisma/cases.js';
import type { Database } from '../prisma/database.js';
import type { Address, Person } from '../prisma/people.js';
import { actorOf, addressesOf, personById } from '../prisma/people.js';
import type { PostedCardRow } from '../prisma/posted-cards.js';
import { forgetPostedCard, postedCardsOf, rememberPostedCard, rememberSaid } from '../prisma/posted-cards.js';
import type { AnnounceInput, Said } from '../workflows/ports.js';
import { emailAmong, writeLetters } from './letters.js';

/** The chats this worker speaks to, and how it looks outward. */
export interface AnnounceOptions {
  readonly db: Database;
  readonly platforms: readonly ChatPlatform[];
  /** The page of a case in the web chat. */
  readonly link: (caseId: string) => string;
  readonly today: () => string;
  readonly log: Logger;
}

/**
 * Shows a case as it now stands in every chat. Errors of a chat escape, so that Temporal tries again; `again` says that it does, and that a
 * message may stand there already.
 */
export async function announce(
  options: AnnounceOptions,
  { caseId, said = [] }: Omit<AnnounceInput, 'revision'>,
  again = false
): Promise<void> {
  const { db, platforms, link, today } = options;
  const row = await caseById(db, caseId);
  if (row === null) return;
  const { state } = row;
  const names = await namesOf(db, [state]);
  const posted = await postedCardsOf(db, caseId);
  const email = emailAmong(platforms);
  const platformOf = (name: string): ChatPlatform | undefined =>
    platforms.find((platform) => platform.name === name && platform !== email);
  // Each person is looked up once, however many cards they have.
  const people = new Map<string, Person | null>();
  const viewerFor = (person: Person | null, language: Language): Viewer => {
    const viewer = { person: person && actorOf(person), language, today: today(), names, link };
    return person === null ? viewer : { ...viewer, timeZone: person.timeZone };
  };
  const viewerOf = async (personId: string | null, language: Language): Promise<Viewer> => {
    if (personId !== null && !people.has(personId)) people.set(personId, await personById(db, personId));
    return viewerFor(people.get(personId ?? '') ?? null, language);
  };

  // One chat that does not answer keeps nobody else from being told; the first error is what is tried again.
  const errors: unknown[] = [];
  const each = async (act: () => Promise<void>): Promise<void> =>
    act().catch((error: unknown) => void errors.push(error));

  for (const card of [...posted])
    await each(async () => {
      const painted = await platformOf(card.platform)?.update(
        card.place,
        card.message,
        caseCard(state, await viewerOf(card.personId, card.language))
      );
      if (painted === 'gone') await forgetPostedCard(db, card.id);
    });
  const asked = await holders(db, state);
  const escalated = said.some(({ what }) => what === 'escalated');
  const told = escalated ? await addressesOf(db, state.authorityId, ['coordinator']) : [];
  for (const { person, platform, place } of [...asked, ...told]) {
    const chat = platformOf(platform);
    // One live card for each request: whoever has one sees it repainted above.
    if (chat === undefined || posted.some((card) => card.platform === platform && card.place === place)) continue;
    const { id: personId, language } = person;
    people.set(personId, person);
    await each(async () => {
      const card = caseCard(state, await viewerOf(personId, language));
      const message = await chat.post(place, card, { key: caseId, again });
      posted.push(await rememberPostedCard(db, { caseId, platform, place, message, personId, language }));
    });
  }
  for (const word of said)
    for (const card of posted) {
      if (!hears(card, word, state, [...asked, ...(word.what === 'escalated' ? told : [])])) continue;
      const key = `${word.what} ${word.at}`;
      const chat = platformOf(card.platform);
      if (chat === undefined || card.said.includes(key)) continue;
      await each(async () => {
        const text = saidCard(state, word, await viewerOf(card.personId, card.language));
        await chat.post(card.place, text, { key: `${caseId} ${key}`, again, inReplyTo: card.message });
        await rememberSaid(db, card.id, key);
      });
    }
  if (email !== null) {
    await writeLetters({ db, email, state, posted, said, again, viewerOf: viewerFor, each });
  }
  if (errors.length > 0) throw errors[0];
}

/** Whether it is said in the thread of this card: to whoever has to act and has not put it off, or to the one who had. */
function hears(
  { personId }: PostedCardRow,
  { at, personId: whose }: Said,
  { ball }: CaseState,
  to: readonly Address[]
) {
  if (whose !== null) return personId === whose;
  const putOff = ball?.snoozed?.some((each) => each.personId === personId && each.until > at) ?? false;
  return !putOff && to.some(({ person }) => person.id === personId);
}

async function holders(db: Database, state: CaseState): Promise<Address[]> {
  const { ball } = state;
  if (!isRunning(state) || typeof ball?.organisationId !== 'string') return [];
  return addressesOf(db, ball.organisationId, ball.roles);
}
