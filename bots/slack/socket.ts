// Socket Mode: Foothold holds a socket open to Slack, so that nothing of ours has to be reachable from outside.
import { LogLevel, SocketModeReceiver, webApi } from '@slack/bolt';
import type { App, ReceiverEvent } from '@slack/bolt';
import type { Logger } from 'pino';
import { boltLogger } from './logger.js';

const longestPauseMs = 30_000;
/** Slack's words for an app token that will not do, however often it is tried. */
const refusedToken = new Set([
  'invalid_auth',
  'not_authed',
  'not_allowed_token_type',
  'account_inactive',
  'user_removed_from_team',
  'team_disabled',
]);

/** Bolt's receiver, which tells Slack "taken" only after the listener, as over HTTP: until then Slack delivers again. */
export class SocketDoor extends SocketModeReceiver {
  readonly #log: Logger;
  /** Set from `start()` until `stop()`. */
  #open: AbortController | null = null;
  #connecting: Promise<void> | null = null;

  constructor(appToken: string, clientOptions: webApi.WebClientOptions, log: Logger) {
    super({
      appToken,
      installerOptions: { clientOptions },
      logger: boltLogger(log),
      logLevel: LogLevel.WARN,
      // Bolt's own reconnecting leaves a rejected promise to nobody when Slack says no, which would end the process.
      autoReconnectEnabled: false,
      processEventErrorHandler: async ({ error }) => {
        log.error({ err: error }, 'A Slack request failed; Slack sends events again.');
        return false;
      },
    });
    this.#log = log;
    this.client.on('disconnected', () => void this.#keepOpen());
  }

  override init(app: App): void {
    const processEvent = async (event: ReceiverEvent): Promise<void> => {
      const answers: Parameters<ReceiverEvent['ack']>[] = [];
      await app.processEvent({ ...event, ack: async (...answer) => void answers.push(answer) });
      // An event has no answer but that it was taken.
      await event.ack(...(answers[0] ?? []));
    };
    // Only this of an app is called by the receiver.
    super.init({ processEvent } as unknown as App);
  }

  /** Opens the socket. Throws when Slack refuses the token; an unreachable Slack is tried until it answers. */
  override async start(): Promise<webApi.AppsConnectionsOpenResponse> {
    this.#open = new AbortController();
    try {
      return await this.client.start();
    } catch (error) {
      const code = error instanceof webApi.WebAPIPlatformError ? error.data.error : null;
      if (code !== null && refusedToken.has(code)) {
        this.#open = null;
        throw new Error(
          `Slack refused the app token (${code}). Make one with connections:write under "Basic Information", "App-Level Tokens".`,
          { cause: error }
        );
      }
      this.#log.warn({ err: error }, 'Slack could not be reached at start; it is tried again.');
      void this.#keepOpen();
      return { ok: false };
    }
  }

  /** Closes the socket and waits until it is closed. */
  override async stop(): Promise<void> {
    this.#open?.abort();
    this.#open = null;
    await this.client.disconnect();
    await this.#connecting;
  }

  /** Opens the socket again when it closed: at once, then with longer and longer pauses. */
  #keepOpen(): Promise<void> {
    this.#connecting ??= this.#reconnect().finally(() => {
      this.#connecting = null;
    });
    return this.#connecting;
  }

  async #reconnect(): Promise<void> {
    const open = this.#open;
    for (let failures = 0; open !== null && !open.signal.aborted; failures += 1) {
      if (failures > 0) await pause(Math.min(1000 * 2 ** (failures - 1), longestPauseMs), open.signal);
      if (open.signal.aborted) return;
      try {
        await this.client.start();
        if (open.signal.aborted) await this.client.disconnect();
        return;
      } catch (error) {
        this.#log.warn({ err: error }, 'The socket to Slack could not be opened again; it is tried once more.');
      }
    }
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done);
  });
}
