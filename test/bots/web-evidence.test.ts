// A photo attached in Chromium: kept by its hash, told in the trail, opened by the buyer who answers the report and by nobody else.
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { ContractState } from '../../domain/contract.js';
import type { ReportEntry } from '../../domain/commands.js';
import { evidenceRows } from '../../prisma/evidence.js';
import { maxBytes } from '../support/evidence.js';
import { heic, jpeg, pdf, png, told } from '../support/files.js';
import type { House } from './web-house.js';
import { contractCase, faultsOn, house, shoot } from './web-house.js';

let home: House;
let page: Page;
beforeAll(async () => {
  home = await house();
  page = await home.visit('maria');
}, 120_000);
afterAll(() => home.close());

const contract = async (): Promise<ContractState> => (await home.state(contractCase)) as ContractState;
const reported = { report: 'september' };
const entry: ReportEntry = {
  what: 'internship',
  count: 2,
  placement: null,
  startDate: '2026-09-01',
  endDate: null,
  extentPercent: null,
  employmentForm: null,
  employer: 'Elajo',
  hours: null,
  endReason: null,
};
interface Sent {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}
const upload = async (...files: Sent[]): Promise<void> => {
  await page.goto(`/evidence/${contractCase}`);
  await page.locator('input[type=file]').setInputFiles(files);
  await page.getByRole('button', { name: 'Bifoga bild eller PDF' }).click();
};
const main = (of = page): Promise<string> => of.locator('main').innerText();
const stored = (): string[] =>
  readdirSync(home.evidence.folder, { recursive: true, withFileTypes: true })
    .filter((each) => each.isFile())
    .map(({ name }) => name);
const photo = { name: 'bygget.jpg', mimeType: 'image/jpeg', buffer: jpeg };

it('needs a report that waits for its answer', async () => {
  await page.goto(`/cases/${contractCase}`);
  await page.getByRole('link', { name: 'Bifoga bild eller PDF' }).click();
  const open = (await contract()).openReports.filter(({ organisationId }) => organisationId === 'skanska');
  if (open.length === 0) expect(await main()).toContain('Ingen av dina rapporter väntar på svar nu.');
  const report = { kind: 'report', entries: [entry], text: null } as const;
  expect(await home.give(contractCase, 'maria', report)).toMatchObject({ kind: 'taken' });
  const newest = (await contract()).openReports.at(-1);
  reported.report = newest?.reportId ?? '';
  await page.reload();
  expect(await main()).toContain('2 praktikplatser');
  expect(await faultsOn(page)).toEqual([]);
  await shoot(page, 'evidence-1', true);
});

