// Which token speaks for a workspace: the one that was set, or that of the workspace's own installation, refreshed before it expires.
import { webApi } from '@slack/bolt';
import type { Authorize, InstallationStore } from '@slack/bolt';
import { InstallProvider } from '@slack/oauth';
import type { Logger } from 'pino';
import { boltLogger } from './logger.js';
import { slackPaths } from './manifest.js';
import type { SlackTenancy } from './settings.js';

/** Web API clients by workspace. */
export interface Workspaces {
  /** For Bolt: whose token answers an event. */
  readonly authorize: Authorize<boolean>;
  /** The client of a workspace; throws {@link NotInstalled}. */
  clientOf(team: string): Promise<webApi.WebClient>;
  /** Throws when Slack refuses the token; an unreachable Slack is another error. */
  check(): Promise<void>;
  /** Forgets a workspace that took the app away. */
  forget(team: string): Promise<void>;
  /** The way in for a new workspace; null when there is just the one. */
  readonly installer: InstallProvider | null;
}

/** The app is not, or no longer, in that workspace. */
export class NotInstalled extends Error {
  constructor(readonly team: string) {
    super(`Foothold is not installed in the Slack workspace ${team}; install it at ${slackPaths.install}.`);
  }
}

/** One workspace, by its token. */
export function oneWorkspace(botToken: string, clientOptions: webApi.WebClientOptions): Workspaces {
  const client = new webApi.WebClient(botToken, clientOptions);
  let identity: Promise<{ botUserId: string; botId: string }> | null = null;
  const whoAmI = (): Promise<{ botUserId: string; botId: string }> => {
    identity ??= client.auth.test().then(
      ({ user_id: botUserId = '', bot_id: botId = '' }) => ({ botUserId, botId }),
      (error: unknown) => {
        identity = null; // asked again next time
        throw error;
      }
    );
    return identity;
  };
  return {
    authorize: async () => ({ botToken, ...(await whoAmI()) }),
    clientOf: () => Promise.resolve(client),
    check: async () => void (await whoAmI()),
    forget: () => Promise.resolve(),
    installer: null,
  };
}

/** Where installations are kept, and how only one process at a time refreshes a workspace's token. */
export interface Installations extends InstallationStore {
  /** Seconds since 1970 when the workspace's token expires; null when it does not. Undefined: not installed. */
  expiryOf(team: string): Promise<number | null | undefined>;
  forget(team: string): Promise<void>;
  /** Runs while no other process runs anything for this workspace. */
  alone<T>(team: string, run: () => Promise<T>): Promise<T>;
}

/** As @slack/oauth has it: a token is refreshed when it has less than two hours left. */
const refreshWithinSeconds = 2 * 60 * 60;

/** Any workspace that installs the app. */
export function manyWorkspaces(
  { clientId, clientSecret, stateSecret }: Extract<SlackTenancy, { kind: 'many' }>,
  installations: Installations,
  clientOptions: webApi.WebClientOptions,
  log: Logger
): Workspaces {
  const installer = new InstallProvider({
    clientId,
    clientSecret,
    stateSecret,
    installationStore: installations,
    directInstall: true,
    clientOptions,
    logger: boltLogger(log),
    ...(clientOptions.slackApiUrl !== undefined && {
      authorizationUrl: new URL('/oauth/v2/authorize', clientOptions.slackApiUrl).href,
    }),
  });
  const refreshing = new Map<string, ReturnType<Authorize>>();
  const authorize: Authorize<boolean> = async (source) => {
    const team = source.teamId ?? '';
    const expiresAt = await installations.expiryOf(team);
    if (expiresAt === undefined) throw new NotInstalled(team);
    if (expiresAt === null || expiresAt - Date.now() / 1000 > refreshWithinSeconds) return installer.authorize(source);
    // A refresh token works once: two at a time would leave one of them with a dead token.
    const under =
      refreshing.get(team) ??
      installations.alone(team, () => installer.authorize(source)).finally(() => refreshing.delete(team));
    refreshing.set(team, under);
    return under;
  };
  return {
    authorize,
    async clientOf(team) {
      const { botToken } = await authorize({
        teamId: team,
        enterpriseId: undefined,
        isEnterpriseInstall: false,
      });
      return new webApi.WebClient(botToken, clientOptions);
    },
    check: () => Promise.resolve(),
    forget: (team) => installations.forget(team),
    installer,
  };
}
