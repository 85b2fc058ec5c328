// The one module that the bundler is given: the host's workflows and Foothold's. Temporal bundles a single module, so the
// host's own stands behind an alias that FootholdPlugin sets (to nothing when the host has none).
// @ts-expect-error There is no such package: the bundler resolves the alias.
import * as host from 'foothold-host-workflows';
import * as own from '../workflows/index.js';

// @ts-expect-error See above.
export * from 'foothold-host-workflows';
export * from '../workflows/index.js';

const hosts = host as Readonly<Record<string, unknown>>;

// Names of a CommonJS module may be known only here; those that the bundler knows were refused by it.
for (const [name, workflow] of Object.entries(own))
  if (name in hosts && hosts[name] !== workflow)
    throw new Error(`The workflow name "${name}" is Foothold's; give the workflow of your own another name.`);

/** The host's workflow for types that have none of their own, when it has one. */
export default typeof hosts['default'] === 'function' ? hosts['default'] : undefined;
