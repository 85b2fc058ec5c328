// Files of the Slack peer: asked for, sent, completed, and then to be shown in a message. https://docs.slack.dev/messaging/working-with-files
import type { ApiAnswer, Args } from './api.js';
import { faulty, text } from './api.js';

interface PeerFile {
  readonly id: string;
  readonly filename: string;
  readonly length: number;
  bytes: Buffer | null;
  completed: boolean;
}

/** What has been uploaded. */
export class SlackFiles {
  readonly all: PeerFile[] = [];

  /** Answers a method about files; null when it is none. */
  call(method: string, args: Args, url: string): ApiAnswer | null {
    if (method === 'files.getUploadURLExternal') return this.#begin(args, url);
    if (method === 'files.completeUploadExternal') return this.#complete(args);
    return null;
  }

  /** The bytes of a file that was asked for; answers an HTTP status. */
  receive(id: string, bytes: Buffer): number {
    const file = this.all.find((each) => each.id === id);
    if (bytes.length !== file?.length) return 400;
    file.bytes = bytes;
    return 200;
  }

  /** Whether a message may show it. */
  isThere(id: string): boolean {
    return this.all.some((file) => file.id === id && file.completed);
  }

  #begin(args: Args, url: string): ApiAnswer {
    const [filename, length] = [text(args, 'filename'), Number(args['length'])];
    if (filename === '' || !Number.isInteger(length) || length <= 0) return faulty('invalid_arguments');
    const file = { id: `F${this.all.length + 1}`, filename, length, bytes: null, completed: false };
    this.all.push(file);
    return { ok: true, upload_url: `${url}/upload/${file.id}`, file_id: file.id };
  }

  #complete(args: Args): ApiAnswer {
    const named = (args['files'] ?? []) as readonly { readonly id: string }[];
    const files = named.map(({ id }) => this.all.find((file) => file.id === id));
    if (files.length === 0 || files.some((file) => file?.bytes == null)) return faulty('file_not_found');
    for (const file of files) if (file) file.completed = true;
    return { ok: true, files: named.map(({ id }) => ({ id })) };
  }
}
