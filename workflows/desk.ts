// What every case shares: the one update, who may act, recording, announcing, reminding, escalating, who holds the ball.
import {
  allHandlersFinished,
  condition,
  log,
  proxyActivities,
  proxyLocalActivities,
  setCurrentDetails,
  setHandler,
  upsertSearchAttributes,
  workflowInfo,
} from '@temporalio/workflow';
import { SearchAttributeType, defineSearchAttributeKey } from '@temporalio/common';
import type { Role, Stamp } from '../domain/actor.js';
import type { CaseEvent, CaseState } from '../domain/any-case.js';
import { standingOf, waitingIn } from '../domain/any-case.js';
import type { Ball, CaseBase, CommonEvent, Nudge, Task } from '../domain/case.js';
import { nextNudge, seenWindow } from '../domain/case.js';
import type { CommandAnswer, CommandEnvelope } from '../domain/commands.js';
import type { Parties } from '../domain/permissions.js';
import { mayGive } from '../domain/permissions.js';
import type { Refusal } from '../domain/refusal.js';
import { isRefusal } from '../domain/refusal.js';
import { refusalFailure } from './failures.js';
import type { CaseInput } from './messages.js';
import { commandUpdate, stateQuery } from './messages.js';
import type { Deadline, FootholdActivities } from './ports.js';

/** Our own database, on the way of an answer: in the same workflow task, retried until it is there again. */
const { footholdRecord } = proxyLocalActivities<FootholdActivities>({
  startToCloseTimeout: '10s',
  retry: { initialInterval: '100ms', maximumInterval: '10s' },
});
const { footholdAnnounce } = proxyActivities<FootholdActivities>({
  startToCloseTimeout: '30s',
  scheduleToCloseTimeout: '1h',
  retry: { maximumInterval: '1m' },
});
/** The calendar is a computation without a world behind it: one event in the history instead of six. */
const calendar = proxyLocalActivities<Calendar>({ startToCloseTimeout: '5s' });
type Calendar = Pick<FootholdActivities, 'footholdDeadline' | 'footholdStandstill' | 'footholdMonth'>;
/** The world outside. */
export const world = proxyActivities<FootholdActivities>({
  startToCloseTimeout: '1m',
  retry: { maximumInterval: '5m' },
});

export const stageKey = defineSearchAttributeKey('FootholdStage', SearchAttributeType.KEYWORD);
export const authorityKey = defineSearchAttributeKey('FootholdAuthority', SearchAttributeType.KEYWORD);
export const taskKey = defineSearchAttributeKey('FootholdTask', SearchAttributeType.KEYWORD);
export const overdueKey = defineSearchAttributeKey('FootholdOverdue', SearchAttributeType.BOOL);

/** What one kind of case brings to its desk: its pure rules. */
export interface CaseRules<S extends CaseBase, E extends { readonly type: string }> {
  readonly apply: (state: S, event: E & Stamp) => S;
  /** The events a command causes, or why not. Pure: the validator asks first, the handler asks again. */
  readonly accepts: (state: S, envelope: CommandEnvelope, at: string) => readonly E[] | Refusal;
  readonly parties: (state: S) => Parties;
  /** Events that change nothing on a card, or are followed by one that does: recorded, and only announced when they pass the ball. */
  readonly quiet: readonly E['type'][];
}

/** Judges a command by identity, permission and the case's own rules, in that order. */
export function judge<S extends CaseBase, E extends { readonly type: string }>(
  rules: CaseRules<S, E>,
  state: S,
  envelope: CommandEnvelope,
  at: string
): readonly E[] | Refusal {
  return mayGive(envelope.by, envelope.command.kind, rules.parties(state)) ?? rules.accepts(state, envelope, at);
}

/** The desk of one running case. Make it, and let its opening events happen, before the first `await`: commands are judged from then on. */
export class Desk<S extends CaseState, E extends { readonly type: string }> {
  state: S;
  private outbox: CaseEvent[];
  private followers: ((event: E & Stamp) => Promise<void>)[] = [];
  /** Revision of the last event that cards show, and of the last that was announced. */
  private loud: number;
  private announced: number;
  private following = 0;
  private announcing = false;
  private broken: Error | null = null;
  private lane: Promise<unknown> = Promise.resolve();

