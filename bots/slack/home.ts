// Slack's Home tab: what waits for its reader. Drawn when they open it, and again whenever they have pressed something.
import type { App, webApi } from '@slack/bolt';
import type { Logger } from 'pino';
import type { Conversation } from '../platform.js';
import { toHome } from './blocks.js';
import { placeOf } from './platform.js';

/** Whose Home it is: `team` is the workspace that they belong to. */
export interface HomeOf {
  readonly team: string;
  readonly user: string;
}

/** Draws a Home tab, with a sentence on top for whoever just pressed something there. */
export async function drawHome(
  client: webApi.WebClient,
  conversation: Conversation,
  { team, user }: HomeOf,
  notice: string | null = null
): Promise<void> {
  const card = await conversation.queue({ platform: 'slack', account: placeOf(team, user) }, 'slack-home');
  await client.views.publish({ user_id: user, view: toHome(card, notice) });
}

/** Draws it again after a press elsewhere: behind the answer, which does not wait for it, and no reason to call the press failed. */
export function drawHomeAgain(client: webApi.WebClient, conversation: Conversation, home: HomeOf, log: Logger): void {
  drawHome(client, conversation, home).catch((error: unknown) => {
    log.warn({ err: error }, "Somebody's Home tab in Slack could not be drawn again.");
  });
}

/** Hears people open it. */
export function listenForHome(app: App, conversation: Conversation): void {
  app.event('app_home_opened', async ({ event, body, client }) => {
    if (event.tab === 'home') await drawHome(client, conversation, { team: body.team_id, user: event.user });
  });
}
