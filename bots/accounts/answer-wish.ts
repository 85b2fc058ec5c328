// Answers what somebody wants with their account, and what somebody is told whom nobody has linked yet.
import {
  accountsOf,
  countLinkAttempt,
  emailOf,
  forgetLinkAttempts,
  linkByCode,
  preferChat,
  unlinkAccount,
} from '../../prisma/accounts.js';
import type { Database } from '../../prisma/database.js';
import type { Person } from '../../prisma/people.js';
import { chooseReading, personByAccount, personById } from '../../prisma/people.js';
import { chooseWeek } from '../../prisma/weekly.js';
import type { Said } from '../platform.js';
import { accountsWords } from '../words/accounts.js';
import { weeklyWords } from '../words/weekly.js';
import { hashOf } from './code.js';
import { signInMinutes } from './invitations.js';
import type { AccountWish } from './wishes.js';

/** So many codes an account, and a whole workspace, may write within the time. */
export const linkLimits = { byAccount: 5, inWorkspace: 50, withinMinutes: 60 } as const;

/** What answering needs. */
export interface WishOptions {
  readonly db: Database;
  /** A link to sign in on the web by, for one person. */
  readonly signInLink: (personId: string) => Promise<string>;
}

/** The sentence that answers a wish. */
export async function answerWish(
  { db, signInLink }: WishOptions,
  message: Said,
  person: Person | null,
  wish: AccountWish
): Promise<string> {
  switch (wish.kind) {
    case 'link':
      return person === null ? link(db, message, wish.code) : accountsWords(person.language).already(person);
    case 'unlink':
      return person === null ? unknownAccount() : unlink(db, message, person);
    case 'sign-in':
      return person === null ? unknownAccount() : signIn(message, person, signInLink);
    case 'prefer':
      return person === null ? unknownAccount() : prefer(db, person, wish.platform);
    case 'weekly':
      return person === null ? unknownAccount() : week(db, person, wish.wanted);
    case 'language':
      return person === null ? unknownAccount() : read(db, person, { language: wish.language });
    case 'time-zone':
      return person === null ? unknownAccount() : read(db, person, { timeZone: wish.timeZone });
  }
}

/** Nobody knows the language of an account that nobody has linked. */
export function unknownAccount(): string {
  return inBoth((words) => words.unknown);
}

const inBoth = (say: (words: ReturnType<typeof accountsWords>) => string): string =>
  `${say(accountsWords('sv'))}\n${say(accountsWords('en'))}`;

async function link(db: Database, message: Said, code: string | null): Promise<string> {
  const { platform, account, direct } = message;
  if (code === null) return inBoth((words) => words.notACode);
  const since = new Date(Date.now() - linkLimits.withinMinutes * 60_000);
  const [workspace = ''] = account.split(':');
  const { byAccount, inWorkspace } = await countLinkAttempt(db, { platform, workspace, account }, since);
  if (byAccount > linkLimits.byAccount || inWorkspace > linkLimits.inWorkspace) return inBoth((words) => words.tooMany);
  const place = { platform, account, place: direct };
  const personId = await linkByCode(db, await hashOf(code), place, new Date());
  // The same message once more, while the first of them linked the account.
  const before = personId === null ? await personByAccount(db, platform, account) : null;
  if (before !== null) return accountsWords(before.language).already(before);
  const person = personId === null ? null : await personById(db, personId);
  if (person === null) return inBoth((words) => words.wrong);
  await forgetLinkAttempts(db, platform, account);
  return accountsWords(person.language).welcome(person);
}

async function unlink(db: Database, { platform, account }: Said, { language }: Person): Promise<string> {
  const words = accountsWords(language);
  // On the web the account is the person; signing out is what ends it.
  if (platform === 'web') return words.notOnWeb;
  await unlinkAccount(db, platform, account);
  return words.unlinked;
}

/** A link is as good as its person, so it is only written where nobody else reads. */
async function signIn(
  { platform, personal }: Said,
  { id, language }: Person,
  signInLink: WishOptions['signInLink']
): Promise<string> {
  const words = accountsWords(language);
  if (platform === 'web') return words.signedInAlready;
  return personal === true ? words.signIn(await signInLink(id), signInMinutes) : words.signInPrivately;
}

/** The week in one message, or not. */
async function week(db: Database, { id, language }: Person, wanted: boolean): Promise<string> {
  await chooseWeek(db, id, wanted);
  const words = weeklyWords(language);
  return wanted ? words.started : words.stopped;
}

/** The language and the clock, for pages and chats alike. */
async function read(
  db: Database,
  person: Person,
  wanted: { language?: Person['language']; timeZone?: string | null }
): Promise<string> {
  if (wanted.timeZone === null) return accountsWords(person.language).unknownTimeZone;
  const { language = person.language, timeZone = person.timeZone } = wanted;
  await chooseReading(db, person.id, { language, timeZone });
  const words = accountsWords(language);
  return wanted.language === undefined ? words.timeZone(timeZone) : words.language;
}

async function prefer(db: Database, person: Person, platform: Said['platform']): Promise<string> {
  const words = accountsWords(person.language);
  if (platform === 'email') return preferEmail(db, person);
  const linked = platform === 'web' || (await accountsOf(db, [person.id])).some((each) => each.platform === platform);
  if (!linked) return words.linkFirst(words.chats[platform]);
  await preferChat(db, person.id, platform);
  return words.preferred(words.chats[platform]);
}

async function preferEmail(db: Database, { id, language }: Person): Promise<string> {
  const words = accountsWords(language);
  if ((await emailOf(db, id)) === null) return words.noEmail;
  await preferChat(db, id, 'email');
  return words.preferredEmail;
}
