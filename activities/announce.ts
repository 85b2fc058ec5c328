// Repaints a case's cards wherever they stand, and posts one to whoever got the ball and has none yet.
import type { Logger } from 'pino';
import type { CaseState } from '../domain/any-case.js';
import { isRunning } from '../domain/any-case.js';
import type { Language } from '../domain/actor.js';
import { caseCard } from '../bots/cards/case-card.js';
import { namesOf } from '../bots/names.js';
import type { Card } from '../bots/cards/card.js';
import type { ChatPlatform } from '../bots/platform.js';
import { caseById } from '../prisma/cases.js';
import type { Database } from '../prisma/database.js';
import type { Address } from '../prisma/people.js';
import { actorOf, addressesOf, personById } from '../prisma/people.js';
import { forgetPostedCard, postedCardsOf, rememberPostedCard } from '../prisma/posted-cards.js';

/** The chats this worker speaks to, and how it looks outward. */
export interface AnnounceOptions {
  readonly db: Database;
  readonly platforms: readonly ChatPlatform[];
  /** The page of a case in the web chat. */
  readonly link: (caseId: string) => string;
  readonly today: () => string;
  readonly log: Logger;
}

/** Shows a case as it now stands in every chat. Errors of a chat escape, so that Temporal tries again. */
export async function announce(options: AnnounceOptions, caseId: string): Promise<void> {
  const { db, platforms, link, today } = options;
  const row = await caseById(db, caseId);
  if (row === null) return;
  const names = await namesOf(db, [row.state]);
  const posted = await postedCardsOf(db, caseId);
  const platformOf = (name: string): ChatPlatform | undefined => platforms.find((platform) => platform.name === name);
  const cardFor = async (personId: string | null, language: Language): Promise<Card> => {
    const person = personId === null ? null : await personById(db, personId);
    return caseCard(row.state, {
      person: person && actorOf(person),
      language,
      ...(person && { timeZone: person.timeZone }),
      today: today(),
      names,
      link,
    });
  };

  for (const card of posted) {
    const painted = await platformOf(card.platform)?.update(
      card.place,
      card.message,
      await cardFor(card.personId, card.language)
    );
    if (painted === 'gone') await forgetPostedCard(db, card.id);
  }
  for (const { person, platform, place } of await holders(db, row.state)) {
    const chat = platformOf(platform);
    // One live card for each request: whoever has one sees it repainted above.
    if (chat === undefined || posted.some((card) => card.platform === platform && card.place === place)) continue;
    const message = await chat.post(place, await cardFor(person.id, person.language));
    const { id: personId, language } = person;
    await rememberPostedCard(db, { caseId, platform, place, message, personId, language });
  }
}

async function holders(db: Database, state: CaseState): Promise<Address[]> {
  const { ball } = state;
  if (!isRunning(state) || typeof ball?.organisationId !== 'string') return [];
  return addressesOf(db, ball.organisationId, ball.roles);
}
