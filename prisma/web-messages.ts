// What a person and Foothold said to each other in the web chat.
import type { Database } from './database.js';
import { Prisma } from './generated/client.js';

/** One message; `card` is a neutral card as JSON, read back by bots/web. */
export interface WebMessageRow {
  readonly id: string;
  readonly personId: string;
  readonly caseId: string | null;
  readonly author: 'person' | 'foothold';
  readonly deliveryId: string;
  readonly text: string | null;
  readonly card: unknown;
  readonly notice: string | null;
  readonly at: Date;
}

/** Adds a message; the same delivery by the same author again changes nothing. Text must have been redacted. */
export async function addWebMessage(db: Database, message: Omit<WebMessageRow, 'id' | 'at'>): Promise<void> {
  const { card, ...columns } = message;
  await db.webMessage.createMany({
    data: { ...columns, card: card === null ? Prisma.DbNull : (card as Prisma.InputJsonValue) },
    skipDuplicates: true,
  });
}

/** A person's newest messages about a case (or about none), oldest first. */
export async function webMessagesOf(
  db: Database,
  personId: string,
  caseId: string | null,
  limit = 30
): Promise<WebMessageRow[]> {
  const rows = await db.webMessage.findMany({ where: { personId, caseId }, orderBy: { at: 'desc' }, take: limit });
  return rows.reverse().map((row) => ({ ...row, author: row.author === 'person' ? 'person' : 'foothold' }));
}

/** Puts a settled card in the place of an answered one, so that its buttons are not offered again. */
export async function settleWebMessage(db: Database, personId: string, id: string, card: unknown): Promise<void> {
  await db.webMessage.updateMany({ where: { id, personId }, data: { card: card as Prisma.InputJsonValue } });
}
