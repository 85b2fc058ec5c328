// What may be seen of bids, by whom, when: sealed until the opening, points blind until all are in, and all of it secret until the award.
import type { Actor } from './actor.js';
import type { CaseEvent } from './any-case.js';
import { scoresAreIn } from './evaluation.js';
import { areOpened } from './tender-period.js';
import type { TenderState } from './tender.js';
import { awardDecided } from './tender.js';

/** Events that tell of bids. */
const aboutBids: readonly string[] = [
  'bid-registered',
  'bid-withdrawn',
  'opening-attended',
  'bid-qualified',
  'bid-scored',
  'consensus-set',
  'price-explained',
  'lot-drawn',
  'evaluator-replaced',
];

/** Whether somebody may know of bids at all: only inside the authority (or its auditors) until the award is decided (domain.md 2.1 [V]). */
export function maySeeBids(actor: Actor | null, tender: TenderState): boolean {
  if (awardDecided(tender)) return true;
  return actor !== null && (actor.organisationId === tender.authorityId || actor.roles.includes('auditor'));
}

/** Whether an event may be told to somebody who may or may not see bids. */
export function mayHear(event: { readonly type: string }, seesBids: boolean): boolean {
  return seesBids || !aboutBids.includes(event.type);
}

/** A tender for reading outside the rules: no price before the opening, no points before everybody's are in. */
export function unsealedPart(tender: TenderState): object {
  const bids = tender.bids.map((bid) => ({
    ...bid,
    ...(!areOpened(tender) && { priceOre: null, promises: null }),
    ...(!scoresAreIn(tender) && { scores: null }),
  }));
  return { ...tender, bids };
}

/** An event for reading, with the same kept back. */
export function unsealedEvent(event: CaseEvent, tender: TenderState): object {
  if (event.type === 'bid-registered' && !areOpened(tender)) return { ...event, priceOre: null, promises: null };
  if (event.type === 'bid-scored' && !scoresAreIn(tender)) return { ...event, points: null };
  return event;
}
