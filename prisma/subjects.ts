// People by their account at the identity provider: an account of the platform `oidc`, which nothing can be sent to.
import { peopleWithEmail, takeInvitation } from './accounts.js';
import type { Database } from './database.js';

const platform = 'oidc';

/** Whom a subject is linked to, or null. */
export async function personOfSubject(db: Database, subject: string): Promise<string | null> {
  const where = { platform_account: { platform, account: subject } };
  return (await db.account.findUnique({ where, select: { personId: true } }))?.personId ?? null;
}

/** Uses an invitation up and links a subject to whom it is for; null when the invitation is used, too old or taken back. */
export async function linkSubjectByInvitation(
  db: Database,
  subject: string,
  invitationId: string,
  now: Date
): Promise<string | null> {
  return db.$transaction(async (tx) => {
    const personId = await takeInvitation(tx, invitationId, now);
    if (personId !== null) await tx.account.create({ data: { platform, account: subject, personId } });
    return personId;
  });
}

/**
 * Links a subject to the one person that a verified address is on record for. Null when there is none, or several; and when somebody else
 * was linked by that address before, since an address may have been given to a newcomer.
 */
export async function linkSubjectByEmail(db: Database, subject: string, address: string): Promise<string | null> {
  const [personId, ...others] = await peopleWithEmail(db, address);
  if (personId === undefined || others.length > 0) return null;
  return db.$transaction(async (tx) => {
    // Two newcomers with the same address at once wait for each other here.
    await tx.$queryRaw`SELECT id FROM people WHERE id = ${personId} FOR UPDATE`;
    if ((await tx.account.count({ where: { platform, personId } })) > 0) return null;
    await tx.account.create({ data: { platform, account: subject, personId } });
    return personId;
  });
}

/** Whether a session that began with a subject still holds. */
export async function subjectHolds(db: Database, subject: string, personId: string): Promise<boolean> {
  return (await db.account.count({ where: { platform, account: subject, personId } })) > 0;
}
