// What can be taken away from a case, and by whom: open data, the clause, the reasons of an award, a contract's report. Through the
// real server as somebody signed in; the cases are Vivalla's, recorded event by event.
import type { APIRequestContext } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { applyTender } from '../../domain/apply-tender.js';
import type { Stamped } from '../../domain/case.js';
import type { ContractState } from '../../domain/contract.js';
import type { TenderEvent, TenderState } from '../../domain/tender.js';
import { awardDecided, newTender } from '../../domain/tender.js';
import { record } from '../../prisma/record.js';
import { readImportFile } from '../../server/import/file.js';
import { pastsOf } from '../../server/import/index.js';
import { vivallaText } from '../support/cases.js';
import type { House } from './web-house.js';
import { house } from './web-house.js';

const pasts = pastsOf(readImportFile(vivallaText));
const pastOf = (id: string) => {
  const past = pasts.find(({ state }) => state.id === id);
  if (past === undefined) throw new Error(`no ${id}`);
  return past;
};
const tenderCase = 'tender/UPP-2011-014';
const contractCase = 'contract/AVT-2012-014';
/** A contract of the same authority with another company. */
const otherCase = 'contract/AVT-2012-020';
const at = new Date().toISOString();

let home: House;
const readers = new Map<string, APIRequestContext>();
/** What the server answers this person; null is somebody who has not signed in. */
async function answer(person: string | null, path: string) {
  const key = person ?? '';
  const reader = readers.get(key) ?? (await home.visit(person)).request;
  readers.set(key, reader);
  return reader.get(path, { maxRedirects: 0 });
}
const status = async (person: string | null, path: string) => (await answer(person, path)).status();

beforeAll(async () => {
  home = await house({ vivalla: false });
  await home.db.organisation.create({ data: { id: 'askersund', name: 'Askersunds kommun', kind: 'authority' } });
  await home.db.person.createMany({
    data: [
      // Of an authority that has nothing to do with ÖrebroBostäder, and of companies that bid and lost, or work elsewhere.
      { id: 'greta', displayName: 'Greta Ask', organisationId: 'askersund', roles: ['procurement-officer'] },
      { id: 'sven', displayName: 'Sven Alm', organisationId: 'svea-entreprenad', roles: ['contractor'] },
      { id: 'berit', displayName: 'Berit Dal', organisationId: 'bergslagsbygg', roles: ['contractor'] },
    ].map((person) => ({ ...person, demo: true })),
  });
});
afterAll(() => home?.close());

describe('while bids are secret', () => {
  const { state, events } = pastOf(tenderCase) as { state: TenderState; events: Stamped<TenderEvent>[] };
  const bidders = state.bids.map(({ bidderId }) => bidderId);
  const names = ['Skanska', 'Svea Entreprenad', 'Bergslagsbygg'];
  /** Whatever tells of a bid: who, how much, what was promised beyond the requirement, points and their reasons. */
  const secrets = [
    ...bidders,
    ...names,
    ...state.bids.flatMap(({ priceOre }) => [String(priceOre), String(priceOre / 100)]),
    ...state.bids.flatMap(({ scores }) => scores.flatMap(({ points }) => points.map(({ reason }) => reason))),
    ...state.ranking.map(({ totalPoints }) => String(totalPoints)),
    'numberOfTenderers',
    'tenderers',
    'awards',
  ];
  // By itself: a page that says that nothing is there names files whose hashes may hold any two digits.
  const told = (text: string): string[] =>
    secrets.filter((secret) =>
      new RegExp(`(?<![\\w.-])${secret.replaceAll(/[^\p{L}\p{N} ]/gu, '\\$&')}(?![\\w-])`).test(text)
    );
  const documents = [
    `/exports/ocds/${tenderCase}`,
    `/exports/ocds/${tenderCase}?record`,
    `/clause/cases/${tenderCase}?language=sv&format=md`,
  ];
  const leaks: string[] = [];

  beforeAll(async () => {
    expect(secrets.length).toBeGreaterThan(20);
    let now: TenderState = { ...newTender({ ...state, policy: state.policy }), plan: state.plan };
    for (const event of events) {
      now = applyTender(now, event);
      await record(home.db, { state: now, events: [event], at });
      if (event.type === 'contract-signed') break;
      for (const path of documents) {
        const clause = path.startsWith('/clause');
        // The authority's own who judge the bids, the matching body, the auditor.
        for (const person of ['karin', 'johan', 'lena', 'tom']) {
          const response = await answer(person, path);
          const where = `${path} for ${person} after ${event.type} (${now.revision})`;
          expect([where, response.status()]).toEqual([where, clause && now.requirement === null ? 404 : 200]);
          if (now.notice === null) leaks.push(...told(await response.text()).map((secret) => `${secret}: ${where}`));
        }
      }
      // The reasons are for those inside once the award is decided, and for nobody before.
      expect([event.type, await status('eva', `/award/${tenderCase}`)]).toEqual([
        event.type,
        awardDecided(now) ? 200 : 404,
      ]);
    }
  }, 600_000);

  it('no download tells anybody of them, at any event from the first draft to the award notice', () => {
    expect(leaks).toEqual([]);
  });

  it('and once the notice is sent they are in the open data, with what stays inside left out', async () => {
    const text = await (await answer('lena', `/exports/ocds/${tenderCase}?record`)).text();
    for (const bidder of bidders) expect(text).toContain(bidder);
    const [first, ...others] = state.ranking;
    expect(text).toContain(String((first?.priceOre ?? 0) / 100));
    for (const { priceOre } of others) expect(text).not.toContain(String(priceOre / 100));
    for (const { points } of state.bids.flatMap(({ scores }) => scores))
      for (const { reason } of points) expect(text).not.toContain(reason);
  });
});

