// The notices after the award: that a contract was signed, and how it went. By folder, and by HTTP to an operator that says no first.
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { NoticePort } from '../../activities/hand-over.js';
import { noticePort } from '../../activities/notice-ports.js';
import { caseCard } from '../../bots/cards/case-card.js';
import type { CaseState } from '../../domain/any-case.js';
import { contractId } from '../../domain/case.js';
import type { Command } from '../../domain/commands.js';
import type { ContractState } from '../../domain/contract.js';
import { addDays } from '../../domain/days.js';
import type { TenderState } from '../../domain/tender.js';
import { entry } from '../domain/stamps.js';
import type { Town } from '../support/cases.js';
import { actor, toStandstill, town } from '../support/cases.js';
import type { HttpOperator } from '../support/operators.js';
import { httpOperator } from '../support/operators.js';
import { timeSkippingEnv } from '../support/temporal.js';

let env: TestWorkflowEnvironment;
let here: Town;
let worker: { stop(): Promise<void> };
let http: HttpOperator;
/** The way that the next notice goes. */
let way: NoticePort;
const soon = { timeout: 30_000 };

// A server for each: a placement that tells its ended contract something would hold the clock for the next.
beforeEach(async () => {
  [http, env] = await Promise.all([httpOperator(), timeSkippingEnv()]);
  here = await town(env, { notices: (notice) => way(notice) });
  worker = await here.work();
});
afterEach(async () => {
  await worker.stop();
  await here.close();
  await env.teardown();
  await http.close();
});

const tender = async (id: string): Promise<TenderState> => (await here.state(id)) as TenderState;
/** As it was recorded; empty before that. */
const contract = async (id: string): Promise<ContractState> =>
  (await here.state(id).catch(() => ({}))) as ContractState;
const taken = async (id: string, by: string, command: Command): Promise<void> =>
  expect(await here.give(id, by, command)).toMatchObject({ kind: 'taken' });
const today = async (): Promise<string> => new Date(await env.currentTimeMs()).toISOString().slice(0, 10);

/** What this person sees on the card of a case that says a notice did not go through, and whether they may try again. */
function seen(state: CaseState, person: string): { readonly warnings: readonly string[]; readonly again: boolean } {
  const itself = (id: string): string => id;
  const names = { organisation: itself, person: itself, area: itself };
  const card = caseCard(state, { person: actor(person), language: 'sv', today: '2026-11-26', names, link: itself });
  return {
    warnings: card.elements.flatMap((each) => (each.type === 'text' && each.tone === 'warning' ? [each.text] : [])),
    again: card.actions.some(({ id }) => id === 'hand-over-again'),
  };
}

/** Signs a contract that begins today and lasts a month. */
async function signed(tenderId: string, reference: string): Promise<void> {
  await taken(tenderId, 'karin', {
    kind: 'send-award-notice',
    sentOn: await today(),
    means: 'electronic',
    days: null,
  });
  await env.sleep('20 days');
  await expect.poll(async () => (await tender(tenderId)).ball?.task, soon).toBe('sign-contract');
  const startsOn = await today();
  const sign = {
    kind: 'sign-contract',
    contractReference: reference,
    startsOn,
    endsOn: addDays(startsOn, 25),
  } as const;
  await taken(tenderId, 'karin', sign);
  await expect.poll(async () => (await contract(contractId(reference))).month, soon).toBeTruthy();
}

/** Six interns, accepted; then time goes, and the contract manager says how it went. */
async function evaluated(reference: string): Promise<void> {
  const id = contractId(reference);
  const line = entry('internship', { count: 6, startDate: await today() });
  expect(
    await here.give(id, 'maria', { kind: 'report', entries: [line], text: null }, `report-${reference}`)
  ).toMatchObject({ kind: 'taken' });
  await taken(id, 'johan', { kind: 'accept-report', reportId: `report-${reference}` });
  await env.sleep('60 days');
  await expect.poll(async () => (await contract(id)).phase, soon).toBe('evaluating');
  const lessons = { worked: 'Tidig matchning', didNotWork: 'Sena besked om hus tre', advice: '' };
  await taken(id, 'johan', { kind: 'evaluate', summary: 'Sex praktikplatser av fyrtio', lessons });
  await expect.poll(async () => (await contract(id)).phase, soon).toBe('closed');
}

const handedOver = (id: string, notice: string) =>
  expect.poll(async () => (await contract(id)).handOvers?.map((each) => each.notice), soon).toContain(notice);

