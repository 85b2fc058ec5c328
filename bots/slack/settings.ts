// Settings of the Slack app, by their customary names, and which of them belong together.
import { z } from 'zod';

const text = z.string().trim().min(1);

/** The variables, each checked alone. */
export const slackVariables = {
  SLACK_BOT_TOKEN: text.startsWith('xoxb-', 'it begins with xoxb-').optional(),
  SLACK_SIGNING_SECRET: text.optional(),
  SLACK_APP_TOKEN: text.startsWith('xapp-', 'it begins with xapp-').optional(),
  SLACK_CLIENT_ID: text.optional(),
  SLACK_CLIENT_SECRET: text.optional(),
  SLACK_STATE_SECRET: text.min(16, 'give at least 16 characters').optional(),
  SLACK_API_URL: z.url({ protocol: /^https?$/, error: 'write it as https://slack-gov.com/api/' }).optional(),
};
type SlackValues = z.infer<z.ZodObject<typeof slackVariables>>;

/** How Slack and Foothold reach each other: Slack calls us, or we hold a socket open. */
export type SlackDoor =
  { readonly kind: 'http'; readonly signingSecret: string } | { readonly kind: 'socket'; readonly appToken: string };

/** Whom the app belongs to: one workspace with its token, or any workspace that installs it. */
export type SlackTenancy =
  | { readonly kind: 'one'; readonly botToken: string }
  | {
      readonly kind: 'many';
      readonly clientId: string;
      readonly clientSecret: string;
      readonly stateSecret: string;
      /** Where people reach Foothold; Slack leads back there. */
      readonly publicUrl: string;
    };

/** What Slack gives an app. */
export interface SlackSettings {
  readonly door: SlackDoor;
  readonly tenancy: SlackTenancy;
  /** Another Slack, e.g. GovSlack's `https://slack-gov.com/api/`. */
  readonly apiUrl?: string;
}

const credentials = [
  'SLACK_BOT_TOKEN',
  'SLACK_SIGNING_SECRET',
  'SLACK_APP_TOKEN',
  'SLACK_CLIENT_ID',
  'SLACK_CLIENT_SECRET',
  'SLACK_STATE_SECRET',
] as const;
const several = ['SLACK_CLIENT_ID', 'SLACK_CLIENT_SECRET', 'SLACK_STATE_SECRET'] as const;

/** The settings, null when Slack is off, or a sentence that says which variable is missing. */
export function slackSettings(values: SlackValues, publicUrl: string | null): SlackSettings | null | string {
  const { SLACK_API_URL: apiUrl } = values;
  if (credentials.every((name) => values[name] === undefined))
    return apiUrl === undefined
      ? null
      : 'SLACK_API_URL is set, but no SLACK_BOT_TOKEN; set it too, or leave Slack off.';
  const tenancy = tenancyOf(values, publicUrl);
  if (typeof tenancy === 'string') return tenancy;
  const door = doorOf(values, publicUrl);
  if (typeof door === 'string') return door;
  return { door, tenancy, ...(apiUrl !== undefined && { apiUrl }) };
}

function tenancyOf(values: SlackValues, publicUrl: string | null): SlackTenancy | string {
  const { SLACK_BOT_TOKEN: botToken, SLACK_CLIENT_ID: clientId } = values;
  const { SLACK_CLIENT_SECRET: clientSecret, SLACK_STATE_SECRET: stateSecret } = values;
  if (several.every((name) => values[name] === undefined))
    return botToken === undefined
      ? 'Slack needs SLACK_BOT_TOKEN for one workspace (or SLACK_CLIENT_ID, SLACK_CLIENT_SECRET and SLACK_STATE_SECRET for several); set it too.'
      : { kind: 'one', botToken };
  if (botToken !== undefined)
    return 'SLACK_BOT_TOKEN is for one workspace and SLACK_CLIENT_ID for several; keep one of them.';
  if (clientId === undefined || clientSecret === undefined || stateSecret === undefined) {
    const missing = several.filter((name) => values[name] === undefined);
    return `Slack in several workspaces also needs ${missing.join(' and ')}; set it too.`;
  }
  if (publicUrl === null)
    return 'Slack in several workspaces needs FOOTHOLD_PUBLIC_URL, where Slack leads people back to; set it too.';
  return { kind: 'many', clientId, clientSecret, stateSecret, publicUrl };
}

/** Socket Mode when nothing is said of a public address; whoever has one is called by Slack. */
function doorOf(values: SlackValues, publicUrl: string | null): SlackDoor | string {
  const { SLACK_SIGNING_SECRET: signingSecret, SLACK_APP_TOKEN: appToken } = values;
  if (appToken !== undefined && publicUrl === null) return { kind: 'socket', appToken };
  if (signingSecret === undefined)
    return 'Slack needs SLACK_SIGNING_SECRET, to know that it is Slack that calls (or, without FOOTHOLD_PUBLIC_URL, SLACK_APP_TOKEN for Socket Mode); set it too.';
  return { kind: 'http', signingSecret };
}
