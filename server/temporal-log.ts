// The Temporal SDK's log lines as ours. They carry ids, types and errors; of an error only what no person wrote: a chat's error may quote a
// message. Its sentence, with names left out, stands at /operations.
import { DefaultLogger } from '@temporalio/worker';
import type { Logger } from 'pino';

const levels = { TRACE: 'trace', DEBUG: 'debug', INFO: 'info', WARN: 'warn', ERROR: 'error' } as const;

/** For Temporal's runtime. */
export function temporalLogger(log: Logger): DefaultLogger {
  return new DefaultLogger('WARN', ({ level, message, meta = {} }) => {
    const kept = Object.entries<unknown>(meta).map(([name, value]): [string, unknown] => [
      name,
      value instanceof Error ? withoutMessage(value) : value,
    ]);
    log[levels[level]](Object.fromEntries(kept), message);
  });
}

/** A status, or a code as programs write it. */
const isCode = (value: unknown): boolean =>
  typeof value === 'number' || (typeof value === 'string' && /^[\w.-]{1,60}$/.test(value));

/** Its class, the status or code that it came with, where it arose, and the same of its cause. */
function withoutMessage(error: Error): object {
  const known = ['statusCode', 'status', 'code', 'type']
    .map((name): [string, unknown] => [name, Reflect.get(error, name)])
    .filter(([, value]) => isCode(value));
  return {
    class: error.constructor.name,
    ...Object.fromEntries(known),
    at: error.stack?.split('\n').filter((line) => line.startsWith('    at ')),
    ...(error.cause instanceof Error && { cause: withoutMessage(error.cause) }),
  };
}
