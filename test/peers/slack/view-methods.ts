// Methods of the Slack peer about modals and the Home tab.
import type { ApiAnswer, Args } from './api.js';
import { faulty, invalidBlocks, text } from './api.js';
import { homeProblems, modalProblems } from './block-kit.js';
import type { SlackWebApi } from './web-api.js';
import { readView } from './workspace.js';

const wrongInModal = modalProblems();
const wrongInHome = homeProblems();
const deepestStack = 3;

/** Answers a method for the bot of a workspace; null when it is not one of these. */
export function callViews(slack: SlackWebApi, method: string, args: Args, team: string): ApiAnswer | null {
  switch (method) {
    case 'views.open':
    case 'views.push': {
      const from = slack.takeTrigger(text(args, 'trigger_id'), team);
      if (typeof from === 'string') return faulty(from);
      const problems = wrongInModal(args['view']);
      if (problems.length > 0) return invalidBlocks(problems);
      if (method === 'views.push' && slack.views.size >= deepestStack) return faulty('push_limit_reached');
      const view = readView(args['view']);
      return { ok: true, view: { ...view, ...slack.show(view, team, from.user) } };
    }
    case 'views.update': {
      const open = slack.views.get(text(args, 'view_id'));
      if (open?.team !== team) return faulty('not_found');
      const hash = text(args, 'hash');
      if (hash !== '' && hash !== open.hash) return faulty('hash_conflict');
      const problems = wrongInModal(args['view']);
      if (problems.length > 0) return invalidBlocks(problems);
      Object.assign(open, { view: readView(args['view']), hash: `${slack.nextTs()}.hash` });
      slack.onChange();
      return { ok: true, view: { ...open.view, id: text(args, 'view_id'), hash: open.hash } };
    }
    case 'views.publish': {
      const user = text(args, 'user_id');
      if (!slack.people.has(user)) return faulty('user_not_found');
      const hash = text(args, 'hash');
      if (hash !== '' && hash !== slack.homes.get(user)?.hash) return faulty('hash_conflict');
      const problems = wrongInHome(args['view']);
      if (problems.length > 0) return invalidBlocks(problems);
      const home = { view: readView(args['view']), hash: `${slack.nextTs()}.hash`, team, user };
      slack.homes.set(user, home);
      slack.onChange();
      return { ok: true, view: { ...home.view, id: `VH${user}`, hash: home.hash } };
    }
    default:
      return null;
  }
}
