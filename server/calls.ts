// Calls over HTTP that are made within a trace, as Node's own diagnostics channels tell of them: fetch for Slack, http for Teams.
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { ClientRequest, IncomingMessage } from 'node:http';
import type { Span, Tracer } from '@opentelemetry/api';
import { SpanKind, SpanStatusCode, context, trace } from '@opentelemetry/api';

interface FetchRequest {
  readonly method: string;
  readonly origin: string;
  readonly path: string;
}

/** Begins to listen; answers what ends it. */
export function traceCalls(tracer: Tracer): () => void {
  const open = new WeakMap<object, Span>();
  function begin(request: object, method: string, url: URL): void {
    // What nobody asked for, and our own exports, are no part of a trace.
    if (trace.getSpan(context.active()) === undefined) return;
    const attributes = {
      'http.request.method': method,
      'server.address': url.hostname,
      ...(url.port !== '' && { 'server.port': Number(url.port) }),
      // Slack's methods. Other paths have ids in them, some of them secret.
      ...(/^\/api\/[\w.]+$/.test(url.pathname) && { 'url.path': url.pathname }),
    };
    open.set(request, tracer.startSpan(`${method} ${url.hostname}`, { kind: SpanKind.CLIENT, attributes }));
  }
  function end(request: object, outcome: { readonly status: number } | { readonly error: unknown }): void {
    const span = open.get(request);
    open.delete(request);
    if (span === undefined) return;
    if ('status' in outcome) span.setAttribute('http.response.status_code', outcome.status);
    else span.setAttribute('error.type', outcome.error instanceof Error ? outcome.error.name : 'error');
    if (!('status' in outcome) || outcome.status >= 400) span.setStatus({ code: SpanStatusCode.ERROR });
    span.end();
  }
  const heard: [string, (message: never) => void][] = [
    [
      'undici:request:create',
      ({ request }: { readonly request: FetchRequest }) =>
        begin(request, request.method, new URL(request.path, request.origin)),
    ],
    [
      'undici:request:headers',
      ({ request, response }: { readonly request: object; readonly response: { readonly statusCode: number } }) =>
        end(request, { status: response.statusCode }),
    ],
    [
      'undici:request:error',
      ({ request, error }: { readonly request: object; readonly error: unknown }) => end(request, { error }),
    ],
    [
      'http.client.request.start',
      ({ request }: { readonly request: ClientRequest }) => {
        const { method, protocol, host, path } = request;
        const at = request.getHeader('host');
        begin(request, method, new URL(path, `${protocol}//${typeof at === 'string' ? at : host}`));
      },
    ],
    [
      'http.client.response.finish',
      ({ request, response }: { readonly request: ClientRequest; readonly response: IncomingMessage }) =>
        end(request, { status: response.statusCode ?? 0 }),
    ],
    [
      'http.client.request.error',
      ({ request, error }: { readonly request: object; readonly error: unknown }) => end(request, { error }),
    ],
  ];
  const listening = heard.map(([name, listener]) => [name, (message: unknown) => listener(message as never)] as const);
  for (const [name, listener] of listening) subscribe(name, listener);
  return () => {
    for (const [name, listener] of listening) unsubscribe(name, listener);
  };
}
