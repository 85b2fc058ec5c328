// What every case shares: the one update, who may act, recording, announcing, reminding, escalating, who holds the ball.
import {
  allHandlersFinished,
  condition,
  proxyActivities,
  proxyLocalActivities,
  setHandler,
} from '@temporalio/workflow';
import type { Role, Stamp } from '../domain/actor.js';
import type { CaseEvent, CaseState } from '../domain/any-case.js';
import { settingsIn, waitingIn } from '../domain/any-case.js';
import type { Ball, CommonEvent, Nudge, Task } from '../domain/case.js';
import { nextNudge, seenWindow } from '../domain/case.js';
import type { OfficeHours } from '../domain/settings.js';
import { officeHoursOf } from '../domain/settings.js';
import type { CommandAnswer, CommandEnvelope } from '../domain/commands.js';
import type { CaseRules } from '../domain/judge.js';
import { judge } from '../domain/judge.js';
import { isRefusal } from '../domain/refusal.js';
import { Alarm } from './alarm.js';
import { Announcing } from './announcing.js';
import { refusalFailure } from './failures.js';
import type { CaseInput } from './messages.js';
import { commandUpdate, stateQuery } from './messages.js';
import type { FootholdActivities } from './ports.js';
import { show } from './show.js';

/** Our own database, on the way of an answer: in the same workflow task, retried until it is there again. */
const { footholdRecord } = proxyLocalActivities<FootholdActivities>({
  startToCloseTimeout: '10s',
  retry: { initialInterval: '100ms', maximumInterval: '10s' },
});
/** The calendar is a computation without a world behind it: one event in the history instead of six. */
const calendar = proxyLocalActivities<Calendar>({ startToCloseTimeout: '5s' });
type Calendar = Pick<
  FootholdActivities,
  'footholdDeadline' | 'footholdOfficeHour' | 'footholdStandstill' | 'footholdMonth'
>;
/** The world outside. */
export const world = proxyActivities<FootholdActivities>({
  startToCloseTimeout: '1m',
  retry: { maximumInterval: '5m' },
});

/**
 * Events after which a run ends: each costs up to ten of the history, and design.md wants runs of some 150. The history's own length
 * would not do: a replay may see another one at the same point.
 */
const longRun = 9;
/** Events after which a run ends within a stage that many take part in. */
const tooLongRun = 14;

/** By the workflow's time. */
const hasCome = (at: string): boolean => Date.parse(at) <= Date.now();

/** Something the story waits for: until it is over, or until an instant. */
interface Wait {
  readonly over: () => boolean;
  readonly at: string | null;
  readonly summary: string;
}

/** The desk of one running case. Make it, and let its opening events happen, before the first `await`: commands are judged from then on. */
export class Desk<S extends CaseState, E extends { readonly type: string }> {
  state: S;
  private outbox: CaseEvent[];
  private followers: ((event: E & Stamp) => Promise<void>)[] = [];
  /** The revision when the run began. */
  private readonly begunAt: number;
  private readonly announcing: Announcing;
  private opening = true;
  private asking = 0;
  private attending = false;
  /** Offices are closed until then: a reminder waits. */
  private quietUntil = '';
  private broken: Error | null = null;
  private lane: Promise<unknown> = Promise.resolve();
  private readonly waits = new Set<Wait>();
  private readonly alarm = new Alarm();

  /** Deadlines, standstill and reporting months by the Swedish calendar. */
  readonly calendar: Calendar = {
    footholdDeadline: (input) => this.inTurn(() => calendar.footholdDeadline({ ...input, hours: this.hours })),
    footholdOfficeHour: (input) => this.inTurn(() => calendar.footholdOfficeHour({ ...input, hours: this.hours })),
    footholdStandstill: (input) => this.inTurn(() => calendar.footholdStandstill(input)),
    footholdMonth: (input) => this.inTurn(() => calendar.footholdMonth({ ...input, hours: this.hours })),
  };

  constructor(
    private readonly rules: CaseRules<S, E>,
    input: CaseInput<S>
  ) {
    this.state = input.state;
    this.outbox = [...input.unrecorded];
    this.begunAt = input.state.revision;
    this.announcing = new Announcing(input);
    setHandler(stateQuery, () => this.state);
    // A command may have come with the very first task; it is judged once the workflow has said where it begins.
    void Promise.resolve().then(() => {
      this.opening = false;
      if (input.state.revision > 0) show(this.state);
      this.announcing.begin();
      setHandler(commandUpdate, (envelope) => this.take(envelope), {
        validator: (envelope: CommandEnvelope) => this.check(envelope),
      });
    });
    this.beside(this.attend());
  }

