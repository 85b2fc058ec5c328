// What Prometheus reads: commands, their way from click to durable answer, failures, open cases and their balls, and the Temporal SDK's own
// metrics. Labels are from fixed sets; no ids and no personal data.
import type { FastifyPluginAsync } from 'fastify';
import type { Histogram as HistogramOf } from 'prom-client';
import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import { z } from 'zod';
import { commandSchema } from '../bots/commands.js';
import type { Conversation } from '../bots/platform.js';
import type { Database } from '../prisma/database.js';
import { standings } from '../prisma/standings.js';
import { isFromThisMachine } from './this-machine.js';

/** The metrics of this process. */
export interface Metrics {
  /** The same conversation, measured. */
  measured(conversation: Conversation): Conversation;
  /** Counts a failed attempt of an activity. */
  activityFailed(activity: string): void;
  /** Fastify plugin with /metrics, for whoever has the token; without one, for this machine only. */
  routes(options: { readonly token: string | null }): FastifyPluginAsync;
}

const kindSchema = z.object({ kind: z.string() });
const kinds = new Set<string>(commandSchema.options.map((option) => option.shape.kind.value));

/** `sdkAddress` is where the Temporal SDK of this process tells its own metrics, or null. */
export function createMetrics(db: Database, sdkAddress: string | null): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const commands = new Counter({
    name: 'foothold_commands_total',
    help: 'Commands that people gave, by kind and how they ended: taken, refused or queued.',
    labelNames: ['kind', 'outcome', 'platform'],
    registers,
  });
  const seconds: HistogramOf<'outcome'> = new Histogram({
    name: 'foothold_command_seconds',
    help: 'From a click to its durable answer.',
    labelNames: ['outcome'],
    buckets: [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10],
    registers,
  });
  const failures = new Counter({
    name: 'foothold_activity_failures_total',
    help: 'Failed attempts of activities; footholdAnnounce is what shows cases in the chats.',
    labelNames: ['activity'],
    registers,
  });
  const readCases = gauges(db, registers);
  return {
    measured: (conversation) => ({
      said: (message) => conversation.said(message),
      queue: (...args) => conversation.queue(...args),
      async pressed(press) {
        const kind = kindSchema.safeParse(press.command).data?.kind ?? '';
        const labels = { kind: kinds.has(kind) ? kind : 'unreadable', platform: press.platform };
        const end = seconds.startTimer();
        try {
          const reply = await conversation.pressed(press);
          const outcome = reply.sent ?? 'none';
          commands.inc({ ...labels, outcome });
          end({ outcome });
          return reply;
        } catch (error) {
          commands.inc({ ...labels, outcome: 'error' });
          end({ outcome: 'error' });
          throw error;
        }
      },
    }),
    activityFailed: (activity) => failures.inc({ activity }),
    routes:
      ({ token }) =>
      async (app) => {
        app.get('/metrics', { logLevel: 'warn' }, async (request, reply) => {
          if (token === null ? !isFromThisMachine(request) : request.headers.authorization !== `Bearer ${token}`)
            return reply.code(token === null ? 403 : 401).send();
          // Before the registry writes them down: it asks its metrics all at once.
          await readCases();
          const [own, sdk] = await Promise.all([registry.metrics(), ofSdk(sdkAddress)]);
          return reply.type(registry.contentType).send(`${own}${sdk}`);
        });
      },
  };
}

/** Gauges of what the database says, and what reads it anew. */
function gauges(db: Database, registers: Registry[]): () => Promise<void> {
  const open = new Gauge({
    name: 'foothold_open_cases',
    help: 'Running cases by kind and where they stand.',
    labelNames: ['kind', 'standing'],
    registers,
  });
  const balls = new Gauge({
    name: 'foothold_balls',
    help: 'Running cases that wait for somebody, by when it is due.',
    labelNames: ['kind', 'due'],
    registers,
  });
  const troubles = new Gauge({
    name: 'foothold_activity_troubles',
    help: 'Activities that failed and have not gone through since.',
    labelNames: ['activity'],
    registers,
  });
  return async () => {
    const read = await standings(db);
    for (const gauge of [open, balls, troubles]) gauge.reset();
    for (const { kind, standing, count } of read.open) open.set({ kind, standing }, count);
    for (const { kind, due, count } of read.balls) balls.set({ kind, due }, count);
    for (const { activity, count } of read.troubles) troubles.set({ activity }, count);
  };
}

async function ofSdk(address: string | null): Promise<string> {
  if (address === null) return '';
  const answer = await fetch(`http://${address}/metrics`, { signal: AbortSignal.timeout(2000) }).catch(() => null);
  return answer?.ok === true ? answer.text() : '';
}
