// `foothold codec-server` as whoever operates runs it: a UI elsewhere reads what is encrypted, no other page does.
import { defaultPayloadConverter } from '@temporalio/common';
import getPort from 'get-port';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { EncryptionCodec } from '../../plugin/codec.js';
import { askToDecode, decodedIn } from '../support/codec-server.js';
import { keysSetting, testKeys } from '../support/keys.js';
import type { Program } from '../support/program.js';
import { startProgram } from '../support/program.js';

const ui = 'https://cloud.temporal.io';
let program: Program;

beforeAll(async () => {
  const port = String(await getPort());
  program = await startProgram(['codec-server', '--ui', `${ui}/namespaces`, '--port', port], {
    PORT: port,
    FOOTHOLD_ENCRYPTION_KEYS: keysSetting,
  });
});
afterAll(() => program.end('SIGINT'));

it('decrypts for pages of that UI alone', async () => {
  const address = `${program.url}/temporal-codec`;
  expect(program.screen()).toContain(address);
  const [payload = {}] = await new EncryptionCodec(testKeys).encode([defaultPayloadConverter.toPayload('kravet')]);
  const ask = (origin: string): Promise<Response> => askToDecode(program.url, payload, origin);
  expect(await decodedIn(await ask(ui))).toEqual(['"kravet"']);
  expect((await ask('https://elsewhere.example')).status).toBe(403);

  const asked = await fetch(`${address}/decode`, { method: 'OPTIONS', headers: { origin: ui } });
  expect(asked.headers.get('access-control-allow-origin')).toBe(ui);
});
