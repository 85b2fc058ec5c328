// What surrounds an embedded PostgreSQL: its binaries, the user it runs as, and the files of its data folder.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';

/** The socket file's suffix, and the TCP port only when one is asked for. */
export const PORT = 5432;
/** The user the server runs as, where it is not ours. */
export type Ids = { uid?: number; gid?: number };

/** PostgreSQL refuses to run as root: as root, use the data's owner, `postgres` or `nobody`. */
export function serverIds(pgdata: string): Ids {
  if (process.getuid?.() !== 0) return {};
  const owner = fs.statSync(pgdata, { throwIfNoEntry: false });
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  for (const name of [process.env.EMBEDDED_POSTGRES_USER, 'postgres', 'nobody']) {
    const entry =
      name &&
      fs
        .readFileSync('/etc/passwd', 'utf8')
        .split('\n')
        .find((line) => line.startsWith(`${name}:`))
        ?.split(':');
    if (entry) return { uid: Number(entry[2]), gid: Number(entry[3]) };
  }
  throw new Error('PostgreSQL cannot run as root and there is no user "postgres" or "nobody" to run it as');
}

export interface Bin {
  initdb: string;
  postgres: string;
  env: NodeJS.ProcessEnv;
}

export function binaries(dataDir: string, ids: Ids): Bin {
  const platform = { linux: 'linux', darwin: 'darwin' }[process.platform as string];
  if (!platform) throw new Error(`No embedded database for ${process.platform}: set DATABASE_URL`);
  // Its entry only computes these paths; resolving instead of importing also suits CommonJS and Jest.
  const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}-${process.arch}`);
  const inPackage = (name: string) => path.resolve(path.dirname(entry), '../native/bin', name);
  const found = { initdb: inPackage('initdb'), postgres: inPackage('postgres') };
  const env: NodeJS.ProcessEnv = { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' };
  const works = (postgres: string) => spawnSync(postgres, ['-V'], { ...ids, cwd: '/', env }).status === 0;
  if (works(found.postgres)) return { ...found, env };
  // Its install script was not run (the libraries' symbolic links are missing) …
  const native = path.resolve(path.dirname(found.postgres), '..');
  try {
    hydrateSymlinks(native, native);
  } catch {
    /* read-only node_modules */
  }
  if (works(found.postgres)) return { ...found, env };
  // … or the server's user may not reach node_modules (e.g. under /root): use a copy.
  const hash = createHash('sha256')
    .update(`${native}${fs.statSync(found.postgres).mtimeMs}`)
    .digest('hex')
    .slice(0, 12);
  const copy = path.join(dataDir, `native-${hash}`);
  if (!fs.existsSync(copy)) {
    const tmp = fs.mkdtempSync(path.join(dataDir, 'native-tmp-'));
    fs.cpSync(native, tmp, { recursive: true, verbatimSymlinks: true });
    hydrateSymlinks(native, tmp);
    spawnSync('chmod', ['-R', 'a+rX', tmp]);
    try {
      fs.renameSync(tmp, copy);
    } catch {
      fs.rmSync(tmp, { recursive: true, force: true });
    }
  }
  const at = (name: string) => path.join(copy, 'bin', name);
  if (!works(at('postgres'))) {
    const why = spawnSync(at('postgres'), ['-V'], { ...ids, cwd: '/', env, encoding: 'utf8' });
    throw new Error(`The embedded PostgreSQL does not run: ${why.error?.message ?? why.stderr}`);
  }
  return { initdb: at('initdb'), postgres: at('postgres'), env };
}

/** What the package's postinstall does; npm may not have run it. */
function hydrateSymlinks(native: string, root: string): void {
  const links = JSON.parse(fs.readFileSync(path.join(native, 'pg-symlinks.json'), 'utf8')) as {
    source: string;
    target: string;
  }[];
  for (const { source, target } of links) {
    const link = path.join(root, '..', target).replace(path.join(root, '..', 'native'), root);
    if (!fs.existsSync(link)) fs.symlinkSync(path.basename(source), link);
  }
}

/** In the data folder, or a short private one if that path is too long for a socket (107 bytes; 103 on macOS). */
export function makeSocketDir(dataDir: string, ids: Ids): string {
  if (Buffer.byteLength(path.join(dataDir, `.s.PGSQL.${PORT}`)) < 104) return dataDir;
  const hash = createHash('sha256').update(dataDir).digest('hex').slice(0, 16);
  const dir = path.join(os.tmpdir().length < 60 ? os.tmpdir() : '/tmp', `pg-${hash}`);
  fs.mkdirSync(dir, { recursive: true, mode: 0o700 });
  if (ids.uid !== undefined) fs.chownSync(dir, ids.uid, ids.gid ?? ids.uid);
  const stat = fs.lstatSync(dir);
  if (!stat.isDirectory() || stat.uid !== (ids.uid ?? process.getuid?.()))
    throw new Error(`${dir} belongs to somebody else`);
  return dir;
}

export function makeFifo(dataDir: string, ids: Ids): string {
  const fifo = path.join(dataDir, 'lease');
  if (!fs.existsSync(fifo)) {
    const result = spawnSync('mkfifo', ['-m', '600', fifo], { ...ids, encoding: 'utf8', cwd: '/' });
    if (result.status !== 0 && !fs.existsSync(fifo))
      throw new Error(`mkfifo failed: ${result.error?.message ?? result.stderr}`);
  }
  return fifo;
}

export function readPid(pidFile: string): number | undefined {
  try {
    const pid = Number.parseInt(fs.readFileSync(pidFile, 'utf8'), 10);
    return pid > 0 ? pid : undefined;
  } catch {
    return undefined;
  }
}

/** Line 4 of postmaster.pid: the port, which is also the socket file's suffix. */
export function readPort(pidFile: string): number {
  try {
    return Number(fs.readFileSync(pidFile, 'utf8').split('\n')[3]) || PORT;
  } catch {
    return PORT;
  }
}

/** PostgreSQL keeps its state on line 8 of postmaster.pid (pg_ctl waits for it, too). */
export function isReady(pidFile: string, pid: number | undefined): boolean {
  try {
    const lines = fs.readFileSync(pidFile, 'utf8').split('\n');
    return Number(lines[0]) === pid && lines[7]?.trim() === 'ready';
  } catch {
    return false;
  }
}

export function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** False for a zombie, too (no command line): it holds nothing, yet PostgreSQL's own check takes it for alive. */
export function isPostgres(pid: number): boolean {
  let command = '';
  try {
    command =
      process.platform === 'linux'
        ? fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8')
        : spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout;
  } catch {
    /* it has just ended */
  }
  return /(^|\/)postgres(\0|:|\s|$)/.test(command);
}

export function removeStaleLocks(pidFile: string, socketDir: string): void {
  for (const file of [path.join(socketDir, `.s.PGSQL.${readPort(pidFile)}.lock`), pidFile])
    fs.rmSync(file, { force: true });
}

export function tail(file: string, from: number): string {
  const text = fs.readFileSync(file).subarray(from).toString('utf8');
  return (
    text
      .split('\n')
      .filter((line) => /FATAL|ERROR|HINT|PANIC|error while/.test(line))
      .slice(-3)
      .join(' | ') || text.slice(-400)
  );
}
