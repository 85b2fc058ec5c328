// What an operator sees: the metrics that the Grafana dashboard asks for, one trace from a click in Slack to the repainted card, and what the log
// says of a repaint that fails. A whole Foothold with its settings, its own Temporal server, a signed press through Bolt, and a collector.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Client } from '@temporalio/client';
import { Worker } from '@temporalio/worker';
import getPort from 'get-port';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { z } from 'zod';
import { today } from '../../activities/calendar.js';
import { readConfig } from '../../config.js';
import { FootholdPlugin } from '../../plugin.js';
import { asOfToday, readImportFile } from '../../server/import/file.js';
import { importFile } from '../../server/import/index.js';
import { savePeople } from '../../server/import/people.js';
import { connectClient, temporalTarget } from '../../server/temporal.js';
import { startFoothold } from '../../worker.js';
import type { Running } from '../../worker.js';
import { startSlackPeer } from '../peers/slack/peer.js';
import type { SlackPeer } from '../peers/slack/peer.js';
import { taskQueue, vivallaText } from '../support/cases.js';
import { askToDecode, decodedIn } from '../support/codec-server.js';
import type { Collector, CollectedSpan } from '../support/collector.js';
import { startCollector } from '../support/collector.js';
import type { FreshDatabase } from '../support/database.js';
import { freshDatabase } from '../support/database.js';
import { keysSetting, testKeys } from '../support/keys.js';
import type { SlackChat } from './slack-chat.js';
import { slackChat } from './slack-chat.js';

const dataDir = mkdtempSync(path.join(os.tmpdir(), 'foothold-tracing-'));
const untraced = new FootholdPlugin({ encryptionKeys: testKeys });
const reference = 'UPP-2015-007';
const logged: string[] = [];
const dashboardSchema = z.object({
  panels: z.array(
    z.object({ targets: z.array(z.object({ expr: z.string(), legendFormat: z.string().default('') })).optional() })
  ),
});
let collector: Collector;
let peer: SlackPeer;
let database: FreshDatabase;
let foothold: Running;
let client: Client;
let chat: SlackChat;

