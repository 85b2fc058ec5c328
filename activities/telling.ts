// How the chats of one case are told: who looks at which card, one refusing chat not stopping the others, and what is said once.
import type { Language } from '../domain/actor.js';
import type { CaseState } from '../domain/any-case.js';
import type { Card } from '../bots/cards/card.js';
import type { Viewer } from '../bots/cards/viewer.js';
import { namesOf } from '../bots/names.js';
import type { ChatPlatform } from '../bots/platform.js';
import { Unreachable } from '../bots/platform.js';
import type { Address, Person } from '../prisma/people.js';
import { actorOf, peopleShown } from '../prisma/people.js';
import type { OpenPost, PostedCardRow } from '../prisma/posted-cards.js';
import {
  claimSaid,
  forgetPostedCard,
  giveSaidBack,
  openPost,
  postedCardsOf,
  rememberMessage,
  rememberRefused,
  rememberSaid,
  settlePostedCard,
} from '../prisma/posted-cards.js';
import type { AnnounceOptions } from './announce.js';

/** The cards of one case in all chats. */
export class Telling {
  private readonly errors: unknown[] = [];
  /** Tries whose chat could not be asked what became of them. */
  private readonly unsure = new Set<string>();
  /** Whether it has been said who is asked. */
  private asked = false;

  private constructor(
    private readonly options: AnnounceOptions,
    private readonly state: CaseState,
    private readonly again: boolean,
    private readonly names: Viewer['names'],
    /** Every card of the case that may still change. */
    readonly posted: PostedCardRow[],
    /** Cards of which no chat has said where they stand. */
    private open: readonly OpenPost[],
    /** Whoever has a card or is about to get one. */
    private readonly people: Map<string, Person>
  ) {}

  /** Reads where the case's cards stand; `beside` are cases that are spoken of there too. */
  static async of(
    options: AnnounceOptions,
    state: CaseState,
    again: boolean,
    beside: readonly CaseState[] = []
  ): Promise<Telling> {
    const { db } = options;
    const [names, { posted, open }, people] = await Promise.all([
      namesOf(db, [state, ...beside]),
      postedCardsOf(db, state.id),
      peopleShown(db, state.id),
    ]);
    const telling = new Telling(options, state, again, names, posted, open, people);
    for (const card of open)
      await telling.each(async () => {
        telling.unsure.add(card.id);
        await telling.findAgain(card);
        telling.unsure.delete(card.id);
      });
    return telling;
  }

  /** Who looks at a card. */
  viewerOf(personId: string | null, language: Language): Viewer {
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
        const viewer = this.viewerOf(row.personId, row.language);
        const card = drawn(row, viewer);
        if (card === null) return;
        const painted = await this.chatOf(row.platform)?.update(row.place, row.message, card);
        if (painted === 'gone') await this.lose(row);
        else if (isOver(row, viewer)) await settlePostedCard(this.options.db, row.id);
      });
  }

  /** A try that a chat took and did not say so is found where the chat lets us read; one that it refused is nowhere. */
  private async findAgain(card: OpenPost): Promise<void> {
    if (card.refused !== null) return;
    const message = (await this.chatOf(card.platform)?.find?.(card.place, { key: this.keyOf(card.about) })) ?? null;
    // A person may be known by another place now: that card is remembered as it is.
    if (message === null || this.posted.some((each) => each.message === message)) return;
    await rememberMessage(this.options.db, card.id, message);
    this.posted.push({ ...card, message });
    this.open = this.open.filter((each) => each !== card);
  }

  /** Its message is gone: whoever is still asked gets another one. */
  private async lose(row: PostedCardRow): Promise<void> {
    await rememberMessage(this.options.db, row.id, null);
    this.posted.splice(this.posted.indexOf(row), 1);
    this.open = [...this.open, { ...row, refused: null }];
  }

  private keyOf(about: string | null): string {
    return about === null ? this.state.id : `${this.state.id} ${about}`;
  }

  /** One live card for each request: whoever has one sees it repainted. What is about to be posted is remembered first. */
  async post(to: readonly Address[], about: string | null, drawn: (viewer: Viewer) => Card | null): Promise<void> {
    const { db, log } = this.options;
    const { id: caseId } = this.state;
    for (const { person, platform, place } of to) {
      const chat = this.chatOf(platform);
      if (chat === undefined || this.cardAt(platform, place, about) !== undefined) continue;
      const { id: personId, language } = person;
      this.people.set(personId, person);
      await this.each(async () => {
        const card = drawn(this.viewerOf(personId, language));
        if (card === null) return;
        const tried = this.open.find(
          (each) => each.platform === platform && each.place === place && each.about === about
        );
        const row = tried ?? (await openPost(db, { caseId, platform, place, personId, language, about }));
        if (this.unsure.has(row.id)) return;
        this.open = this.open.filter((each) => each !== tried);
        try {
          const message = await chat.post(place, card, { key: this.keyOf(about) });
          await rememberMessage(db, row.id, message);
          this.posted.push({ ...row, message });
        } catch (error) {
          if (!(error instanceof Unreachable)) throw error;
          // Tried again with the case's next event; until then its page says so to the coordinator.
          log.warn({ caseId, platform, reason: error.reason }, 'somebody cannot be written to');
          await rememberRefused(db, row.id, error.reason);
        }
      });
    }
    this.asked = true;
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
        const text = drawn(this.viewerOf(card.personId, card.language));
        const posting = { key: `${this.state.id} ${key}`, inReplyTo: card.message };
        const found = this.again && text !== null ? ((await chat.find?.(card.place, posting)) ?? null) : null;
        if (text !== null && found === null) await chat.post(card.place, text, posting);
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

  /** Forgets tries of those who are not asked any more. The first error is what is tried again. */
  async done(): Promise<void> {
    const over = this.asked ? this.open.filter(({ id }) => !this.unsure.has(id)) : [];
    for (const { id } of over) await forgetPostedCard(this.options.db, id);
    if (this.errors.length > 0) throw this.errors[0];
  }

  private chatOf(name: string): ChatPlatform | undefined {
    // Letters are no chat: activities/letters.ts writes them.
    return name === 'email' ? undefined : this.options.platforms.find((platform) => platform.name === name);
  }

  /** One chat that does not answer keeps nobody else from being told; one that lets nobody write there is not tried again. */
  async each(act: () => Promise<void>): Promise<void> {
    return act().catch((error: unknown) => void (error instanceof Unreachable || this.errors.push(error)));
  }
}
