// The manifest of Foothold's Slack app: exactly what the adapter hears and calls, so that installing it is a paste and a click.
import type { webApi } from '@slack/bolt';

/** The path that the app's settings point to, for events and for interactivity. */
export const slackPath = '/slack/events';

type Manifest = webApi.AppsManifestCreateArguments extends { manifest: infer M } ? M : never;

/** Events that the adapter listens to, each with the scope that Slack wants for it. */
const hears = {
  app_mention: 'app_mentions:read',
  'message.im': 'im:history',
  'message.channels': 'channels:history',
  'message.groups': 'groups:history',
} as const;

/** What the adapter calls besides: posting and repainting, also to somebody who has not written to it before. */
const calls = ['chat:write', 'im:write'] as const;

/** For api.slack.com, "Create new app", "From a manifest". `publicUrl` is where Slack reaches Foothold, with https. */
export function slackManifest(publicUrl: string, name = 'Foothold'): Manifest {
  const request_url = new URL(slackPath, publicUrl).href;
  return {
    display_information: {
      name,
      description: "Approve a tender's steps, report hires and see what waits for you.",
      background_color: '#174a41',
    },
    features: {
      app_home: { home_tab_enabled: false, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
      bot_user: { display_name: name, always_online: true },
    },
    oauth_config: { scopes: { bot: [...calls, ...Object.values(hears)] } },
    settings: {
      event_subscriptions: { request_url, bot_events: Object.keys(hears) as (keyof typeof hears)[] },
      interactivity: { is_enabled: true, request_url },
      org_deploy_enabled: false,
      socket_mode_enabled: false,
      token_rotation_enabled: false,
    },
  };
}
