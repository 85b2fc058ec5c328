// FootholdPlugin, and the package's public door: everything a host needs to run cases beside its own workflows, in one line.
import { createRequire } from 'node:module';
import type { ClientInterceptors, ClientOptions, WorkflowClientInterceptor } from '@temporalio/client';
import type { DataConverter } from '@temporalio/common';
import { SimplePlugin } from '@temporalio/plugin';
import type { BundleOptions, InjectedSinks, ReplayWorkerOptions, WorkerOptions } from '@temporalio/worker';
import { z } from 'zod';
import { caseLog } from './plugin/case-log.js';
import { EncryptionCodec } from './plugin/codec.js';
import type { EncryptionKey } from './plugin/keys.js';
import type { TemporalTracing } from './plugin/tracing.js';
import {
  besideHost,
  failureConverterPath,
  hasFoothold,
  preloading,
  traceCarrier,
  workflowEntry,
} from './plugin/workflow-bundle.js';
import type { FootholdActivities } from './workflows/ports.js';
import type { TraceSinks } from './workflows/trace.js';

export { newAuthority } from './domain/authority.js';
export { contractId, placementId, tenderId } from './domain/case.js';
export { newContract } from './domain/contract.js';
export { startingPolicy } from './domain/policy.js';
export { procedures } from './domain/procedures.js';
export { unknownScope } from './domain/scope.js';
export { newTender } from './domain/tender.js';
export { commandUpdate, stateQuery } from './workflows/messages.js';
export type { Actor, Role, Via } from './domain/actor.js';
export type { CaseEvent, CaseState } from './domain/any-case.js';
export type { Command, CommandAnswer, CommandEnvelope, CommandKind } from './domain/commands.js';
export type { AuthorityState } from './domain/authority.js';
export type { ContractState } from './domain/contract.js';
export type { PlacementState } from './domain/placement.js';
export type { Refusal, RefusalType } from './domain/refusal.js';
export type { TenderState } from './domain/tender.js';
export type { CaseInput } from './workflows/messages.js';
export type { EncryptionKey, FootholdActivities, TemporalTracing };

/** Options of {@link FootholdPlugin}. */
export interface FootholdOptions {
  /** Keys for payloads: the first encrypts, all decrypt. Client and worker need the same. */
  readonly encryptionKeys?: readonly EncryptionKey[];
  /** Says out loud that payloads are stored readable; instead of {@link encryptionKeys}. */
  readonly encryption?: 'none';
  /** What the cases need from the world. A worker needs them, here or among its own; a client, a bundler and a replayer do not. */
  readonly activities?: FootholdActivities;
  /** Traces what people ask for through Temporal: `temporalTracing()` of foothold/tracing. Nothing is traced without it. */
  readonly tracing?: TemporalTracing;
}

const knownOptions: Readonly<Record<keyof FootholdOptions, true>> = {
  encryptionKeys: true,
  encryption: true,
  activities: true,
  tracing: true,
};

const activityNames = Object.keys({
  footholdRecord: true,
  footholdAnnounce: true,
  footholdInheritedPolicy: true,
  footholdDeadline: true,
  footholdStandstill: true,
  footholdOfficeHour: true,
  footholdMonth: true,
  footholdHandOverNotice: true,
  footholdWeeklyAt: true,
  footholdWeekly: true,
  footholdStandIn: true,
  footholdExport: true,
  footholdExportFailed: true,
  footholdForgetExport: true,
  footholdDeliver: true,
} satisfies Record<keyof FootholdActivities, true>);

/**
 * Brings Foothold to a Temporal worker, client, bundler or replayer: its workflows beside the host's own, its activities,
 * payload encryption (failure messages included) and the case's id in its logs.
 *
 * Give the same plugin to workers and clients, or once to the connection they share. Misuse throws, and says what to do.
 *
 * @example
 * const { activities } = await openActivities({ databaseUrl }); // of foothold/activities
 * const plugins = [new FootholdPlugin({ encryptionKeys: [{ id: '2026-11', key }], activities })];
 * const worker = await Worker.create({ taskQueue: 'tenders', workflowsPath, plugins });
 */
