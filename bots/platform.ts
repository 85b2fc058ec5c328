// What a chat platform must do for Foothold, and what it brings in. slack/, teams/ and web/ implement it alike.
import type { Language } from '../domain/actor.js';
import type { Card } from './cards/card.js';

/** The chat platforms. */
export type PlatformName = 'slack' | 'teams' | 'web' | 'email';
/** Where a person's queue is shown. */
export type Surface = PlatformName | 'slack-home';
export type { Language };

/** How a card is posted. */
export interface Posting {
  /** The same for every try: no chat knows an idempotency key, but some let us look for what an earlier try has posted. */
  readonly key: string;
  /** The posted message in whose thread it stands. */
  readonly inReplyTo?: string;
  /** True for what no page shows anyway: the web chat keeps it as a message too. */
  readonly standalone?: true;
}

/** Nobody can be written to there before somebody has changed something: trying again is of no use. `reason` is the chat's own word. */
export class Unreachable extends Error {
  constructor(
    readonly reason: string,
    options?: ErrorOptions
  ) {
    super(`The chat lets nobody write there: ${reason}`, options);
  }
}

/** The chat wants to be left alone for so long. */
export class AskedToWait extends Error {
  constructor(
    readonly seconds: number,
    options?: ErrorOptions
  ) {
    super(`The chat asks for ${seconds} s of patience (rate-limited)`, options);
  }
}

/** Outbound: a place and a message are opaque strings that only the platform reads. */
export interface ChatPlatform {
  readonly name: PlatformName;
  /** Posts a card; answers the message's reference, to repaint it later. Throws {@link Unreachable} and {@link AskedToWait}; other errors are worth another try. */
  post(place: string, card: Card, posting?: Posting): Promise<string>;
  /** What an earlier try has posted under this key, or null. Not there where a chat does not let us read what we wrote. */
  find?(place: string, posting: Posting): Promise<string | null>;
  /** Repaints a posted card. `gone` when the message or the place no longer exists. Throws as `post` does. */
  update(place: string, message: string, card: Card): Promise<'updated' | 'gone'>;
}

/** A chat does not give a file that somebody sent there; the message says why, without the file's name or address. */
export class FileOutOfReach extends Error {}

/** A file that came with a message, not fetched yet. */
export interface SentFile {
  /** How large it is, as the chat has it; null when it does not say. */
  readonly bytes: number | null;
  /** Begins to fetch it, with the chat's own token. Throws {@link FileOutOfReach}. */
  open(): Promise<AsyncIterable<Uint8Array>>;
}

/** Inbound: a person wrote something. */
export interface Said {
  readonly platform: PlatformName;
  /** The account's id on the platform, e.g. `T123:U456`; looked up to a person. */
  readonly account: string;
  readonly place: string;
  /** Where this person alone can be written to, when the platform knows. */
  readonly direct: string | null;
  /** The posted message this is a reply to, when it is one. */
  readonly inReplyTo: string | null;
  /** The case the person has open, when the platform knows (the web thread). */
  readonly caseId: string | null;
  readonly deliveryId: string;
  readonly text: string;
  /** Files that came with it. */
  readonly files?: readonly SentFile[];
  /** True where others would read a card that answers this: Teams has no message that only one person in a group sees. */
  readonly overheard?: true;
  /** True in the person's own chat with Foothold, where nobody else reads the answer. */
  readonly personal?: true;
}

/** Inbound: a person pressed a command button. `command` comes from outside and is parsed again. */
export interface Pressed {
  readonly platform: PlatformName;
  readonly account: string;
  readonly place: string;
  readonly deliveryId: string;
  readonly caseId: string;
  readonly command: unknown;
  /** What was typed into the button's input, when it has one. */
  readonly reason: string | null;
}

/** What to show the person at once. Never null in all: every click and message gets an answer. */
export interface Reply {
  /** How a press ended; null when nothing was pressed. */
  readonly sent: 'taken' | 'refused' | 'queued' | null;
  /** A new message in the conversation, e.g. "I understood: ... Right?". */
  readonly card: Card | null;
  /** A short sentence for this person only. */
  readonly notice: string | null;
  /** The pressed card as it now stands, to replace it at once where the platform can. */
  readonly repaint: Card | null;
}

/** The conversation behind every platform: the same understanding, permissions and cards for all. */
export interface Conversation {
  said(message: Said): Promise<Reply>;
  pressed(press: Pressed): Promise<Reply>;
  /** What waits for whoever has this account, to show where they keep it: Slack's Home tab. */
  queue(who: Pick<Said, 'platform' | 'account'>, surface: Surface): Promise<Card>;
}
