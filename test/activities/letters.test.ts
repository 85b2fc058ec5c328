// Reminders and escalations by letter, over years in a blink: whoever is reached by e-mail is asked, reminded and told.
import { pino } from 'pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createAnswerLinks } from '../../bots/email/links.js';
import { createEmail } from '../../bots/email/platform.js';
import type { ChatPlatform } from '../../bots/platform.js';
import { setEmail } from '../../prisma/accounts.js';
import { town } from '../support/cases.js';
import { contractId } from '../../domain/case.js';
import { contract, contractOf, contracts, startContract, taken } from '../support/contracts.js';
import { readLetter } from '../support/letters.js';
import type { MailOperator } from '../support/operators.js';
import { mailOperator } from '../support/operators.js';
import { timeSkippingEnv } from '../support/temporal.js';

let mail: MailOperator;
let worker: { stop(): Promise<void> };
const log = pino({ level: 'silent' });

beforeAll(async () => {
  mail = await mailOperator();
  const platforms: ChatPlatform[] = [];
  contracts.env = await timeSkippingEnv();
  contracts.here = await town(contracts.env, { platforms });
  const { db } = contracts.here;
  const links = createAnswerLinks(db, Buffer.alloc(32, 7), 'https://foothold.example.se');
  platforms.push(createEmail({ smtpUrl: mail.url, from: 'foothold@bostad.example', db, links, log }));
  await setEmail(db, 'maria', 'maria@skanska.example');
  await setEmail(db, 'karin', 'karin@bostad.example');
  worker = await contracts.here.work();
}, 60_000);
afterAll(async () => {
  await worker.stop();
  await contracts.here.close();
  await contracts.env.teardown();
  await mail.close();
});

const to = (address: string) => mail.letters.map(readLetter).filter((letter) => letter.to === address);

it('asks the contractor, reminds with a new link in the same thread, and tells the coordinator when it is late', async () => {
  await contractOf('AVT-LETTERS', 400);
  await expect.poll(() => to('maria@skanska.example').length, { timeout: 20_000 }).toBeGreaterThan(0);
  await contracts.env.sleep('100 days');
  await expect
    .poll(() => to('karin@bostad.example').some(({ subject }) => subject.includes('Rapportera')), { timeout: 20_000 })
    .toBe(true);
  const asked = to('maria@skanska.example');
  const [first] = asked;
  const reminders = asked.filter(({ subject }) => subject.startsWith('Påminnelse'));
  expect(reminders.length).toBeGreaterThan(0);
  for (const letter of asked.slice(1)) expect(letter.inReplyTo).toBe(first?.messageId);
  for (const letter of asked) expect(letter.links.length).toBeGreaterThan(0);
  // Every letter once.
  const all = mail.letters.map(readLetter).map(({ messageId }) => messageId);
  expect(new Set(all).size).toBe(all.length);
});

it('a small subcontractor without a chat gets one letter a month, with its link, when the month is over', async () => {
  const { env, here } = contracts;
  await setEmail(here.db, 'ali', 'ali@narkesplat.example');
  await startContract(here, 'AVT-SMALL', 200);
  await expect.poll(async () => (await contract('AVT-SMALL')).month).not.toBeNull();
  const months = () =>
    to('ali@narkesplat.example')
      .filter(({ subject }) => subject.startsWith('AVT-SMALL'))
      .map(({ text, links }) => ({ asked: /Rapportera månaden \((.+?)\)/.exec(text)?.[1], links: links.length }));
  // Whoever joins reads at once what is theirs to do; from then on a month asks when it is over.
  await taken(contractId('AVT-SMALL'), 'maria', { kind: 'accede-subcontractor', organisationId: 'narkes-plat' });
  const nothing = { kind: 'report', entries: [], text: null } as const;
  for (const many of [1, 2, 3]) {
    for (let days = 0; days < 75 && months().length < many; days += 1) {
      await env.sleep('1 day');
      await expect.poll(async () => (await contract('AVT-SMALL')).revision).toBeGreaterThan(0);
    }
    await expect.poll(() => months().length, { timeout: 20_000 }).toBe(many);
    // Answered, so that neither a reminder nor an older month comes between.
    await taken(contractId('AVT-SMALL'), 'ali', nothing);
    await taken(contractId('AVT-SMALL'), 'maria', nothing);
  }
  expect(new Set(months().map(({ asked }) => asked)).size).toBe(3);
  expect(months().every(({ links }) => links > 0)).toBe(true);
});
