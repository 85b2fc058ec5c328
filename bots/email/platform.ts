// E-mail as a chat platform of its own kind: a letter cannot be repainted, so each thing that waits is asked for once, by a link.
import { createHash, randomUUID } from 'node:crypto';
import { createTransport } from 'nodemailer';
import type { Logger } from 'pino';
import type { CaseState } from '../../domain/any-case.js';
import type { Ball } from '../../domain/case.js';
import { noteRefused, peopleWithEmail } from '../../prisma/accounts.js';
import type { Database } from '../../prisma/database.js';
import type { Person } from '../../prisma/people.js';
import { personById } from '../../prisma/people.js';
import type { Viewer } from '../cards/viewer.js';
import type { ChatPlatform, Posting } from '../platform.js';
import type { Letter, Tone } from './letter.js';
import { askingLetter, cardLetter } from './letter.js';
import type { AnswerLinks } from './links.js';

/** How letters leave: an SMTP server, and whom they are from. */
export interface MailSettings {
  readonly smtpUrl: string;
  readonly from: string;
}

/** What a letter with links is written from. */
export interface Asking {
  readonly person: Person;
  readonly state: CaseState;
  readonly waiting: readonly Ball[];
  readonly tone: Tone;
  /** Who nudges; absent when time does. */
  readonly askedBy?: string;
  readonly viewer: Viewer;
}

/** The platform, with what only letters can: asking by links. */
export interface EmailPlatform extends ChatPlatform {
  /** Sends a letter with a link to each thing; answers its Message-ID. */
  ask(address: string, asking: Asking, posting: Posting): Promise<string>;
}

/** A server that does not answer in half a minute is tried again. */
const limits = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 };

/** Makes the platform. */
export function createEmail({
  smtpUrl,
  from,
  db,
  links,
  log,
}: MailSettings & { readonly db: Database; readonly links: AnswerLinks; readonly log: Logger }): EmailPlatform {
  const transport = createTransport({ url: smtpUrl, ...limits });

  async function send(address: string, { subject, text, html }: Letter, posting: Posting | undefined): Promise<string> {
    const messageId = messageIdOf(from, address, posting?.key ?? randomUUID());
    try {
      await transport.sendMail({
        messageId,
        from: { name: 'Foothold', address: from },
        to: address,
        subject,
        text,
        html,
        textEncoding: 'quoted-printable',
        // Out-of-office answers to this go nowhere.
        headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
        ...(posting?.inReplyTo !== undefined && { inReplyTo: posting.inReplyTo, references: posting.inReplyTo }),
      });
      await noteRefused(db, address, null);
    } catch (error) {
      const said = refusal(error);
      if (said === null) throw error;
      // Trying again would not help; the page of people says so, and the escalation comes in its time.
      log.warn({ code: said.code }, 'a mail server refuses an address for good');
      await noteRefused(db, address, said.text);
    }
    return messageId;
  }

  return {
    name: 'email',
    async post(address, card, posting) {
      const [personId] = await peopleWithEmail(db, address);
      const person = personId === undefined ? null : await personById(db, personId);
      return send(address, cardLetter(card, { language: person?.language ?? 'sv' }), posting);
    },
    // What has been sent stays as it was.
    update: () => Promise.resolve('updated'),
    async ask(address, { person, state, waiting, tone, askedBy, viewer }, posting) {
      const asked = await links.make(person, state, waiting, posting.key);
      const { displayName } = person;
      const authority = viewer.names.organisation(state.authorityId);
      return send(address, askingLetter({ state, displayName, authority, askedBy }, asked, tone, viewer), posting);
    },
  };
}

/** Says whether the server takes letters from us; for `foothold doctor`. */
export async function verifyMail({ smtpUrl }: MailSettings): Promise<void> {
  const transport = createTransport({ url: smtpUrl, ...limits });
  try {
    await transport.verify();
  } finally {
    transport.close();
  }
}

/** The same for every try with the same letter, by which mail programs know a copy. */
function messageIdOf(from: string, address: string, key: string): string {
  const name = createHash('sha256').update(`${address}\n${key}`).digest('base64url').slice(0, 32);
  return `<${name}@foothold.${from.split('@')[1] ?? 'invalid'}>`;
}

/** What a server says that does not know the address (a 5xx to RCPT TO, RFC 5321); null when it may be tried again. */
function refusal(error: unknown): { readonly code: number; readonly text: string } | null {
  if (!(error instanceof Error) || !('command' in error) || error.command !== 'RCPT TO') return null;
  const code = 'responseCode' in error ? Number(error.responseCode) : 0;
  return code >= 500 && code < 600 ? { code, text: saidBy(error) } : null;
}

/** The server's own words, without the program's around them. */
function saidBy(error: Error): string {
  const said = 'response' in error && typeof error.response === 'string' ? error.response : error.message;
  return said.replaceAll(/\s+/g, ' ').slice(0, 300);
}
