// Where cards stand in chats, so that each is found again and repainted instead of posted twice.
import type { Language } from '../domain/actor.js';
import type { Database } from './database.js';

/** A card in a chat. `place` and `message` are the platform's own references. */
export interface PostedCardRow {
  readonly id: string;
  readonly caseId: string;
  readonly platform: string;
  readonly place: string;
  readonly message: string;
  readonly personId: string | null;
  readonly language: Language;
  /** What has been said in its thread, by keys. */
  readonly said: readonly string[];
  /** The period (YYYY-MM) of the message about a reporting month; null for the live card of the case. */
  readonly about: string | null;
}

/** A card that is about to be posted, or whose chat has not said how it went. */
export interface OpenPost extends Omit<PostedCardRow, 'message'> {
  /** Why the chat lets nobody write there, in its own word; null when it has not refused. */
  readonly refused: string | null;
}

/** Somebody whose chat lets nobody write to them. */
export interface Unreached {
  readonly name: string;
  readonly platform: string;
}

/** Remembers that a card is about to be posted: should the chat not say how it went, whoever comes next knows that there has been a try. */
export async function openPost(db: Database, card: Omit<PostedCardRow, 'id' | 'said' | 'message'>): Promise<OpenPost> {
  return { ...(await db.postedCard.create({ data: card })), language: card.language };
}

/** Remembers where a card stands; or, with null, that it stands nowhere any more. */
export async function rememberMessage(db: Database, id: string, message: string | null): Promise<void> {
  await db.postedCard.updateMany({ where: { id }, data: { message, refused: null } });
}

/** Remembers that the chat lets nobody write there: nothing was posted. */
export async function rememberRefused(db: Database, id: string, refused: string): Promise<void> {
  await db.postedCard.updateMany({ where: { id }, data: { refused } });
}

/** Whom a case could not be shown to, and where: the chat refused, or they have to act and the app is no longer where they used to read it. */
export async function unreachedBy(db: Database, caseId: string): Promise<Unreached[]> {
  return db.$queryRaw<Unreached[]>`
    SELECT people.display_name AS name, posted_cards.platform
    FROM posted_cards JOIN people ON people.id = posted_cards.person_id
    WHERE posted_cards.case_id = ${caseId} AND posted_cards.refused IS NOT NULL
    UNION SELECT people.display_name, accounts.platform
    FROM cases JOIN people ON people.organisation_id = cases.ball_organisation_id AND people.roles && cases.ball_roles
      JOIN accounts ON accounts.person_id = people.id AND accounts.platform IN ('slack', 'teams') AND accounts.place IS NULL
    WHERE cases.id = ${caseId} AND cases.running AND people.prefers IS DISTINCT FROM 'web'
      AND NOT EXISTS (SELECT FROM accounts other WHERE other.person_id = people.id AND other.place IS NOT NULL)
    ORDER BY name, platform`;
}

/** Remembers a posted card; the same message again changes nothing. */
export async function rememberPostedCard(
  db: Database,
  card: Omit<PostedCardRow, 'id' | 'said' | 'about'> & Partial<Pick<PostedCardRow, 'about'>>
): Promise<PostedCardRow> {
  const { platform, message } = card;
  const row = await db.postedCard.upsert({
    where: { platform_message: { platform, message } },
    create: { ...card },
    update: {},
  });
  return { ...row, message, language: card.language };
}

/** Remembers that something was said in a card's thread, so that it is not said again. */
export async function rememberSaid(db: Database, id: string, key: string): Promise<void> {
  await db.postedCard.updateMany({ where: { id }, data: { said: { push: key } } });
}

/** Says it once for a card, however many cases come to say the same at the same time: true for the first. */
export async function claimSaid(db: Database, id: string, key: string): Promise<boolean> {
  const claimed = await db.$executeRaw`
    UPDATE posted_cards SET said = array_append(said, ${key}) WHERE id = ${id} AND NOT ${key} = ANY(said)`;
  return claimed > 0;
}

/** It could not be said after all. */
export async function giveSaidBack(db: Database, id: string, key: string): Promise<void> {
  await db.$executeRaw`UPDATE posted_cards SET said = array_remove(said, ${key}) WHERE id = ${id}`;
}

/** Nothing of this card changes any more. */
export async function settlePostedCard(db: Database, id: string): Promise<void> {
  await db.postedCard.updateMany({ where: { id }, data: { settled: true } });
}

/** Cards of a case that may still change, wherever they stand; and those of which it is not known. */
export async function postedCardsOf(
  db: Database,
  caseId: string
): Promise<{ readonly posted: PostedCardRow[]; readonly open: OpenPost[] }> {
  const rows = await db.postedCard.findMany({ where: { caseId, settled: false }, orderBy: { postedAt: 'asc' } });
  const cards = rows.map((row) => ({ ...row, language: row.language === 'en' ? ('en' as const) : ('sv' as const) }));
  return {
    posted: cards.flatMap((card) => (card.message === null ? [] : [{ ...card, message: card.message }])),
    open: cards.filter(({ message }) => message === null),
  };
}

/** The case that a posted message shows, or null. A message's reference stands alone: a reply may name its place otherwise. */
export async function caseOfMessage(db: Database, platform: string, message: string): Promise<string | null> {
  const row = await db.postedCard.findUnique({ where: { platform_message: { platform, message } } });
  return row?.caseId ?? null;
}

/** Forgets a card whose message or place is gone. */
export async function forgetPostedCard(db: Database, id: string): Promise<void> {
  await db.postedCard.deleteMany({ where: { id } });
}