export class FootholdPlugin extends SimplePlugin {
  private readonly sinks: InjectedSinks<TraceSinks>;

  constructor(options: FootholdOptions) {
    const codec = codecOf(options);
    const { tracing } = options;
    super({
      name: 'foothold.FootholdPlugin',
      activities: (existing) => withActivities(existing, options.activities),
      workerInterceptors: {
        activity: [caseLog, ...(tracing ? [tracing.activity] : [])],
        workflowModules: [traceCarrier],
        ...(tracing && { client: { workflow: [tracing.client] } }),
      },
      ...(tracing && { clientInterceptors: (existing) => withInterceptor(existing, tracing.client) }),
      // A plain value would replace the host's codecs.
      ...(codec && { dataConverter: (existing: DataConverter | undefined) => withEncryption(existing, codec) }),
    });
    this.sinks = tracing?.sinks ?? untraced;
  }

  override configureWorker(options: WorkerOptions): WorkerOptions {
    this.refuseAnother(options.plugins);
    return alreadyIn(options) ? options : super.configureWorker(this.withSinks(withWorkflows(options)));
  }

  override configureReplayWorker(options: ReplayWorkerOptions): ReplayWorkerOptions {
    this.refuseAnother(options.plugins);
    return alreadyIn(options) ? options : super.configureReplayWorker(this.withSinks(withWorkflows(options)));
  }

  override configureClient(options: ClientOptions): ClientOptions {
    this.refuseAnother(options.plugins);
    return super.configureClient(options);
  }

  override configureBundler(options: BundleOptions): BundleOptions {
    this.refuseAnother(options.plugins);
    // A worker that bundles for itself has been here before.
    if (options.workflowsPath === workflowEntry) return options;
    const failures = this.options.dataConverter && { failureConverterPath };
    return super.configureBundler({
      ...failures,
      ...options,
      workflowsPath: workflowEntry,
      preloadModules: preloading(options.preloadModules),
      webpackConfigHook: besideHost(options.workflowsPath, options.webpackConfigHook),
    });
  }

  private withSinks<O extends WorkerOptions | ReplayWorkerOptions>(options: O): O {
    return { ...options, sinks: { ...options.sinks, ...this.sinks } };
  }

  /** Once is enough, and two with different keys would encrypt twice. The same one on connection and worker is applied once. */
  private refuseAnother(plugins: readonly { readonly name: string }[] = []): void {
    if (plugins.some((plugin) => plugin !== this && plugin.name === this.name))
      throw new TypeError(
        'Two different FootholdPlugins meet here, for instance one on the connection and one on the worker; make one and give that.'
      );
  }
}

/** Workflows tell what they handled whenever somebody asked with a trace; a worker that does not trace lets it be. */
const untraced: InjectedSinks<TraceSinks> = { footholdTrace: { handled: { fn: () => undefined } } };

function codecOf(options: FootholdOptions): EncryptionCodec | undefined {
  // Hosts written in JavaScript have no compiler to tell them.
  if (typeof options !== 'object' || options === null)
    throw new TypeError(
      "FootholdPlugin needs options: at least { encryptionKeys: [{ id, key }] } or { encryption: 'none' }."
    );
  const unknown = Object.keys(options).find((name) => !(name in knownOptions));
  if (unknown !== undefined)
    throw new TypeError(
      `FootholdPlugin knows no option "${unknown}"; its options are ${Object.keys(knownOptions).join(', ')}.`
    );
  const { encryption, encryptionKeys, activities } = options;
  if (encryption !== undefined && encryption !== 'none')
    throw new TypeError(
      "FootholdPlugin: encryption can only be 'none'; to encrypt, leave it out and give encryptionKeys."
    );
  if (encryption === 'none' && encryptionKeys !== undefined)
    throw new TypeError(
      "FootholdPlugin: encryptionKeys and encryption: 'none' contradict each other; give one of them."
    );
  if (encryption === undefined && encryptionKeys === undefined)
    throw new TypeError(
      "FootholdPlugin: give encryptionKeys: [{ id, key }], or say encryption: 'none' if payloads may be stored readable."
    );
  const missing = activities === undefined ? [] : lackingIn(activities);
  if (missing.length > 0)
    throw new TypeError(
      `FootholdPlugin: activities lack ${missing.join(', ')}; pass all that openActivities of foothold/activities gives.`
    );
  return encryptionKeys && new EncryptionCodec(encryptionKeys);
}

