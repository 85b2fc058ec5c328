// Connections to the Temporal cluster that the environment names, or to our own server.
import type { ConnectionOptions } from '@temporalio/client';
import { Client, Connection } from '@temporalio/client';
import { loadClientConnectConfig } from '@temporalio/envconfig';
import type { FootholdPlugin } from '../plugin.js';

/** How to reach a cluster: address, TLS and API key as `@temporalio/envconfig` reads them. */
export interface TemporalTarget {
  readonly connectionOptions: ConnectionOptions;
  readonly namespace: string;
}

/** The cluster of TEMPORAL_ADDRESS (or of a TOML profile); `address` overrides it for our own server. */
export function temporalTarget(address?: string): TemporalTarget {
  if (address !== undefined) return { connectionOptions: { address }, namespace: 'default' };
  const { connectionOptions, namespace = 'default' } = loadClientConnectConfig();
  return { connectionOptions, namespace };
}

/** A client whose payloads are encrypted by the plugin. Close its connection when done. */
export async function connectClient(
  { connectionOptions, namespace }: TemporalTarget,
  plugin: FootholdPlugin
): Promise<Client> {
  const connection = await Connection.connect({ connectTimeout: '10s', ...connectionOptions });
  return new Client({ connection, namespace, plugins: [plugin] });
}
