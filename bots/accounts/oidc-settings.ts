// Settings of signing in by OpenID Connect, and which of them belong together.
import { z } from 'zod';

const text = z.string().trim().min(1);

/** The variables, each checked alone. */
export const oidcVariables = {
  OIDC_ISSUER: z
    .url({ protocol: /^https?$/, error: 'write it as https://login.microsoftonline.com/<tenant>/v2.0' })
    .optional(),
  OIDC_CLIENT_ID: text.optional(),
  OIDC_CLIENT_SECRET: text.optional(),
  OIDC_SCOPES: text
    .refine((scopes) => scopes.split(/\s+/).includes('openid'), 'it must contain openid')
    .default('openid email profile'),
};
type OidcValues = z.infer<z.ZodObject<typeof oidcVariables>>;

/** What the identity provider gives an app. */
export interface OidcSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly scopes: string;
}

const own = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'] as const;

/** True for Microsoft Entra ID, which says who somebody is by `oid` and `tid`, and whose e-mail claim anybody's administrator writes. */
export const isEntra = (issuer: string): boolean =>
  /^(login\.microsoftonline\.(com|us)|login\.partner\.microsoftonline\.cn|sts\.windows\.net)$/.test(
    new URL(issuer).hostname
  );

/** The settings, null when OpenID Connect is off, or a sentence that says what is missing. */
export function oidcSettings(values: OidcValues, production: boolean): OidcSettings | null | string {
  const missing = own.filter((name) => values[name] === undefined);
  if (missing.length === own.length) return null;
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = values;
  if (issuer === undefined || clientId === undefined || clientSecret === undefined)
    return `Signing in by OpenID Connect also needs ${missing.join(' and ')}; set ${missing.length === 1 ? 'it' : 'them'} too.`;
  if (production && !issuer.startsWith('https:'))
    return 'OIDC_ISSUER must be https in production: whoever listens on the way could sign in as anybody.';
  if (isEntra(issuer) && /^\/(common|organizations|consumers)\b/.test(new URL(issuer).pathname))
    return 'OIDC_ISSUER is that of every Microsoft account there is; write your own tenant: https://login.microsoftonline.com/<tenant>/v2.0';
  return { issuer, clientId, clientSecret, scopes: values.OIDC_SCOPES };
}
