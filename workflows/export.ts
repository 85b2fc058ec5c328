// Makes a file that takes long, keeps it for some days, and deletes it. Its id is the request's and tells nothing of who asked.
import { ActivityFailure, proxyActivities, setCurrentDetails, sleep } from '@temporalio/workflow';
import { world } from './desk.js';
import type { ExportInput } from './messages.js';
import type { FootholdActivities } from './ports.js';

const { footholdExport } = proxyActivities<FootholdActivities>({
  startToCloseTimeout: '6h',
  // A worker that was killed is found out by its silence; the next one begins the file anew.
  heartbeatTimeout: '30s',
  retry: { initialInterval: '1s', maximumInterval: '1m', maximumAttempts: 20 },
});

/** Ends when the file is gone again. */
export async function exportFile({ exportId, keptUntil }: ExportInput): Promise<void> {
  setCurrentDetails('The file is being made.');
  try {
    const { made } = await footholdExport({ exportId });
    setCurrentDetails(made ? `The file is kept until ${keptUntil}.` : 'There was nothing to make a file of.');
  } catch (error) {
    if (!(error instanceof ActivityFailure)) throw error;
    setCurrentDetails('The file could not be made.');
    await world.footholdExportFailed({ exportId });
  }
  await sleep(Math.max(1, Date.parse(keptUntil) - Date.now()), { summary: 'kept until then' });
  await world.footholdForgetExport({ exportId });
}
