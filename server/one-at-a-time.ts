// One Foothold for each data folder. Whoever holds it says where it can be reached; a killed one's claim falls at once.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

const claimSchema = z.object({
  pid: z.number(),
  startedAt: z.string(),
  url: z.string().nullable(),
  temporalAddress: z.string().nullable(),
});
type Claim = z.infer<typeof claimSchema>;

/** The claim of this process. */
export interface Claimed {
  /** Lets other processes know where things are. */
  announce(where: { url: string; temporalAddress: string }): void;
  release(): void;
}

/** Another Foothold runs in this data folder; the message says where. */
export class AlreadyRunningError extends Error {
  override readonly name = 'AlreadyRunningError';
}

const fileOf = (dataDir: string): string => path.join(dataDir, 'running.json');

/** Claims the data folder for this process, or throws {@link AlreadyRunningError}. */
export function claimDataDir(dataDir: string): Claimed {
  mkdirSync(dataDir, { recursive: true });
  const file = fileOf(dataDir);
  const claim = (where: Pick<Claim, 'url' | 'temporalAddress'>): string =>
    JSON.stringify({ pid: process.pid, startedAt: startOf(process.pid), ...where });
  for (;;) {
    try {
      writeFileSync(file, claim({ url: null, temporalAddress: null }), { flag: 'wx' });
      break;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const other = runningIn(dataDir);
    if (other !== null)
      throw new AlreadyRunningError(
        `Foothold is already running here${other.url === null ? '' : `: ${other.url}`} (process ${other.pid}). ` +
          'Use that one, stop it with Ctrl-C first, or set FOOTHOLD_DATA_DIR to another folder.'
      );
    rmSync(file, { force: true });
  }
  return {
    announce: (where) => writeFileSync(file, claim(where)),
    release: () => rmSync(file, { force: true }),
  };
}

/** The Foothold that runs in a data folder, or null. */
export function runningIn(dataDir: string): Claim | null {
  const file = fileOf(dataDir);
  if (!existsSync(file)) return null;
  try {
    const claim = claimSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
    return startOf(claim.pid) === claim.startedAt ? claim : null;
  } catch {
    return null; // half a file of a process that was killed while it wrote
  }
}

/** When a process started, so that a number given to another program is not taken for it; '' when it is gone. */
export function startOf(pid: number): string {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return '';
  }
  try {
    // Field 22, counted after the command's name, which may hold spaces.
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? '' : (fields[19] ?? 'running');
  } catch {
    return 'running'; // no /proc: the number alone must do
  }
}
