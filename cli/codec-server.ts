// `foothold codec-server`: lets a Temporal UI elsewhere show what is encrypted, in the browser of whoever runs this on a machine of their own.
import { Command } from 'commander';
import { fastify } from 'fastify';
import { z } from 'zod';
import { ConfigError, readConfig } from '../config.js';
import { codecPath, codecServer } from '../server/codec.js';
import { say } from './say.js';
import { signalled } from './signalled.js';

const optionsSchema = z.object({
  ui: z.url({
    protocol: /^https?$/,
    error: '--ui takes the address of the Temporal UI, such as https://cloud.temporal.io',
  }),
  port: z.coerce.number({ error: '--port takes a number' }).int().min(1).max(65_535),
});

/** The command. */
export function codecServerCommand(): Command {
  return new Command('codec-server')
    .description('Decrypts for a Temporal UI elsewhere, in browsers on this machine only, until Ctrl-C.')
    .requiredOption('--ui <url>', 'where that UI is, such as https://cloud.temporal.io')
    .option('--port <port>', 'where to listen', '8081')
    .addHelpText(
      'after',
      `
Needs FOOTHOLD_ENCRYPTION_KEYS as the workers have them. The UI of "foothold start" asks Foothold itself outside production and needs none.
Example:
  FOOTHOLD_ENCRYPTION_KEYS=2026-11:... foothold codec-server --ui https://cloud.temporal.io`
    )
    .action(async (given: unknown) => {
      const options = optionsSchema.safeParse(given);
      if (!options.success) throw new ConfigError(options.error.issues.map(({ message }) => message).join('\n'));
      const { ui, port } = options.data;
      const { encryptionKeys } = readConfig();
      if (encryptionKeys === null)
        throw new ConfigError('Set FOOTHOLD_ENCRYPTION_KEYS to the keys that the workers encrypt with.');
      const app = fastify();
      await app.register(codecServer(encryptionKeys, [new URL(ui).origin]));
      await app.listen({ host: '127.0.0.1', port });
      say.line(
        `In ${ui} choose "Configure Codec Server" and give it http://localhost:${port}${codecPath}. Ctrl-C stops it.`
      );
      await signalled();
      await app.close();
    });
}
