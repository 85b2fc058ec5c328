// A real PostgreSQL from npm binaries, shared by every process that uses one data folder: whoever comes first starts it, the
// others join. Each holds a lease (an open write end of a FIFO, which the kernel closes even on kill -9); when the last lease
// closes, a tiny watcher asks the server for a fast shutdown. PostgreSQL's own postmaster.pid arbitrates starts.
import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Bin, Ids } from './server-files.js';
import {
  PORT,
  alive,
  binaries,
  isPostgres,
  isReady,
  makeFifo,
  makeSocketDir,
  readPid,
  readPort,
  removeStaleLocks,
  serverIds,
  tail,
} from './server-files.js';

const USER = 'app';

export interface EmbeddedPostgresOptions {
  /** Folder that is ours alone: `<dataDir>/pgdata`, password, log, socket. */
  dataDir: string;
  database?: string;
  /** Extra server settings, e.g. { fsync: 'off' } in tests. */
  settings?: Record<string, string>;
  /** Also listen on 127.0.0.1:<port> (for psql, Studio…). Default: Unix socket only. */
  tcpPort?: number;
  timeoutMs?: number;
}

export interface EmbeddedPostgres {
  /** Good for `pg`, `@prisma/adapter-pg` and libpq alike. */
  url: string;
  /** True if this process started the server, false if it joined a running one. */
  started: boolean;
  pid: number;
  /** Give the lease back; the server stops when no other process holds one. */
  release(options?: { wait?: boolean }): Promise<void>;
}

const START_SCRIPT = `
fifo=$1; pidfile=$2; shift 2
( ( cat "$fifo" >/dev/null
    [ "$(head -n 1 "$pidfile" 2>/dev/null)" = $$ ] && kill -INT $$ ) & )
exec "$@"`;

const WATCH_SCRIPT = `cat "$1" >/dev/null; [ "$(head -n 1 "$2" 2>/dev/null)" = "$3" ] && kill -INT "$3"`;

export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const dataDir = path.resolve(options.dataDir);
  const pgdata = path.join(dataDir, 'pgdata');
  const database = options.database ?? 'app';
  const deadline = Date.now() + (options.timeoutMs ?? 60_000);

  fs.mkdirSync(dataDir, { recursive: true, mode: 0o755 });
  const ids = serverIds(pgdata);
  if (
    ids.uid !== undefined &&
    spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', path.dirname(dataDir)], { ...ids, cwd: '/' }).status !== 0
  ) {
    throw new Error(
      `PostgreSQL cannot run as root, and the user it runs as (uid ${ids.uid}) may not enter ${path.dirname(dataDir)}: choose another data folder`
    );
  }
  if (ids.uid !== undefined) fs.chownSync(dataDir, ids.uid, ids.gid ?? ids.uid);
  const bin = binaries(dataDir, ids);

  if (!fs.existsSync(path.join(pgdata, 'PG_VERSION'))) initCluster(bin, dataDir, pgdata, ids);
  const password = fs.readFileSync(path.join(pgdata, 'app-password'), 'utf8').trim();
  const socketDir = makeSocketDir(dataDir, ids);
  const fifo = makeFifo(dataDir, ids);
  const pidFile = path.join(pgdata, 'postmaster.pid');
  const log = path.join(dataDir, 'server.log');
  let guard: number | undefined; // a lease held while the server starts, so that it ends if we are killed meanwhile
  let started = false;
  let unwatchedSince: number | undefined;
  let lastError = 'no attempt made';
  try {
    for (;;) {
      const port = readPort(pidFile);
      const up = await tryConnect({ host: socketDir, port, user: USER, password, database: 'postgres' }, database);
      if (up === true) {
        const lease = openLease(fifo);
        const pid = readPid(pidFile);
        if (lease !== undefined && pid !== undefined) {
          let released = false;
          return {
            url: `postgresql://${USER}:${encodeURIComponent(password)}@localhost:${port}/${database}?host=${encodeURIComponent(socketDir)}`,
            started,
            pid,
            async release({ wait = false } = {}) {
              if (!released) fs.closeSync(lease);
              released = true;
              const until = Date.now() + 10_000;
              while (wait && Date.now() < until && alive(pid) && isPostgres(pid)) await sleep(10);
            },
          };
        }
        if (lease !== undefined) fs.closeSync(lease);
        // Running but nobody watches the FIFO: it is shutting down, or its watcher was killed.
        unwatchedSince ??= Date.now();
        if (pid !== undefined && Date.now() - unwatchedSince > 2_000) {
          spawn('/bin/sh', ['-c', WATCH_SCRIPT, 'sh', fifo, pidFile, String(pid)], {
            ...ids,
            detached: true,
            stdio: 'ignore',
            cwd: dataDir,
          }).unref();
          unwatchedSince = undefined;
        }
      } else {
        unwatchedSince = undefined;
        lastError = up;
        const pid = readPid(pidFile);
        if (pid === undefined || !alive(pid) || !isPostgres(pid)) {
          // Left by a machine that crashed: the pid may be another program's by now, and
          // PostgreSQL would refuse to start. It still checks the old shared memory itself.
          if (pid !== undefined && alive(pid)) removeStaleLocks(pidFile, socketDir);
          guard ??= fs.openSync(fifo, fs.constants.O_RDWR);
          const failure = await launch({ bin, pgdata, socketDir, fifo, pidFile, log, ids, options, dataDir });
          if (failure === undefined) {
            started = true;
            continue;
          }
          lastError = failure;
        }
      }
      if (Date.now() > deadline) throw new Error(`The embedded database did not start: ${lastError} (log: ${log})`);
      await sleep(100);
    }
  } finally {
    if (guard !== undefined) fs.closeSync(guard);
  }
}

