// The manifest of Foothold's Slack app: exactly what the adapter hears and calls, so that installing it is a paste and a click.
import type { webApi } from '@slack/bolt';

/** The paths that the app's settings point to: events and interactivity, and the way in and back for several workspaces. */
export const slackPaths = {
  events: '/slack/events',
  install: '/slack/install',
  redirect: '/slack/oauth_redirect',
} as const;

type Manifest = webApi.AppsManifestCreateArguments extends { manifest: infer M } ? M : never;

/** Events that the adapter listens to, each with the scope that Slack wants for it; null: none. */
const hears = {
  app_mention: 'app_mentions:read',
  'message.im': 'im:history',
  'message.channels': 'channels:history',
  'message.groups': 'groups:history',
  app_home_opened: null,
  app_uninstalled: null,
  tokens_revoked: null,
} as const;

/** What the adapter calls besides: posting and repainting, also to somebody who has not written to it before, pictures in messages, and files that people send. */
const calls = ['chat:write', 'im:write', 'files:write', 'files:read'] as const;

/** The scopes of the bot token: what it hears and calls. */
export const botScopes = [...calls, ...Object.values(hears).filter((scope) => scope !== null)];

/** How the app is set up. */
export interface SlackAppFacts {
  /** Where Slack reaches Foothold, with https; null for Socket Mode. */
  readonly publicUrl: string | null;
  readonly name?: string;
  /** Installed in several workspaces, each by itself at `/slack/install`, with tokens that are renewed. */
  readonly several?: boolean;
}

/** For api.slack.com, "Create new app", "From a manifest". */
export function slackManifest({ publicUrl, name = 'Foothold', several = false }: SlackAppFacts): Manifest {
  const at = (path: string): string => new URL(path, publicUrl ?? undefined).href;
  const address = publicUrl === null ? {} : { request_url: at(slackPaths.events) };
  return {
    display_information: {
      name,
      description: "Approve a tender's steps, report hires and see what waits for you.",
      background_color: '#174a41',
    },
    features: {
      app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
      bot_user: { display_name: name, always_online: true },
    },
    oauth_config: {
      scopes: { bot: [...botScopes] },
      ...(several && { redirect_urls: [at(slackPaths.redirect)] }),
    },
    settings: {
      event_subscriptions: { ...address, bot_events: Object.keys(hears) as (keyof typeof hears)[] },
      interactivity: { is_enabled: true, ...address },
      org_deploy_enabled: false,
      socket_mode_enabled: publicUrl === null,
      token_rotation_enabled: several,
    },
  };
}
