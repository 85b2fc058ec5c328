// What `foothold doctor` looks at in the identity provider: whether it is the one it says, and whether it knows us.
import { z } from 'zod';
import { discoverOidc, oidcPaths } from '../bots/accounts/oidc.js';
import type { OidcSettings } from '../bots/accounts/oidc-settings.js';
import type { Check } from './doctor-chats.js';

/** The checks of signing in by OpenID Connect. `publicUrl` is where the provider leads people back to. */
export function oidcChecks(settings: OidcSettings, publicUrl: string | null): Check[] {
  return [
    { what: 'oidc issuer', check: () => issuer(settings) },
    { what: 'oidc client', check: () => client(settings, publicUrl) },
  ];
}

const reason = (error: unknown): string => {
  const because = error instanceof Error && error.cause instanceof Error ? `: ${error.cause.message}` : '';
  return `${error instanceof Error ? error.message : String(error)}${because}`;
};

async function issuer(settings: OidcSettings): Promise<string> {
  const config = await discoverOidc(settings).catch((error: unknown) => {
    throw new Error(
      `${settings.issuer} does not answer as an OpenID Connect issuer (${reason(error)}). Compare OIDC_ISSUER with "issuer" in its /.well-known/openid-configuration.`
    );
  });
  const { issuer: name, end_session_endpoint: end } = config.serverMetadata();
  return `${name} answers${end === undefined ? '; it has no page to sign out at' : ''}`;
}

const refusedSchema = z.object({ error: z.string() });

/** The provider judges the client before the code, so a code that nobody has tells whether the client is right. */
async function client(settings: OidcSettings, publicUrl: string | null): Promise<string> {
  const [{ genericGrantRequest }, config] = await Promise.all([import('openid-client'), discoverOidc(settings)]);
  if (publicUrl === null)
    throw new Error('FOOTHOLD_PUBLIC_URL is not set, so the provider has nowhere to lead people back to. Set it.');
  const back = new URL(oidcPaths.back, publicUrl).href;
  const parameters = { code: 'foothold-doctor', redirect_uri: back, code_verifier: 'foothold-doctor'.repeat(4) };
  const error: unknown = await genericGrantRequest(config, 'authorization_code', parameters).catch(
    (refused: unknown) => refused
  );
  const said = refusedSchema.safeParse(error).data?.error ?? reason(error);
  // Entra calls a code it cannot read a bad request or grant, once it has taken the client.
  if (said === 'invalid_grant' || said === 'invalid_request')
    return `the client is right; enter ${back} as its redirect URI, and ${new URL('/sign-in', publicUrl).href} for after signing out`;
  throw new Error(
    `The provider does not take the client (${said}). Copy OIDC_CLIENT_ID and OIDC_CLIENT_SECRET again (in Entra the secret's value, not its id).`
  );
}