beforeAll(async () => {
  [collector, peer, database] = await Promise.all([startCollector(), startSlackPeer(), freshDatabase()]);
  const port = await getPort();
  const config = readConfig({
    NODE_ENV: 'test',
    PORT: String(port),
    FOOTHOLD_DATA_DIR: dataDir,
    FOOTHOLD_TASK_QUEUE: taskQueue,
    FOOTHOLD_TEMPORAL_BINARY: inject('temporalBinary'),
    FOOTHOLD_ENCRYPTION_KEYS: keysSetting,
    FOOTHOLD_PUBLIC_URL: `http://127.0.0.1:${port}`,
    DATABASE_URL: database.url,
    SLACK_BOT_TOKEN: peer.botToken,
    SLACK_SIGNING_SECRET: peer.signingSecret,
    SLACK_API_URL: peer.apiUrl,
    OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
  });
  foothold = await startFoothold(config, pino({ level: 'warn' }, { write: (line) => void logged.push(line) }));
  peer.requestUrl = `${foothold.url}/slack/events`;
  chat = slackChat(peer, database);
  const text = asOfToday(vivallaText, today());
  await savePeople(database.db, readImportFile(text));
  for (const person of ['bjorn', 'eva']) await chat.link(person);
  client = await connectClient(temporalTarget(foothold.temporalAddress), untraced);
  await importFile(database.db, client, taskQueue, text);
});
afterAll(async () => {
  await peer.stop();
  await database.close();
  await collector.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

/** Every question of the dashboard: the metrics that it names, with the labels that it sums, filters or captions by. */
function asked(): { readonly metric: string; readonly labels: string[] }[] {
  const file = path.resolve(import.meta.dirname, '../../docs/grafana-foothold.json');
  const { panels } = dashboardSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  return panels.flatMap(({ targets = [] }) =>
    targets.flatMap(({ expr, legendFormat }) => {
      const summed = [...expr.matchAll(/\bby \(([^)]*)\)/g)].flatMap(([, names = '']) => names.split(/, */));
      const captions = [...legendFormat.matchAll(/{{(\w+)}}/g)].map(([, name = '']) => name);
      return [...expr.matchAll(/\b((?:foothold|temporal)_\w+)(?:{(\w+)=)?/g)].map(([, metric = '', filtered]) => ({
        metric,
        labels: [...new Set([...summed, ...captions, ...(filtered === undefined ? [] : [filtered])])],
      }));
    })
  );
}

it('has every metric of the Grafana dashboard, with the labels that it asks for', async () => {
  // A task that fails, and a repaint that does: some metrics tell only of that.
  await client.workflow.start('nothing-of-ours', { workflowId: 'fails', taskQueue });
  await expect.poll(() => chat.card('bjorn')).toContain(reference);
  for (let times = 0; times < 50; times += 1) peer.faults.push({ method: 'chat.update', status: 503 });
  await chat.press('bjorn', 'Påminn mig nästa arbetsdag');
  const questions = asked();
  expect(questions.length).toBeGreaterThan(15);
  const missing = async (): Promise<string[]> => {
    const lines = (await (await fetch(`${foothold.url}/metrics`)).text()).split('\n');
    return questions.flatMap(({ metric, labels }) => {
      const found = lines.find((line) => new RegExp(`^${metric}[{ ]`).test(line));
      if (found === undefined) return [metric];
      return labels.filter((label) => !new RegExp(`[{,]${label}="`).test(found)).map((label) => `${metric}{${label}}`);
    });
  };
  await expect.poll(missing).toEqual([]);
  peer.faults.length = 0;
  await client.workflow.getHandle('fails').terminate();
});

it('lets our own Temporal UI on this machine, and no other page, read what is encrypted', async () => {
  const { raw } = await client.workflow.getHandle(`tender/${reference}`).describe();
  const ask = (origin: string): Promise<Response> =>
    askToDecode(foothold.url, raw.executionConfig?.userMetadata?.summary ?? {}, origin);
  const answer = await ask(foothold.temporalUi ?? '');
  expect((await decodedIn(answer))[0] ?? '').toBe(`"tender ${reference}"`);
  expect(answer.headers.get('access-control-allow-origin')).toBe(foothold.temporalUi);
  expect((await ask('https://elsewhere.example')).status).toBe(403);
});

it('shows the way of a press: request, command, update, workflow, record, announcement and the repaint in the chat', async () => {
  for (const person of ['bjorn', 'eva']) await expect.poll(() => chat.card(person)).toContain(reference);
  const late = await chat.keep('eva', 'Godkänn');
  // The first repaints fail, and are tried again.
  for (let times = 0; times < 3; times += 1) peer.faults.push({ method: 'chat.update', error: 'Björn_wrote_this' });
  await chat.press('bjorn', 'Godkänn');
  await expect.poll(() => chat.card('eva')).toContain('godkände');
  await late();
  const history = await client.workflow.getHandle(`tender/${reference}`).fetchHistory();
  await client.connection.close();
  await foothold.stop();

  const { spans } = collector;
  const byId = new Map(spans.map((span) => [span.spanId, span]));
  const way = (span: CollectedSpan | undefined): string[] =>
    span === undefined ? [] : [...way(byId.get(span.parentSpanId ?? '')), span.name];
  const ways = new Set(spans.map((span) => way(span).join(' > ')));
  const command = 'POST /slack/events > command approve > StartWorkflowUpdate:command';
  for (const expected of [
    `${command} > HandleUpdate:command`,
    `${command} > RunActivity:footholdRecord`,
    `${command} > RunActivity:footholdAnnounce > repaint in slack > POST 127.0.0.1`,
    // The one who pressed sees it at once.
    'POST /slack/events > POST 127.0.0.1',
  ])
    expect([...ways].sort()).toContain(expected);

  const taken = spans.find(
    ({ name, attributes }) => name === 'command approve' && attributes['foothold.outcome'] === 'taken'
  );
  const repaint = spans.find(
    (span) => span.traceId === taken?.traceId && span.attributes['foothold.outcome'] === 'updated'
  );
  const call = spans.find(({ parentSpanId }) => parentSpanId === repaint?.spanId);
  expect(taken?.attributes).toEqual({
    'foothold.case': `tender/${reference}`,
    'foothold.command': 'approve',
    'foothold.platform': 'slack',
    'foothold.outcome': 'taken',
  });
  expect(repaint?.attributes).toEqual({ 'foothold.platform': 'slack', 'foothold.outcome': 'updated' });
  expect(call?.attributes).toMatchObject({
    'http.request.method': 'POST',
    'url.path': '/api/chat.update',
    'http.response.status_code': 200,
  });
  expect([...collector.services]).toEqual(['foothold']);

  // A worker that does not trace goes on with the case as it is.
  const replay = { workflowBundle: { code: inject('workflowBundle') }, plugins: [untraced] };
  await Worker.runReplayHistory(replay, history, `tender/${reference}`);
});

it('tells nothing that anybody wrote, nor who it was: not even of an error that names somebody', () => {
  const { spans, posted } = collector;
  const refused = spans.filter(({ attributes }) => attributes['foothold.outcome'] === 'refused');
  expect(refused).toHaveLength(1);
  const failed = spans.filter(({ attributes }) => attributes['error.type'] === 'WebAPIPlatformError');
  expect(new Set(failed.map(({ name }) => name))).toEqual(new Set(['repaint in slack']));
  expect(posted.join()).toContain('exception.type');
  for (const word of ['Björn', 'bjorn', 'U0BJORN', 'U0EVA', 'Markise', 'wrote', 'xoxb', 'stacktrace'])
    expect(posted.join().includes(word), word).toBe(false);
});

it('logs of a failed repaint which case it was and what kind of error, not what the chat said', () => {
  const failed = logged.filter((line) => line.includes('Activity failed'));
  expect(failed).not.toEqual([]);
  for (const line of failed) {
    expect(JSON.parse(line)).toMatchObject({
      caseId: `tender/${reference}`,
      activityType: 'footholdAnnounce',
      error: {
        class: expect.stringMatching(/^WebAPI\w*Error$/),
        at: expect.any(Array),
      },
    });
    expect(line).not.toContain('wrote');
  }
});
