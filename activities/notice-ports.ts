// The ways to an operator: a folder it fetches from, its mailbox, or its HTTP address. Which one is a setting.
import { mkdir, mkdtemp, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createTransport } from 'nodemailer';
import type { NoticePackage, NoticePort } from './hand-over.js';
import { refusedBy } from './hand-over.js';

/** Where notices go. */
export type NoticeSettings =
  | { readonly kind: 'folder'; readonly folder: string }
  | { readonly kind: 'email'; readonly smtpUrl: string; readonly from: string; readonly to: string }
  | { readonly kind: 'http'; readonly url: string; readonly token: string | null };

/** The port that the settings choose. */
export function noticePort(settings: NoticeSettings): NoticePort {
  switch (settings.kind) {
    case 'folder':
      return folderPort(settings.folder);
    case 'email':
      return emailPort(settings);
    case 'http':
      return httpPort(settings);
  }
}

const fileName = ({ key }: NoticePackage): string => key.replaceAll(/[^\w-]/g, '-');

/** One folder for each notice and version, whole or not there: it is renamed into place. A second try finds the first. */
function folderPort(folder: string): NoticePort {
  return async (notice) => {
    const name = fileName(notice);
    const place = path.join(folder, name);
    if (await exists(place)) return name;
    await mkdir(folder, { recursive: true });
    const draft = await mkdtemp(path.join(folder, '.draft-'));
    try {
      for (const file of notice.files) await writeFile(path.join(draft, file.name), file.content);
      await rename(draft, place);
    } finally {
      await rm(draft, { recursive: true, force: true });
    }
    return name;
  };
}

async function exists(place: string): Promise<boolean> {
  return stat(place).then(
    () => true,
    (error: unknown) => {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false;
      throw error;
    }
  );
}

/** A letter with the documents attached. The Message-ID is the same at every try, by which a receiver knows a copy. */
function emailPort({ smtpUrl, from, to }: Extract<NoticeSettings, { kind: 'email' }>): NoticePort {
  // A server that does not answer in half a minute is tried again.
  const limits = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 };
  return async (notice) => {
    const transport = createTransport({ url: smtpUrl, ...limits });
    const messageId = `<${fileName(notice)}@foothold.${from.split('@')[1] ?? 'invalid'}>`;
    try {
      await transport.sendMail({
        messageId,
        from,
        to,
        subject: `${notice.tender} ${notice.notice} v${notice.version}: ${notice.title}`,
        text: textOf(notice),
        headers: { 'X-Foothold-Key': notice.key },
        attachments: notice.files.map(({ name, mediaType, content }) => ({
          filename: name,
          contentType: mediaType,
          content: typeof content === 'string' ? content : Buffer.from(content),
        })),
      });
      return messageId;
    } catch (error) {
      throw smtpRefusal(error) ?? error;
    } finally {
      transport.close();
    }
  };
}

/** A 5xx answer is for good (RFC 5321); 4xx is the server asking for patience, everything else a network. */
function smtpRefusal(error: unknown): Error | null {
  if (!(error instanceof Error)) return null;
  const code = 'responseCode' in error ? Number(error.responseCode) : 0;
  return code >= 500 && code < 600 ? refusedBy(error.message) : null;
}

function textOf({ files }: NoticePackage): string {
  return files
    .filter(({ name }) => name.startsWith('notice.') && name.endsWith('.md'))
    .map(({ content }) => String(content))
    .join('\n');
}

/** The reason in the message, where an officer sees it; fetch keeps it in the cause. */
function notReached(error: unknown): never {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  throw new Error(cause instanceof Error ? cause.message : String(cause), { cause: error });
}

/** Answers that ask for another try though they are 4xx: timeout, too early, too many. */
const patience = new Set([408, 425, 429]);

/** A multipart POST: the notice and each document a part. `Idempotency-Key` is the same at every try. */
function httpPort({ url, token }: Extract<NoticeSettings, { kind: 'http' }>): NoticePort {
  return async (notice) => {
    const body = new FormData();
    for (const { name, mediaType, content } of notice.files)
      body.append(
        name === 'notice.json' ? 'notice' : 'document',
        new Blob([typeof content === 'string' ? content : new Uint8Array(content)], { type: mediaType }),
        name
      );
    const response = await fetch(url, {
      method: 'POST',
      body,
      redirect: 'manual',
      headers: { 'idempotency-key': notice.key, ...(token !== null && { authorization: `Bearer ${token}` }) },
      signal: AbortSignal.timeout(30_000),
    }).catch(notReached);
    const said = `HTTP ${response.status} ${response.statusText}`.trim();
    const text = await response.text();
    if (response.ok) return response.headers.get('location') ?? said;
    if (response.status >= 500 || patience.has(response.status)) throw new Error(said);
    throw refusedBy(`${said} ${text}`);
  };
}
