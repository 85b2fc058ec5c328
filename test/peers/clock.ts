// The time that a peer goes by. Tests move it by hand, so that nothing waits and nothing expires by chance.

/** A clock that a peer asks, and waits by. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Resolves when that time has gone by; `cancel` lets go of it. */
  after(ms: number): { readonly passed: Promise<void>; cancel(): void };
}

/** The clock on the wall, for peers that a person uses. */
export const wallClock: Clock = {
  now: () => Date.now(),
  after(ms) {
    const { promise, resolve } = deferred();
    const timer = setTimeout(resolve, ms);
    return { passed: promise, cancel: () => clearTimeout(timer) };
  },
};

/** A clock that stands still until a test moves it. It begins at the real time, since the bot under test reads its own clock. */
export class ManualClock implements Clock {
  #now = Date.now();
  #waiting: { readonly at: number; readonly resolve: () => void }[] = [];

  now(): number {
    return this.#now;
  }

  after(ms: number): { passed: Promise<void>; cancel(): void } {
    if (ms <= 0) return { passed: Promise.resolve(), cancel: () => undefined };
    const { promise, resolve } = deferred();
    const waiter = { at: this.#now + ms, resolve };
    this.#waiting.push(waiter);
    return { passed: promise, cancel: () => (this.#waiting = this.#waiting.filter((each) => each !== waiter)) };
  }

  /** What is waited for, in milliseconds from now. */
  get waits(): number[] {
    return this.#waiting.map(({ at }) => at - this.#now);
  }

  /** Moves the time on; whoever waited for a moment in between goes on. */
  advance(ms: number): void {
    this.#now += ms;
    const due = this.#waiting.filter(({ at }) => at <= this.#now);
    this.#waiting = this.#waiting.filter((waiter) => !due.includes(waiter));
    for (const { resolve } of due) resolve();
  }
}

function deferred(): { promise: Promise<void>; resolve: () => void } {
  let resolve = (): void => undefined;
  const promise = new Promise<void>((done) => (resolve = done));
  return { promise, resolve };
}
