// Socket Mode of the Slack peer: one-use tickets, envelopes that want an acknowledgement, and the ways a connection ends.
import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import { WebSocket, WebSocketServer } from 'ws';
import { z } from 'zod';
import type { Clock } from '../clock.js';
import { addressed } from '../http.js';

const acknowledgementSchema = z.object({ envelope_id: z.string(), payload: z.unknown().optional() });

/** What goes out in an envelope. */
export interface Envelope {
  readonly type: 'events_api' | 'interactive';
  readonly payload: object;
  readonly retryAttempt: number;
  readonly retryReason: string;
}

/** The sockets of one app. */
export class SocketMode {
  readonly #tickets = new Set<string>();
  readonly #open = new Set<WebSocket>();
  readonly #awaited = new Map<string, (payload: unknown) => void>();

  constructor(
    server: Server,
    private readonly clock: Clock,
    private readonly appId: string
  ) {
    const sockets = new WebSocketServer({ noServer: true });
    server.on('upgrade', (request, socket, head) => {
      if (!this.#tickets.delete(addressed(request).searchParams.get('ticket') ?? '')) {
        socket.end('HTTP/1.1 401 Unauthorized\r\n\r\n');
        return;
      }
      sockets.handleUpgrade(request, socket, head, (connected) => this.#welcome(connected));
    });
  }

  /** A socket's address; it is good for one connection. */
  open(url: string): string {
    const ticket = randomUUID();
    this.#tickets.add(ticket);
    return `${url.replace(/^http/, 'ws')}/link?ticket=${ticket}`;
  }

  #welcome(socket: WebSocket): void {
    this.#open.add(socket);
    socket.on('close', () => this.#open.delete(socket));
    socket.on('message', (data: Buffer) => {
      const { envelope_id: id, payload } = acknowledgementSchema.parse(JSON.parse(data.toString('utf8')));
      this.#awaited.get(id)?.(payload);
      this.#awaited.delete(id);
    });
    const connection = { app_id: this.appId };
    socket.send(
      JSON.stringify({ type: 'hello', num_connections: this.#open.size, connection_info: connection, debug_info: {} })
    );
  }

  /** How many sockets are open. */
  get size(): number {
    return this.#open.size;
  }

  /** Sends an envelope; answers what the app acknowledged it with, or null when it did not within three seconds. */
  async send(
    { type, payload, retryAttempt, retryReason }: Envelope,
    withinMs: number
  ): Promise<{ body: string } | null> {
    const socket = [...this.#open].findLast(({ readyState }) => readyState === WebSocket.OPEN);
    if (!socket) return null;
    const id = randomUUID();
    const acknowledged = new Promise<{ body: string }>((resolve) => {
      this.#awaited.set(id, (answer) => resolve({ body: isEmpty(answer) ? '' : JSON.stringify(answer) }));
    });
    socket.send(
      JSON.stringify({
        envelope_id: id,
        type,
        payload,
        accepts_response_payload: type === 'interactive',
        retry_attempt: retryAttempt,
        retry_reason: retryReason,
      })
    );
    const limit = this.clock.after(withinMs);
    try {
      return await Promise.race([acknowledged, limit.passed.then(() => null)]);
    } finally {
      limit.cancel();
    }
  }

  /** Asks the app to connect anew, as Slack does every few hours, and ends the old connections. */
  refresh(): void {
    for (const socket of this.#open) {
      socket.send(JSON.stringify({ type: 'disconnect', reason: 'refresh_requested', debug_info: {} }));
      socket.close();
    }
  }

  /** Breaks every connection off. */
  drop(): void {
    for (const socket of this.#open) socket.terminate();
  }

  stop(): void {
    this.#tickets.clear();
    this.drop();
  }
}

/** Bolt acknowledges with an empty object when there is nothing to say. */
function isEmpty(answer: unknown): boolean {
  return answer === undefined || JSON.stringify(answer) === '{}';
}
