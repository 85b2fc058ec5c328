// A Temporal server of our own: the dev server with its file in the data folder. It outlives nobody: a killed Foothold's server
// is stopped by the next start, which takes over its file.
import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Connection } from '@temporalio/client';
import getPort from 'get-port';
import { z } from 'zod';
import { startOf } from './one-at-a-time.js';

/** A running server. */
export interface TemporalServer {
  readonly address: string;
  readonly uiUrl: string;
  /** Resolves when it ended without being asked to. */
  readonly lost: Promise<string>;
  stop(): Promise<void>;
}

const traceSchema = z.object({ pid: z.number(), startedAt: z.string(), port: z.number(), uiPort: z.number() });

const readyWithinMs = 30_000;
const stopWithinMs = 5_000;

/** Starts the server and waits until it serves. Ports are kept from start to start while they are free; its UI asks `codecUrl` to decrypt. */
export async function startTemporalServer({
  binary,
  dataDir,
  codecUrl,
}: {
  binary: string;
  dataDir: string;
  codecUrl: string | null;
}): Promise<TemporalServer> {
  const traceFile = path.join(dataDir, 'temporal.json');
  const before = readTrace(traceFile);
  if (before !== null && startOf(before.pid) === before.startedAt) await stopProcess(before.pid);
  const port = await getPort({ port: before?.port ?? 7233, host: '127.0.0.1' });
  const uiPort = await getPort({ port: before?.uiPort ?? 8233, host: '127.0.0.1', exclude: [port] });
  const logFile = path.join(dataDir, 'temporal.log');
  const output = openSync(logFile, 'w');
  const child = spawn(
    binary,
    [
      'server',
      'start-dev',
      '--db-filename',
      path.join(dataDir, 'temporal.db'),
      '--log-level',
      'warn',
      '--port',
      String(port),
    ].concat(
      ['--ui-port', String(uiPort), '--ip', '127.0.0.1'],
      codecUrl === null ? [] : ['--ui-codec-endpoint', codecUrl]
    ),
    // In a group of its own: a Ctrl-C in the terminal reaches us first, and we stop it last.
    { detached: true, stdio: ['ignore', output, output] }
  );
  closeSync(output);
  let failure: string | null = null;
  let stopping = false;
  const lost = new Promise<string>((resolve) => {
    const ended = (why: string): void => {
      failure = why;
      if (!stopping) resolve(`The Temporal server ${why}; its log is ${logFile}`);
    };
    child.once('error', ({ message }) => ended(`could not be started (${message})`));
    child.once('exit', (code, signal) => ended(`ended with ${signal ?? code}`));
  });
  child.unref();
  const { pid } = child;
  if (pid !== undefined) writeFileSync(traceFile, JSON.stringify({ pid, startedAt: startOf(pid), port, uiPort }));
  const address = `127.0.0.1:${port}`;
  await serving(address, () => failure, logFile);
  return {
    address,
    uiUrl: `http://127.0.0.1:${uiPort}`,
    lost,
    async stop() {
      stopping = true;
      if (pid !== undefined && failure === null) await stopProcess(pid);
      rmSync(traceFile, { force: true });
      writeFileSync(traceFile, JSON.stringify({ pid: 0, startedAt: '', port, uiPort }));
    },
  };
}

function readTrace(file: string): z.infer<typeof traceSchema> | null {
  try {
    return traceSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return null;
  }
}

async function serving(address: string, failure: () => string | null, logFile: string): Promise<void> {
  const until = Date.now() + readyWithinMs;
  while (Date.now() < until) {
    const why = failure();
    if (why !== null)
      throw new Error(`The Temporal server ${why}: ${readFileSync(logFile, 'utf8').trim().slice(-400)}`);
    try {
      const connection = await Connection.connect({ address, connectTimeout: '1s' });
      await connection.workflowService.describeNamespace({ namespace: 'default' });
      await connection.close();
      return;
    } catch {
      await sleep(50);
    }
  }
  throw new Error(`The Temporal server did not answer within ${readyWithinMs / 1000} s; its log is ${logFile}`);
}

async function stopProcess(pid: number): Promise<void> {
  const startedAt = startOf(pid);
  const gone = (): boolean => startedAt === '' || startOf(pid) !== startedAt;
  const signal = (name: NodeJS.Signals): void => {
    try {
      process.kill(pid, name);
    } catch {
      // it has just ended
    }
  };
  if (gone()) return;
  signal('SIGTERM');
  for (const until = Date.now() + stopWithinMs; Date.now() < until; await sleep(20)) if (gone()) return;
  signal('SIGKILL');
}
