// Files that people send in Teams: those of a personal chat come with an address that needs no more, pictures in a message with one that
// wants the bot's token.
import type { Activity } from 'botbuilder';
import { z } from 'zod';
import { fetchedFrom, reachable } from '../evidence/fetched.js';
import type { SentFile } from '../platform.js';
import { FileOutOfReach } from '../platform.js';

const fileType = 'application/vnd.microsoft.teams.file.download.info';
const attachmentSchema = z.object({
  contentType: z.string(),
  contentUrl: z.string().optional(),
  content: z.unknown().optional(),
});
const downloadSchema = z.object({ downloadUrl: z.string() });

/** The files of a message; the text that Teams attaches as HTML, and cards, are none. */
export function filesIn(activity: Partial<Activity>, token: (() => Promise<string>) | null): SentFile[] {
  const attachments = z.array(attachmentSchema).safeParse(activity.attachments ?? []).data ?? [];
  const service = new URL(activity.serviceUrl ?? 'https://teams.invalid');
  return attachments.flatMap(({ contentType, contentUrl, content }): SentFile[] => {
    const download = contentType === fileType ? downloadSchema.safeParse(content).data : undefined;
    if (download !== undefined) return [at(download.downloadUrl, service, null)];
    return contentType.startsWith('image/') ? [at(contentUrl, service, token)] : [];
  });
}

function at(address: string | undefined, service: URL, token: (() => Promise<string>) | null): SentFile {
  return {
    bytes: null,
    async open() {
      const url = reachable(address, service);
      if (url === null) throw new FileOutOfReach('Teams does not say where the file is.');
      // The bot's token is for Teams alone: for where its messages come from, which their signature vouches for.
      return fetchedFrom(url, token !== null && url.host === service.host ? await token() : null);
    },
  };
}
