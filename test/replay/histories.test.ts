// Cases that began under a released version must run on under this one: what each version recorded is replayed. When a test
// here fails, put the change behind `patched()`; histories are only recorded anew for a version that was never released.
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { WorkflowBundleOption } from '@temporalio/worker';
import { DefaultLogger, Runtime, Worker, bundleWorkflowCode } from '@temporalio/worker';
import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { FootholdPlugin } from '../../plugin.js';

const folder = path.resolve(import.meta.dirname, '../fixtures/histories');
const versions = readdirSync(folder);
const recordings = versions.flatMap((version) =>
  readdirSync(path.join(folder, version)).map((file) => [version, path.basename(file, '.json')] as const)
);
const recordingSchema = z.object({
  workflowId: z.string(),
  runs: z.array(z.object({ events: z.array(z.looseObject({ eventType: z.string() })) })).min(1),
});
type Recording = z.infer<typeof recordingSchema>;

const plugins = [new FootholdPlugin({ encryption: 'none' })];
let workflowBundle: WorkflowBundleOption;

beforeAll(async () => {
  const logger = new DefaultLogger('ERROR', () => undefined);
  Runtime.install({ logger, telemetryOptions: { logging: { forward: {}, filter: 'ERROR' } } });
  workflowBundle = await bundleWorkflowCode({
    workflowsPath: path.resolve(import.meta.dirname, '../../workflows/index.ts'),
    plugins,
    logger,
  });
});

function recorded(version: string, name: string): Recording {
  const text = readFileSync(path.join(folder, version, `${name}.json`), 'utf8');
  return recordingSchema.parse(JSON.parse(text));
}

async function replay({ workflowId, runs }: Recording): Promise<(Error | undefined)[]> {
  const errors: (Error | undefined)[] = [];
  const histories = runs.map((history) => ({ workflowId, history }));
  for await (const { error } of Worker.runReplayHistories({ workflowBundle, plugins }, histories)) errors.push(error);
  return errors;
}

test.each(recordings)('%s: a recorded %s is replayed, run by run', async (version, name) => {
  const recording = recorded(version, name);
  expect(await replay(recording)).toEqual(recording.runs.map(() => undefined));
});

test('every version has a tender, a contract, a placement and a file', () => {
  for (const version of versions)
    expect(readdirSync(path.join(folder, version)).sort()).toEqual([
      'contract.json',
      'export.json',
      'placement.json',
      'tender.json',
    ]);
});

test('a workflow that would act otherwise than it did is found out', async () => {
  const recording = recorded('0.1.0', 'contract');
  const text = JSON.stringify(recording).replaceAll('footholdAnnounce', 'footholdDeliver');
  const [error] = await replay(recordingSchema.parse(JSON.parse(text)));
  expect(error?.message).toContain('TMPRL1100');
});
