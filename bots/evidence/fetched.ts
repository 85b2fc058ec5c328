// Fetches a file from where a chat keeps it.
import { FileOutOfReach } from '../platform.js';

/** A large photo on a slow day; Slack and Teams have long given up on our answer by then, and a retry joins the one under way. */
const fetchWithinMs = 30_000;

/**
 * The bytes as they come. With a token no redirect is followed: it leads to a page to sign in, for a token that does not reach the file.
 * Throws {@link FileOutOfReach}.
 */
export async function fetchedFrom(url: URL, token: string | null): Promise<AsyncIterable<Uint8Array>> {
  const response = await fetch(url, {
    headers: token === null ? {} : { authorization: `Bearer ${token}` },
    redirect: token === null ? 'follow' : 'manual',
    signal: AbortSignal.timeout(fetchWithinMs),
  });
  const { ok, body, status, headers } = response;
  const page = (headers.get('content-type') ?? '').startsWith('text/html');
  if (ok && body !== null && !page) return body;
  await body?.cancel();
  throw new FileOutOfReach(
    page || (status >= 300 && status < 400)
      ? 'The chat wants somebody to sign in: the token does not reach files.'
      : `The chat answered with HTTP ${status}.`
  );
}

/** A URL that may be fetched: by https, or at an address that the chat itself is reached by. */
export function reachable(url: string | null | undefined, own: URL): URL | null {
  if (url === null || url === undefined || !URL.canParse(url)) return null;
  const parsed = new URL(url);
  return parsed.protocol === 'https:' || parsed.host === own.host ? parsed : null;
}
