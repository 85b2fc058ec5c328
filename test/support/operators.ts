// Operators of a notice database, as real servers: one that takes mail, one that takes HTTP.
import { once } from 'node:events';
import type { IncomingHttpHeaders } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** A mailbox behind a real SMTP server. `answer` refuses the next letters with that SMTP code. */
export interface MailOperator {
  readonly url: string;
  readonly letters: string[];
  answer: number | null;
  close(): Promise<void>;
}

/** Starts the mail server. */
export async function mailOperator(): Promise<MailOperator> {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo(_address, _session, done) {
      if (operator.answer === null) return done();
      done(Object.assign(new Error('No such mailbox here'), { responseCode: operator.answer }));
    },
    onData(stream, _session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        operator.letters.push(Buffer.concat(chunks).toString('utf8'));
        done();
      });
    },
  });
  const listening = server.listen(0, '127.0.0.1');
  await once(listening, 'listening');
  const { port } = listening.address() as AddressInfo;
  const operator: MailOperator = {
    url: `smtp://127.0.0.1:${port}`,
    letters: [],
    answer: null,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
  return operator;
}

/** What came in one POST. */
export interface Posted {
  readonly headers: IncomingHttpHeaders;
  readonly form: FormData;
}

/** An HTTP address. `answer` is what the next posts get. */
export interface HttpOperator {
  readonly url: string;
  readonly posts: Posted[];
  answer: { readonly status: number; readonly text: string };
  close(): Promise<void>;
}

/** Starts the HTTP server. */
export async function httpOperator(): Promise<HttpOperator> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { status, text } = operator.answer;
      void new Response(Buffer.concat(chunks), { headers: { 'content-type': request.headers['content-type'] ?? '' } })
        .formData()
        .then((form) => {
          operator.posts.push({ headers: request.headers, form });
          response.writeHead(status, { ...(status === 201 && { location: '/notices/17' }) }).end(text);
        });
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const operator: HttpOperator = {
    url: `http://127.0.0.1:${port}/notices`,
    posts: [],
    answer: { status: 201, text: '' },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return operator;
}
