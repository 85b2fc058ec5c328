// A real OpenID Connect provider for tests (oidc-provider), with its own sign-in and consent pages: whoever writes a known name is let in.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';

/** What the provider says of somebody, by the name they sign in with. */
export type Accounts = Map<string, { readonly email?: string; readonly email_verified?: boolean }>;

/** A provider that runs. */
export interface IdentityProvider {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly accounts: Accounts;
  /** The authorization requests it was sent. */
  readonly asked: URLSearchParams[];
  stop(): Promise<void>;
}

/** Starts it; `url` is where the client, Foothold, is reached. `basic`: it wants the secret in a header only. */
export async function startIdentityProvider(url: string, { basic = false } = {}): Promise<IdentityProvider> {
  const server = createServer((request, response) => void callback(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const accounts: Accounts = new Map();
  const asked: URLSearchParams[] = [];
  const clientId = 'foothold';
  const clientSecret = 'a secret of the provider';
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        redirect_uris: [`${url}/sign-in/oidc/back`],
        post_logout_redirect_uris: [`${url}/sign-in`],
        token_endpoint_auth_method: basic ? 'client_secret_basic' : 'client_secret_post',
      },
    ],
    clientAuthMethods: [basic ? 'client_secret_basic' : 'client_secret_post'],
    cookies: { keys: ['only a test'] },
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    // Said, so that it need not be guessed aloud.
    ttl: { AccessToken: 600, Grant: 600, IdToken: 600, Interaction: 600, Session: 600 },
    pkce: { required: () => true, methods: ['S256'] },
    findAccount: (_context, id) => ({ accountId: id, claims: () => ({ sub: id, ...accounts.get(id) }) }),
  });
  provider.use(async ({ path, query }, next) => {
    if (path === '/auth') asked.push(new URLSearchParams(query as Record<string, string>));
    await next();
  });
  const callback = provider.callback();
  return {
    issuer,
    clientId,
    clientSecret,
    accounts,
    asked,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
