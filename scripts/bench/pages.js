// How long pages take with a country's worth of cases in the database (`npm run seed:large`), beside the time of their bare SQL: real HTTP
// to the real server, one request at a time, by a coordinator of a municipality and by somebody who sees everything. `ownMs` is what this
// process worked for a request: a machine that others use makes the rest longer, but not that.
import { existsSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pino } from 'pino';
import pg from 'pg';
import { createHttp } from '../../dist/server/http.js';
import { openStore } from '../../dist/server/store.js';
import { dashboard } from '../../dist/dashboard/index.js';
import { startingPolicy } from '../../dist/domain/policy.js';
import { exportsDownload } from '../../dist/exports/routes.js';
import { createInvitations } from '../../dist/bots/accounts/invitations.js';
import { openEvidence } from '../../dist/bots/evidence/settings.js';
import { createAnswerLinks } from '../../dist/bots/email/links.js';
import { webChat } from '../../dist/bots/web/index.js';
import { listenForChanges } from '../../dist/prisma/changes.js';
import { root } from '../setup.js';

const boundMs = 150;
const boundBytes = 200_000;
const times = 40;
const today = () => new Date().toISOString().slice(0, 10);
const sql = { ms: 0, queries: 0, open: 0, since: 0 };
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
  // An authority with a page for the public.
  await db.$executeRaw`
    UPDATE cases SET state = jsonb_set(state, '{policy}', ${JSON.stringify({ ...startingPolicy, version: 1, publicOutcome: true })}::jsonb)
    WHERE id = ${`authority/${coordinator.organisationId}`} AND state -> 'policy' = 'null'`;
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
      exportsDownload({ db, demo: false, prefix: null, url: 'http://localhost', dataDir: os.tmpdir(), client: null }),
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
    const authority = `authority=${coordinator.organisationId}`;
    const one = (id) => encodeURIComponent(id);
    for (const page of [
      '/',
      '/me',
      '/today',
      '/today?show=overdue&page=3',
      `/today?${authority}&stage=partnering`,
      '/dashboard',
      `/dashboard?${authority}`,
      '/dashboard?contracts=100',
      '/dashboard/chart.svg',
      '/outcome',
      `/outcome?${authority}`,
      `/outcome?year=${new Date().getUTCFullYear() - 1}`,
      '/outcome/chart.svg',
      '/areas',
      `/areas?${authority}`,
      '/exports',
      '/people',
      `/public/${coordinator.organisationId}`,
      `/public/${coordinator.organisationId}/chart.svg`,
      `/cases/authority/${coordinator.organisationId}`,
      `/cases/${one(contract.parentId)}`,
      `/cases/${one(contract.id)}`,
      `/cases/${one(placement.id)}`,
      `/dashboard/cases/${one(contract.parentId)}`,
      `/dashboard/cases/${one(contract.id)}`,
      `/dashboard/paths.svg?case=${one(contract.id)}`,
    ]) {
      const got = await measure(url + page, cookie);
      if (got !== null) {
        const name = page.replaceAll(coordinator.organisationId, 'X').replaceAll(/%2F[^?&]*/g, '');
        measured.push({ page: `${name} for a ${who}`, ...got, ok: got.p95 <= boundMs && got.bytes <= boundBytes });
      }
    }
  }
  await app.close();
  await changes.close();
  return { measured, boundMs, boundBytes };
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
    const before = process.cpuUsage();
    const began = performance.now();
    const answer = await fetch(address, { redirect: 'manual', headers: { cookie } });
    const { byteLength } = await answer.arrayBuffer();
    const time = performance.now() - began;
    const { user, system } = process.cpuUsage(before);
    if (answer.status === 404) return null;
    if (answer.status === 429) {
      // Nobody looks at so many pages in a minute.
      await sleep(1000 * Number(answer.headers.get('retry-after') ?? 60));
      round -= 1;
      continue;
    }
    if (answer.status !== 200) throw new Error(`${address} answered ${answer.status}`);
    if (round > 2)
      all.push({ time, sql: sql.ms, own: (user + system) / 1000, queries: sql.queries, bytes: byteLength });
  }
  const p95 = (of) => all.map(of).toSorted((a, b) => a - b)[Math.floor((times - 1) * 0.95)];
  const half = (of) => all.map(of).toSorted((a, b) => a - b)[Math.floor(times / 2)];
  return {
    p50: half(({ time }) => time),
    p95: p95(({ time }) => time),
    sql: p95(({ sql: ms }) => ms),
    ownMs: half(({ own }) => own),
    queries: all[0].queries,
    bytes: all[0].bytes,
  };
}

/** Adds up how long PostgreSQL was asked; questions that were asked at once count once. */
function timeQueries() {
  const { query } = pg.Client.prototype;
  pg.Client.prototype.query = function (...args) {
    sql.queries += 1;
    if (sql.open === 0) sql.since = performance.now();
    sql.open += 1;
    const done = () => {
      sql.open -= 1;
      if (sql.open === 0) sql.ms += performance.now() - sql.since;
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
