// Real Temporal servers for tests: one that skips time, and the full one.
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { inject } from 'vitest';
import { FootholdPlugin } from '../../plugin.js';
import { ensureSearchAttributes } from '../../server/search-attributes.js';
import { testKeys } from './keys.js';

/** The time-skipping server with Foothold's search attributes; its client encrypts. */
export async function timeSkippingEnv(): Promise<TestWorkflowEnvironment> {
  const env = await TestWorkflowEnvironment.createTimeSkipping({
    server: { executable: { type: 'existing-path', path: inject('testServerBinary') } },
    plugins: [new FootholdPlugin({ encryptionKeys: testKeys })],
  });
  await ensureSearchAttributes(env.connection, 'default');
  return env;
}

/** The full dev server, in memory. */
export async function devServer(): Promise<TestWorkflowEnvironment> {
  const env = await TestWorkflowEnvironment.createLocal({
    server: { executable: { type: 'existing-path', path: inject('temporalBinary') } },
    plugins: [new FootholdPlugin({ encryptionKeys: testKeys })],
  });
  await ensureSearchAttributes(env.connection, 'default');
  return env;
}