describe('who may take what away', () => {
  const ofTender = [
    `/exports/ocds/${tenderCase}`,
    `/exports/ocds/${tenderCase}?record`,
    `/clause/cases/${tenderCase}?language=sv&format=md`,
    `/clause/cases/${tenderCase}?language=en&format=docx`,
    `/award/${tenderCase}`,
  ];
  const ofContract = [
    `/exports/ocds/${contractCase}`,
    `/exports/ocds/${contractCase}?record`,
    `/reports/${contractCase}.md`,
    `/reports/${contractCase}.md?open=1`,
  ];
  const ofOther = [`/exports/ocds/${otherCase}`, `/reports/${otherCase}.md`];

  beforeAll(async () => {
    await record(home.db, { ...pastOf(tenderCase), at });
    await record(home.db, { ...pastOf(contractCase), at });
    const { state, events } = pastOf(contractCase) as { state: ContractState; events: never[] };
    const other = { id: otherCase, reference: 'AVT-2012-020', contractorId: 'bergslagsbygg', subcontractorIds: [] };
    await record(home.db, { state: { ...state, ...other }, events, at });
  });

  it.each<[string, readonly (string | null)[], readonly string[], number]>([
    [
      'the authority’s own, its matching body and the auditor take the tender’s',
      ['karin', 'eva', 'lena', 'tom'],
      ofTender,
      200,
    ],
    ['and the contracts’', ['johan', 'eva', 'lena', 'tom'], [...ofContract, ...ofOther], 200],
    ['the contractor and its subcontractor take their contract’s', ['maria', 'ali'], ofContract, 200],
    ['but neither the tender’s nor another company’s', ['maria', 'ali'], [...ofTender, ...ofOther], 404],
    ['another company takes its own', ['berit'], ofOther, 200],
    ['and no other’s', ['berit'], [...ofTender, ...ofContract], 404],
    ['whoever bid and lost takes nothing', ['sven'], [...ofTender, ...ofContract, ...ofOther], 404],
    [
      'nor does another authority, not even the municipality that owns the company',
      ['ingrid', 'greta'],
      [...ofTender, ...ofContract, ...ofOther],
      404,
    ],
  ])('%s', async (_, people, paths, wanted) => {
    for (const person of people)
      for (const path of paths) expect([person, path, await status(person, path)]).toEqual([person, path, wanted]);
  });

  it('whoever has not signed in is shown the way in, whether the case is there or not', async () => {
    for (const path of [...ofTender, ...ofContract, '/exports/ocds/tender/UPP-0', '/reports/contract/AVT-0.md']) {
      const response = await answer(null, path);
      expect([path, response.status(), response.headers()['location']]).toEqual([path, 303, '/sign-in']);
    }
  });

  it('what one may not see looks just like what is not there', async () => {
    const page = async (path: string) => (await (await answer('maria', path)).text()).replaceAll(/value="[^"]*"/g, '');
    expect(await page(`/exports/ocds/${tenderCase}`)).toBe(await page('/exports/ocds/tender/UPP-0'));
    expect(await page(`/reports/${otherCase}.md`)).toBe(await page('/reports/contract/AVT-0.md'));
    expect(await page(ofTender[2] ?? '')).toBe(await page('/clause/cases/tender/UPP-0?language=sv&format=md'));
  });

  it('nothing of it is kept by a browser or a proxy, and it comes as a file', async () => {
    for (const path of [...ofTender, ...ofContract]) {
      const headers = (await answer('tom', path)).headers();
      expect([path, headers['cache-control']]).toEqual([path, 'no-store']);
      expect(headers['content-disposition']).toMatch(/^attachment; filename="[\w.-]+"$/);
    }
  });

  it('a contractor’s open data of its own contract has no more of the losing bids than the world may read', async () => {
    const text = await (await answer('maria', `/exports/ocds/${contractCase}?record`)).text();
    const { ranking } = pastOf(tenderCase).state as TenderState;
    for (const { priceOre } of ranking.slice(1)) expect(text).not.toContain(String(priceOre / 100));
    expect(text).not.toMatch(/\bP-\d|placement/i);
  });
});
