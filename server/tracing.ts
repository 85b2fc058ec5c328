// Traces from the click in a chat to the repainted card, sent to an OpenTelemetry collector: what people send us, the command in it, what we call
// meanwhile, and how each chat took its card. Loaded only when a collector is set; plugin/tracing.ts follows a command through Temporal.
import type { Attributes, Context, Span } from '@opentelemetry/api';
import { ROOT_CONTEXT, SpanKind, SpanStatusCode, context, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { Resource, detectResourcesSync, envDetectorSync } from '@opentelemetry/resources';
import { BasicTracerProvider, BatchSpanProcessor } from '@opentelemetry/sdk-trace-base';
import type { FastifyPluginAsync, FastifyRequest } from 'fastify';
import plugin from 'fastify-plugin';
import { z } from 'zod';
import type { ChatPlatform, Conversation } from '../bots/platform.js';
import type { TemporalTracing } from '../plugin/tracing.js';
import { temporalTracing } from '../plugin/tracing.js';
import { traceCalls } from './calls.js';
import { withoutWords } from './spans.js';

/** A process that traces. */
export interface Tracing {
  readonly temporal: TemporalTracing;
  /** Fastify plugin: what is sent to the routes that come after it. */
  readonly requests: FastifyPluginAsync;
  /** The same conversation, with a step for each command. */
  conversation(conversation: Conversation): Conversation;
  /** The same chat, with a step for each card that it is given. */
  platform(platform: ChatPlatform): ChatPlatform;
  /** Sends what has not been sent yet. */
  stop(): Promise<void>;
}

const tracer = trace.getTracer('foothold');
const kindSchema = z.object({ kind: z.string().regex(/^[a-z-]+$/) });

/** Sends traces to `url`, as OTLP in JSON. Headers, the name of the service and the sampler are OpenTelemetry's own settings. */
export function startTracing(url: string): Tracing {
  const provider = new BasicTracerProvider({
    resource: new Resource({ 'service.name': 'foothold' }).merge(detectResourcesSync({ detectors: [envDetectorSync] })),
    spanProcessors: [new BatchSpanProcessor(withoutWords(new OTLPTraceExporter({ url })))],
  });
  provider.register({ contextManager: new AsyncLocalStorageContextManager() });
  const forgetCalls = traceCalls(tracer);
  return {
    temporal: temporalTracing(),
    requests: plugin(requests, { name: 'foothold-tracing' }),
    conversation: (asked) => ({
      queue: (...args) => asked.queue(...args),
      said: (message) =>
        step('message', { 'foothold.platform': message.platform }, async (span) => {
          const reply = await asked.said(message);
          span.setAttribute('foothold.outcome', reply.card === null ? 'sentence' : 'card');
          return reply;
        }),
      pressed(press) {
        const { platform, caseId } = press;
        const command = kindSchema.safeParse(press.command).data?.kind ?? 'unreadable';
        const attributes = { 'foothold.platform': platform, 'foothold.case': caseId, 'foothold.command': command };
        return step(`command ${command}`, attributes, async (span) => {
          const reply = await asked.pressed(press);
          span.setAttribute('foothold.outcome', reply.sent ?? 'none');
          return reply;
        });
      },
    }),
    platform(chat) {
      const attributes = { 'foothold.platform': chat.name };
      const { find } = chat;
      return {
        name: chat.name,
        post: (...args) => step(`post in ${chat.name}`, attributes, () => chat.post(...args)),
        ...(find && { find: (...args) => step(`look in ${chat.name}`, attributes, () => find(...args)) }),
        update: (...args) =>
          step(`repaint in ${chat.name}`, attributes, async (span) => {
            const outcome = await chat.update(...args);
            span.setAttribute('foothold.outcome', outcome);
            return outcome;
          }),
      };
    },
    async stop() {
      forgetCalls();
      await provider.shutdown();
    },
  };
}

/** A step of whatever is under way. */
function step<T>(name: string, attributes: Attributes, act: (span: Span) => Promise<T>): Promise<T> {
  return tracer.startActiveSpan(name, { attributes }, async (span) => {
    try {
      return await act(span);
    } catch (error) {
      span.setAttribute('error.type', error instanceof Error ? error.constructor.name : typeof error);
      span.setStatus({ code: SpanStatusCode.ERROR });
      throw error;
    } finally {
      span.end();
    }
  });
}

/** What people and chats send. A trace that somebody else began is not continued: whoever reaches the port could write into ours. */
const requests: FastifyPluginAsync = async (app) => {
  const open = new WeakMap<FastifyRequest, { readonly span: Span; readonly within: Context }>();
  app.addHook('onRequest', (request, _reply, done) => {
    const { method, routeOptions } = request;
    if (method !== 'POST' || routeOptions.url === undefined) return done();
    const attributes = { 'http.request.method': method, 'http.route': routeOptions.url };
    const span = tracer.startSpan(`${method} ${routeOptions.url}`, { kind: SpanKind.SERVER, attributes }, ROOT_CONTEXT);
    const within = trace.setSpan(ROOT_CONTEXT, span);
    open.set(request, { span, within });
    context.with(within, done);
  });
  // A body is read in the context of its socket.
  app.addHook('preValidation', (request, _reply, done) => {
    const begun = open.get(request);
    if (begun === undefined) done();
    else context.with(begun.within, done);
  });
  app.addHook('onResponse', async (request, { raw }) => {
    const span = open.get(request)?.span;
    span?.setAttribute('http.response.status_code', raw.statusCode);
    if (raw.statusCode >= 500) span?.setStatus({ code: SpanStatusCode.ERROR });
    span?.end();
  });
};
