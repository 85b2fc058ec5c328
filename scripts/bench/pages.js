// How long pages take with a country's worth of cases in the database (`npm run seed:large`), beside the time of their bare SQL: real HTTP
// to the real server, one request at a time, by a coordinator of a municipality and by somebody who sees everything.
import { existsSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pino } from 'pino';
import pg from 'pg';
import { createHttp } from '../../dist/server/http.js';
import { openStore } from '../../dist/server/store.js';
import { dashboard } from '../../dist/dashboard/index.js';
import { createInvitations } from '../../dist/bots/accounts/invitations.js';
import { openEvidence } from '../../dist/bots/evidence/settings.js';
import { createAnswerLinks } from '../../dist/bots/email/links.js';
import { webChat } from '../../dist/bots/web/index.js';
import { listenForChanges } from '../../dist/prisma/changes.js';
import { root } from '../setup.js';

const boundMs = 150;
const times = 40;
const today = () => new Date().toISOString().slice(0, 10);
const sql = { ms: 0, queries: 0 };
timeQueries();

const dataDir = path.join(root, '.data/large');
if (!process.env.BENCH_DATABASE_URL && !existsSync(dataDir)) {
  process.send(null);
  process.exit(0);
}
const store = await openStore({ databaseUrl: process.env.BENCH_DATABASE_URL ?? null, dataDir, log: () => undefined });
try {
  process.send(await pages());
} finally {
  await store.close();
}
process.exit(0);

/** Each page with its 95th percentile, that of its SQL, and how large it is; null where there is nothing to show. */
async function pages() {
  const { db } = store;
  if ((await db.case.count({ where: { kind: 'contract' } })) === 0) return null;
  const [coordinator] = await db.person.findMany({
    where: { roles: { has: 'coordinator' } },
    orderBy: { id: 'desc' },
    take: 1,
  });
  await db.person.upsert({
    where: { id: 'bench-auditor' },
    create: {
      id: 'bench-auditor',
      displayName: 'Revisor',
      organisationId: coordinator.organisationId,
      roles: ['auditor'],
    },
    update: {},
  });
  const own = { authorityId: coordinator.organisationId };
  const contract = await db.case.findFirst({
    where: { ...own, kind: 'contract', running: true },
    orderBy: { revision: 'desc' },
  });
  const placement = await db.case.findFirst({ where: { ...own, kind: 'placement' }, orderBy: { revision: 'desc' } });
  const cookieKey = Buffer.alloc(32, 7);
  const log = pino({ level: 'warn' });
  const changes = await listenForChanges(store.url);
  const app = await createHttp({
    log,
    cookieKey,
    https: false,
    parts: {},
    pages: [
      webChat({
        db,
        // Nobody writes or presses anything here.
        conversation: {},
        changes,
        invitations: createInvitations(db, cookieKey, 'http://localhost'),
        oidc: null,
        answers: { links: createAnswerLinks(db, cookieKey, 'http://localhost'), newLinks: {} },
        demo: false,
        evidence: openEvidence({ kept: { kind: 'folder', folder: os.tmpdir() }, maxBytes: 1 }),
        today,
      }),
      dashboard({ db, demo: false, today }),
      signIn,
    ],
  });
  const url = await app.listen({ port: 0, host: '127.0.0.1' });
  const measured = [];
  for (const [who, personId] of [
    ['coordinator', coordinator.id],
    ['auditor of all', 'bench-auditor'],
  ]) {
    const cookie = (await fetch(`${url}/bench/${personId}`)).headers.get('set-cookie').split(';')[0];
    for (const page of [
      '/',
      '/me',
      '/today',
      '/dashboard',
      '/dashboard/chart.svg',
      '/outcome',
      '/outcome/chart.svg',
      '/areas',
      `/cases/${encodeURIComponent(contract.id)}`,
      `/cases/${encodeURIComponent(placement.id)}`,
    ]) {
      const got = await measure(url + page, cookie);
      if (got !== null)
        measured.push({ page: `${page.replaceAll(/%2F.*/g, '')} for a ${who}`, ...got, ok: got.p95 <= boundMs });
    }
  }
  await app.close();
  await changes.close();
  return { measured, boundMs };
}

/** Lets the measurement be anybody, as by an invitation that they came in by. */
async function signIn(app) {
  app.get('/bench/:id', async (request, reply) => {
    const personId = request.params.id;
    const codeHash = `bench ${personId}`;
    const used = { personId, codeHash, expiresAt: new Date(), usedAt: new Date(), usedIn: 'web' };
    const { id } = await store.db.invitation.upsert({ where: { codeHash }, create: used, update: used });
    request.session.set('personId', personId);
    request.session.set('invitation', id);
    return reply.send('ok');
  });
}

async function measure(address, cookie) {
  const all = [];
  for (let round = 0; round < times + 3; round += 1) {
    Object.assign(sql, { ms: 0, queries: 0 });
    const began = performance.now();
    const answer = await fetch(address, { redirect: 'manual', headers: { cookie } });
    const { length } = await answer.text();
    if (answer.status === 404) return null;
    if (answer.status !== 200) throw new Error(`${address} answered ${answer.status}`);
    if (round > 2) all.push({ time: performance.now() - began, sql: sql.ms, queries: sql.queries, bytes: length });
  }
  const p95 = (of) => all.map(of).toSorted((a, b) => a - b)[Math.floor((times - 1) * 0.95)];
  return { p95: p95(({ time }) => time), sql: p95(({ sql: ms }) => ms), queries: all[0].queries, bytes: all[0].bytes };
}

/** Adds up how long PostgreSQL took to answer. */
function timeQueries() {
  const { query } = pg.Client.prototype;
  pg.Client.prototype.query = function (...args) {
    const began = performance.now();
    const done = () => {
      sql.ms += performance.now() - began;
      sql.queries += 1;
    };
    // A pool's queries answer by a callback, a client's own by a promise.
    const told = args.at(-1);
    if (typeof told === 'function')
      args[args.length - 1] = (...answer) => {
        done();
        told(...answer);
      };
    const answer = query.apply(this, args);
    if (typeof answer?.then === 'function') answer.then(done, done);
    return answer;
  };
}
