// Links that carry a signed id for some time: invitations, and answers by letter. Each purpose has a key of its own.
import { hkdfSync } from 'node:crypto';
import { SignJWT, errors, jwtVerify } from 'jose';

/** What a kind of link is for. `key` names its key, which follows from the key of this installation's cookies. */
export interface LinkPurpose {
  readonly key: string;
  readonly audience: string;
  /** Where its pages are. */
  readonly path: string;
}

/** Makes links of one purpose and reads them again. */
export interface SignedLinks {
  /** The link's address. */
  make(id: string, expiresAt: Date): Promise<string>;
  /** The id that a token of ours carries, also when it is too old at `now`; null for any other. */
  read(token: string, now: Date): Promise<{ readonly id: string; readonly expired: boolean } | null>;
}

const issuer = 'foothold';

/** `url` is where people reach Foothold. */
export function signedLinks({ key: name, audience, path }: LinkPurpose, sessionKey: Buffer, url: string): SignedLinks {
  const key = new Uint8Array(hkdfSync('sha256', sessionKey, '', name, 32));
  return {
    async make(id, expiresAt) {
      const token = await new SignJWT({})
        .setProtectedHeader({ alg: 'HS256' })
        .setIssuer(issuer)
        .setAudience(audience)
        .setSubject(id)
        .setExpirationTime(expiresAt)
        .sign(key);
      return new URL(`${path}/${token}`, url).href;
    },
    async read(token, now) {
      const of = (id: string | undefined, expired: boolean) => (id === undefined ? null : { id, expired });
      try {
        const { payload } = await jwtVerify(token, key, { issuer, audience, algorithms: ['HS256'], currentDate: now });
        return of(payload.sub, false);
      } catch (error) {
        // jose looks at the signature before the time.
        return error instanceof errors.JWTExpired ? of(error.payload.sub, true) : null;
      }
    },
  };
}
