// The pages' own stylesheet, script and icon, and htmx: served from this machine, under names that change with their content.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

/** Static files are not built: from dist/bots/web/ they lie beside the sources. */
function staticDir(): string {
  const here = fileURLToPath(new URL('.', import.meta.url));
  const candidates = [path.join(here, 'static'), path.join(here, '../../../bots/web/static')];
  return candidates.find((folder) => existsSync(folder)) ?? candidates[0] ?? '';
}

const { resolve } = createRequire(import.meta.url);

const files = {
  'foothold.css': path.join(staticDir(), 'foothold.css'),
  'foothold.js': path.join(staticDir(), 'foothold.js'),
  'icon.svg': path.join(staticDir(), 'icon.svg'),
  'htmx.js': resolve('htmx.org/dist/htmx.min.js'),
  'htmx-sse.js': resolve('htmx-ext-sse/dist/sse.min.js'),
} as const;

/** A file that pages refer to. */
export type Asset = keyof typeof files;

let version: string | null = null;

function currentVersion(): string {
  if (version === null) {
    const hash = createHash('sha256');
    for (const file of Object.values(files)) hash.update(readFileSync(file));
    version = hash.digest('hex').slice(0, 12);
  }
  return version;
}

/** The address of a file; it may be kept for ever, as new content has a new address. */
export const assetUrl = (asset: Asset): string => `/assets/${currentVersion()}/${asset}`;

/** Serves the files. */
export async function serveAssets(app: FastifyInstance): Promise<void> {
  await app.register(fastifyStatic, { root: staticDir(), serve: false, maxAge: '365d', immutable: true });
  for (const [asset, file] of Object.entries(files))
    app.get(`/assets/:version/${asset}`, { logLevel: 'warn' }, (_request, reply) =>
      reply.sendFile(path.basename(file), path.dirname(file))
    );
}
