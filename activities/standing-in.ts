// Tells whoever stands in for a colleague that it has begun, with what waits in that colleague's stead: one message, once.
import { personalQueue } from '../bots/queue.js';
import { Unreachable } from '../bots/platform.js';
import { formats } from '../bots/web/formats.js';
import { pagesWords } from '../bots/words/pages.js';
import { authorityCaseId } from '../domain/case.js';
import { delegationNow } from '../prisma/delegations.js';
import { addressOf } from '../prisma/people.js';
import type { AnnounceOptions } from './announce.js';

/** Errors of the chat escape, so that Temporal tries again. Nobody is told of a delegation that is over. */
export async function tellStandIn(
  options: AnnounceOptions,
  { authorityId, number }: { readonly authorityId: string; readonly number: number },
  again = false
): Promise<void> {
  const { db, platforms, today, link } = options;
  const delegation = await delegationNow(db, authorityId, number);
  const to = delegation && (await addressOf(db, delegation.delegateId));
  const chat = to && platforms.find(({ name }) => name === to.platform);
  if (!delegation || !to || !chat) return;
  const posting = { key: `standing in ${authorityId} ${number}`, standalone: true } as const;
  try {
    // An earlier try may have got through without its answer.
    if (again && (await chat.find?.(to.place, posting)) != null) return;
    const { language } = to.person;
    const mine = options.mine ?? link(authorityCaseId(authorityId));
    const { card } = await personalQueue({ db, today, link, mine }, to.person, chat.name);
    const days = [delegation.firstDay, delegation.lastDay].map((day) => formats(language).date(day));
    const begun = pagesWords(language).mine.standsIn(delegation.delegatorName, days[0] ?? '', days[1] ?? '');
    const summary = `${begun} ${card.summary}`;
    await chat.post(to.place, { ...card, title: begun, summary }, posting);
  } catch (error) {
    // Their page shows it all the same.
    if (!(error instanceof Unreachable)) throw error;
    options.log.warn({ platform: chat.name, reason: error.reason }, 'somebody who stands in cannot be written to');
  }
}