  /** Deadlines, standstill and reporting months by the Swedish calendar. */
  readonly calendar: Calendar = {
    footholdDeadline: (input) => this.inTurn(() => calendar.footholdDeadline(input)),
    footholdStandstill: (input) => this.inTurn(() => calendar.footholdStandstill(input)),
    footholdMonth: (input) => this.inTurn(() => calendar.footholdMonth(input)),
  };

  constructor(
    private readonly rules: CaseRules<S, E>,
    input: CaseInput<S>
  ) {
    this.state = input.state;
    this.outbox = [...input.unrecorded];
    this.loud = input.state.revision;
    this.announced = input.unrecorded.length > 0 ? -1 : input.state.revision;
    setHandler(stateQuery, () => this.state);
    // A command may have come with the very first task; it is judged once the workflow has said where it begins.
    void Promise.resolve().then(() =>
      setHandler(commandUpdate, (envelope) => this.take(envelope), {
        validator: (envelope: CommandEnvelope) => this.check(envelope),
      })
    );
    this.beside(this.keepRecord());
    this.beside(this.keepAnnouncing());
    this.beside(this.watchWaiting());
  }

  /** The workflow's time as an ISO instant. */
  get now(): string {
    return new Date().toISOString();
  }

  /** Lets an event happen, by time or by the case itself. */
  happen(...events: readonly (E | CommonEvent)[]): void {
    for (const event of events) this.apply(event, { at: this.now, by: null, via: 'system' });
  }

  /** Lets an event happen that somebody else already stamped. */
  happenAs(stamp: Stamp, ...events: readonly (E | CommonEvent)[]): void {
    for (const event of events) this.apply(event, stamp);
  }

  /** Passes the ball: who must do what, until when. */
  pass(task: Task, roles: readonly Role[], organisationId: string | null, deadline: Deadline | null): void {
    const ball: Ball = {
      task,
      roles,
      organisationId,
      since: this.now,
      dueAt: deadline?.dueAt ?? null,
      remindAt: deadline?.remindAt ?? [],
      escalated: false,
    };
    this.happen({ type: 'ball-passed', ball });
  }

  /** Runs `follow` for each event, after it is recorded, in order; the case does not end or continue before it is done. */
  onEvent(follow: (event: E & Stamp) => Promise<void>): void {
    this.followers.push(follow);
  }

  /** Waits until `done`, or until the instant `at` when one is given; true when `done`. */
  async until(done: () => boolean, at: string | null = null, summary = 'deadline'): Promise<boolean> {
    const over = (): boolean => this.broken !== null || done();
    const wait = at === null ? undefined : Date.parse(at) - Date.now();
    if (wait === undefined) await condition(over);
    else if (wait > 0) await condition(over, wait, { summary });
    if (this.broken !== null) throw this.broken;
    return done();
  }

  /** Waits for a quiet point (handlers answered; events recorded, followed and announced) and gives the input of the next run. */
  async settle(): Promise<CaseInput<S>> {
    const quiet = (): boolean => this.outbox.length === 0 && this.following === 0 && !this.announcing;
    await this.until(() => allHandlersFinished() && quiet() && this.announced >= this.loud);
    return { state: this.state, unrecorded: [] };
  }

  private check(envelope: CommandEnvelope): void {
    if (this.seenBefore(envelope) !== null) return;
    const answer = judge(this.rules, this.state, envelope, this.now);
    if (isRefusal(answer)) throw refusalFailure(answer);
  }

  private take(envelope: CommandEnvelope): CommandAnswer {
    const before = this.seenBefore(envelope);
    if (before !== null) return { caseId: this.state.id, revision: before, repeated: true, events: [] };
    const answer = judge(this.rules, this.state, envelope, this.now);
    // The state may have moved between validator and handler, when several commands arrive at once.
    if (isRefusal(answer)) throw refusalFailure(answer);
    this.happenAs({ at: this.now, by: envelope.by.personId, via: envelope.via }, ...answer);
    const { id, revision } = this.state;
    const seen = [...this.state.seen, { deliveryId: envelope.deliveryId, revision }].slice(-seenWindow);
    this.state = { ...this.state, seen };
    return { caseId: id, revision, repeated: false, events: answer.map((event) => event.type) };
  }

