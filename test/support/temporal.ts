// Real Temporal servers for tests: one that skips time, and the full one.
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { inject } from 'vitest';
import { ensureSearchAttributes } from '../../server/search-attributes.js';

/** The time-skipping server with Foothold's search attributes. Its own client knows no plugin; test/support/cases.ts makes one that does. */
export async function timeSkippingEnv(): Promise<TestWorkflowEnvironment> {
  const env = await TestWorkflowEnvironment.createTimeSkipping({
    server: { executable: { type: 'existing-path', path: inject('testServerBinary') } },
  });
  await ensureSearchAttributes(env.connection, 'default');
  return env;
}

/** The full dev server, in memory. */
export async function devServer(): Promise<TestWorkflowEnvironment> {
  const env = await TestWorkflowEnvironment.createLocal({
    server: { executable: { type: 'existing-path', path: inject('temporalBinary') } },
  });
  await ensureSearchAttributes(env.connection, 'default');
  return env;
}
