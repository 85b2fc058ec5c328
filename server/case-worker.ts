// The Temporal worker that carries the cases, until the process ends.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { NativeConnectionOptions, WorkflowBundleOption } from '@temporalio/worker';
import { NativeConnection, Runtime, Worker, bundleWorkflowCode } from '@temporalio/worker';
import type { Logger } from 'pino';
import type { Config } from '../config.js';
import type { FootholdPlugin } from '../plugin.js';
import { temporalLogger } from './temporal-log.js';
import type { temporalTarget } from './temporal.js';

/** A worker that runs; `ended` resolves with the reason. */
export interface CaseWorker {
  readonly worker: Worker;
  readonly ended: Promise<string>;
}

/** Starts it; `closing` takes how it is stopped. `sdkMetrics` is where the SDK tells its metrics, as host:port. */
export async function startCaseWorker(
  config: Config,
  { connectionOptions, namespace }: ReturnType<typeof temporalTarget>,
  plugin: FootholdPlugin,
  { log, sdkMetrics }: { readonly log: Logger; readonly sdkMetrics: string },
  closing: (() => Promise<void> | void)[]
): Promise<CaseWorker> {
  Runtime.install({
    logger: temporalLogger(log),
    // For this machine only; /metrics passes them on.
    telemetryOptions: {
      metrics: { prometheus: { bindAddress: sdkMetrics, countersTotalSuffix: true, unitSuffix: true } },
    },
  });
  const { apiKey, ...reach } = connectionOptions;
  const connection = await NativeConnection.connect({
    ...(reach as NativeConnectionOptions),
    // Read from the environment, where it is a text and not a function.
    ...(typeof apiKey === 'string' && { apiKey }),
  });
  const worker = await Worker.create({
    connection,
    namespace,
    taskQueue: config.taskQueue,
    workflowBundle: await workflowBundle(plugin),
    plugins: [plugin],
    // Waking a case costs some 100 ms, keeping one a quarter of a megabyte: a small cache serves tens of thousands.
    maxCachedWorkflows: 500,
    shutdownGraceTime: '5s',
  });
  const run = worker.run();
  const ended = run.then(
    () => 'The worker was shut down',
    (error: unknown) => `The worker ended: ${error instanceof Error ? error.message : String(error)}`
  );
  closing.push(async () => {
    if (worker.getState() === 'RUNNING') worker.shutdown();
    await ended;
    await connection.close();
  });
  return { worker, ended };
}

/** Built ahead by scripts/build.js; made on the spot when this runs from source. */
async function workflowBundle(plugin: FootholdPlugin): Promise<WorkflowBundleOption> {
  const built = fileURLToPath(new URL('../workflow-bundle.js', import.meta.url));
  if (existsSync(built)) return { codePath: built };
  const workflowsPath = fileURLToPath(new URL('../workflows/index.ts', import.meta.url));
  return bundleWorkflowCode({ workflowsPath, plugins: [plugin] });
}