  private seenBefore({ deliveryId }: CommandEnvelope): number | null {
    return this.state.seen.find((delivery) => delivery.deliveryId === deliveryId)?.revision ?? null;
  }

  private apply(event: E | CommonEvent, stamp: Stamp): void {
    const stamped = { ...event, ...stamp };
    const { ball } = this.state;
    this.state = this.rules.apply(this.state, stamped as E & Stamp);
    this.outbox.push(stamped as unknown as CaseEvent);
    const passed = this.state.ball !== null && this.state.ball !== ball;
    if (passed || !this.rules.quiet.includes(event.type)) this.loud = this.state.revision;
  }

  /** Records what has happened so far, and answers it. */
  private async record(): Promise<readonly CaseEvent[]> {
    const events = [...this.outbox];
    await footholdRecord({ state: this.state, events });
    this.outbox = this.outbox.slice(events.length);
    return events;
  }

  /** One local activity at a time: a replay answers several at once in the order they were asked, not in which they answered. */
  private inTurn<T>(ask: () => Promise<T>): Promise<T> {
    const turn = this.lane.then(ask);
    this.lane = turn.catch(() => undefined);
    return turn;
  }

  /** Runs a loop beside the story. A failure in one must not pass unseen: it fails the workflow task, which is retried. */
  beside(loop: Promise<void>): void {
    loop.catch((error: unknown) => {
      this.broken = new Error('A loop of the desk ended', { cause: error });
    });
  }

  /** Shows where the case stands in the Temporal UI, and in its search attributes when they changed. */
  private show(): void {
    const { state } = this;
    const { task, dueAt, escalated } = state.ball ?? { task: 'none', dueAt: null, escalated: false };
    setCurrentDetails(
      `**${state.reference}** ${state.title}\n\nStands at **${standingOf(state)}**. Ball: ${task}, due ${dueAt ?? 'at no set time'}.`
    );
    const shown = workflowInfo().typedSearchAttributes;
    const changed = [
      { key: stageKey, value: standingOf(state) },
      { key: authorityKey, value: state.authorityId },
      { key: taskKey, value: task },
    ].filter(({ key, value }) => shown.get(key) !== value);
    const overdue = shown.get(overdueKey) === escalated ? [] : [{ key: overdueKey, value: escalated }];
    if (changed.length + overdue.length > 0) upsertSearchAttributes([...changed, ...overdue]);
  }

  private async keepRecord(): Promise<void> {
    for (;;) {
      await condition(() => this.outbox.length > 0);
      this.following += 1;
      const events = await this.inTurn(() => this.record());
      this.show();
      for (const event of events) for (const follow of this.followers) await follow(event as unknown as E & Stamp);
      this.following -= 1;
    }
  }

  /** Repaints after the record; several events in a row become one repaint. */
  private async keepAnnouncing(): Promise<void> {
    for (;;) {
      await condition(() => this.outbox.length === 0 && this.announced < this.loud);
      const { id, revision } = this.state;
      this.announced = revision;
      this.announcing = true;
      try {
        await footholdAnnounce({ caseId: id, revision });
      } catch (error) {
        // The record holds; a chat that stays away for an hour gets its repaint with the next event.
        log.warn('A case could not be announced', { caseId: id, error: String(error) });
      }
      this.announcing = false;
    }
  }

  /** Reminds whoever has to act, and escalates when their time is up. */
  private async watchWaiting(): Promise<void> {
    const next = (): Nudge | null => nextNudge(waitingIn(this.state));
    for (;;) {
      const nudge = next();
      const moved = (): boolean => {
        const now = next();
        return now?.at !== nudge?.at || now?.what !== nudge?.what || now?.task !== nudge?.task;
      };
      if (nudge === null) await condition(moved);
      else if (!(await this.until(moved, nudge.at, `${nudge.what}: ${nudge.task}`)))
        this.happen(
          nudge.what === 'remind'
            ? { type: 'reminded', task: nudge.task }
            : { type: 'escalated', task: nudge.task, to: 'coordinator' }
        );
    }
  }
}
