// Files of the Slack peer: asked for, sent, completed, and then to be shown in a message. https://docs.slack.dev/messaging/working-with-files
import type { ServerResponse } from 'node:http';
import type { ApiAnswer, Args } from './api.js';
import { faulty, text } from './api.js';

interface PeerFile {
  readonly id: string;
  readonly filename: string;
  readonly length: number;
  bytes: Buffer | null;
  completed: boolean;
}

/** A file that a person shares, as messages carry it. */
export interface SharedFile {
  readonly id: string;
  readonly name: string;
  readonly mimetype: string;
  readonly size: number;
  readonly mode: 'hosted';
  readonly url_private: string;
  readonly url_private_download: string;
}

/** What a person picks to share; `mimetype` is what their program says that it is. */
export interface PickedFile {
  readonly name: string;
  readonly mimetype: string;
  readonly bytes: Buffer;
}

/** What has been uploaded. */
export class SlackFiles {
  readonly all: PeerFile[] = [];
  readonly #shared = new Map<string, { readonly about: SharedFile; readonly bytes: Buffer }>();
  /** How often a shared file was fetched whole. */
  fetched = 0;

  /** A person shares a file. */
  share({ name, mimetype, bytes }: PickedFile, url: string): SharedFile {
    const id = `F0SHARED${this.#shared.size + 1}`;
    const address = `${url}/files-pri/T0-${id}`;
    const about = {
      id,
      name,
      mimetype,
      size: bytes.length,
      mode: 'hosted',
      url_private: `${address}/${encodeURIComponent(name)}`,
      url_private_download: `${address}/download/${encodeURIComponent(name)}`,
    } as const;
    this.#shared.set(id, { about, bytes });
    return about;
  }

  /** The bytes of a shared file, for whoever may read files; anybody else is led to where one signs in, as in a browser. */
  serve(path: string, mayRead: boolean, response: ServerResponse): void {
    const [, id = ''] = /^\/files-pri\/T0-(F\w+)\/(?:download\/)?/.exec(path) ?? [];
    const file = this.#shared.get(id);
    if (!mayRead) response.writeHead(302, { location: '/?redir=%2Ffiles-pri' }).end();
    else if (file === undefined) response.writeHead(404).end();
    else {
      this.fetched += 1;
      response.writeHead(200, { 'content-type': file.about.mimetype }).end(file.bytes);
    }
  }

  /** Answers a method about files; null when it is none. */
  call(method: string, args: Args, url: string): ApiAnswer | null {
    if (method === 'files.getUploadURLExternal') return this.#begin(args, url);
    if (method === 'files.completeUploadExternal') return this.#complete(args);
    if (method === 'files.info') {
      const file = this.#shared.get(text(args, 'file'));
      return file === undefined ? faulty('file_not_found') : { ok: true, file: file.about };
    }
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
