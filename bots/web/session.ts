// Who looks at a page, in which language: the signed, encrypted cookie and what may be read from it.
import '@fastify/csrf-protection';
import '@fastify/secure-session';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Language } from '../../domain/actor.js';
import { invitationHolds } from '../../prisma/accounts.js';
import type { Database } from '../../prisma/database.js';
import type { Person } from '../../prisma/people.js';
import { personById } from '../../prisma/people.js';
import { subjectHolds } from '../../prisma/subjects.js';
import type { Leaving } from '../accounts/oidc.js';

/** What pages need to know of whoever looks at them. */
export interface Viewer {
  readonly person: Person | null;
  readonly language: Language;
  /** The hidden token that every form carries. */
  readonly csrf: string;
  /** The page's own address, to come back to. */
  readonly path: string;
  /** When they asked for it (ms): what changes after that may not be on the page. */
  readonly askedAt: number;
}

/** A viewer who has signed in. */
export type SignedIn = Viewer & { readonly person: Person };

declare module '@fastify/secure-session' {
  interface SessionData {
    personId: string;
    /** The invitation whose link they came in by. */
    invitation: string;
    /** Their account at the identity provider, when they came in by that. */
    subject: string;
    /** Somebody is on their way to the identity provider and back. */
    leaving: Left;
    language: Language;
    notice: string;
    opened: string;
  }
}

/** What was kept when somebody left for the identity provider. */
export interface Left extends Leaving {
  /** The invitation that they mean to use. */
  readonly invitation: string | null;
  /** When they left, in milliseconds. */
  readonly at: number;
}

/** So long may somebody be away. */
const awayForMs = 10 * 60_000;

/** A sentence for whoever has just done something, and the case that it opened, if it did. */
export interface Told {
  readonly text: string;
  readonly opened: string | null;
}

/** Signs a person in, with a session that nobody had before; by an invitation, by the identity provider, or as one of the demo people. */
export function signIn(
  request: FastifyRequest,
  person: Person,
  by: { readonly invitation?: string; readonly subject?: string } = {}
): void {
  request.session.regenerate();
  request.session.set('personId', person.id);
  if (by.invitation !== undefined) request.session.set('invitation', by.invitation);
  if (by.subject !== undefined) request.session.set('subject', by.subject);
  keepLanguage(request, person.language);
}

/** Forgets who it was. */
export function signOut(request: FastifyRequest): void {
  request.session.delete();
}

/** Remembers what somebody left with. */
export function keepLeaving(request: FastifyRequest, left: Left): void {
  request.session.set('leaving', left);
}

/** Takes it out, so that it is good once; null when there is none or it is too old. */
export function takeLeaving(request: FastifyRequest): Left | null {
  const left = request.session.get('leaving');
  request.session.set('leaving', undefined);
  return left === undefined || Date.now() - left.at > awayForMs ? null : left;
}

/** Whether whoever looks came in by the identity provider. */
export const cameByProvider = (request: FastifyRequest): boolean => textIn(request, 'subject') !== null;

/** The language of this browser: of the way in, and of error pages. */
export function keepLanguage(request: FastifyRequest, language: Language): void {
  request.session.set('language', language);
}

/** A sentence for the next page, e.g. after a form that was sent without JavaScript. */
export function keepNotice(request: FastifyRequest, told: Told | string): void {
  const { text, opened } = typeof told === 'string' ? { text: told, opened: null } : told;
  request.session.set('notice', text);
  request.session.set('opened', opened ?? undefined);
}

/** Takes the sentence out, so that it is shown once. */
export function takeNotice(request: FastifyRequest): Told | null {
  const text = textIn(request, 'notice');
  const opened = textIn(request, 'opened');
  if (text === null) return null;
  request.session.set('notice', undefined);
  request.session.set('opened', undefined);
  return { text, opened };
}

/** The signed-in person: of the demo while it is on, else by an invitation or a linked account that nobody has taken back. */
export async function personOf(request: FastifyRequest, db: Database, demo: boolean): Promise<Person | null> {
  const id = textIn(request, 'personId');
  if (id === null) return null;
  const [person, holds] = await Promise.all([personById(db, id), stillHolds(request, db, id)]);
  return person !== null && (holds || (demo && person.demo)) ? person : null;
}

async function stillHolds(request: FastifyRequest, db: Database, personId: string): Promise<boolean> {
  const invitation = textIn(request, 'invitation');
  if (invitation !== null) return invitationHolds(db, invitation, personId);
  const subject = textIn(request, 'subject');
  return subject !== null && subjectHolds(db, subject, personId);
}

/** Who looks, or nobody yet. */
export async function viewerOf(
  request: FastifyRequest,
  reply: FastifyReply,
  options: { readonly db: Database; readonly demo: boolean }
): Promise<Viewer> {
  const askedAt = Date.now();
  const person = await personOf(request, options.db, options.demo);
  return {
    person,
    language: person?.language ?? languageOf(request),
    csrf: reply.generateCsrf(),
    path: request.url,
    askedAt,
  };
}

/** The language that was chosen in this browser, or null. */
export function chosenLanguage(request: FastifyRequest): Language | null {
  const chosen = textIn(request, 'language');
  return chosen === 'sv' || chosen === 'en' ? chosen : null;
}

/** The language of somebody unknown: what they chose, else what their browser asks for, else Swedish. */
export function languageOf(request: FastifyRequest): Language {
  const chosen = chosenLanguage(request);
  if (chosen !== null) return chosen;
  const asked = request.headers['accept-language'] ?? '';
  const first = asked.split(',').map((part) => part.trim().slice(0, 2).toLowerCase());
  return first.find((code) => code === 'sv' || code === 'en') === 'en' ? 'en' : 'sv';
}

function textIn(
  request: FastifyRequest,
  key: 'personId' | 'invitation' | 'subject' | 'language' | 'notice' | 'opened'
): string | null {
  // Errors before the session's hook, and requests of other scopes, have none.
  const session = request.session as FastifyRequest['session'] | undefined;
  const value: unknown = session?.get(key);
  return typeof value === 'string' ? value : null;
}
