// Invitations: a code to write to the bot, and a signed link to the web. Whichever is used first uses the other up. And links that
// somebody asks for in chat to sign in by, which are invitations to oneself with a shorter life and no code.
import { randomBytes } from 'node:crypto';
import { forgetSignInLinks, saveInvitation, takeInvitation } from '../../prisma/accounts.js';
import type { Database } from '../../prisma/database.js';
import type { Person } from '../../prisma/people.js';
import { personById } from '../../prisma/people.js';
import { hashOf, newCode } from './code.js';
import { signedLinks } from './signed-links.js';

/** So long an invitation is good. */
export const invitationDays = 7;
/** So long a link that was asked for in chat is good. */
export const signInMinutes = 10;

/** An invitation, as the coordinator hands it on; it is shown once. */
export interface Invited {
  readonly code: string;
  readonly link: string;
  readonly expiresAt: Date;
}

/** Makes invitations and lets people in by their links. */
export interface Invitations {
  /** Invites somebody; `by` is the coordinator, or null from the command line. */
  invite(personId: string, by: string | null): Promise<Invited>;
  /** A link for somebody to sign in by, who asked for it where only they read; earlier ones are no longer good. */
  signInLink(personId: string): Promise<string>;
  /** The invitation that a link is of; null when it was forged or is too old. It may have been used. */
  read(token: string): Promise<string | null>;
  /** Uses a link's invitation up: who comes in, or null. */
  accept(invitationId: string): Promise<Person | null>;
}

const purpose = { key: 'foothold invitation links', audience: 'join', path: '/join' };

/** `sessionKey` is the key of this installation's cookies; the links have one of their own that follows from it. */
export function createInvitations(db: Database, sessionKey: Buffer, url: string): Invitations {
  const links = signedLinks(purpose, sessionKey, url);
  return {
    async invite(personId, by) {
      const code = newCode();
      const expiresAt = new Date(Date.now() + invitationDays * 24 * 60 * 60_000);
      const id = await saveInvitation(db, { personId, codeHash: await hashOf(code), invitedBy: by, expiresAt });
      return { code, link: await links.make(id, expiresAt), expiresAt };
    },
    async signInLink(personId) {
      const now = Date.now();
      await forgetSignInLinks(db, personId, new Date(now - 24 * 60 * 60_000));
      const expiresAt = new Date(now + signInMinutes * 60_000);
      // Nobody knows a text with this hash: there is no code.
      const codeHash = randomBytes(32).toString('base64url');
      return links.make(await saveInvitation(db, { personId, codeHash, invitedBy: personId, expiresAt }), expiresAt);
    },
    async read(token) {
      const read = await links.read(token, new Date());
      return read === null || read.expired ? null : read.id;
    },
    async accept(invitationId) {
      const personId = await takeInvitation(db, invitationId, new Date());
      return personId === null ? null : personById(db, personId);
    },
  };
}
