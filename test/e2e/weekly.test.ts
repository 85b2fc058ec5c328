// A coordinator's week: one message on the first working morning, with a picture, in Slack, in Teams and on the web; once, and only for who wants it.
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contractId } from '../../domain/case.js';
import { newContract } from '../../domain/contract.js';
import { addDays } from '../../domain/days.js';
import { unknownScope } from '../../domain/scope.js';
import { entry } from '../domain/stamps.js';
import { taskQueue } from '../support/cases.js';
import { timeSkippingEnv } from '../support/temporal.js';
import type { ChatTown } from './chats.js';
import { chatTown } from './chats.js';

const soon = { timeout: 60_000 };
let env: TestWorkflowEnvironment;
let place: ChatTown;
let worker: { stop(): Promise<void> };
let startsOn: string;
const id = contractId('AVT-2026-7');

beforeAll(async () => {
  env = await timeSkippingEnv();
  place = await chatTown(env);
  worker = await place.here.work();
  const { db, client } = place.here;
  // Karin coordinates too; Nina sits in Teams, Olle on the web.
  for (const person of ['nina', 'olle'])
    await db.person.create({
      data: { id: person, displayName: person, organisationId: 'orebrobostader', roles: ['coordinator'] },
    });
  await place.slack.link('karin');
  await place.teams.link('nina');
  startsOn = new Date(await env.currentTimeMs()).toISOString().slice(0, 10);
  const state = newContract({
    id,
    authorityId: 'orebrobostader',
    reference: 'AVT-2026-7',
    title: 'Vivalla',
    tenderId: 'tender/UPP-1',
    contractorId: 'skanska',
    subcontractorIds: [],
    matchingBodyId: 'arbetsformedlingen',
    signedOn: addDays(startsOn, -60),
    startsOn,
    endsOn: addDays(startsOn, 700),
    firstStartBy: addDays(startsOn, 180),
    obligations: [
      { kind: 'internship', target: 8 },
      { kind: 'permanent-job', target: 3 },
    ],
    sanctions: [],
    bonus: null,
    scope: unknownScope,
    followUpBy: 'contract-manager',
  });
  await client.workflow.start('contract', { workflowId: id, taskQueue, args: [{ state, unrecorded: [] }] });
});
afterAll(async () => {
  await worker.stop();
  await place.close();
  await env.teardown();
});

/** The messages about a week that somebody has got in Slack. */
const weeksInSlack = (person: string) => {
  const { slack } = place.peers;
  const direct = slack.directMessages(`U0${person.toUpperCase()}`).id;
  return slack.messages.filter(
    ({ channel, blocks }) => channel === direct && JSON.stringify(blocks).includes('Veckan från')
  );
};
const weeksInTeams = (person: string) => {
  const { teams } = place.peers;
  const own = teams.personalChat(person).id;
  return teams.messages.filter(
    (each) => each.conversation === own && JSON.stringify(each.card).includes('Veckan från')
  );
};
const weeksOnWeb = (personId: string) => place.here.db.webMessage.findMany({ where: { personId, caseId: null } });

describe('the week of an authority', () => {
  it('comes once to each coordinator, in their chat, with the picture and its words', async () => {
    const begun = entry('internship', { count: 2, startDate: startsOn });
    expect(await place.here.give(id, 'maria', { kind: 'report', entries: [begun], text: null }, 'first')).toMatchObject(
      {
        kind: 'taken',
      }
    );
    expect(await place.here.give(id, 'johan', { kind: 'accept-report', reportId: 'first' })).toMatchObject({
      kind: 'taken',
    });
    // Slack posts it and loses its answer: the next try finds it again. Teams refuses at first.
    const { slack, teams } = place.peers;
    await place.here.client.workflow.start('weekly', {
      workflowId: 'weekly/orebrobostader',
      taskQueue,
      args: [{ authorityId: 'orebrobostader' }],
    });
    slack.faults.push({ method: 'files.getUploadURLExternal', status: 500 });
    slack.faults.push({ method: 'files.completeUploadExternal', error: 'internal_error' });
    slack.faults.push({ method: 'chat.postMessage', status: 500, done: true });
    teams.faults.push({ method: 'POST', status: 502, code: 'BadGateway' });
    await env.sleep('7 days');
    await expect.poll(() => weeksInSlack('karin').length, soon).toBe(1);
    await expect.poll(() => weeksInTeams('nina').length, soon).toBe(1);
    await expect.poll(async () => (await weeksOnWeb('olle')).length, soon).toBe(1);
    const said = JSON.stringify(weeksInSlack('karin')[0]?.blocks);
    expect(said).toContain('Levererat mot lovat i pågående kontrakt: praktikplatser 2 av 8 och');
    expect(said).toContain('Försenat (');
    expect(said).toContain('Beslutat den senaste veckan (1)');
    const [picture] = weeksInSlack('karin')[0]?.blocks.filter(({ type }) => type === 'image') ?? [];
    expect(picture).toMatchObject({ alt_text: expect.stringContaining('2 av 8') });
    const shown = slack.files.all.filter(({ completed }) => completed).at(-1);
    // PNG's first bytes.
    expect(shown?.bytes?.subarray(0, 8).toString('hex')).toBe('89504e470d0a1a0a');
    const inTeams = JSON.stringify(weeksInTeams('nina')[0]?.card);
    expect(inTeams).toContain('data:image/png;base64,iVBOR');
    expect(inTeams).toContain('Levererat mot lovat');
    expect(JSON.stringify((await weeksOnWeb('olle'))[0]?.card)).toContain('"type":"picture"');
    expect([...slack.complaints, ...teams.complaints]).toEqual([]);
  });

  it('comes on the morning of the first working day, again a week later, and not to who has said no', async () => {
    const told = await place.here.db.weeklyMessage.findMany({ where: { personId: 'karin' } });
    expect(told.map(({ day }) => new Date(`${day}T12:00Z`).getUTCDay())).toEqual([1]);
    await place.slack.say('karin', 'inget veckobrev tack');
    await expect.poll(() => place.slack.told('karin'), soon).toContain('Du får inget veckobrev mer');
    await env.sleep('7 days');
    await expect.poll(() => weeksInTeams('nina').length, soon).toBe(2);
    expect(weeksInSlack('karin').length).toBe(1);
    await place.slack.say('karin', 'veckobrev');
    await expect.poll(() => place.slack.told('karin'), soon).toContain('Du får veckobrevet på måndagar');
  });
});
