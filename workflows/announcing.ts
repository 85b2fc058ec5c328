// Tells the chats what a case has recorded: one announcement at a time, what happens meanwhile after it, several events in a row as one.
import {
  ActivityCancellationType,
  CancellationScope,
  isCancellation,
  log,
  proxyActivities,
} from '@temporalio/workflow';
import type { CaseEvent, CaseState } from '../domain/any-case.js';
import type { CaseInput } from './messages.js';
import type { AnnounceInput, FootholdActivities } from './ports.js';
import type { Said } from './said.js';
import { saidOf } from './said.js';

const startToCloseTimeout = '30s';
/** What takes a chat longer holds nothing up. */
const soon = proxyActivities<FootholdActivities>({ startToCloseTimeout, scheduleToCloseTimeout: '1m' });
/** For a chat that is away. Called off between two tries, or after the one that runs: never are there two at once. */
const patiently = proxyActivities<FootholdActivities>({
  startToCloseTimeout,
  scheduleToCloseTimeout: '1h',
  retry: { maximumInterval: '1m' },
  cancellationType: ActivityCancellationType.WAIT_CANCELLATION_COMPLETED,
});

/** The announcements of one run of a case. */
export class Announcing {
  private readonly caseId: string;
  /** Revisions: of the last event that cards show, of the last that was recorded, of the last announced. */
  private loud: number;
  private last: number;
  private announced: number;
  /** Reminders and escalations that have not been said in the chats. */
  private unsaid: readonly Said[];
  private running = false;
  private calledOff = false;
  private late: CancellationScope | null = null;

  constructor({ state, unrecorded, untold }: CaseInput<CaseState>) {
    this.caseId = state.id;
    this.loud = this.last = state.revision;
    this.announced = unrecorded.length > 0 || untold !== undefined ? -1 : state.revision;
    this.unsaid = untold ?? [];
  }

  /** Cards have to show what this revision came with, once it is recorded. */
  wanted(revision: number): void {
    this.loud = revision;
  }

  /** So much has been recorded. When nobody's chat shows it there is nothing to repaint, and the history is spared. */
  recorded(revision: number, events: readonly CaseEvent[], shown: boolean): void {
    this.last = revision;
    if (shown) this.unsaid = [...this.unsaid, ...events.flatMap(saidOf)];
    else this.announced = revision;
  }

  /** Begins, where something is recorded that has not been announced. */
  begin(): void {
    if (!this.running) void this.run();
  }

  /** A chat that is away is waited for no longer. */
  callOff(): void {
    this.calledOff = true;
    this.late?.cancel();
  }

  /** Whether something is being announced. */
  get isBusy(): boolean {
    return this.running;
  }

  /** What is left to be said with the repaint that is due; null when all has been announced. */
  get untold(): readonly Said[] | null {
    return this.announced < this.loud ? this.unsaid : null;
  }

  private async run(): Promise<void> {
    this.running = true;
    while (this.announced < Math.min(this.loud, this.last)) {
      const { caseId, last: revision, unsaid: said } = this;
      if (!(await this.tell({ caseId, revision, ...(said.length > 0 && { said }) }))) break;
      this.unsaid = this.unsaid.slice(said.length);
      this.announced = revision;
    }
    this.running = false;
  }

  /** False when it was called off. */
  private async tell(input: AnnounceInput): Promise<boolean> {
    try {
      await soon.footholdAnnounce(input);
      return true;
    } catch {
      if (this.calledOff) return false;
    }
    this.late = new CancellationScope();
    try {
      await this.late.run(() => patiently.footholdAnnounce(input));
    } catch (error) {
      if (isCancellation(error)) return false;
      // The record holds; a chat that stays away for an hour gets its repaint with the next event.
      log.warn('A case could not be announced', { caseId: input.caseId, error: String(error) });
    } finally {
      this.late = null;
    }
    return true;
  }
}
