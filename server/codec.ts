// The codec server of our own Temporal UI: shows it what is encrypted, in the browser of whoever runs all of it on this machine. Never in production,
// and never beside a cluster that is not ours.
import type { FastifyPluginAsync } from 'fastify';
import { z } from 'zod';
import { EncryptionCodec } from '../plugin/codec.js';
import type { EncryptionKey } from '../plugin/keys.js';
import { isFromThisMachine } from './this-machine.js';

/** Where the UI asks; it appends /decode. */
export const codecPath = '/temporal-codec';

const bytes = z.base64().transform((text) => new Uint8Array(Buffer.from(text, 'base64')));
const bodySchema = z.object({
  payloads: z.array(
    z.object({ metadata: z.record(z.string(), bytes).default({}), data: bytes.nullable().default(null) })
  ),
});
const inBase64 = (value: Uint8Array | null | undefined): string => Buffer.from(value ?? []).toString('base64');

/** Fastify plugin with the codec server, for pages of the UI at `uiUrl` on this machine. */
export function codecServer(keys: readonly EncryptionKey[], uiUrl: string): FastifyPluginAsync {
  const codec = new EncryptionCodec(keys);
  const { port } = new URL(uiUrl);
  const allowed = new Set([`http://127.0.0.1:${port}`, `http://localhost:${port}`]);
  return async (app) => {
    app.addHook('onRequest', async (request, reply) => {
      const { origin, host = '' } = request.headers;
      // A page from elsewhere that leads a name of its own to this machine asks by that name.
      const byName = /^(localhost|127\.0\.0\.1)(:|$)/.test(host);
      if (!isFromThisMachine(request) || !byName || origin === undefined || !allowed.has(origin))
        return reply.code(403).send();
      reply.header('access-control-allow-origin', origin).header('vary', 'origin');
    });
    app.options(`${codecPath}/decode`, (_request, reply) =>
      reply
        .header('access-control-allow-methods', 'POST')
        .header('access-control-allow-headers', 'content-type, x-namespace, authorization')
        .code(204)
        .send()
    );
    app.post(`${codecPath}/decode`, { bodyLimit: 8 * 1024 * 1024 }, async (request) => {
      const { payloads } = bodySchema.parse(request.body);
      const decoded = await codec.decode(payloads);
      return {
        payloads: decoded.map(({ metadata, data }) => ({
          metadata: Object.fromEntries(Object.entries(metadata ?? {}).map(([name, value]) => [name, inBase64(value)])),
          data: inBase64(data),
        })),
      };
    });
  };
}
