// How the chats of one case are told: who looks at which card, one refusing chat not stopping the others, and what is said once.
import type { Language } from '../domain/actor.js';
import type { CaseState } from '../domain/any-case.js';
import type { Card } from '../bots/cards/card.js';
import type { Viewer } from '../bots/cards/viewer.js';
import { namesOf } from '../bots/names.js';
import type { ChatPlatform } from '../bots/platform.js';
import type { Address, Person } from '../prisma/people.js';
import { actorOf, personById } from '../prisma/people.js';
import type { PostedCardRow } from '../prisma/posted-cards.js';
import {
  claimSaid,
  forgetPostedCard,
  giveSaidBack,
  postedCardsOf,
  rememberPostedCard,
  rememberSaid,
  settlePostedCard,
} from '../prisma/posted-cards.js';
import type { AnnounceOptions } from './announce.js';

/** The cards of one case in all chats. */
export class Telling {
  private readonly people = new Map<string, Person | null>();
  private readonly errors: unknown[] = [];

  private constructor(
    private readonly options: AnnounceOptions,
    private readonly state: CaseState,
    private readonly again: boolean,
    private readonly names: Viewer['names'],
    /** Every card of the case that may still change. */
    readonly posted: PostedCardRow[]
  ) {}

  /** Reads where the case's cards stand. */
  static async of(options: AnnounceOptions, state: CaseState, again: boolean): Promise<Telling> {
    const names = await namesOf(options.db, [state]);
    return new Telling(options, state, again, names, await postedCardsOf(options.db, state.id));
  }

  /** Who looks at a card. Each person is looked up once, however many cards they have. */
  async viewerOf(personId: string | null, language: Language): Promise<Viewer> {
    const { db } = this.options;
    if (personId !== null && !this.people.has(personId)) this.people.set(personId, await personById(db, personId));
    return this.viewerFor(this.people.get(personId ?? '') ?? null, language);
  }

  /** The same of somebody who has been looked up. */
  viewerFor(person: Person | null, language: Language): Viewer {
    const { today, link } = this.options;
    const viewer = { person: person && actorOf(person), language, today: today(), names: this.names, link };
    return person === null ? viewer : { ...viewer, timeZone: person.timeZone };
  }

  /** Repaints every card of the case; `drawn` is null for one that nobody sees anything in. `isOver` when nothing of it changes any more. */
  async repaint(
    drawn: (card: PostedCardRow, viewer: Viewer) => Card | null,
    isOver: (card: PostedCardRow, viewer: Viewer) => boolean = () => false
  ): Promise<void> {
    for (const row of [...this.posted])
      await this.each(async () => {
        const viewer = await this.viewerOf(row.personId, row.language);
        const card = drawn(row, viewer);
        if (card === null) return;
        const painted = await this.chatOf(row.platform)?.update(row.place, row.message, card);
        if (painted === 'gone') await forgetPostedCard(this.options.db, row.id);
        else if (isOver(row, viewer)) await settlePostedCard(this.options.db, row.id);
      });
  }

  /** One live card for each request: whoever has one sees it repainted. */
  async post(to: readonly Address[], about: string | null, drawn: (viewer: Viewer) => Card | null): Promise<void> {
    const { id: caseId } = this.state;
    for (const { person, platform, place } of to) {
      const chat = this.chatOf(platform);
      if (chat === undefined || this.cardAt(platform, place, about) !== undefined) continue;
      const { id: personId, language } = person;
      this.people.set(personId, person);
      await this.each(async () => {
        const card = drawn(await this.viewerOf(personId, language));
        if (card === null) return;
        const key = about === null ? caseId : `${caseId} ${about}`;
        const message = await chat.post(place, card, { key, again: this.again });
        const row = { caseId, platform, place, message, personId, language, about };
        this.posted.push(await rememberPostedCard(this.options.db, row));
      });
    }
  }

  /** Says something in the thread of a card, so that the chat rings; once. `claimed` when other cases may come to say the same at once. */
  async say(
    card: PostedCardRow,
    key: string,
    drawn: (viewer: Viewer) => Card | null,
    { claimed = false }: { readonly claimed?: boolean } = {}
  ): Promise<void> {
    const { db } = this.options;
    const chat = this.chatOf(card.platform);
    if (chat === undefined || card.said.includes(key)) return;
    await this.each(async () => {
      if (claimed && !(await claimSaid(db, card.id, key))) return;
      try {
        const text = drawn(await this.viewerOf(card.personId, card.language));
        const posting = { key: `${this.state.id} ${key}`, again: this.again, inReplyTo: card.message };
        if (text !== null) await chat.post(card.place, text, posting);
      } catch (error) {
        if (claimed) await giveSaidBack(db, card.id, key);
        throw error;
      }
      if (!claimed) await rememberSaid(db, card.id, key);
    });
  }

  /** The card at a place: the live one, or the message about a month. */
  cardAt(platform: string, place: string, about: string | null): PostedCardRow | undefined {
    return this.posted.find((card) => card.platform === platform && card.place === place && card.about === about);
  }

  /** The first error is what is tried again. */
  done(): void {
    if (this.errors.length > 0) throw this.errors[0];
  }

  private chatOf(name: string): ChatPlatform | undefined {
    // Letters are no chat: activities/letters.ts writes them.
    return name === 'email' ? undefined : this.options.platforms.find((platform) => platform.name === name);
  }

  /** One chat that does not answer keeps nobody else from being told. */
  async each(act: () => Promise<void>): Promise<void> {
    return act().catch((error: unknown) => void this.errors.push(error));
  }
}
