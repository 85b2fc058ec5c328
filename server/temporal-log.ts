// The Temporal SDK's log lines as ours. They carry ids, types and errors; of an error only what no person wrote. Its sentence, with
// names left out, stands at /operations.
import { DefaultLogger } from '@temporalio/worker';
import type { Logger } from 'pino';
import { withoutMessage } from './error-log.js';

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
