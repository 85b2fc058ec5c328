// The process: database, Temporal, worker, chats, web chat and dashboard, brought up in order and taken down in reverse.
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Client } from '@temporalio/client';
import type { Worker } from '@temporalio/worker';
import getPort from 'get-port';
import type { Logger } from 'pino';
import { nextMorning, today } from './activities/calendar.js';
import { createActivities } from './activities/index.js';
import { noticePort } from './activities/notice-ports.js';
import { createInvitations } from './bots/accounts/invitations.js';
import { createOidc } from './bots/accounts/oidc.js';
import { openEvidence } from './bots/evidence/settings.js';
import { createConversation } from './bots/conversation.js';
import { createAnswerLinks } from './bots/email/links.js';
import { createNewLinks } from './bots/email/new-links.js';
import { createEmail } from './bots/email/platform.js';
import type { ChatPlatform } from './bots/platform.js';
import { createSlack } from './bots/slack/index.js';
import { slackInstallations } from './bots/slack/installations.js';
import { createTeams } from './bots/teams/index.js';
import { createWebPlatform, minePath, webChat } from './bots/web/index.js';
import type { Config } from './config.js';
import { dashboard } from './dashboard/index.js';
import { operationsPage } from './dashboard/operations.js';
import { exportsDownload } from './exports/routes.js';
import { FootholdPlugin } from './plugin.js';
import { Cipher } from './plugin/cipher.js';
import { listenForChanges } from './prisma/changes.js';
import { startCaseWorker } from './server/case-worker.js';
import { codecPath, codecServer, originsHere } from './server/codec.js';
import { createHttp } from './server/http.js';
import { createMetrics } from './server/metrics.js';
import { asOfToday } from './server/import/file.js';
import { importFile } from './server/import/index.js';
import { readKeys } from './server/keys.js';
import { claimDataDir } from './server/one-at-a-time.js';
import { ensureSearchAttributes } from './server/search-attributes.js';
import type { Store } from './server/store.js';
import { openStore } from './server/store.js';
import type { TemporalServer } from './server/temporal-server.js';
import { startTemporalServer } from './server/temporal-server.js';
import { connectClient, temporalTarget } from './server/temporal.js';

/** A Foothold that runs. */
export interface Running {
  readonly url: string;
  readonly temporalAddress: string;
  /** Null when the cluster is not ours. */
  readonly temporalUi: string | null;
  readonly database: 'embedded' | 'DATABASE_URL';
  /** Resolves with the reason when a part ends without being asked to. */
  readonly lost: Promise<string>;
  /** Takes everything down, last part first. */
  stop(): Promise<void>;
}

/** Half of Foothold, where the other runs elsewhere: what carries the cases, or the chats and pages. */
export type Half = 'worker' | 'web';

const demoPort = 3000;