/* ------------------------------------------------------------------ steps */

function initCluster(bin: Bin, dataDir: string, pgdata: string, ids: Ids): void {
  for (const name of fs.readdirSync(dataDir).filter((name) => /^(init|native-tmp)-/.test(name))) {
    const old = path.join(dataDir, name); // left by a process that was killed half-way
    if (Date.now() - (fs.statSync(old, { throwIfNoEntry: false })?.mtimeMs ?? Date.now()) > 600_000)
      fs.rmSync(old, { recursive: true, force: true });
  }
  const tmp = fs.mkdtempSync(path.join(dataDir, 'init-'));
  try {
    const fresh = path.join(tmp, 'pgdata');
    const passwordFile = path.join(tmp, 'password');
    fs.writeFileSync(passwordFile, randomBytes(24).toString('base64url') + '\n', { mode: 0o600 });
    if (ids.uid !== undefined) for (const f of [tmp, passwordFile]) fs.chownSync(f, ids.uid, ids.gid ?? ids.uid);
    const result = spawnSync(
      bin.initdb,
      [
        '-D',
        fresh,
        '-U',
        USER,
        '--auth=scram-sha-256',
        `--pwfile=${passwordFile}`,
        '--encoding=UTF8',
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
        '--locale=C',
        '--lc-messages=C',
        '-c',
        'timezone=UTC',
        '-c',
        'log_timezone=UTC',
        '--no-instructions',
      ],
      { ...ids, cwd: tmp, encoding: 'utf8', env: bin.env }
    );
    if (result.status !== 0) throw new Error(`initdb failed: ${result.error?.message ?? result.stderr.trim()}`);
    fs.renameSync(passwordFile, path.join(fresh, 'app-password'));
    try {
      fs.renameSync(fresh, pgdata); // atomic; fails if another process was first
    } catch (error) {
      if (!['ENOTEMPTY', 'EEXIST'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
    }
  } finally {
    fs.rmSync(tmp, { recursive: true, force: true });
  }
}

interface Launch {
  bin: Bin;
  pgdata: string;
  socketDir: string;
  fifo: string;
  pidFile: string;
  log: string;
  dataDir: string;
  ids: Ids;
  options: EmbeddedPostgresOptions;
}

/** Starts a server and waits until it accepts connections. Returns why it did not. */
async function launch(l: Launch): Promise<string | undefined> {
  if ((fs.statSync(l.log, { throwIfNoEntry: false })?.size ?? 0) > 10_000_000) fs.renameSync(l.log, `${l.log}.1`);
  const logFd = fs.openSync(l.log, 'a', 0o640);
  const logStart = fs.fstatSync(logFd).size;
  const settings: Record<string, string> = {
    listen_addresses: l.options.tcpPort ? '127.0.0.1' : '',
    port: String(l.options.tcpPort ?? PORT),
    unix_socket_directories: l.socketDir,
    unix_socket_permissions: '0700',
    ...l.options.settings,
  };
  const flags = Object.entries(settings).flatMap(([k, v]) => ['-c', `${k}=${v}`]);
  const child = spawn(
    '/bin/sh',
    ['-c', START_SCRIPT, 'sh', l.fifo, l.pidFile, l.bin.postgres, '-D', l.pgdata, ...flags],
    { ...l.ids, cwd: l.dataDir, detached: true, stdio: ['ignore', logFd, logFd], env: l.bin.env }
  );
  fs.closeSync(logFd);
  let exit: string | undefined;
  child.once('error', (error) => {
    exit = error.message;
  });
  child.once('exit', (code, signal) => {
    exit = `postgres ended with ${signal ?? code}`;
  });
  child.unref();
  for (let i = 0; i < 6_000; i++) {
    if (exit !== undefined) return `${exit}: ${tail(l.log, logStart)}`;
    if (isReady(l.pidFile, child.pid)) return undefined;
    await sleep(i < 50 ? 5 : 50);
  }
  return `not ready yet: ${tail(l.log, logStart)}`;
}

/** true, or why not. Makes the database if it is missing. */
async function tryConnect(config: pg.ClientConfig, database?: string): Promise<true | string> {
  if (!fs.existsSync(path.join(config.host ?? '', `.s.PGSQL.${config.port}`))) return 'no socket yet';
  const client = new pg.Client({ ...config, connectionTimeoutMillis: 5_000 });
  client.on('error', () => {});
  try {
    await client.connect();
    if (database) {
      const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [database]);
      if (!rowCount) await client.query(`CREATE DATABASE ${client.escapeIdentifier(database)}`);
    }
    return true;
  } catch (error) {
    const { code, message } = error as { code?: string; message: string };
    if (code === '42P04' || code === '23505') return true; // another process made it just now
    if (code === '28P01') throw error;
    return message || String(code);
  } finally {
    await client.end().catch(() => {});
  }
}

function openLease(fifo: string): number | undefined {
  try {
    return fs.openSync(fifo, fs.constants.O_WRONLY | fs.constants.O_NONBLOCK);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENXIO') return undefined; // no watcher
    throw error;
  }
}
