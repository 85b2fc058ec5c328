// Conversations in Teams that the bot was added to or written to in, so that people can be written to first.
import type { Database } from './database.js';

/** A conversation as it is kept. */
export interface TeamsConversationRow {
  readonly tenant: string;
  readonly conversation: string;
  readonly kind: string;
  /** Whose personal conversation it is. */
  readonly account: string | null;
  readonly place: string;
}

/** Keeps a conversation; its place may have changed. Whoever linked their account is written to there from now on. */
export async function rememberTeamsConversation(db: Database, row: TeamsConversationRow): Promise<void> {
  const { tenant, conversation, account, place } = row;
  const key = { tenant_conversation: { tenant, conversation } };
  await db.teamsConversation.upsert({ where: key, create: { ...row }, update: { place, kind: row.kind, account } });
  if (account !== null) await db.account.updateMany({ where: { platform: 'teams', account }, data: { place } });
}

/** Forgets a conversation that the bot was taken out of; its person is not written to there any more. */
export async function forgetTeamsConversation(db: Database, tenant: string, conversation: string): Promise<void> {
  const row = await db.teamsConversation.findUnique({ where: { tenant_conversation: { tenant, conversation } } });
  if (row === null) return;
  await db.$transaction([
    db.teamsConversation.delete({ where: { tenant_conversation: { tenant, conversation } } }),
    db.account.updateMany({ where: { platform: 'teams', place: row.place }, data: { place: null } }),
  ]);
}

/** Where somebody can be written to alone, or null. */
export async function personalPlace(db: Database, account: string): Promise<string | null> {
  const row = await db.teamsConversation.findFirst({
    where: { account, kind: 'personal' },
    orderBy: { seenAt: 'desc' },
  });
  return row?.place ?? null;
}
