// Signing in by OpenID Connect: authorization code with PKCE, state and nonce. openid-client does the protocol; this says who it was.
import type { Configuration, IDToken } from 'openid-client';
import { z } from 'zod';
import type { OidcSettings } from './oidc-settings.js';
import { isEntra } from './oidc-settings.js';

/** What a browser keeps between leaving for the identity provider and coming back. */
export interface Leaving {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

/** Who came back. */
export interface Identity {
  /** What never changes of an account, and the issuer it is of. */
  readonly subject: string;
  /** Null unless the provider itself has verified that the address is theirs. */
  readonly verifiedEmail: string | null;
}

/** The identity provider. */
export interface Oidc {
  /** Where the browser goes, and what to keep until it comes back. */
  leave(): Promise<{ readonly to: string; readonly leaving: Leaving }>;
  /** Who came back, by the address they came back to. Whatever does not fit throws. */
  comeBack(address: string, leaving: Leaving): Promise<Identity>;
  /** Where somebody signs out of the provider too; null when it has no such place. */
  endUrl(): Promise<string | null>;
}

/** Where the provider leads back to; it belongs into the provider's settings. */
export const oidcPaths = { start: '/sign-in/oidc', back: '/sign-in/oidc/back', end: '/sign-out/oidc' } as const;

/** Asks the provider what it can do; throws what is wrong. openid-client is loaded by whoever uses it only. */
export async function discoverOidc({ issuer, clientId, clientSecret }: OidcSettings): Promise<Configuration> {
  const client = await import('openid-client');
  const insecure = issuer.startsWith('http:');
  // The library looks for this very function. Settings refuse http in production.
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- Marked so to stand out.
  const allow: (of: Configuration) => void = client.allowInsecureRequests;
  const config = await client.discovery(new URL(issuer), clientId, clientSecret, undefined, {
    execute: insecure ? [allow] : [],
    timeout: 8,
  });
  const metadata = config.serverMetadata();
  const basic = metadata.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
  if (basic.includes('client_secret_post')) return config;
  const withBasic = new client.Configuration(metadata, clientId, clientSecret, client.ClientSecretBasic(clientSecret));
  if (insecure) allow(withBasic);
  return withBasic;
}

/** `url` is where people reach Foothold. */
export function createOidc(settings: OidcSettings, url: string): Oidc {
  let found: Promise<Configuration> | null = null;
  // A provider that does not answer today is asked again by the next one who comes.
  const discovered = (): Promise<Configuration> =>
    (found ??= discoverOidc(settings).catch((error: unknown) => {
      found = null;
      throw error;
    }));
  return {
    async leave() {
      const [client, config] = await Promise.all([import('openid-client'), discovered()]);
      const leaving = {
        state: client.randomState(),
        nonce: client.randomNonce(),
        verifier: client.randomPKCECodeVerifier(),
      };
      const to = client.buildAuthorizationUrl(config, {
        redirect_uri: new URL(oidcPaths.back, url).href,
        scope: settings.scopes,
        state: leaving.state,
        nonce: leaving.nonce,
        code_challenge: await client.calculatePKCECodeChallenge(leaving.verifier),
        code_challenge_method: 'S256',
      });
      return { to: to.href, leaving };
    },
    async comeBack(address, { state, nonce, verifier }) {
      const [client, config] = await Promise.all([import('openid-client'), discovered()]);
      const tokens = await client.authorizationCodeGrant(config, new URL(address, url), {
        pkceCodeVerifier: verifier,
        expectedState: state,
        expectedNonce: nonce,
        idTokenExpected: true,
      });
      const claims = tokens.claims();
      if (claims === undefined) throw new Error('The provider sent no ID token.');
      const entra = isEntra(settings.issuer);
      if (entra || claims['email'] !== undefined || config.serverMetadata().userinfo_endpoint === undefined)
        return identityOf(claims, entra);
      // Some providers say the address only when asked.
      const more = await client.fetchUserInfo(config, tokens.access_token, claims.sub);
      return identityOf({ ...more, ...claims }, entra);
    },
    async endUrl() {
      const [client, config] = await Promise.all([import('openid-client'), discovered()]);
      if (config.serverMetadata().end_session_endpoint === undefined) return null;
      return client.buildEndSessionUrl(config, { post_logout_redirect_uri: new URL('/sign-in', url).href }).href;
    },
  };
}

const verified = z.union([z.literal(true), z.literal('true'), z.literal(1), z.literal('1')]);
const entraSchema = z.object({ tid: z.string().min(1), oid: z.string().min(1) });

/** Who an ID token is about. Exported for its test. */
export function identityOf(claims: Pick<IDToken, 'iss' | 'sub'> & Record<string, unknown>, entra: boolean): Identity {
  // Entra's e-mail is whatever an administrator wrote, unless this optional claim says that its owner was verified.
  const sure = verified.safeParse(claims[entra ? 'xms_edov' : 'email_verified']).success;
  const email = z.email().safeParse(claims['email']);
  const verifiedEmail = sure && email.success ? email.data : null;
  if (!entra) return { subject: `${claims.iss}#${claims.sub}`, verifiedEmail };
  // `sub` is another one for each app; these two stay when the app registration is made anew.
  const { tid, oid } = entraSchema.parse(claims);
  return { subject: `entra:${tid}:${oid}`, verifiedEmail };
}