describe('by folder', () => {
  const read = (folder: string, file: string): string =>
    readFileSync(path.join(here.noticeFolder, folder, file), 'utf8');
  const files = ['notice.en.md', 'notice.json', 'notice.sv.md'];

  it('the award notice, and when all is over the completion notice, each whole and in both languages', async () => {
    way = noticePort({ kind: 'folder', folder: here.noticeFolder });
    const id = await toStandstill(here, 'L-1');
    // Until a contract is signed the operator has the call alone, and that tells of no bid.
    expect(readdirSync(here.noticeFolder)).toEqual(['L-1-contract-notice-1']);
    expect(read('L-1-contract-notice-1', 'notice.json')).not.toMatch(/skanska|svea|412000000|389000000/i);

    await signed(id, 'LK-1');
    await handedOver(id, 'award-notice');
    const award = readdirSync(here.noticeFolder).find((name) => name.startsWith('L-1-award-notice-')) ?? '';
    expect(readdirSync(path.join(here.noticeFolder, award)).toSorted()).toEqual(files);
    expect(JSON.parse(read(award, 'notice.json'))).toMatchObject({
      notice: 'award-notice',
      tender: 'L-1',
      fields: {
        'BT-142-LotResult': 'selec-w',
        'BT-759-LotResult': 2,
        'BT-720-Tender': 412_000_000,
        'BT-145-Contract': (await tender(id)).contract?.signedOn,
      },
    });
    expect(read(award, 'notice.sv.md')).toContain('Efterannonsen');
    // Whoever lost is counted, and neither named nor priced; nobody's points are in it.
    for (const file of files) expect(read(award, file)).not.toMatch(/svea|389/i);

    await evaluated('LK-1');
    await handedOver(contractId('LK-1'), 'completion-notice');
    const completion = readdirSync(here.noticeFolder).find((name) => name.startsWith('L-1-completion-notice-')) ?? '';
    expect(readdirSync(path.join(here.noticeFolder, completion)).toSorted()).toEqual(files);
    expect(JSON.parse(read(completion, 'notice.json'))).toMatchObject({ notice: 'completion-notice', tender: 'L-1' });
    expect(read(completion, 'notice.sv.md')).toMatch(
      /Lovat: 40 praktikplatser.*Levererat och godtaget: 6 praktikplatser/
    );
    expect(read(completion, 'notice.en.md')).toMatch(/Promised: 40 internships.*Delivered and accepted: 6 internships/);
    // What people wrote in the evaluation stays with those who take part.
    for (const file of files) expect(read(completion, file)).not.toMatch(/matchning|hus tre|Sex praktikplatser/);
    expect((await contract(contractId('LK-1'))).handOverFailed).toBeNull();
    expect((await contract(contractId('LK-1'))).duties.map(({ task }) => task)).not.toContain('hand-over-again');
    expect(readdirSync(here.noticeFolder).length).toBe(3);
  });
});

describe('by HTTP to an operator that says no', () => {
  const keys = (notice: string) =>
    http.posts.map(({ headers }) => String(headers['idempotency-key'])).filter((key) => key.includes(`/${notice}/`));
  const refuses = (text: string) => (http.answer = { status: 422, text });
  const takes = () => (http.answer = { status: 201, text: '' });

  it('the officer is told why, mends it and hands over again: the award notice, and later the completion notice', async () => {
    way = noticePort({ kind: 'http', url: http.url, token: null });
    const id = await toStandstill(here, 'L-2');
    refuses('CPV code missing');
    await signed(id, 'LK-2');
    // The contract runs on whatever becomes of the notice, and the tender waits for somebody to look at it.
    await expect.poll(async () => (await tender(id)).ball?.task, soon).toBe('hand-over-again');
    const waiting = await tender(id);
    expect(waiting).toMatchObject({
      status: 'signed',
      ball: { organisationId: 'orebrobostader', roles: ['procurement-officer', 'coordinator'] },
      handOverFailed: { notice: 'award-notice', trouble: 'refused' },
    });
    const why =
      'Efterannonsen kunde inte lämnas över. Mottagaren sade nej: HTTP 422 Unprocessable Entity CPV code missing. Rätta det och försök igen.';
    expect(seen(waiting, 'karin')).toEqual({ warnings: [why], again: true });
    expect(seen(waiting, 'johan').again).toBe(false);
    expect(await here.give(id, 'johan', { kind: 'hand-over-again' })).toMatchObject({
      refusal: { refused: 'NotAllowed' },
    });
    // A clear no is not tried again behind the officer's back.
    await env.sleep('3 days');
    expect(keys('award-notice').length).toBe(1);

    // Mended the wrong way: told again, with the new reason.
    refuses('Buyer is unknown here');
    await taken(id, 'karin', { kind: 'hand-over-again' });
    await expect.poll(async () => (await tender(id)).handOverFailed?.detail, soon).toContain('Buyer is unknown here');
    expect(seen(await tender(id), 'karin').again).toBe(true);
    takes();
    await taken(id, 'karin', { kind: 'hand-over-again' });
    await handedOver(id, 'award-notice');
    const after = await tender(id);
    expect(after).toMatchObject({ handOverFailed: null });
    expect(after.handOvers.at(-1)).toMatchObject({ notice: 'award-notice', receipt: '/notices/17' });
    expect(seen(after, 'karin').again).toBe(false);
    // Three posts of one notice: the operator can tell that by its key.
    expect(keys('award-notice').length).toBe(3);
    expect(new Set(keys('award-notice')).size).toBe(1);

    refuses('Contract number missing');
    await evaluated('LK-2');
    const contractCase = contractId('LK-2');
    await expect
      .poll(async () => (await contract(contractCase)).handOverFailed?.notice, soon)
      .toBe('completion-notice');
    const closed = await contract(contractCase);
    expect(closed.duties).toMatchObject([
      { task: 'hand-over-again', roles: ['procurement-officer', 'coordinator'], organisationId: 'orebrobostader' },
    ]);
    expect(seen(closed, 'karin')).toMatchObject({ again: true });
    expect(seen(closed, 'karin').warnings.join()).toContain('Meddelandet om genomfört kontrakt kunde inte lämnas över');
    for (const person of ['maria', 'lena'])
      expect(await here.give(contractCase, person, { kind: 'hand-over-again' })).toMatchObject({
        refusal: { refused: 'NotAllowed' },
      });
    takes();
    await taken(contractCase, 'karin', { kind: 'hand-over-again' });
    await handedOver(contractCase, 'completion-notice');
    expect(await contract(contractCase)).toMatchObject({ phase: 'closed', handOverFailed: null });
    expect(keys('completion-notice').length).toBe(2);
    expect(new Set(keys('completion-notice')).size).toBe(1);
  });
});
