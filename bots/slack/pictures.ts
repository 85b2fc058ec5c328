// Pictures of a card, uploaded to Slack before the message that shows them (files.getUploadURLExternal, files.completeUploadExternal).
import { webApi } from '@slack/bolt';
import type { Card } from '../cards/card.js';
import type { Pictures } from './blocks.js';

/** Without the scope `files:write`, which older installations lack, the words beside a picture stand alone. */
const notAllowed = new Set(['missing_scope', 'not_allowed_token_type']);

/** Uploads a card's pictures; answers Slack's id of each. What is uploaded and never shown is seen by nobody. */
export async function uploadPictures(client: webApi.WebClient, card: Card): Promise<Pictures> {
  const pictures = new Map<string, string>();
  for (const element of card.elements) {
    if (element.type !== 'picture') continue;
    const id = await uploaded(client, Buffer.from(element.png, 'base64'), element.alt);
    if (id !== null) pictures.set(element.png, id);
  }
  return pictures;
}

async function uploaded(client: webApi.WebClient, png: Buffer, alt: string): Promise<string | null> {
  const filename = 'foothold.png';
  try {
    const begun = await client.files.getUploadURLExternal({
      filename,
      length: png.length,
      alt_text: alt.slice(0, 1000),
    });
    if (!begun.upload_url || !begun.file_id) throw new Error('Slack took no upload, and did not say why.');
    const sent = await fetch(begun.upload_url, {
      method: 'POST',
      body: new Uint8Array(png),
      headers: { 'content-type': 'image/png' },
      signal: AbortSignal.timeout(10_000),
    });
    if (!sent.ok) throw new Error(`Slack answered an upload with HTTP ${sent.status}.`);
    await client.files.completeUploadExternal({ files: [{ id: begun.file_id, title: filename }] });
    return begun.file_id;
  } catch (error) {
    if (error instanceof webApi.WebAPIPlatformError && notAllowed.has(error.data.error)) return null;
    throw error;
  }
}
