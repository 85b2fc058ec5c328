// Foothold as people run it: a process of its own, ready when it says so, ended as Ctrl-C or a power cut would.
import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import getPort from 'get-port';
import { expect, vi } from 'vitest';
import { taskQueue } from './cases.js';
import type { Town } from './cases.js';
import { keysSetting } from './keys.js';

/** The file that is run. */
export const programFile = path.resolve(import.meta.dirname, '../../bin/foothold.js');

/** A process that runs. */
export interface Program {
  readonly url: string;
  /** What it has printed so far. */
  screen(): string;
  /** Sends it a signal and waits until it is gone; answers how it ended, null if by the signal itself or before. */
  end(signal: NodeJS.Signals): Promise<number | null>;
}

/** Starts `foothold` with these arguments and settings beside those of the tests; answers when it says how it is stopped. */
export async function startProgram(args: readonly string[], settings: NodeJS.ProcessEnv): Promise<Program> {
  const port = settings.PORT ?? String(await getPort());
  const child: ChildProcess = spawn(process.execPath, [programFile, ...args], {
    env: { ...process.env, NODE_ENV: 'development', ...settings, PORT: port },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let screen = '';
  child.stdout?.on('data', (chunk: Buffer) => (screen += chunk.toString()));
  await vi.waitFor(() => expect(screen).toContain('Ctrl-C'), { timeout: 140_000, interval: 50 });
  return {
    url: `http://localhost:${port}`,
    screen: () => screen,
    async end(signal) {
      if (child.exitCode !== null || child.signalCode !== null) return null;
      const gone = once(child, 'exit');
      child.kill(signal);
      await gone;
      return child.exitCode;
    },
  };
}

/** Settings for a program that carries the cases of a town, in its Temporal and its database. */
export const carrying = ({ env, url }: Pick<Town, 'env' | 'url'>, dataDir: string): NodeJS.ProcessEnv => ({
  TEMPORAL_ADDRESS: env.address,
  DATABASE_URL: url,
  FOOTHOLD_DATA_DIR: dataDir,
  FOOTHOLD_TASK_QUEUE: taskQueue,
  FOOTHOLD_ENCRYPTION_KEYS: keysSetting,
});
