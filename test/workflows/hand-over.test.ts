// A tender's notices through each way to an operator, on the time-skipping server; and what happens when one does not go through.
import { readdirSync } from 'node:fs';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { NoticePort } from '../../activities/hand-over.js';
import { noticePort } from '../../activities/notice-ports.js';
import { caseCard } from '../../bots/cards/case-card.js';
import type { TenderState } from '../../domain/tender.js';
import type { Town } from '../support/cases.js';
import { actor, requirement, town } from '../support/cases.js';
import type { HttpOperator, MailOperator } from '../support/operators.js';
import { httpOperator, mailOperator } from '../support/operators.js';
import { timeSkippingEnv } from '../support/temporal.js';

let env: TestWorkflowEnvironment;
let here: Town;
let worker: { stop(): Promise<void> };
let mail: MailOperator;
let http: HttpOperator;
/** The way that the next notice goes. */
let way: NoticePort;

beforeAll(async () => {
  [mail, http, env] = await Promise.all([mailOperator(), httpOperator(), timeSkippingEnv()]);
  here = await town(env, { notices: (notice) => way(notice) });
  worker = await here.work();
});
beforeEach(() => {
  way = noticePort({ kind: 'http', url: http.url, token: null });
  http.answer = { status: 201, text: '' };
});
afterAll(async () => {
  await worker.stop();
  await here.close();
  await env.teardown();
  await Promise.all([mail.close(), http.close()]);
});

const tender = async (id: string): Promise<TenderState> => (await here.state(id)) as TenderState;
const ball = async (id: string): Promise<string | null> => (await tender(id)).ball?.task ?? null;

/** Waits, as long as a busy machine needs, until this is asked of somebody. */
const asked = (id: string, task: string): Promise<void> => expect.poll(() => ball(id), { timeout: 30_000 }).toBe(task);

/** A tender whose requirement has just been approved. */
async function approved(reference: string): Promise<string> {
  const id = await here.openTender(reference);
  await here.give(id, 'karin', { kind: 'submit-requirement', requirement, motive: null });
  await asked(id, 'decide');
  await here.give(id, 'bjorn', { kind: 'approve', stageId: 'requirement-approval', version: 1 });
  return id;
}

describe('a notice goes to its operator', () => {
  it('by folder, with the clause in both languages as text and as Word', async () => {
    way = noticePort({ kind: 'folder', folder: here.noticeFolder });
    const id = await approved('H-1');
    await asked(id, 'confirm-publication');
    expect(readdirSync(`${here.noticeFolder}/H-1-contract-notice-1`).toSorted()).toEqual([
      'clause.en.docx',
      'clause.en.md',
      'clause.sv.docx',
      'clause.sv.md',
      'notice.en.md',
      'notice.json',
      'notice.sv.md',
    ]);
    expect((await tender(id)).handOvers).toMatchObject([{ notice: 'contract-notice', version: 1 }]);
  });

  it('by e-mail', async () => {
    way = noticePort({ kind: 'email', smtpUrl: mail.url, from: 'inkop@bostad.example', to: 'annons@db.example' });
    const id = await approved('H-2');
    await asked(id, 'confirm-publication');
    expect(mail.letters.length).toBe(1);
    expect(mail.letters[0]).toContain('filename=clause.sv.docx');
    expect((await tender(id)).handOvers[0]?.receipt).toBe('<H-2-contract-notice-1@foothold.bostad.example>');
  });

  it('by HTTP, and the officer confirms what the operator published', async () => {
    const id = await approved('H-3');
    await asked(id, 'confirm-publication');
    const notice = http.posts.at(-1)?.form.get('notice') as File;
    expect(JSON.parse(await notice.text())).toMatchObject({
      subtype: '16',
      tender: 'H-3',
      fields: { 'BT-06-Lot': ['soc-obj'], 'BT-775-Lot': ['opp'] },
    });
    const confirm = (publishedOn: string) =>
      here.give(id, 'karin', {
        kind: 'confirm-publication',
        reference: 'A-1',
        publishedOn,
        url: 'https://db.example/1',
      });
    expect(await confirm('2031-01-01')).toMatchObject({ refusal: { refused: 'WrongDate' } });
    expect(await confirm('2021-01-01')).toMatchObject({ refusal: { refused: 'WrongDate' } });
    const today = new Date(await env.currentTimeMs()).toISOString().slice(0, 10);
    expect((await confirm(today)).kind).toBe('taken');
  });
});

describe('a notice that does not go through', () => {
  it('refused: the officer sees why, nothing can be confirmed, and another try goes on from there', async () => {
    http.answer = { status: 422, text: 'CPV code missing' };
    const id = await approved('H-4');
    await asked(id, 'hand-over-again');
    const state = await tender(id);
    const names = {
      organisation: (each: string) => each,
      person: (each: string) => each,
      area: (each: string) => each,
    };
    const viewer = {
      person: actor('karin'),
      language: 'en',
      today: '2026-11-25',
      names,
      link: (to: string) => to,
    } as const;
    const card = caseCard(state, viewer);
    expect(card.elements).toContainEqual({
      type: 'text',
      tone: 'warning',
      text: 'The notice could not be handed over. The receiver said no: HTTP 422 Unprocessable Entity CPV code missing. Mend that and try again.',
    });
    expect(card.actions.map(({ id: action }) => action)).toContain('hand-over-again');
    expect(
      caseCard(state, { ...viewer, person: actor('maria') }).actions.map(({ id: action }) => action)
    ).not.toContain('hand-over-again');
    const today = new Date(await env.currentTimeMs()).toISOString().slice(0, 10);
    const url = 'https://db.example/1';
    expect(
      await here.give(id, 'karin', { kind: 'confirm-publication', reference: 'A', publishedOn: today, url })
    ).toMatchObject({ refusal: { refused: 'NotHandedOver' } });
    expect(await here.give(id, 'maria', { kind: 'hand-over-again' })).toMatchObject({
      refusal: { refused: 'NotAllowed' },
    });

    http.answer = { status: 201, text: '' };
    expect((await here.give(id, 'karin', { kind: 'hand-over-again' })).kind).toBe('taken');
    await asked(id, 'confirm-publication');
    expect(await here.give(id, 'karin', { kind: 'hand-over-again' })).toMatchObject({
      refusal: { refused: 'NotOpen' },
    });
    expect((await tender(id)).handOverFailed).toBeNull();
  });

  it('unreachable: the officer sees it after a minute of tries, and it goes through by itself when the operator is back', async () => {
    const gone = await httpOperator();
    await gone.close();
    way = noticePort({ kind: 'http', url: gone.url, token: null });
    const id = await approved('H-5');
    await env.sleep('2 minutes');
    await asked(id, 'hand-over-again');
    expect((await tender(id)).handOverFailed).toMatchObject({ trouble: 'unreachable' });
    way = noticePort({ kind: 'http', url: http.url, token: null });
    await env.sleep('1 hour');
    await asked(id, 'confirm-publication');
  });

  it('refused, then cancelled: the tender ends and asks nobody for another try', async () => {
    http.answer = { status: 422, text: 'CPV code missing' };
    const id = await approved('H-6');
    await asked(id, 'hand-over-again');
    await here.give(id, 'karin', { kind: 'cancel', reason: 'Behovet är borta' });
    expect(await here.client.workflow.getHandle(id).result()).toBe('cancelled');
    expect((await tender(id)).handOverFailed).toBeNull();
    expect(await ball(id)).toBeNull();
  });
});
