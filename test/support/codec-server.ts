// A codec server asked as a page of a Temporal UI asks it.
import type { Payload } from '@temporalio/common';

const inBase64 = (value?: Uint8Array | null): string => Buffer.from(value ?? []).toString('base64');

/** Asks the server at `url` to decrypt a payload for a page of that origin. */
export function askToDecode(
  url: string,
  { metadata, data }: Pick<Payload, 'metadata' | 'data'>,
  origin: string
): Promise<Response> {
  const named = Object.entries(metadata ?? {}).map(([name, value]) => [name, inBase64(value)]);
  return fetch(`${url}/temporal-codec/decode`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin },
    body: JSON.stringify({ payloads: [{ metadata: Object.fromEntries(named) as object, data: inBase64(data) }] }),
  });
}

/** What an answer of it holds, as text. */
export async function decodedIn(answer: Response): Promise<string[]> {
  const { payloads } = (await answer.json()) as { payloads: { data: string }[] };
  return payloads.map(({ data }) => Buffer.from(data, 'base64').toString());
}
