// Photos and PDFs in every chat: fetched with the chat's token, judged by their content, kept once, joined to their report.
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { contractId } from '../../domain/case.js';
import type { ContractState } from '../../domain/contract.js';
import type { EvidenceRow } from '../../prisma/evidence.js';
import { evidenceRows } from '../../prisma/evidence.js';
import { entry } from '../domain/stamps.js';
import { startContract } from '../support/contracts.js';
import { maxBytes } from '../support/evidence.js';
import { jpeg, pdf, png, told, webp } from '../support/files.js';
import { timeSkippingEnv } from '../support/temporal.js';
import { chats, inChat } from './chat-names.js';
import type { Chat, ChatFile, ChatTown } from './chats.js';
import { chatTown } from './chats.js';

const soon = { timeout: 60_000 };
const file = (bytes: Buffer, name = 'bygget.jpg', contentType = 'image/jpeg'): ChatFile => ({
  name,
  contentType,
  bytes,
});

describe.each(chats)(inChat, (name) => {
  let env: TestWorkflowEnvironment;
  let place: ChatTown;
  let worker: { stop(): Promise<void> };
  const reference = 'AVT-2026-9';
  const id = contractId(reference);
  beforeAll(async () => {
    env = await timeSkippingEnv();
    place = await chatTown(env);
    worker = await place.here.work();
    for (const each of ['maria', 'johan']) await chat().link(each);
    await startContract(place.here, reference, 700, { obligations: [{ kind: 'internship', target: 8 }] });
  });
  afterAll(async () => {
    expect(chat().complaints()).toEqual([]);
    await worker.stop();
    await place.close();
    await env.teardown();
  });

  const chat = (): Chat => place[name];
  const contract = async () => (await place.here.state(id).catch(() => ({}))) as ContractState;
  const rows = (): Promise<EvidenceRow[]> => evidenceRows(place.here.db, id);
  const stored = (): string[] =>
    readdirSync(place.evidence.folder, { recursive: true, withFileTypes: true }).flatMap((each) =>
      each.isFile() ? [each.name] : []
    );
  const hears = (text: string) => expect.poll(() => chat().told('maria'), soon).toContain(text);
  const send = (files: readonly ChatFile[], text?: string) => chat().send('maria', reference, files, text);
  const report = async (reportId: string): Promise<void> => {
    const entries = [entry('internship', { startDate: '2026-11-02', employer: reportId })];
    const given = await place.here.give(id, 'maria', { kind: 'report', entries, text: null }, reportId);
    expect(given).toMatchObject({ kind: 'taken' });
  };

  it('a photo goes to the report that waits for its answer, without where it was taken, and its sender is told', async () => {
    await expect.poll(async () => (await contract()).month ?? null, soon).not.toBeNull();
    await report('r-1');
    await send([file(jpeg)]);
    await hears('Filen är sparad med rapporten för');
    const [row] = await vi.waitFor(async () => {
      expect(await rows()).toMatchObject([
        { number: 1, reportId: 'r-1', format: 'jpeg', by: 'maria', via: name, organisationId: 'skanska' },
      ]);
      return rows();
    }, soon);
    const hash = row?.hash ?? '';
    const kept = readFileSync(path.join(place.evidence.folder, hash.slice(0, 2), hash));
    expect(kept.toString('latin1')).not.toMatch(told);
    await chat().open('johan', reference);
    await expect.poll(() => chat().card('johan'), soon).toContain('1 fil finns med');
  });

  it('a file that lies about what it is, or is too large or broken, is not kept, and its sender reads why', async () => {
    await send([file(Buffer.from('<!doctype html><script>alert(1)</script>'))]);
    await hears('den är varken en bild');
    await send([file(Buffer.concat([jpeg, Buffer.alloc(maxBytes)]))]);
    await hears('Filen är för stor; den får vara högst 0,1 MB.');
    await send([file(jpeg.subarray(0, 700)), file(png, 'egentligen-en-png.pdf', 'application/pdf')]);
    await hears('Bilden är skadad');
    await hears('Filen är sparad med rapporten för');
    expect((await rows()).map(({ format }) => format)).toEqual(['jpeg', 'png']);
    expect(stored().length).toBe(2);
  });

  it('the same file sent again is kept once, and said to be there', async () => {
    await send([file(jpeg)]);
    await hears('Filen finns redan med rapporten för');
    expect([(await rows()).length, stored().length]).toEqual([2, 2]);
  });

  it('a storage that is down is said to be, nothing is half done, and sending again helps', async () => {
    vi.spyOn(place.evidence.store, 'put').mockRejectedValueOnce(Object.assign(new Error('full'), { code: 'ENOSPC' }));
    await send([file(webp)]);
    await hears('Filen kunde inte sparas just nu.');
    expect([(await rows()).length, stored().length]).toEqual([2, 2]);
    await send([file(webp)]);
    await expect.poll(async () => (await rows()).length, soon).toBe(3);
  });

  it('a message delivered four times joins its file once', async ({ skip }) => {
    skip(name === 'web', 'a page is sent once; sent again, its file is there already');
    await send([file(pdf, 'intyg.pdf', 'application/pdf')]);
    await hears('En PDF sparas som den är');
    const again = chat().redelivery('maria');
    await Promise.all([again(), again(), again()]);
    expect((await contract()).evidence).toBe(4);
    expect(stored().length).toBe(4);
  });

  it('of several reports that wait, its sender is asked which one', async ({ skip }) => {
    skip(name === 'web', 'the page itself asks which report');
    await report('r-2');
    const other = Buffer.from(pdf.toString().replace('Count 0', 'Count 00'));
    await send([file(other)]);
    await expect.poll(() => chat().card('maria'), soon).toContain('Vilken rapport hör filen till?');
    const [first = ''] = await chat().buttons('maria');
    await chat().press('maria', first);
    await expect.poll(async () => (await rows()).at(-1)?.reportId, soon).toBe('r-2');
    expect((await contract()).evidence).toBe(5);
  });

  it('a photo that comes with what has happened, or before it, goes with that report once it is confirmed', async ({
    skip,
  }) => {
    skip(name === 'web', 'a file is attached on a page of its own, to a report that is there');
    for (const { reportId } of (await contract()).openReports)
      expect(await place.here.give(id, 'johan', { kind: 'accept-report', reportId })).toMatchObject({ kind: 'taken' });
    const before = (await contract()).evidence ?? 0;
    const [early, late] = ['000', '0000'].map((zeros) =>
      Buffer.from(pdf.toString().replace('Count 0', `Count ${zeros}`))
    );
    await send([file(early ?? pdf)]);
    await hears('Ingen av dina rapporter väntar på svar nu. Filen väntar i en timme');
    await send([file(late ?? pdf)], 'två nya praktikanter från 2 november hos Elajo');
    await expect.poll(() => chat().card('maria'), soon).toContain('2 filer följer med');
    await chat().press('maria', 'Ja, stämmer');
    await expect.poll(async () => (await contract()).evidence, soon).toBe(before + 2);
    const [open] = (await contract()).openReports;
    expect((await rows()).slice(-2).map(({ reportId }) => reportId)).toEqual([open?.reportId, open?.reportId]);
    expect(open?.evidence?.length).toBe(2);
  });

  it('a file that the chat does not give is said to be out of reach', async ({ skip }) => {
    skip(name === 'web', 'the page sends the file itself');
    const { slack, teams } = place.peers;
    const whole = { team: slack.team, scopes: slack.scopes, expiresAt: null };
    slack.tokens.grant(slack.botToken, { ...whole, scopes: slack.scopes.filter((scope) => scope !== 'files:read') });
    vi.spyOn(teams, 'mayFetch').mockReturnValueOnce(false);
    await send([file(jpeg)]);
    await hears('Filen gick inte att hämta.');
    slack.tokens.grant(slack.botToken, whole);
  });

  it('whoever does not report is told whom files are taken from, and nothing is fetched', async ({ skip }) => {
    skip(name === 'web', 'there is no such page for them');
    const fetched = () => place.peers.slack.files.fetched + place.peers.teams.filesFetched;
    const before = fetched();
    await chat().send('johan', reference, [file(jpeg)]);
    await expect.poll(() => chat().told('johan'), soon).toContain('tas emot från den som rapporterar');
    expect(fetched()).toBe(before);
  });
});
