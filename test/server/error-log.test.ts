// A line of the log about an error holds nothing that a person wrote.
import { Writable } from 'node:stream';
import { pino } from 'pino';
import { expect, it } from 'vitest';
import { withoutMessage } from '../../server/error-log.js';

it('tells the class, the codes and the place of an error and its cause, and no message', () => {
  const lines: string[] = [];
  const to = new Writable({
    write(line: Buffer, _, done) {
      lines.push(line.toString());
      done();
    },
  });
  const slack = Object.assign(new Error('An API error occurred: "Ali börjar på måndag"'), {
    code: 'slack_webapi_platform_error',
    data: { error: 'invalid_blocks', response_metadata: { messages: ['Ali börjar på måndag'] } },
  });
  const log = pino({ serializers: { err: withoutMessage } }, to);
  log.warn({ err: new TypeError('Ali', { cause: slack }) }, 'A card could not be repainted.');
  expect(lines).toHaveLength(1);
  expect(lines[0]).not.toContain('Ali');
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    err: { class: 'TypeError', cause: { code: 'slack_webapi_platform_error', said: 'invalid_blocks' } },
  });
});
