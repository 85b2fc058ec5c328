// Tokens of the Slack peer: what was granted to whom, rotation, and the ways to lose one.
import { randomUUID } from 'node:crypto';
import type { Clock } from '../clock.js';

/** What a bot token stands for. */
export interface Grant {
  readonly team: string;
  readonly scopes: readonly string[];
  /** By the peer's clock; null without rotation. */
  readonly expiresAt: number | null;
}

/** Slack's own lifetime of a rotated token. */
export const tokenLifetimeMs = 43_200_000;

/** Every token of one Slack. */
export class SlackTokens {
  readonly #grants = new Map<string, Grant>();
  readonly #refreshTokens = new Map<string, Pick<Grant, 'team' | 'scopes'>>();
  readonly #codes = new Map<string, Pick<Grant, 'team' | 'scopes'>>();
  readonly #revoked = new Set<string>();

  constructor(private readonly clock: Clock) {}

  /** A token by its name, for apps that were installed by hand. */
  grant(token: string, grant: Grant): void {
    this.#grants.set(token, grant);
  }

  /** A one-time code, as somebody brings it back who has pressed "Allow". */
  code(team: string, scopes: readonly string[]): string {
    const code = `code-${randomUUID()}`;
    this.#codes.set(code, { team, scopes });
    return code;
  }

  /** Trades a code, once; null when it is not known any more. */
  fromCode(code: string, rotating: boolean): IssuedTokens | null {
    const grant = this.#codes.get(code);
    this.#codes.delete(code);
    return grant ? this.#issue(grant, rotating) : null;
  }

  /** Trades a refresh token, once; null when it is not known any more. */
  refresh(refreshToken: string): IssuedTokens | null {
    const grant = this.#refreshTokens.get(refreshToken);
    this.#refreshTokens.delete(refreshToken);
    return grant ? this.#issue(grant, true) : null;
  }

  #issue(grant: Pick<Grant, 'team' | 'scopes'>, rotating: boolean): IssuedTokens {
    const accessToken = `${rotating ? 'xoxe.xoxb' : 'xoxb'}-${randomUUID()}`;
    this.#grants.set(accessToken, { ...grant, expiresAt: rotating ? this.clock.now() + tokenLifetimeMs : null });
    if (!rotating) return { ...grant, accessToken, refreshToken: null };
    const refreshToken = `xoxe-1-${randomUUID()}`;
    this.#refreshTokens.set(refreshToken, grant);
    return { ...grant, accessToken, refreshToken };
  }

  /** What the token stands for, or Slack's word for why it does not. */
  read(token: string): Grant | string {
    if (token === '') return 'not_authed';
    if (this.#revoked.has(token)) return 'token_revoked';
    const grant = this.#grants.get(token);
    if (!grant) return 'invalid_auth';
    return grant.expiresAt !== null && this.clock.now() >= grant.expiresAt ? 'token_expired' : grant;
  }

  /** Takes back every token of a workspace. */
  revoke(team: string): void {
    for (const [token, grant] of this.#grants) if (grant.team === team) this.#revoked.add(token);
    for (const [token, grant] of this.#refreshTokens) if (grant.team === team) this.#refreshTokens.delete(token);
  }
}

/** What `oauth.v2.access` answers with. */
export interface IssuedTokens extends Pick<Grant, 'team' | 'scopes'> {
  readonly accessToken: string;
  readonly refreshToken: string | null;
}
