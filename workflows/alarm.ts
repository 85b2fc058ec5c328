// The one timer of a case: it wakes the workflow at the earliest instant that something waits for.
import { CancellationScope, sleep } from '@temporalio/workflow';

/** Set to one instant at a time. Nobody waits for it: waking is enough, since whoever waits for an instant looks at the time. */
export class Alarm {
  private at: string | null = null;
  private scope: CancellationScope | null = null;

  /** True when it is set to this instant, or to none. */
  isSetTo(at: string | null): boolean {
    return this.at === at;
  }

  /** Sets it to an instant of the future, or to none. */
  set(at: string | null, summary: string): void {
    this.scope?.cancel();
    this.at = at;
    this.scope = at === null ? null : new CancellationScope();
    // The server's clock may be a moment ahead of the workflow's: when it rings, it is to be set again.
    const rung = (): void => {
      this.at = null;
      this.scope = null;
    };
    void this.scope
      ?.run(() => sleep(Math.max(1, Date.parse(at ?? '') - Date.now()), { summary }))
      .then(rung, () => undefined);
  }
}
