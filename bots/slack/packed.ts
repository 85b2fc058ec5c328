// Fits a command into what Slack carries for a button (2000 characters) or a modal (3000): JSON, compressed when it is long.
import { deflateRawSync, inflateRawSync } from 'node:zlib';

const compressedMark = 'z:';
const unpackedBytesLimit = 100_000;

/** The value as text of at most `limit` characters. */
export function pack(value: unknown, limit: number): string {
  const json = JSON.stringify(value);
  if (json.length <= limit) return json;
  const compressed = compressedMark + deflateRawSync(json).toString('base64url');
  if (compressed.length <= limit) return compressed;
  throw new Error(
    `A Slack button can carry ${limit} characters and this command needs ${compressed.length}, compressed. Shorten its texts before making the card.`
  );
}

/** What was packed, or undefined when the text is not ours. */
export function unpack(text: string): unknown {
  try {
    const json = text.startsWith(compressedMark)
      ? inflateRawSync(Buffer.from(text.slice(compressedMark.length), 'base64url'), {
          maxOutputLength: unpackedBytesLimit,
        }).toString('utf8')
      : text;
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
