// Tokens of the Teams peer, both ways: what Teams signs for the bot, with its keys for all to read; and what the bot fetches with
// its password and shows at every call.
import { randomUUID } from 'node:crypto';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import type { JWK } from 'jose';
import { z } from 'zod';
import type { Clock } from '../clock.js';

/** A token that differs from an honest one. `null`: none at all. */
export type TokenTwist = {
  readonly audience?: string;
  readonly issuer?: string;
  readonly expiresAt?: string;
  readonly serviceUrl?: string;
  /** Signed by a stranger under the name of the real key. */
  readonly forged?: boolean;
} | null;

/** The bot as it is registered. */
export interface Registration {
  readonly appId: string;
  readonly appPassword: string;
  readonly tenantId: string;
}

const signing = { alg: 'RS256', kid: 'peer-key' } as const;
/** What the bot's own token is for, and who signs what Teams sends. */
export const tokenScope = 'https://api.botframework.com';
const lifetimeMs = 3_600_000;

const askedSchema = z.object({
  grant_type: z.literal('client_credentials'),
  client_id: z.string(),
  client_secret: z.string(),
  scope: z.string(),
});

/** The keys and the issued tokens of one Teams. Make it with {@link makeTokens}. */
export class TeamsTokens {
  /** How many the token endpoint has given. */
  given = 0;
  readonly #issued = new Map<string, number>();

  constructor(
    private readonly clock: Clock,
    private readonly bot: Registration,
    private readonly keys: { readonly own: CryptoKey; readonly strangers: CryptoKey; readonly published: JWK }
  ) {}

  /** OpenID metadata. */
  metadata(url: string): object {
    return { issuer: tokenScope, jwks_uri: `${url}/keys`, id_token_signing_alg_values_supported: [signing.alg] };
  }

  /** The keys that the metadata points to. */
  get jwks(): object {
    return { keys: [this.keys.published] };
  }

  /** What Teams sends along with an activity. */
  async sign(url: string, twist: NonNullable<TokenTwist>): Promise<string> {
    const { audience = this.bot.appId, issuer = tokenScope, expiresAt = '5m', serviceUrl = url, forged } = twist;
    return new SignJWT({ serviceurl: serviceUrl })
      .setProtectedHeader(signing)
      .setIssuer(issuer)
      .setAudience(audience)
      .setIssuedAt()
      .setExpirationTime(expiresAt)
      .sign(forged ? this.keys.strangers : this.keys.own);
  }

  /** Answers the token endpoint of a tenant, in Entra's words when it refuses. */
  answer(tenantId: string, form: URLSearchParams): [number, object] {
    const asked = askedSchema.safeParse(Object.fromEntries(form)).data;
    if (!asked) return refused(400, 'invalid_request', 'AADSTS900144: The request body must contain all parameters.');
    const { client_id: id, client_secret: secret, scope } = asked;
    if (tenantId !== this.bot.tenantId)
      return refused(400, 'invalid_request', `AADSTS90002: Tenant '${tenantId}' not found.`);
    if (id !== this.bot.appId)
      return refused(400, 'unauthorized_client', `AADSTS700016: Application '${id}' was not found in the directory.`);
    if (secret !== this.bot.appPassword)
      return refused(401, 'invalid_client', 'AADSTS7000215: Invalid client secret provided.\r\nTrace ID: 0');
    if (scope !== `${tokenScope}/.default`)
      return refused(400, 'invalid_scope', `AADSTS70011: The provided value for scope ${scope} is not valid.`);
    this.given += 1;
    return [200, { token_type: 'Bearer', expires_in: lifetimeMs / 1000, access_token: this.issue() }];
  }

  /** A token for the bot, good for an hour. */
  issue(): string {
    const token = `bot-${randomUUID()}`;
    this.#issued.set(token, this.clock.now() + lifetimeMs);
    return token;
  }

  /** Whether a call carries a token that is still good. */
  admits(authorization: string | undefined): boolean {
    const expiresAt = this.#issued.get((authorization ?? '').replace(/^Bearer /, ''));
    return expiresAt !== undefined && this.clock.now() < expiresAt;
  }
}

/** Tokens by keys of Teams, and of a stranger. */
export async function makeTokens(clock: Clock, bot: Registration): Promise<TeamsTokens> {
  keys ??= makeKeys();
  return new TeamsTokens(clock, bot, await keys);
}

// Slow to make, so once a process.
let keys: ReturnType<typeof makeKeys> | null = null;

async function makeKeys() {
  const own = await generateKeyPair(signing.alg, { extractable: true });
  const stranger = await generateKeyPair(signing.alg);
  const published = { ...(await exportJWK(own.publicKey)), ...signing, use: 'sig', endorsements: ['msteams'] };
  return { own: own.privateKey, strangers: stranger.privateKey, published };
}

function refused(status: number, error: string, description: string): [number, object] {
  return [status, { error, error_description: description }];
}
