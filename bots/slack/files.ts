// Files that people share in Slack: fetched from `url_private_download` with the workspace's own token (scope files:read).
import type { webApi } from '@slack/bolt';
import { z } from 'zod';
import { fetchedFrom, reachable } from '../evidence/fetched.js';
import type { SentFile } from '../platform.js';
import { FileOutOfReach } from '../platform.js';

const fileSchema = z.object({
  id: z.string(),
  size: z.number().optional(),
  url_private_download: z.string().optional(),
  /** In a channel that is shared with another workspace the event says no more than the id: `check_file_info`. */
  file_access: z.string().optional(),
});
const sharedSchema = z.object({ files: z.array(fileSchema) });
type SharedFile = z.infer<typeof fileSchema>;

/** The files of a message; none when it has none. */
export function filesIn(event: unknown, client: webApi.WebClient, token: string | undefined): SentFile[] {
  const shared = sharedSchema.safeParse(event).data;
  return (shared?.files ?? []).map((file) => ({
    bytes: file.size ?? null,
    async open() {
      const whole = file.url_private_download === undefined ? await asked(client, file.id) : file;
      const api = new URL(client.slackApiUrl);
      const url = reachable(whole.url_private_download, api);
      // Our token is for Slack alone, whatever a message says of where a file is.
      if (url === null || !isSlacks(url, api)) throw new FileOutOfReach('Slack does not keep the file itself.');
      return fetchedFrom(url, token ?? '');
    },
  }));
}

async function asked(client: webApi.WebClient, file: string): Promise<SharedFile> {
  try {
    const { file: found } = await client.files.info({ file });
    return fileSchema.parse(found);
  } catch (error) {
    throw new FileOutOfReach('Slack does not tell where the file is.', { cause: error });
  }
}

/** slack.com and what belongs to it (files.slack.com), or another Slack with its own. */
const isSlacks = ({ host, hostname }: URL, api: URL): boolean =>
  host === api.host || hostname.endsWith(`.${api.hostname.replace(/^www\./, '')}`);
