// Settings of the Teams bot, by their customary names, and which of them belong together.
import { z } from 'zod';

const text = z.string().trim().min(1);
const url = z.url({ protocol: /^https?$/, error: 'write it with https://' });

/** The variables, each checked alone. */
export const teamsVariables = {
  MICROSOFT_APP_ID: text.optional(),
  MICROSOFT_APP_PASSWORD: text.optional(),
  MICROSOFT_APP_TENANT_ID: text.optional(),
  MICROSOFT_LOGIN_URL: url.optional(),
  MICROSOFT_TOKEN_SCOPE: url.optional(),
  MICROSOFT_TOKEN_ISSUER: url.optional(),
  MICROSOFT_OPENID_METADATA_URL: url.optional(),
  FOOTHOLD_TEAMS_PLAYGROUND: z
    .enum(['0', '1', 'true', 'false'])
    .transform((value) => value === '1' || value === 'true')
    .optional(),
};
type TeamsValues = z.infer<z.ZodObject<typeof teamsVariables>>;

/** Where a cloud of Microsoft's gives and signs its tokens. */
export interface TeamsCloud {
  /** The bot fetches its own token here, with `/oauth2/v2.0/token` behind it. */
  readonly loginUrl: string;
  /** What that token is for. */
  readonly tokenScope: string;
  /** Who signs what Teams sends. */
  readonly tokenIssuer: string;
  /** Where the keys of that issuer are told. */
  readonly openIdMetadataUrl: string;
}

/** What Azure gives a single-tenant bot. */
export interface TeamsSettings {
  /** Empty: no authentication at all, for the playground in development. */
  readonly appId: string;
  readonly appPassword: string;
  readonly tenantId: string;
  readonly cloud: TeamsCloud;
}

/** The public cloud, for a bot of one tenant. */
export function publicCloud(tenantId: string): TeamsCloud {
  return {
    loginUrl: `https://login.microsoftonline.com/${tenantId}`,
    tokenScope: 'https://api.botframework.com',
    tokenIssuer: 'https://api.botframework.com',
    openIdMetadataUrl: 'https://login.botframework.com/v1/.well-known/openidconfiguration',
  };
}

const registration = ['MICROSOFT_APP_ID', 'MICROSOFT_APP_PASSWORD', 'MICROSOFT_APP_TENANT_ID'] as const;
const nationalCloud = [
  'MICROSOFT_LOGIN_URL',
  'MICROSOFT_TOKEN_SCOPE',
  'MICROSOFT_TOKEN_ISSUER',
  'MICROSOFT_OPENID_METADATA_URL',
] as const;

/** The settings, null when Teams is off, or a sentence that says which variable is missing. */
export function teamsSettings(values: TeamsValues, development: boolean): TeamsSettings | null | string {
  const missing = registration.filter((name) => values[name] === undefined);
  const cloudMissing = nationalCloud.filter((name) => values[name] === undefined);
  if (values.FOOTHOLD_TEAMS_PLAYGROUND === true) {
    if (!development)
      return 'FOOTHOLD_TEAMS_PLAYGROUND lets anybody write as anybody; it only works with NODE_ENV=development. Set MICROSOFT_APP_ID instead.';
    if (missing.length < registration.length)
      return 'FOOTHOLD_TEAMS_PLAYGROUND is for Teams without an app registration; remove it, or the MICROSOFT_APP_… settings.';
    return { appId: '', appPassword: '', tenantId: '', cloud: publicCloud('botframework.com') };
  }
  if (missing.length === registration.length)
    return cloudMissing.length === nationalCloud.length
      ? null
      : 'The cloud of Teams is set, but not its app: set MICROSOFT_APP_ID, MICROSOFT_APP_PASSWORD and MICROSOFT_APP_TENANT_ID too.';
  const { MICROSOFT_APP_ID: appId, MICROSOFT_APP_PASSWORD: appPassword, MICROSOFT_APP_TENANT_ID: tenantId } = values;
  if (appId === undefined || appPassword === undefined || tenantId === undefined)
    return `Teams also needs ${missing.join(' and ')}; set ${missing.length === 1 ? 'it' : 'them'} too.`;
  const { MICROSOFT_LOGIN_URL: loginUrl, MICROSOFT_TOKEN_SCOPE: tokenScope } = values;
  const { MICROSOFT_TOKEN_ISSUER: tokenIssuer, MICROSOFT_OPENID_METADATA_URL: openIdMetadataUrl } = values;
  const identity = { appId, appPassword, tenantId };
  if (cloudMissing.length === nationalCloud.length) return { ...identity, cloud: publicCloud(tenantId) };
  if (
    loginUrl === undefined ||
    tokenScope === undefined ||
    tokenIssuer === undefined ||
    openIdMetadataUrl === undefined
  )
    return `A national cloud of Teams also needs ${cloudMissing.join(' and ')}; set ${cloudMissing.length === 1 ? 'it' : 'them'} too.`;
  return { ...identity, cloud: { loginUrl, tokenScope, tokenIssuer, openIdMetadataUrl } };
}
