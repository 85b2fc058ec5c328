// Links that are sent by e-mail: signed, for some days, for one person to answer one thing of one case, once.
import { rolesOf } from '../../domain/actor.js';
import type { CaseState } from '../../domain/any-case.js';
import { isRunning, settingsIn, waitingIn } from '../../domain/any-case.js';
import type { Ball } from '../../domain/case.js';
import { aboutOf, daysAfter, holds } from '../../domain/case.js';
import { settingsOf } from '../../domain/settings.js';
import type { AnswerLink } from '../../prisma/answer-links.js';
import { answerLinkById, newerLink, saveAnswerLink, useAnswerLink } from '../../prisma/answer-links.js';
import { caseById } from '../../prisma/cases.js';
import type { Database } from '../../prisma/database.js';
import type { Person } from '../../prisma/people.js';
import { actorOf, personByAccount } from '../../prisma/people.js';
import { signedLinks } from '../accounts/signed-links.js';

/** Where the pages of links are. */
export const answerPath = '/answer';

/** What a link leads to. Only a `good` one may do anything; a `forged` one is nobody's. */
export type OpenedLink =
  | { readonly kind: 'forged' }
  | {
      readonly kind: 'expired' | 'done';
      readonly link: AnswerLink;
      readonly person: Person;
      readonly state: CaseState;
    }
  | {
      readonly kind: 'used';
      /** Whether its days are not over yet. */
      readonly inTime: boolean;
      readonly link: AnswerLink;
      readonly person: Person;
      readonly state: CaseState;
    }
  | {
      readonly kind: 'replaced';
      /** When the newer one was made. */
      readonly at: Date;
      readonly link: AnswerLink;
      readonly person: Person;
      readonly state: CaseState;
    }
  | {
      readonly kind: 'good';
      readonly ball: Ball;
      readonly link: AnswerLink;
      readonly person: Person;
      readonly state: CaseState;
    };

/** One thing that waits, with the link to answer it. */
export interface Asked {
  readonly ball: Ball;
  readonly url: string;
  readonly expiresAt: Date;
}

/** Makes links and says what they are good for. */
export interface AnswerLinks {
  /** Links to what waits for a person in a case; `letter` names the letter, which has the same links when it is tried again. */
  make(person: Person, state: CaseState, waiting: readonly Ball[], letter: string): Promise<Asked[]>;
  open(token: string): Promise<OpenedLink>;
  /** Uses every link to the same thing up. */
  use(link: AnswerLink): Promise<void>;
}

/** What waits for a person in a case, most urgent first. */
export function waitsFor(person: Person, state: CaseState): Ball[] {
  if (!isRunning(state)) return [];
  const { organisationId } = person;
  const roles = rolesOf(actorOf(person));
  return waitingIn(state).filter((ball) => holds(ball, { organisationId, roles }));
}

/** What tells a thing that waits from others of the same case. */
export function askKey(ball: Ball): string {
  return `asked ${ball.task} ${aboutInLink(ball)} ${ball.since}`;
}

const aboutInLink = (ball: Ball): string => aboutOf(ball) ?? '';

const purpose = { key: 'foothold answer links', audience: 'answer', path: answerPath };

/** `sessionKey` is the key of this installation's cookies; the links have one of their own that follows from it. */
export function createAnswerLinks(
  db: Database,
  sessionKey: Buffer,
  url: string,
  now: () => Date = () => new Date()
): AnswerLinks {
  const links = signedLinks(purpose, sessionKey, url);

  const one = async (person: Person, state: CaseState, ball: Ball, letter: string): Promise<Asked> => {
    const days = settingsOf(settingsIn(state)).answerLinkDays.value;
    const expires = new Date(daysAfter(now().toISOString(), days));
    const { task, since } = ball;
    const asked = { personId: person.id, caseId: state.id, task, about: aboutInLink(ball), since };
    const { id, expiresAt } = await saveAnswerLink(db, asked, { letter, expiresAt: expires });
    return { ball, url: await links.make(id, expiresAt), expiresAt };
  };

  return {
    make: (person, state, waiting, letter) => Promise.all(waiting.map((ball) => one(person, state, ball, letter))),
    async open(token) {
      // One that is too old is still known, so that its owner can have a new one.
      const read = await links.read(token, now());
      const link = read === null ? null : await answerLinkById(db, read.id);
      if (link === null) return { kind: 'forged' };
      // Whoever has no e-mail address any more has no links either.
      const [person, row] = await Promise.all([personByAccount(db, 'email', link.personId), caseById(db, link.caseId)]);
      if (person === null || row === null) return { kind: 'forged' };
      const { state } = row;
      const found = { link, person, state };
      if (link.usedAt !== null) return { kind: 'used', inTime: link.expiresAt > now(), ...found };
      const ball = waitsFor(person, state).find(
        (each) => each.task === link.task && aboutInLink(each) === link.about && each.since === link.since
      );
      if (ball === undefined) return { kind: 'done', ...found };
      if (link.expiresAt <= now()) return { kind: 'expired', ...found };
      const at = await newerLink(db, link);
      return at === null ? { kind: 'good', ball, ...found } : { kind: 'replaced', at, ...found };
    },
    use: (link) => useAnswerLink(db, link, now()),
  };
}
