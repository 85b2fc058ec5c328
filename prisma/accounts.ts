// Who is who: accounts and the people they belong to, invitations to link one, and where somebody wants what comes to them.
import type { Database } from './database.js';

/** An account on a platform, linked to a person. */
export interface LinkedAccount {
  readonly platform: string;
  readonly account: string;
  readonly personId: string;
  readonly linkedAt: Date;
  /** Of an e-mail address: what a mail server said when it refused it for good. */
  readonly refused: string | null;
  readonly place: string | null;
}

/** The linked accounts of some people, but for the web's own; newest first. */
export async function accountsOf(db: Database, personIds: readonly string[]): Promise<LinkedAccount[]> {
  return db.account.findMany({
    where: { personId: { in: [...personIds] }, platform: { not: 'web' } },
    select: { platform: true, account: true, personId: true, linkedAt: true, refused: true, place: true },
    orderBy: { linkedAt: 'desc' },
  });
}

/** Takes an account from a person. */
export async function unlinkAccount(db: Database, platform: string, account: string): Promise<boolean> {
  const { count } = await db.account.deleteMany({ where: { platform, account } });
  return count > 0;
}

/** Remembers where the account's person can be written to; a serviceUrl may change over the years. */
export async function rememberPlace(db: Database, platform: string, account: string, place: string): Promise<void> {
  const other = { OR: [{ place: null }, { place: { not: place } }] };
  await db.account.updateMany({ where: { platform, account, ...other }, data: { place } });
}

/**
 * A person's e-mail address, to which letters go; null takes it away, and with it every link that was sent there. What was asked at another
 * address is asked again.
 */
export async function setEmail(db: Database, personId: string, address: string | null): Promise<void> {
  const platform = 'email';
  await db.$transaction(async (tx) => {
    await tx.account.deleteMany({ where: { platform, account: personId } });
    await tx.answerLink.deleteMany({ where: { personId } });
    await tx.postedCard.deleteMany({ where: { platform, personId } });
    if (address !== null) await tx.account.create({ data: { platform, account: personId, personId, place: address } });
    else await tx.person.updateMany({ where: { id: personId, prefers: platform }, data: { prefers: null } });
  });
}

/** The e-mail address on record for a person, or null. */
export async function emailOf(db: Database, personId: string): Promise<string | null> {
  const where = { platform_account: { platform: 'email', account: personId } };
  return (await db.account.findUnique({ where, select: { place: true } }))?.place ?? null;
}

/** Whom an e-mail address is on record for; a small firm may have one for several. */
export async function peopleWithEmail(db: Database, address: string): Promise<string[]> {
  const place = { equals: address, mode: 'insensitive' } as const;
  const rows = await db.account.findMany({
    where: { platform: 'email', place },
    select: { personId: true, place: true },
  });
  // The database reads `_` and `%` in it as any letters; an address of somebody else must not match.
  return rows.filter((row) => row.place?.toLowerCase() === address.toLowerCase()).map(({ personId }) => personId);
}

/** Remembers what a mail server said of an address; null when it took a letter. */
export async function noteRefused(db: Database, address: string, refused: string | null): Promise<void> {
  const other = refused === null ? { refused: { not: null } } : {};
  await db.account.updateMany({ where: { platform: 'email', place: address, ...other }, data: { refused } });
}

/** Remembers in which chat a person wants what comes to them; null: where they linked last. */
export async function preferChat(db: Database, personId: string, platform: string | null): Promise<void> {
  await db.person.updateMany({ where: { id: personId }, data: { prefers: platform } });
}

/** The chat a person prefers, or null. */
export async function preferredChat(db: Database, personId: string): Promise<string | null> {
  return (await db.person.findUnique({ where: { id: personId }, select: { prefers: true } }))?.prefers ?? null;
}

/** Keeps an invitation; answers its id. */
export async function saveInvitation(
  db: Database,
  invitation: {
    readonly personId: string;
    readonly codeHash: string;
    readonly invitedBy: string | null;
    readonly expiresAt: Date;
  }
): Promise<string> {
  return (await db.invitation.create({ data: { ...invitation } })).id;
}

/** Uses a code up and links the account in one: whom it is for, or null when the code is unknown, used or too old, or the account taken. */
export async function linkByCode(
  db: Database,
  codeHash: string,
  { platform, account, place }: Pick<LinkedAccount, 'platform' | 'account'> & { readonly place: string | null },
  now: Date
): Promise<string | null> {
  return db.$transaction(async (tx) => {
    // Two at once: the second waits here, and then finds it used.
    const personId = await use(tx, { codeHash }, platform, now);
    if (personId === null) return null;
    if ((await tx.account.count({ where: { platform, account } })) > 0) return null;
    await tx.account.create({ data: { platform, account, personId, place } });
    return personId;
  });
}

/** Uses a link's invitation up: whom it is for, or null when it is unknown, used or too old. */
export async function takeInvitation(db: Pick<Database, 'invitation'>, id: string, now: Date): Promise<string | null> {
  return use(db, { id }, 'web', now);
}

async function use(
  db: Pick<Database, 'invitation'>,
  which: { readonly codeHash: string } | { readonly id: string },
  usedIn: string,
  now: Date
): Promise<string | null> {
  const [used] = await db.invitation.updateManyAndReturn({
    where: { ...which, usedAt: null, expiresAt: { gt: now } },
    data: { usedAt: now, usedIn },
    select: { personId: true },
  });
  return used?.personId ?? null;
}

/** Takes back a person's links to sign in by that were not used, and forgets those whose session is long over. */
export async function forgetSignInLinks(db: Database, personId: string, usedBefore: Date): Promise<void> {
  const done = { OR: [{ usedAt: null }, { usedAt: { lt: usedBefore } }] };
  await db.invitation.deleteMany({ where: { personId, invitedBy: personId, ...done } });
}

/** Whether a person's session on the web, begun with an invitation, still holds. */
export async function invitationHolds(db: Database, id: string, personId: string): Promise<boolean> {
  return (await db.invitation.count({ where: { id, personId, usedIn: 'web' } })) > 0;
}

/** Takes back a person's invitations and their account at the identity provider, and ends the web sessions that began with one. */
export async function forgetInvitations(db: Database, personId: string): Promise<void> {
  await db.account.deleteMany({ where: { personId, platform: 'oidc' } });
  await db.invitation.deleteMany({ where: { personId } });
}

/** How often codes were written since a time, this one too: by the account, and in its whole workspace. */
export async function countLinkAttempt(
  db: Database,
  attempt: { readonly platform: string; readonly workspace: string; readonly account: string },
  since: Date
): Promise<{ readonly byAccount: number; readonly inWorkspace: number }> {
  await db.linkAttempt.create({ data: { ...attempt } });
  await db.linkAttempt.deleteMany({ where: { at: { lt: since } } });
  const { platform, workspace } = attempt;
  const [byAccount, inWorkspace] = await Promise.all([
    db.linkAttempt.count({ where: { ...attempt } }),
    db.linkAttempt.count({ where: { platform, workspace } }),
  ]);
  return { byAccount, inWorkspace };
}

/** Forgets what somebody wrote before they had the right code. */
export async function forgetLinkAttempts(db: Database, platform: string, account: string): Promise<void> {
  await db.linkAttempt.deleteMany({ where: { platform, account } });
}

/** The people that a coordinator of an authority looks after: its own, and those of whoever takes part in its cases. */
export async function organisationsAround(db: Database, authorityId: string): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT unnest(party_ids) AS id FROM cases WHERE authority_id = ${authorityId} UNION SELECT ${authorityId}`;
  return rows.map(({ id }) => id);
}
