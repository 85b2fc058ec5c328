// The page where a newcomer tries both chats by hand: who they are, what they see, and every click as a real payload to the bot.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { ServerResponse } from 'node:http';
import path from 'node:path';
import { z } from 'zod';
import { addressed, close, json, listen, serverFor } from '../http.js';
import type { SlackPeer } from '../slack/peer.js';
import type { TeamsPeer } from '../teams/peer.js';
import type { Seated } from './people.js';
import type { Whisper } from './sight.js';
import { slackSight, teamsSight } from './sight.js';

const require = createRequire(import.meta.url);
const text = z.string();
const files = z.array(
  z
    .object({ name: text, contentType: text, base64: z.base64() })
    .transform(({ base64, ...file }) => ({ ...file, bytes: Buffer.from(base64, 'base64') }))
);

/** What a person can do on the page. */
const deedSchema = z.discriminatedUnion('do', [
  z.object({ do: z.literal('slack-say'), channel: text, text, thread: text.nullable(), files }),
  z.object({ do: z.literal('slack-press'), channel: text, ts: text, action: text }),
  z.object({ do: z.literal('slack-press-home'), action: text }),
  z.object({ do: z.literal('slack-open-home') }),
  z.object({ do: z.literal('slack-submit'), view: text, typed: z.record(text, text) }),
  z.object({ do: z.literal('slack-close'), view: text }),
  z.object({ do: z.literal('teams-say'), chat: text, text, thread: text.nullable(), files }),
  z.object({ do: z.literal('teams-press'), message: text, title: text, inputs: z.record(text, text) }),
]);
type Deed = z.infer<typeof deedSchema>;

/** The page's parts. */
export interface PageOptions {
  readonly slack: SlackPeer;
  readonly teams: TeamsPeer;
  readonly people: readonly Seated[];
  /** Where Foothold's own pages are. */
  readonly footholdUrl: string;
}

/** A running page. */
export interface PeersPage {
  readonly url: string;
  stop(): Promise<void>;
}

/** Serves the page; port 0 is a free one. */
export async function servePage(options: PageOptions, port = 0): Promise<PeersPage> {
  const { slack, teams, people } = options;
  const whispers: Whisper[] = [];
  const watchers = new Set<ServerResponse>();
  const changed = (): void => {
    for (const whisper of slack.ephemerals.slice(whispers.length)) whispers.push({ ...whisper, ts: slack.nextTs() });
    for (const watcher of watchers) watcher.write('data: changed\n\n');
  };
  slack.onChange = changed;
  teams.onChange = changed;

  const personOf = (id: string | null): Seated => {
    const person = people.find((each) => each.id === id) ?? people[0];
    if (!person) throw new Error('There is nobody to be.');
    return person;
  };
  const server = serverFor(async (request, body, response) => {
    const { pathname, searchParams } = addressed(request);
    const person = personOf(searchParams.get('person'));
    if (pathname === '/state') {
      const sight = { slack: slackSight(slack, whispers, person), teams: teamsSight(teams, person) };
      json(response, 200, { person, people, footholdUrl: options.footholdUrl, ...sight });
    } else if (pathname === '/changes') {
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
      response.write('retry: 1000\n\n');
      watchers.add(response);
      request.on('close', () => watchers.delete(response));
    } else if (pathname === '/do' && request.method === 'POST') {
      // JSON only: no other page can send it without the browser asking us first.
      const isJson = request.headers['content-type'] === 'application/json';
      const deed = isJson ? deedSchema.safeParse(JSON.parse(body)).data : undefined;
      if (deed) json(response, 200, { wrong: await carryOut(options, person, deed) });
      else response.writeHead(400).end();
    } else serveFile(pathname, response);
  });
  const url = (await listen(server, port)).replace('127.0.0.1', 'localhost');
  return { url, stop: () => close(server) };
}

/** Does it in the peer; answers what the chat would show as an error, or null. */
async function carryOut(
  { slack, teams }: PageOptions,
  { slackId, teamsId }: Seated,
  deed: Deed
): Promise<string | null> {
  try {
    return wrongWith((await act(slack, teams, slackId, teamsId, deed))?.status ?? 200);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function act(slack: SlackPeer, teams: TeamsPeer, slackId: string, teamsId: string, deed: Deed) {
  switch (deed.do) {
    case 'slack-say':
      return slack.say(slackId, deed.channel, deed.text, {
        ...(deed.thread !== null && { thread: deed.thread }),
        files: deed.files.map(({ contentType: mimetype, ...file }) => ({ ...file, mimetype })),
      });
    case 'slack-press': {
      const message = slack.find(deed.channel, deed.ts);
      if (!message) throw new Error('The message is not there any more.');
      return slack.press(slackId, message, deed.action);
    }
    case 'slack-press-home':
      return slack.pressHome(slackId, deed.action);
    case 'slack-open-home':
      return slack.openHome(slackId);
    case 'slack-submit':
      return slack.submit(slackId, deed.view, deed.typed).then((delivered) => {
        const errors = errorsIn(delivered.body);
        if (errors !== null) throw new Error(errors);
        return delivered;
      });
    case 'slack-close':
      slack.closeView(deed.view);
      return null;
    case 'teams-say':
      return teams.say(
        teamsId,
        deed.thread === null ? deed.chat : `${deed.chat};messageid=${deed.thread}`,
        deed.text,
        {},
        deed.files
      );
    case 'teams-press': {
      const message = teams.messages.find(({ id }) => id === deed.message);
      if (!message) throw new Error('The message is not there any more.');
      return teams.press(teamsId, message, deed.title, deed.inputs);
    }
  }
}

const refusedSchema = z.object({ response_action: z.literal('errors'), errors: z.record(text, text) });

/** What a modal would show beside its fields. */
function errorsIn(body: string): string | null {
  const errors = body === '' ? undefined : refusedSchema.safeParse(JSON.parse(body)).data?.errors;
  return errors ? Object.values(errors).join(' ') : null;
}

function wrongWith(status: number): string | null {
  if (status === 0) return 'Foothold did not answer in time.';
  return status >= 200 && status < 300 ? null : `Foothold answered ${status}.`;
}

const types: Readonly<Record<string, string>> = { html: 'text/html', js: 'text/javascript', css: 'text/css' };
const served = new Set(['index.html', 'page.css', 'page.js', 'element.js', 'slack.js', 'teams.js']);

function serveFile(pathname: string, response: ServerResponse): void {
  const name = pathname === '/' ? 'index.html' : pathname.slice(1);
  const isRenderer = name === 'adaptivecards.js';
  if (!served.has(name) && !isRenderer) {
    response.writeHead(404).end();
    return;
  }
  const file = isRenderer
    ? require.resolve('adaptivecards/dist/adaptivecards.min.js')
    : path.join(import.meta.dirname, name);
  const type = types[name.split('.').pop() ?? ''] ?? 'text/plain';
  response.writeHead(200, { 'content-type': `${type}; charset=utf-8` }).end(readFileSync(file));
}
