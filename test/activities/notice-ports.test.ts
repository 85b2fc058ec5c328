// The three ways to an operator, each against a real one: what arrives, what a second try does, and which answers are for good.
import { mkdtempSync, readFileSync, readdirSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ApplicationFailure } from '@temporalio/common';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { NoticePackage } from '../../activities/hand-over.js';
import { noticePort } from '../../activities/notice-ports.js';
import type { HttpOperator, MailOperator } from '../support/operators.js';
import { httpOperator, mailOperator } from '../support/operators.js';

const notice: NoticePackage = {
  key: 'UPP-1/contract-notice/2',
  tender: 'UPP-1',
  notice: 'contract-notice',
  version: 2,
  title: 'Vivalla, ombyggnad',
  buyer: 'ÖrebroBostäder',
  files: [
    { name: 'notice.json', mediaType: 'application/json', content: '{"tender":"UPP-1"}' },
    { name: 'notice.sv.md', mediaType: 'text/markdown', content: '# Annonsen på svenska' },
    { name: 'clause.sv.docx', mediaType: 'application/octet-stream', content: new Uint8Array([80, 75, 3, 4]) },
  ],
};

const failure = (port: ReturnType<typeof noticePort>): Promise<unknown> =>
  port(notice).then(
    (receipt) => Promise.reject(new Error(`It was taken: ${receipt}`)),
    (error: unknown) => error
  );
const isRefusal = (error: unknown): boolean =>
  error instanceof ApplicationFailure && error.type === 'HandOverRefused' && error.nonRetryable === true;

describe('a folder', () => {
  const folder = path.join(mkdtempSync(path.join(os.tmpdir(), 'foothold-notices-')), 'not-there-yet');
  const port = noticePort({ kind: 'folder', folder });

  it('gets every file of the notice, under one name, with nothing half written beside it', async () => {
    expect(await port(notice)).toBe('UPP-1-contract-notice-2');
    expect(readdirSync(folder)).toEqual(['UPP-1-contract-notice-2']);
    const place = path.join(folder, 'UPP-1-contract-notice-2');
    expect(readdirSync(place).toSorted()).toEqual(['clause.sv.docx', 'notice.json', 'notice.sv.md']);
    expect(readFileSync(path.join(place, 'clause.sv.docx'))).toEqual(Buffer.from([80, 75, 3, 4]));
  });

  it('is not written twice by a second try', async () => {
    expect(await port(notice)).toBe('UPP-1-contract-notice-2');
    expect(readdirSync(folder)).toEqual(['UPP-1-contract-notice-2']);
  });

  it('that is a file is tried again, since somebody may put it right', async () => {
    const file = path.join(folder, 'UPP-1-contract-notice-2', 'notice.json');
    expect(isRefusal(await failure(noticePort({ kind: 'folder', folder: file })))).toBe(false);
  });
});

describe('a mailbox', () => {
  let operator: MailOperator;
  const port = () =>
    noticePort({ kind: 'email', smtpUrl: operator.url, from: 'inkop@bostad.example', to: 'a@b.example' });
  beforeAll(async () => {
    operator = await mailOperator();
  });
  beforeEach(() => {
    operator.answer = null;
    operator.letters.length = 0;
  });
  afterAll(() => operator.close());

  it('gets the words as the letter and every file attached, with the same Message-ID at every try', async () => {
    const receipts = [await port()(notice), await port()(notice)];
    expect(receipts).toEqual(Array(2).fill('<UPP-1-contract-notice-2@foothold.bostad.example>'));
    expect(operator.letters.length).toBe(2);
    for (const letter of operator.letters) {
      expect(letter).toContain('Message-ID: <UPP-1-contract-notice-2@foothold.bostad.example>');
      expect(letter).toContain('X-Foothold-Key: UPP-1/contract-notice/2');
      for (const { name } of notice.files) expect(letter).toContain(`filename=${name}`);
      expect(letter).toContain(Buffer.from([80, 75, 3, 4]).toString('base64'));
    }
  });

  it('that does not exist is a clear no, with what the server said', async () => {
    operator.answer = 550;
    const error = await failure(port());
    expect(isRefusal(error)).toBe(true);
    expect(String(error)).toContain('No such mailbox here');
  });

  it('that asks for patience, or whose server is away, is tried again', async () => {
    operator.answer = 451;
    expect(isRefusal(await failure(port()))).toBe(false);
    const away = noticePort({ kind: 'email', smtpUrl: 'smtp://127.0.0.1:1', from: 'a@b.example', to: 'a@b.example' });
    expect(isRefusal(await failure(away))).toBe(false);
  });
});

describe('an HTTP address', () => {
  let operator: HttpOperator;
  const port = (token: string | null = null) => noticePort({ kind: 'http', url: operator.url, token });
  beforeAll(async () => {
    operator = await httpOperator();
  });
  beforeEach(() => {
    operator.answer = { status: 201, text: '' };
    operator.posts.length = 0;
  });
  afterAll(() => operator.close());

  it('gets the notice and its documents as parts, with the same Idempotency-Key at every try', async () => {
    expect([await port('secret')(notice), await port('secret')(notice)]).toEqual(['/notices/17', '/notices/17']);
    expect(operator.posts.map(({ headers }) => headers['idempotency-key'])).toEqual([notice.key, notice.key]);
    const [first] = operator.posts;
    expect(first?.headers.authorization).toBe('Bearer secret');
    const part = first?.form.get('notice');
    expect(part instanceof File && (await part.text())).toBe('{"tender":"UPP-1"}');
    const documents = first?.form.getAll('document') as File[];
    expect(documents.map(({ name }) => name)).toEqual(['notice.sv.md', 'clause.sv.docx']);
    expect(new Uint8Array((await documents[1]?.arrayBuffer()) ?? [])).toEqual(new Uint8Array([80, 75, 3, 4]));
  });

  it.each([400, 401, 404, 409, 422, 307])('%i is a clear no, with what the operator said', async (status) => {
    operator.answer = { status, text: 'The CPV code is missing' };
    const error = await failure(port());
    expect(isRefusal(error)).toBe(true);
    expect(String(error)).toContain(`HTTP ${status}`);
    expect(String(error)).toContain('The CPV code is missing');
  });

  it.each([408, 425, 429, 500, 503])('%i is tried again', async (status) => {
    operator.answer = { status, text: '' };
    expect(isRefusal(await failure(port()))).toBe(false);
  });

  it('where nobody listens is tried again, and says who did not answer', async () => {
    const gone = await httpOperator();
    await gone.close();
    const error = await failure(noticePort({ kind: 'http', url: gone.url, token: null }));
    expect(isRefusal(error)).toBe(false);
    expect(String(error)).toContain('ECONNREFUSED');
  });
});
