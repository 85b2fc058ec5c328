// The codec server: shows a Temporal UI what is encrypted, in browsers on this machine only. `foothold start` has it for the UI that it brings, outside
// production; `foothold codec-server` for a UI elsewhere.
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

/** The origins of a UI on this machine: people write its name in two ways. */
export function originsHere(uiUrl: string): string[] {
  const { port } = new URL(uiUrl);
  return [`http://127.0.0.1:${port}`, `http://localhost:${port}`];
}

/** Fastify plugin with the codec server, for pages of these origins. */
export function codecServer(keys: readonly EncryptionKey[], origins: readonly string[]): FastifyPluginAsync {
  const codec = new EncryptionCodec(keys);
  return async (app) => {
    app.addHook('onRequest', async (request, reply) => {
      const { origin, host = '' } = request.headers;
      // A page from elsewhere that leads a name of its own to this machine asks by that name.
      const byName = /^(localhost|127\.0\.0\.1)(:|$)/.test(host);
      if (!isFromThisMachine(request) || !byName || origin === undefined || !origins.includes(origin))
        return reply.code(403).send();
      reply.header('access-control-allow-origin', origin).header('vary', 'origin');
    });
    app.options(`${codecPath}/decode`, (_request, reply) =>
      reply
        .header('access-control-allow-methods', 'POST')
        .header('access-control-allow-headers', 'content-type, x-namespace, authorization')
        // Browsers ask before a page from elsewhere may reach this machine.
        .header('access-control-allow-private-network', 'true')
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