  /** Office hours of the policy that the case runs under. */
  private get hours(): OfficeHours {
    return officeHoursOf(settingsIn(this.state));
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
  pass(
    task: Task,
    roles: readonly Role[],
    organisationId: string | null,
    deadline: Pick<Ball, 'dueAt' | 'remindAt'> | null
  ): void {
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

  /** Runs a loop beside the story. A failure in one must not pass unseen: it fails the workflow task, which is retried. */
  beside(loop: Promise<void>): void {
    loop.catch((error: unknown) => {
      this.broken = new Error('A loop of the desk ended', { cause: error });
    });
  }

  /** Waits until `done`, or until the instant `at` when one is given; true when `done`. */
  async until(done: () => boolean, at: string | null = null, summary = 'deadline'): Promise<boolean> {
    const over = (): boolean => this.broken !== null || done() || (at !== null && hasCome(at));
    const wait = { over, at, summary };
    this.waits.add(wait);
    await condition(over);
    this.waits.delete(wait);
    if (this.broken !== null) throw this.broken;
    return done();
  }

  /** Whether much has happened in this run: at its next quiet point the case goes on in a new one, since a short history wakes fast. */
  get isLong(): boolean {
    return this.state.revision - this.begunAt >= longRun;
  }

  /** Whether so much has happened that even a stage that is not over goes on in a new run. */
  get isTooLong(): boolean {
    return this.state.revision - this.begunAt >= tooLongRun;
  }

  /**
   * Waits for a quiet point (handlers answered; events recorded and followed) and gives the input of the next run. A chat that is away is not
   * waited for: what it has not been told goes along.
   */
  async settle(): Promise<CaseInput<S>> {
    this.announcing.callOff();
    await this.until(() => this.isIdle && !this.announcing.isBusy);
    const { untold } = this.announcing;
    return { state: this.state, unrecorded: [], ...(untold !== null && { untold }) };
  }

  /** Waits until nothing is left to do, once the story is over. */
  async finish(): Promise<void> {
    await this.until(() => this.isIdle && !this.announcing.isBusy);
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
    if (passed || !this.rules.quiet.includes(event.type)) this.announcing.wanted(this.state.revision);
  }

  /** What is done beside the story, one thing at a time: recording, reminding, setting the alarm. */
  private async attend(): Promise<void> {
    for (;;) {
      await condition(() => this.chore() !== null);
      this.attending = true;
      await this.chore()?.();
      this.attending = false;
    }
  }

  private chore(): (() => void | Promise<void>) | null {
    if (this.opening || this.asking > 0) return null;
    // The story first: what follows from a command, up to the next ball, is recorded with it, in one go.
    for (const { over } of this.waits) if (over()) return null;
    if (this.outbox.length > 0) return () => this.record();
    const nudge = this.nextNudge();
    if (nudge !== null && hasCome(nudge.at)) return () => this.nudge();
    const next = this.nextInstant(nudge);
    return this.alarm.isSetTo(next.at) ? null : () => this.alarm.set(next.at, next.summary);
  }

  /**
   * The earliest instant that anything waits for. The alarm is set once nothing is asked or to be recorded: a timer that is called off
   * by an answer in the workflow task that began it may be lost in a replay (docs/decisions/0014), and would be of no use.
   */
  private nextInstant(nudge: Nudge | null): Pick<Wait, 'at' | 'summary'> {
    const waits = [
      ...this.waits,
      { at: nudge?.at ?? null, summary: nudge === null ? '' : `${nudge.what}: ${nudge.task}` },
    ];
    return waits.reduce((first, each) =>
      each.at !== null && (first.at === null || each.at < first.at) ? each : first
    );
  }

  /** Records what has happened so far; then what follows from it, and the repaint. */
  private async record(): Promise<void> {
    const events = [...this.outbox];
    const { state, now: at } = this;
    const { shown } = await this.inTurn(() => footholdRecord({ state, events, at }));
    this.outbox = this.outbox.slice(events.length);
    this.announcing.recorded(state.revision, events, shown);
    show(state);
    for (const event of events) for (const follow of this.followers) await follow(event as unknown as E & Stamp);
    this.announcing.begin();
  }

  /** The next reminder or escalation, at an hour when somebody works. */
  private nextNudge(): Nudge | null {
    const nudge = nextNudge(waitingIn(this.state));
    return nudge !== null && nudge.at < this.quietUntil ? { ...nudge, at: this.quietUntil } : nudge;
  }

  /** Reminds whoever has to act, and escalates when their time is up. */
  private async nudge(): Promise<void> {
    const { at } = await this.calendar.footholdOfficeHour({ from: this.now });
    if (!hasCome(at)) {
      this.quietUntil = at;
      return;
    }
    const nudge = this.nextNudge();
    // Somebody may have acted meanwhile.
    if (nudge === null || !hasCome(nudge.at)) return;
    const { what, task, personId } = nudge;
    if (what === 'escalate') return this.happen({ type: 'escalated', task, to: 'coordinator' });
    this.happen({ type: 'reminded', task, ...(personId !== undefined && { personId }) });
  }

  /** One local activity at a time: a replay answers several at once in the order they were asked, not in which they answered. */
  private inTurn<T>(ask: () => Promise<T>): Promise<T> {
    this.asking += 1;
    const turn = this.lane.then(ask).finally(() => (this.asking -= 1));
    this.lane = turn.catch(() => undefined);
    return turn;
  }

  /** Nothing is asked, to be answered, to be recorded, or to be followed. */
  private get isIdle(): boolean {
    const isQuiet = !this.opening && !this.attending && this.asking === 0 && this.outbox.length === 0;
    return isQuiet && allHandlersFinished();
  }
}
