// What both peers need of HTTP: a server on a free port of this machine, and whole bodies.
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';

/** Answers a request whose body has been read. An error that escapes becomes a 500 with its text. */
export type Answering = (
  request: IncomingMessage,
  body: string,
  response: ServerResponse,
  bytes: Buffer
) => Promise<void> | void;

/** A server that hands over requests with their bodies. */
export function serverFor(answer: Answering): Server {
  return createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const bytes = Buffer.concat(parts);
      Promise.resolve()
        .then(() => answer(request, bytes.toString('utf8'), response, bytes))
        .catch((error: unknown) => {
          if (!response.headersSent) response.writeHead(500, { 'content-type': 'text/plain' });
          response.end(error instanceof Error ? error.message : String(error));
        });
    });
  });
}

/** Starts it; answers its address. Port 0 is a free one. */
export async function listen(server: Server, port = 0): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The peer does not listen on a port.');
  return `http://127.0.0.1:${address.port}`;
}

/** Ends it, with whatever is still open. */
export async function close(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}

/** The path and the query of a request. */
export function addressed(request: IncomingMessage): URL {
  return new URL(request.url ?? '/', 'http://peer');
}

/** Answers with JSON. */
export function json(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {}
): void {
  response
    .writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers })
    .end(JSON.stringify(body));
}