/** Brings everything up, or one half; what had come up is taken down again when a later part fails. */
export async function startFoothold(config: Config, log: Logger, only: Half | null = null): Promise<Running> {
  const closing: (() => Promise<void> | void)[] = [];
  const stop = async (): Promise<void> => {
    for (let close = closing.pop(); close !== undefined; close = closing.pop())
      await Promise.resolve(close()).catch((error: unknown) =>
        log.error({ err: error }, 'a part did not stop cleanly')
      );
  };
  try {
    return { ...(await bringUp(config, log, only, closing)), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function bringUp(
  config: Config,
  log: Logger,
  only: Half | null,
  closing: (() => Promise<void> | void)[]
): Promise<Omit<Running, 'stop'>> {
  const claim = ownsData(config) ? claimDataDir(config.dataDir) : null;
  if (claim) closing.push(() => claim.release());
  const tracing =
    config.tracesUrl === null ? null : (await import('./server/tracing.js')).startTracing(config.tracesUrl);
  // Last, when nothing is done any more that it should tell of.
  if (tracing) closing.push(() => tracing.stop());
  const keys = await readKeys(config);
  const port = config.port ?? (await getPort({ port: demoPort }));
  const [store, server] = await Promise.all([openStoreOf(config, log, closing), startServerOf(config, port, closing)]);

  const target = temporalTarget(server?.address);
  const url = config.publicUrl ?? `http://localhost:${port}`;
  const link = (caseId: string): string => `${url}/cases/${encodeURIComponent(caseId)}`;
  const sessionKey = Buffer.from(keys.sessionKey, 'base64');
  const mine = `${url}${minePath}`;
  const links = createAnswerLinks(store.db, sessionKey, url);
  const email = config.mail && createEmail({ ...config.mail, db: store.db, links, log });
  const platforms: ChatPlatform[] = [createWebPlatform(store.db), ...(email === null ? [] : [email])];
  const sdkMetrics = only === 'web' ? null : `127.0.0.1:${await getPort()}`;
  const metrics = createMetrics(store.db, sdkMetrics);
  const evidence = openEvidence(config.evidence);
  const exportPlace = { folder: config.exportFolder, prefix: config.ocdsPrefix, url };
  const activities = createActivities({
    failed: (activity) => metrics.activityFailed(activity),
    db: store.db,
    platforms,
    link,
    overview: `${url}/dashboard`,
    mine,
    today,
    log,
    notices: noticePort(config.notices),
    evidence: evidence.store,
    exports: exportPlace,
  });
  const plugin = new FootholdPlugin({
    encryptionKeys: keys.encryptionKeys,
    activities,
    ...(tracing && { tracing: tracing.temporal }),
  });
  const client = await connectClient(target, plugin);
  closing.push(() => client.connection.close());
  await ensureSearchAttributes(client.connection, target.namespace);

  const { taskQueue } = config;
  const invitations = createInvitations(store.db, sessionKey, url);
  const measured = metrics.measured(
    createConversation({
      db: store.db,
      client,
      taskQueue,
      today,
      morningAfter: nextMorning,
      link,
      mine,
      signInLink: (personId) => invitations.signInLink(personId),
      evidence,
      log,
    })
  );
  const conversation = tracing?.conversation(measured) ?? measured;
  const installations = slackInstallations(store.db, new Cipher(keys.encryptionKeys, 'Slack installation'));
  const slack = config.slack && createSlack({ ...config.slack, installations, log }, conversation);
  const teams =
    config.teams &&
    createTeams({ ...config.teams, allowUnauthenticated: !config.production, db: store.db, log }, conversation);
  const bots = [slack, teams].filter((bot) => bot !== null);
  for (const bot of bots) platforms.push(tracing?.platform(bot.platform) ?? bot.platform);
  // They write to people from either half; people reach them in one.
  const doors = only === 'worker' ? [] : bots;

  const carrier =
    sdkMetrics === null ? null : await startCaseWorker(config, target, plugin, { log, sdkMetrics }, closing);
  const changes = await listenForChanges(store.url);
  const newLinks = createNewLinks({ db: store.db, email, today, link, log });
  closing.push(() => changes.close());
  const http = await createHttp({
    log,
    cookieKey: sessionKey,
    https: url.startsWith('https:'),
    parts: partsOf(store, client, carrier?.worker ?? null),
    mounts: [
      metrics.routes({ token: config.metricsToken }),
      ...(tracing ? [tracing.requests] : []),
      ...(server === null || config.production ? [] : [codecServer(keys.encryptionKeys, originsHere(server.uiUrl))]),
      ...doors.map((bot) => bot.routes),
    ],
    pages:
      only === 'worker'
        ? []
        : [
            webChat({
              db: store.db,
              conversation,
              changes,
              invitations,
              oidc: config.oidc && createOidc(config.oidc, url),
              answers: { links, newLinks },
              evidence,
              demo: config.demo,
              today,
            }),
            dashboard({
              db: store.db,
              demo: config.demo,
              today,
              temporalUi:
                config.temporalUi ?? (server === null ? null : `${server.uiUrl}/namespaces/${target.namespace}`),
            }),
            operationsPage({ db: store.db, client, taskQueue, demo: config.demo }),
            exportsDownload({ db: store.db, client, taskQueue, demo: config.demo, ...exportPlace }),
          ],
  });
  closing.push(() => http.close());
  if (config.demo) await importDemo(store, client, taskQueue);
  await http.listen({ port, host: config.host });
  for (const bot of doors) {
    await bot.start();
    closing.push(() => bot.stop());
  }
  const temporalAddress = server?.address ?? config.temporalAddress ?? '';
  claim?.announce({ url, temporalAddress });
  return {
    url,
    temporalAddress,
    temporalUi: server?.uiUrl ?? null,
    database: config.databaseUrl === null ? 'embedded' : 'DATABASE_URL',
    lost: Promise.race([carrier?.ended ?? new Promise<never>(() => undefined), ...(server ? [server.lost] : [])]),
  };
}

/** Something of ours lives in the data folder, so that only one may run there. */
function ownsData({ databaseUrl, temporalAddress }: Config): boolean {
  return databaseUrl === null || temporalAddress === null;
}

async function openStoreOf(config: Config, log: Logger, closing: (() => Promise<void> | void)[]): Promise<Store> {
  const store = await openStore({ ...config, log: (line) => log.info(line) });
  closing.push(() => store.close());
  return store;
}

async function startServerOf(
  config: Config,
  port: number,
  closing: (() => Promise<void> | void)[]
): Promise<TemporalServer | null> {
  if (config.temporalAddress !== null) return null;
  const { temporalBinary: binary, dataDir, production } = config;
  const codecUrl = production ? null : `http://localhost:${port}${codecPath}`;
  const server = await startTemporalServer({ binary, dataDir, codecUrl });
  closing.push(() => server.stop());
  return server;
}

function partsOf(store: Store, client: Client, worker: Worker | null): Record<string, () => Promise<string>> {
  return {
    database: () => store.ping().then(() => 'ok'),
    temporal: () => client.workflowService.getSystemInfo({}).then(() => 'ok'),
    ...(worker && { worker: () => Promise.resolve(stateOf(worker)) }),
  };
}

const stateOf = (worker: Worker): string => (worker.getState() === 'RUNNING' ? 'ok' : worker.getState().toLowerCase());

/** The story in progress, as of today; once, at the first start. */
async function importDemo({ db }: Store, client: Client, taskQueue: string): Promise<void> {
  if ((await db.organisation.count()) > 0) return;
  const text = await readFile(exampleFile(), 'utf8');
  await importFile(db, client, taskQueue, asOfToday(text, today()));
}

function exampleFile(): string {
  const [beside, above] = ['./examples/vivalla.yaml', '../examples/vivalla.yaml'].map((relative) =>
    fileURLToPath(new URL(relative, import.meta.url))
  );
  return beside !== undefined && existsSync(beside) ? beside : (above ?? '');
}