function alreadyIn({ interceptors }: WorkerOptions | ReplayWorkerOptions): boolean {
  return interceptors?.activity?.includes(caseLog) ?? false;
}

/** The same plugin may stand on a connection and on its client. */
function withInterceptor(existing: ClientInterceptors = {}, own: WorkflowClientInterceptor): ClientInterceptors {
  const { workflow = [] } = existing;
  if (!Array.isArray(workflow))
    throw new TypeError('FootholdPlugin traces beside interceptors.workflow that are a list; give it as one.');
  return workflow.includes(own) ? existing : { ...existing, workflow: [...workflow, own] };
}

function withWorkflows<O extends WorkerOptions | ReplayWorkerOptions>(options: O): O {
  const { workflowBundle, workflowsPath, bundlerOptions } = options;
  if (workflowBundle === undefined)
    return {
      ...options,
      workflowsPath: workflowEntry,
      bundlerOptions: {
        ...bundlerOptions,
        preloadModules: preloading(bundlerOptions?.preloadModules),
        webpackConfigHook: besideHost(workflowsPath, bundlerOptions?.webpackConfigHook),
      },
    };
  if (!hasFoothold(workflowBundle))
    throw new TypeError(
      'The workflowBundle was built without Foothold; give the plugin to bundleWorkflowCode({ workflowsPath, plugins }) too.'
    );
  return options;
}

function withActivities(existing: object | undefined, own: FootholdActivities | undefined): object {
  const clash = own && Object.keys(existing ?? {}).find((name) => name in own);
  if (clash !== undefined)
    throw new TypeError(`The activity name "${clash}" is Foothold's; give the activity of your own another name.`);
  const activities = { ...existing, ...own };
  const missing = lackingIn(activities);
  if (missing.length > 0)
    throw new TypeError(
      `This worker lacks the activities ${missing.join(', ')}; pass activities to FootholdPlugin, since the cases cannot run without.`
    );
  return activities;
}

function lackingIn(activities: object): string[] {
  return activityNames.filter((name) => typeof Reflect.get(activities, name) !== 'function');
}

function withEncryption(existing: DataConverter = {}, codec: EncryptionCodec): DataConverter {
  const codecs = existing.payloadCodecs ?? [];
  if (codecs.includes(codec)) return existing;
  const hostConverter = existing.failureConverterPath;
  if (hostConverter !== undefined && !encodesMessages(hostConverter))
    throw new TypeError(
      `The failureConverter in ${hostConverter} leaves failure messages readable; make it with encodeCommonAttributes: true.`
    );
  return {
    ...existing,
    failureConverterPath: hostConverter ?? failureConverterPath,
    // Last, so that a host's codec that compresses works on what can still be compressed.
    payloadCodecs: [...codecs, codec],
  };
}

const encodingModule = z.object({
  failureConverter: z.object({ options: z.object({ encodeCommonAttributes: z.literal(true) }) }),
});

function encodesMessages(converterPath: string): boolean {
  // Loaded as the SDK will load it.
  return encodingModule.safeParse(createRequire(import.meta.url)(converterPath)).success;
}
