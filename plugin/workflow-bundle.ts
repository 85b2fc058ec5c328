// Puts Foothold's workflows into the bundle beside the host's, and tells whether a prebuilt bundle has them.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BundleOptions, WorkflowBundleOption } from '@temporalio/worker';

type WebpackHook = NonNullable<BundleOptions['webpackConfigHook']>;
type WebpackPlugin = Extract<NonNullable<ReturnType<WebpackHook>['plugins']>[number], object>;

const here = path.dirname(fileURLToPath(import.meta.url));
/** `.ts` when Foothold runs from source, `.js` when it was built; the bundler takes both. */
const extension = path.extname(fileURLToPath(import.meta.url));

/** What the bundler is given instead of the host's workflows. */
export const workflowEntry = path.join(here, `workflow-entry${extension}`);
/** Makes payloads of failure messages; in Node and in the bundle. */
export const failureConverterPath = path.join(here, `failure-converter${extension}`);
const ownWorkflows = path.resolve(here, '../workflows');
/** The interceptor that carries a trace through a workflow. */
export const traceCarrier = path.join(ownWorkflows, `trace${extension}`);
const ownIndex = path.join(ownWorkflows, `index${extension}`);

/**
 * Foothold's modules are loaded once for all cases instead of once for each, which halves the memory of a cached one. They may
 * be: nothing in them changes after it was loaded (the SDK freezes it, so a test would see).
 */
export function preloading(modules: readonly string[] = []): string[] {
  return [...modules, ownIndex];
}

/** Points the bundler to both: `host` is the host's workflowsPath, undefined when it has none. */
export function besideHost(host: string | undefined, hook: WebpackHook = (config) => config): WebpackHook {
  return (config) => {
    const hooked = hook(config);
    const { alias } = hooked.resolve ?? {};
    const name = 'foothold-host-workflows';
    return {
      ...hooked,
      resolve: {
        ...hooked.resolve,
        alias: Array.isArray(alias)
          ? [...alias, { name, alias: host ?? false, onlyModule: true }]
          : { ...alias, [`${name}$`]: host ?? false },
      },
      // Not as a strict ES module: a CommonJS host's names are to be read as what they are.
      module: {
        ...hooked.module,
        rules: [...(hooked.module?.rules ?? []), { test: workflowEntry, type: 'javascript/auto' }],
      },
      plugins: [...(hooked.plugins ?? []), refuseClash],
    };
  };
}

/** Fails the bundling when the host has a workflow by one of our names; handing ours on by hand is no clash. */
const refuseClash: WebpackPlugin = {
  apply(compiler) {
    compiler.hooks.afterCompile.tap('Foothold', ({ modules, moduleGraph }) => {
      const at = (file: string) => [...modules].find((module) => module.nameForCondition() === file);
      const entry = at(workflowEntry);
      const own = at(ownIndex);
      if (entry === undefined || own === undefined) return;
      const reached = [...moduleGraph.getOutgoingConnections(entry)].map((connection) => connection.module);
      const host = reached.find((module) => module !== own && module.nameForCondition());
      const names = moduleGraph.getExportsInfo(own).getProvidedExports();
      if (host === undefined || !Array.isArray(names)) return;
      const hosts = moduleGraph.getExportsInfo(host);
      for (const name of names) {
        if (hosts.isExportProvided(name) !== true) continue;
        const target = hosts.getExportInfo(name).getTarget(moduleGraph)?.module.nameForCondition();
        if (!target?.startsWith(ownWorkflows))
          throw new Error(`The workflow name "${name}" is Foothold's; give the workflow of your own another name.`);
      }
    });
  },
};

/** True when a bundle that was built ahead holds Foothold's workflows; it names the activities they call. */
export function hasFoothold(bundle: WorkflowBundleOption): boolean {
  const code = 'code' in bundle ? bundle.code : fs.readFileSync(bundle.codePath, 'utf8');
  return code.includes('footholdRecord');
}
