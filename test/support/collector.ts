// An OpenTelemetry collector that takes what the real exporter posts, as OTLP in JSON.
import { z } from 'zod';
import { close, json, listen, serverFor } from '../peers/http.js';

const attributesSchema = z
  .array(z.object({ key: z.string(), value: z.record(z.string(), z.unknown()) }))
  .transform((list) => Object.fromEntries(list.map(({ key, value }) => [key, Object.values(value)[0]])));
const spanSchema = z.object({
  traceId: z.string(),
  spanId: z.string(),
  parentSpanId: z.string().optional(),
  name: z.string(),
  kind: z.number(),
  attributes: attributesSchema,
});
const batchSchema = z.object({
  resourceSpans: z.array(
    z.object({
      resource: z.object({ attributes: attributesSchema }),
      scopeSpans: z.array(z.object({ spans: z.array(spanSchema) })),
    })
  ),
});

/** A step of a trace. */
export type CollectedSpan = z.infer<typeof spanSchema>;

/** A running collector. */
export interface Collector {
  readonly url: string;
  readonly spans: CollectedSpan[];
  /** The services that sent them. */
  readonly services: Set<unknown>;
  /** Everything that was posted, as it came. */
  readonly posted: string[];
  stop(): Promise<void>;
}

/** Starts it. */
export async function startCollector(): Promise<Collector> {
  const spans: CollectedSpan[] = [];
  const services = new Set<unknown>();
  const posted: string[] = [];
  const server = serverFor((request, body, response) => {
    if (request.url !== '/v1/traces') return json(response, 404, {});
    posted.push(body);
    for (const { resource, scopeSpans } of batchSchema.parse(JSON.parse(body)).resourceSpans) {
      services.add(resource.attributes['service.name']);
      for (const scope of scopeSpans) spans.push(...scope.spans);
    }
    json(response, 200, {});
  });
  const url = await listen(server);
  return { url, spans, services, posted, stop: () => close(server) };
}
