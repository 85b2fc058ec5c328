// How the bot knows Teams, and Teams the bot: botbuilder checks what comes in; what goes out carries a token that is fetched here,
// the same way in every cloud.
import { ConfigurationBotFrameworkAuthentication, ConfigurationServiceClientCredentialFactory } from 'botbuilder';
import { z } from 'zod';
import type { TeamsSettings } from './settings.js';

type Credentials = Awaited<ReturnType<ConfigurationServiceClientCredentialFactory['createCredentials']>>;

const fetchWithinMs = 8000;
/** A token is renewed so long before it expires. */
const renewBeforeMs = 5 * 60_000;

const tokenSchema = z.object({ access_token: z.string(), expires_in: z.coerce.number() });
const refusalSchema = z.object({ error: z.string(), error_description: z.string().default('') });

/** A token for calling Teams. */
export interface BotToken {
  readonly token: string;
  readonly expiresAtMs: number;
}

/** Microsoft would not give the bot a token; the message says why, in Microsoft's words. */
export class NoBotToken extends Error {}

/** Fetches the bot's own token with its password (OAuth 2 client credentials). */
export async function fetchBotToken({ appId, appPassword, cloud }: TeamsSettings): Promise<BotToken> {
  const response = await fetch(`${cloud.loginUrl.replace(/\/$/, '')}/oauth2/v2.0/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: appId,
      client_secret: appPassword,
      scope: `${cloud.tokenScope}/.default`,
    }),
    signal: AbortSignal.timeout(fetchWithinMs),
  });
  const answer: unknown = await response.json().catch(() => null);
  const given = tokenSchema.safeParse(answer).data;
  if (given) return { token: given.access_token, expiresAtMs: Date.now() + given.expires_in * 1000 };
  const refusal = refusalSchema.safeParse(answer).data;
  // The first line is the reason; the rest are trace ids.
  const reason = refusal ? refusal.error_description.split(/[\r\n]/)[0] || refusal.error : `HTTP ${response.status}`;
  throw new NoBotToken(`Microsoft gave the bot no token: ${reason}`);
}

/** The bot's token: fetched when it is first wanted, and again before it expires. Null for a bot without an id, which has none. */
export function botToken(settings: TeamsSettings): (() => Promise<string>) | null {
  if (settings.appId === '') return null;
  let held: BotToken | null = null;
  let fetching: Promise<BotToken> | null = null;
  return async () => {
    if (held !== null && held.expiresAtMs - renewBeforeMs > Date.now()) return held.token;
    fetching ??= fetchBotToken(settings).finally(() => {
      fetching = null;
    });
    held = await fetching;
    return held.token;
  };
}

/** What CloudAdapter takes; `token` signs what goes out. */
export function authenticationFor(
  settings: TeamsSettings,
  token: (() => Promise<string>) | null = botToken(settings)
): ConfigurationBotFrameworkAuthentication {
  const { appId, cloud } = settings;
  if (token === null) return new ConfigurationBotFrameworkAuthentication({ MicrosoftAppId: '' });
  return new ConfigurationBotFrameworkAuthentication(
    {
      MicrosoftAppId: appId,
      // When one of these is set, botbuilder takes all of them as they are.
      ToChannelFromBotLoginUrl: cloud.loginUrl,
      ToChannelFromBotOAuthScope: cloud.tokenScope,
      ToBotFromChannelTokenIssuer: cloud.tokenIssuer,
      ToBotFromChannelOpenIdMetadataUrl: cloud.openIdMetadataUrl,
      // Nothing comes from the emulator: its tokens are held to Teams' own keys, and refused.
      ToBotFromEmulatorOpenIdMetadataUrl: cloud.openIdMetadataUrl,
      OAuthUrl: cloud.tokenScope,
    },
    // eslint-disable-next-line @typescript-eslint/no-unsafe-class-instance-assignment -- botbuilder's own factories implement that class and do not extend it.
    new BotCredentials(settings, token)
  );
}

/** Signs what goes out with the bot's token; whoever the bot is, botbuilder's own factory knows. */
class BotCredentials extends ConfigurationServiceClientCredentialFactory {
  readonly #token: () => Promise<string>;

  constructor({ appId, appPassword, tenantId }: TeamsSettings, token: () => Promise<string>) {
    super({
      MicrosoftAppType: 'SingleTenant',
      MicrosoftAppId: appId,
      MicrosoftAppPassword: appPassword,
      MicrosoftAppTenantId: tenantId,
    });
    this.#token = token;
  }

  override async createCredentials(): Promise<Credentials> {
    return {
      signRequest: async (request) => {
        request.headers.set('authorization', `Bearer ${await this.#token()}`);
        return request;
      },
    };
  }
}
