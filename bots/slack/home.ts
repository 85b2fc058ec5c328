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

/**
 * Draws Home tabs again after presses elsewhere: behind the answer, which does not wait for it, and no reason to call the press failed.
 * One drawing of a tab at a time: presses that come meanwhile share the next, since whoever has many cases presses faster than it is drawn.
 */
export function homesAgain(conversation: Conversation, log: Logger): (client: webApi.WebClient, home: HomeOf) => void {
  const drawing = new Map<string, 'last' | 'once more'>();
  async function draw(client: webApi.WebClient, home: HomeOf, place: string): Promise<void> {
    do {
      drawing.set(place, 'last');
      try {
        await drawHome(client, conversation, home);
      } catch (error) {
        log.warn({ err: error }, "Somebody's Home tab in Slack could not be drawn again.");
      }
    } while (drawing.get(place) === 'once more');
    drawing.delete(place);
  }
  return (client, home) => {
    const place = placeOf(home.team, home.user);
    if (drawing.has(place)) drawing.set(place, 'once more');
    else void draw(client, home, place);
  };
}

/** Hears people open it. */
export function listenForHome(app: App, conversation: Conversation): void {
  app.event('app_home_opened', async ({ event, body, client }) => {
    if (event.tab === 'home') await drawHome(client, conversation, { team: body.team_id, user: event.user });
  });
}
