// Vivalla's 40 internships, 12 jobs and 2 educations told in a chat while the worker, a process of its own, is killed twenty times: no message is
// lost, and none counts twice. On the full server: the one that skips time hands work to workers that are gone.
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { ContractState } from '../../domain/contract.js';
import { verifyAudit } from '../../prisma/audit.js';
import { requirement } from '../support/cases.js';
import { startContract } from '../support/contracts.js';
import type { PeerMessage } from '../peers/slack/workspace.js';
import type { Program } from '../support/program.js';
import { carrying, startProgram } from '../support/program.js';
import { devServer } from '../support/temporal.js';
import type { ChatTown } from './chats.js';
import { chatTown } from './chats.js';

const soon = { timeout: 60_000 };
const reference = 'AVT-2026-014';
/** Her account in the local Slack. */
const maria = 'U0MARIA';
const dataDir = mkdtempSync(path.join(os.tmpdir(), 'foothold-killed-'));
let env: TestWorkflowEnvironment;
let place: ChatTown;
let worker: Program;

const start = async (): Promise<Program> => {
  const { signingSecret: SLACK_SIGNING_SECRET, botToken: SLACK_BOT_TOKEN, apiUrl: SLACK_API_URL } = place.peers.slack;
  const chat = { SLACK_SIGNING_SECRET, SLACK_BOT_TOKEN, SLACK_API_URL };
  return (worker = await startProgram(['start', '--only', 'worker'], { ...carrying(place.here, dataDir), ...chat }));
};
const kill = (): Promise<unknown> => worker.end('SIGKILL');

beforeAll(async () => {
  env = await devServer();
  place = await chatTown(env);
  await start();
  for (const person of ['maria', 'johan']) await place.slack.link(person);
});
afterAll(async () => {
  await kill();
  await place.close();
  await env.teardown();
  rmSync(dataDir, { recursive: true, force: true });
});

/** Ten reports of four who begin, twelve of one who stays, two of one who studies; each by a day of its own. */
const messages = Array.from({ length: 24 }, (_, at) => {
  const day = `${at + 1} mars`;
  if (at < 10) return `fyra nya praktikanter på plats från ${day}`;
  return at < 22 ? `P-${at - 9} är fast anställd hos Skanska från ${day}` : `P-${at} har börjat en utbildning ${day}`;
});
const moments = ['before the yes', 'while it is said', 'when it has counted', 'while it is accepted'] as const;

it('loses nothing and counts nothing twice', { timeout: 600_000 }, async () => {
  const { obligations } = requirement;
  const begun = { signedOn: '2025-12-01', startsOn: '2026-01-01', firstStartBy: '2026-06-30', obligations };
  const id = await startContract(place.here, reference, 1500, begun);
  const contract = async (): Promise<ContractState> => (await place.here.state(id)) as ContractState;
  const open = async (): Promise<number> => (await contract()).openReports.length;
  const chat = place.slack;
  const { slack } = place.peers;
  /** What Foothold understood of a day: other messages to her may come after it. */
  const understood = (day: string): Promise<PeerMessage> =>
    vi.waitFor(() => {
      const { id: direct } = slack.directMessages(maria);
      const said = ({ channel, blocks }: PeerMessage) =>
        channel === direct && new RegExp(`Jag förstod: .*\\b${day}`).test(JSON.stringify(blocks));
      return slack.messages.find(said) ?? expect.fail(`nothing was understood of ${day}`);
    }, soon);
  await expect.poll(async () => (await contract().catch(() => null))?.month ?? null, soon).not.toBeNull();
  let kills = 0;
  for (const [at, message] of messages.entries()) {
    const moment = kills < 20 ? moments[at % moments.length] : null;
    const end = async (): Promise<void> => {
      await kill();
      kills += 1;
    };
    await chat.say('maria', message);
    const proposal = await understood(`${at + 1} mars 2026`);
    if (moment === 'before the yes') await end();
    const yes = slack.press(maria, proposal, 'Ja, stämmer');
    if (moment === 'while it is said') await end();
    expect((await yes).status).toBe(200);
    const request = slack.sent.at(-1);
    if (moment === 'when it has counted') {
      await expect.poll(open, soon).toBe(1);
      await end();
    }
    if (moment !== null && moment !== 'while it is accepted') await start();
    await expect.poll(open, soon).toBe(1);
    // It comes again, as it does when the chat heard no answer.
    if (request !== undefined) await slack.replay(request);
    await chat.say('johan', `läget ${reference}`);
    await expect.poll(() => chat.buttons('johan'), soon).toContain('Godta rapporten');
    const accepted = chat.press('johan', 'Godta rapporten');
    if (moment === 'while it is accepted') {
      await end();
      await start();
    }
    await accepted;
    await expect.poll(open, soon).toBe(0);
  }
  expect(kills).toBe(20);
  const { tally, placements } = await contract();
  expect(tally.internship).toEqual({ reported: 40, accepted: 40 });
  expect(tally['permanent-job']).toEqual({ reported: 12, accepted: 12 });
  expect(tally.education).toEqual({ reported: 2, accepted: 2 });
  expect(placements.length).toBe(40);
  await expect.poll(() => place.here.db.placement.count({ where: { contractId: id } }), soon).toBe(40);
  expect(await place.here.db.report.count({ where: { contractId: id, status: 'accepted' } })).toBe(messages.length);
  const [chain] = await verifyAudit(place.here.db, 'orebrobostader');
  expect(chain?.faults).toEqual([]);
  expect(chat.complaints()).toEqual([]);
});
