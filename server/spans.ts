// What leaves in a trace: names of steps, case ids and outcomes. Whatever else a library writes on its spans stays here: messages of errors
// may quote a person or a chat, and the id of a delivery holds an account.
import type { Attributes } from '@opentelemetry/api';
import type { ReadableSpan, SpanExporter } from '@opentelemetry/sdk-trace-base';

const leaving = new Set([
  'error.type',
  'exception.type',
  'foothold.case',
  'foothold.command',
  'foothold.outcome',
  'foothold.platform',
  'http.request.method',
  'http.response.status_code',
  'http.route',
  'run_id',
  'server.address',
  'server.port',
  'temporalActivityId',
  'temporalWorkflowId',
  'url.path',
]);

/** The same exporter, which hears nothing that somebody wrote. */
export function withoutWords(exporter: SpanExporter): SpanExporter {
  return {
    export: (spans, done) => exporter.export(spans.map(stripped), done),
    shutdown: () => exporter.shutdown(),
    forceFlush: async () => exporter.forceFlush?.(),
  };
}

function stripped(span: ReadableSpan): ReadableSpan {
  // Other things of the span are read through it.
  return Object.create(span, {
    attributes: { value: allowed(span.attributes) },
    events: { value: span.events.map((event) => ({ ...event, attributes: allowed(event.attributes ?? {}) })) },
    links: { value: span.links.map((link) => ({ ...link, attributes: allowed(link.attributes ?? {}) })) },
    status: { value: { code: span.status.code } },
  }) as ReadableSpan;
}

function allowed(attributes: Attributes): Attributes {
  return Object.fromEntries(
    Object.entries(attributes).flatMap(([key, value]) =>
      leaving.has(key) ? [[key, key === 'temporalWorkflowId' ? withoutDelivery(value) : value]] : []
    )
  );
}

/** A command that waits has a workflow named by its delivery. */
const withoutDelivery = (id: Attributes[string]) =>
  typeof id === 'string' && id.startsWith('deliver/') ? 'deliver' : id;