it('says why a file is not kept, whatever it is called, and keeps nothing of it', async () => {
  const { revision } = await contract();
  await upload({ name: 'foto.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('<!doctype html><script>1</script>') });
  expect(await main()).toContain('Det gick inte att spara filen: den är varken en bild');
  expect(await faultsOn(page)).toEqual([]);
  await shoot(page, 'evidence-2-fault', true);
  await upload({ ...photo, buffer: Buffer.concat([jpeg, Buffer.alloc(maxBytes)]) });
  expect(await main()).toContain('Filen är för stor; den får vara högst 0,1 MB.');
  await upload({ ...photo, buffer: jpeg.subarray(0, 600) });
  expect(await main()).toContain('Bilden är skadad');
  expect(stored()).toEqual([]);
  expect((await contract()).revision).toBe(revision);
});

it('keeps what is well, says what is not, and the trail tells it by its hash', async () => {
  await upload(
    photo,
    { name: 'a.jpg', mimeType: 'image/jpeg', buffer: png },
    { name: 'b.pdf', mimeType: 'application/pdf', buffer: Buffer.from('nej') }
  );
  await page.waitForURL(`/cases/${contractCase}`);
  const notice = await page.locator('#notice').innerText();
  expect(notice).toContain('Fil 3: Det gick inte att spara filen');
  expect(notice).toContain('2 filer är sparade med rapporten för');
  const rows = await evidenceRows(home.db, contractCase);
  expect(rows.map(({ number, format, by, via, reportId }) => [number, format, by, via, reportId])).toEqual([
    [1, 'jpeg', 'maria', 'web', reported.report],
    [2, 'png', 'maria', 'web', reported.report],
  ]);
  for (const { hash, bytes } of rows) {
    const file = readFileSync(path.join(home.evidence.folder, hash.slice(0, 2), hash));
    expect(createHash('sha256').update(file).digest('hex')).toBe(hash);
    expect(file.length).toBe(bytes);
    expect(file.toString('latin1')).not.toMatch(told);
  }
  expect(await main()).toContain(`SHA-256 ${rows[0]?.hash.slice(0, 12)}`);
  expect(await faultsOn(page)).toEqual([]);
  await shoot(page, 'evidence-3-contract', true);
});

it('the same file once more is stored and counted once', async () => {
  await upload(photo);
  expect(await main()).toContain('Filen finns redan med rapporten för');
  expect(stored().length).toBe(2);
  expect((await contract()).evidence).toBe(2);
});

it('a PDF and a HEIC are taken as well, and taken away as files', async () => {
  await upload({ name: 'x', mimeType: 'image/png', buffer: pdf }, { name: 'y', mimeType: 'image/heic', buffer: heic });
  await page.waitForURL(`/cases/${contractCase}`);
  const answer = await page.request.get(`/evidence/${contractCase}/3`);
  expect(answer.headers()).toMatchObject({
    'content-type': 'application/pdf',
    'content-disposition': 'attachment; filename="AVT-2012-014-3.pdf"',
  });
  expect((await answer.body()).equals(pdf)).toBe(true);
});

it('the buyer who answers reports opens it, safely; others neither see nor get it', async () => {
  const johan = await home.visit('johan');
  await johan.goto(`/cases/${contractCase}`);
  expect(await main(johan)).toContain('4 filer finns med');
  await shoot(johan, 'evidence-4-buyer', true);
  const opened = await johan.goto(`/evidence/${contractCase}/1`);
  expect(opened?.status()).toBe(200);
  expect(opened?.headers()).toMatchObject({
    'content-type': 'image/jpeg',
    'content-disposition': 'inline; filename="AVT-2012-014-1.jpg"',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
    'cache-control': 'private, no-store',
  });
  expect(await johan.evaluate('document.images[0].naturalWidth')).toBe(64);
  const status = async (who: string): Promise<number | undefined> => {
    const of = await home.visit(who);
    await of.goto(`/cases/${contractCase}`);
    expect(await of.locator('.evidence').count()).toBe(who === 'tom' ? 1 : 0);
    return (await of.goto(`/evidence/${contractCase}/1`))?.status();
  };
  // A subcontractor of another report, the matching body, a manager at the buyer; an auditor sees everything.
  expect([await status('ali'), await status('lena'), await status('bjorn'), await status('tom')]).toEqual([
    404, 404, 404, 200,
  ]);
  expect((await home.app.inject(`/evidence/${contractCase}/1`)).statusCode).toBe(303);
  expect((await johan.goto(`/evidence/${contractCase}`))?.status()).toBe(404);
});

it('whoever knows a hash does not get at the file by it', async () => {
  const [row] = await evidenceRows(home.db, contractCase);
  const { hash = '', format = 'jpeg', bytes = 1 } = row ?? {};
  const { hash: pdfHash = '' } = (await evidenceRows(home.db, contractCase, 3))[0] ?? {};
  await home.db.evidenceFile.updateMany({ where: { hash: pdfHash }, data: { personId: 'ali' } });
  for (const forged of [
    { hash: pdfHash, format: 'pdf', bytes: pdf.length },
    { hash, format, bytes: bytes + 1 },
  ] as const) {
    const command = { kind: 'report', entries: [], text: null, evidence: [forged] } as const;
    const press = { platform: 'web', account: 'maria', place: 'web', caseId: contractCase, reason: null } as const;
    const answer = await home.conversation.pressed({ ...press, command, deliveryId: `forged ${forged.hash}` });
    expect(answer.notice).toBe('Filen finns inte kvar här. Skicka den en gång till.');
  }
  expect((await contract()).evidence).toBe(4);
});

it('a storage that is down is said to be, and nothing is half done', async () => {
  const other = Buffer.from(pdf.toString().replace('Count 0', 'Count 00'));
  vi.spyOn(home.evidence.store, 'put').mockRejectedValueOnce(Object.assign(new Error('full'), { code: 'ENOSPC' }));
  const { revision } = await contract();
  await upload({ name: 'x.pdf', mimeType: 'application/pdf', buffer: other });
  expect(await main()).toContain('Filen kunde inte sparas just nu.');
  expect((await contract()).revision).toBe(revision);
  expect(await home.db.evidenceFile.count()).toBe(4);
  await upload({ name: 'x.pdf', mimeType: 'application/pdf', buffer: other });
  await page.waitForURL(`/cases/${contractCase}`);
  expect((await contract()).evidence).toBe(5);
});
