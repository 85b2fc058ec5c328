// How the Slack peer hands things over to the app: signed over HTTP, or in envelopes of Socket Mode; events again when they fail.
import { createHmac, randomUUID } from 'node:crypto';
import { scopeToHear, subscriptionOf } from './scopes.js';
import { SlackWebApi } from './web-api.js';
import type { Channel } from './workspace.js';

/** What Slack got back for a delivery; status 0 when it got nothing in time, or nobody was there. */
export interface Delivered {
  readonly status: number;
  readonly body: string;
}

/** How a delivery may differ from an honest first one. */
export interface DeliveryTwist {
  /** Signs with another secret: a forgery. */
  readonly secret?: string;
  /** Signs at another time: stale, or from the future. */
  readonly atSeconds?: number;
  readonly headers?: Record<string, string>;
  /** Is not sent again when it fails. */
  readonly once?: boolean;
}

/** A request as it went out, to be replayed. */
export interface SentRequest {
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Slack waits so long for an answer. */
export const answerWithinMs = 3000;
const retries = 3;

/** The half of the peer that calls the app. */
export class SlackDeliveries extends SlackWebApi {
  /** Where the bot listens: its full `/slack/events` address. */
  requestUrl = '';
  /** The app's settings: Socket Mode instead of a request address. */
  socketMode = false;
  /** Every request, oldest first, with the retries. */
  readonly sent: SentRequest[] = [];

  /** Sends a body to the bot once, signed as Slack signs. */
  async deliver(body: string, contentType: string, twist: DeliveryTwist = {}): Promise<Delivered> {
    // The bot under test reads the real clock, so signatures are of now.
    const timestamp = String(twist.atSeconds ?? Math.floor(Date.now() / 1000));
    const signature = createHmac('sha256', twist.secret ?? this.signingSecret)
      .update(`v0:${timestamp}:${body}`)
      .digest('hex');
    const headers = {
      'content-type': contentType,
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': `v0=${signature}`,
      ...twist.headers,
    };
    return this.replay({ body, headers });
  }

  /** Sends a request as it is: what somebody would do who has overheard it. */
  async replay(request: SentRequest): Promise<Delivered> {
    this.sent.push(request);
    const limit = this.clock.after(answerWithinMs);
    const abort = new AbortController();
    const answered = fetch(this.requestUrl, { method: 'POST', ...request, signal: abort.signal }).then(
      async (response) => ({ status: response.status, body: await response.text() }),
      () => unreachable
    );
    try {
      return await Promise.race([answered, limit.passed.then(() => late)]);
    } finally {
      limit.cancel();
      abort.abort();
    }
  }

  /** Sends an event, and again up to three times when it fails. Events that the app did not ask for are not sent. */
  async event(
    event: { readonly type: string; readonly [key: string]: unknown },
    eventId = `Ev${randomUUID()}`,
    twist: DeliveryTwist = {},
    team = this.team
  ): Promise<Delivered> {
    const channel = typeof event['channel'] === 'string' ? this.channels.get(event['channel']) : undefined;
    if (!this.#hears(event, channel?.kind ?? null)) return unheard;
    const payload = {
      token: 'unused',
      // In a shared channel this may be the other workspace (slackapi/bolt-js#935); ours stands under authorizations.
      team_id: typeof event['team'] === 'string' ? event['team'] : team,
      api_app_id: this.appId,
      event,
      type: 'event_callback',
      event_id: eventId,
      event_time: Math.floor(this.clock.now() / 1000),
      is_ext_shared_channel: this.#isShared(channel),
      authorizations: [{ enterprise_id: null, team_id: team, user_id: this.botIn(team), is_bot: true }],
    };
    let delivered = await this.#attempt(payload, twist, 0, '');
    for (let retry = 1; retry <= retries && !isTaken(delivered) && !twist.once; retry += 1) {
      const reason = delivered === late ? 'http_timeout' : delivered.status === 0 ? 'connection_failed' : 'http_error';
      await this.clock.after(this.options.retryDelaysMs?.[retry - 1] ?? 0).passed;
      delivered = await this.#attempt(payload, twist, retry, reason);
    }
    return delivered;
  }

  async #attempt(payload: object, twist: DeliveryTwist, retry: number, reason: string): Promise<Delivered> {
    if (this.socketMode) return this.#inEnvelope('events_api', payload, retry, reason);
    const headers = retry === 0 ? {} : { 'x-slack-retry-num': String(retry), 'x-slack-retry-reason': reason };
    return this.deliver(JSON.stringify(payload), 'application/json', {
      ...twist,
      headers: { ...headers, ...twist.headers },
    });
  }

  /** Sends what somebody pressed or submitted, once: the person sees when it fails. */
  protected interact(payload: object, twist: DeliveryTwist = {}): Promise<Delivered> {
    if (this.socketMode) return this.#inEnvelope('interactive', payload, 0, '');
    const form = new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
    return this.deliver(form, 'application/x-www-form-urlencoded', twist);
  }

  async #inEnvelope(
    type: 'events_api' | 'interactive',
    payload: object,
    retryAttempt: number,
    retryReason: string
  ): Promise<Delivered> {
    if (this.sockets.size === 0) return unreachable;
    const answer = await this.sockets.send({ type, payload, retryAttempt, retryReason }, answerWithinMs);
    return answer ? { status: 200, ...answer } : late;
  }

  #hears(event: { readonly type: string }, kind: Channel['kind'] | null): boolean {
    const subscription = subscriptionOf(event, kind);
    const scope = scopeToHear(subscription);
    const { subscriptions } = this.options;
    return (
      (subscriptions === undefined || subscriptions.includes(subscription)) &&
      (scope === null || this.scopes.includes(scope))
    );
  }

  #isShared(channel: Channel | undefined): boolean {
    const members = channel?.kind === 'im' ? [] : [...(channel?.members ?? [])];
    return members.some((member) => (this.people.get(member)?.team ?? channel?.team) !== channel?.team);
  }

  /** The check that Slack makes when somebody types the address into the app's settings. */
  async verifyAddress(twist: DeliveryTwist = {}): Promise<boolean> {
    const challenge = randomUUID();
    const check = JSON.stringify({ type: 'url_verification', token: 'unused', challenge });
    const { status, body } = await this.deliver(check, 'application/json', twist);
    return status === 200 && body.includes(challenge);
  }

  /** Somebody removes the app from a workspace: its tokens are worth nothing from then on. */
  async uninstall(team = this.team): Promise<void> {
    this.tokens.revoke(team);
    await this.event({ type: 'tokens_revoked', tokens: { oauth: [], bot: [this.botIn(team)] } }, undefined, {}, team);
    await this.event({ type: 'app_uninstalled' }, undefined, {}, team);
  }
}

const late: Delivered = { status: 0, body: 'no answer within three seconds' };
const unreachable: Delivered = { status: 0, body: 'nobody is there' };
/** Nothing was sent, so nothing went wrong. */
const unheard: Delivered = { status: 200, body: 'not subscribed' };

function isTaken({ status }: Delivered): boolean {
  return status >= 200 && status < 300;
}
