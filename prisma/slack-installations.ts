// Installations of the Slack app by workspace, as they were encrypted by whoever keeps them here.
import type { Database } from './database.js';

/** An encrypted installation. */
export interface SealedInstallation {
  readonly keyId: string;
  readonly data: Uint8Array;
}

/** Refreshing a token is one call to Slack; whoever waits longer than this gives up. */
const aloneWithinMs = 30_000;

/** Keeps a workspace's installation, in the place of an earlier one. */
export async function saveSlackInstallation(
  db: Database,
  workspace: string,
  sealed: SealedInstallation
): Promise<void> {
  const columns = { keyId: sealed.keyId, sealed: Uint8Array.from(sealed.data) };
  await db.slackInstallation.upsert({ where: { workspace }, create: { workspace, ...columns }, update: columns });
}

/** A workspace's installation, or null. */
export async function slackInstallation(db: Database, workspace: string): Promise<SealedInstallation | null> {
  const row = await db.slackInstallation.findUnique({ where: { workspace } });
  return row && { keyId: row.keyId, data: row.sealed };
}

/** Forgets a workspace's installation, and that its people can be written to there; who they are stays. */
export async function forgetSlackInstallation(db: Database, workspace: string): Promise<void> {
  await db.$transaction([
    db.slackInstallation.deleteMany({ where: { workspace } }),
    db.account.updateMany({
      where: { platform: 'slack', place: { startsWith: `${workspace}:` } },
      data: { place: null },
    }),
  ]);
}

/** Runs while no other process runs anything for the workspace. */
export async function aloneWithSlack<T>(db: Database, workspace: string, run: () => Promise<T>): Promise<T> {
  return db.$transaction(
    async (lock) => {
      await lock.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`slack:${workspace}`}, 0))`;
      return run();
    },
    { timeout: aloneWithinMs, maxWait: aloneWithinMs }
  );
}
