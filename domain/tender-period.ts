// The tender period: questions, changed documents, bids that come in sealed, and their opening.
import type { Bid } from './bid.js';
import { newBid } from './bid.js';
import type { Stamped } from './case.js';
import type { Policy } from './policy.js';
import type { Refusal } from './refusal.js';
import { refuse } from './refusal.js';
import type { Obligation } from './requirement.js';
import { settingsOf } from './settings.js';

/** A question about the documents with its answer, published to everybody at the same time. */
export interface QuestionAndAnswer {
  readonly question: string;
  readonly answer: string;
}

/** A change of the documents; the new deadline is an ISO instant. */
export interface DocumentChange {
  readonly what: string;
  readonly why: string;
  readonly newDeadline: string;
}

/** What the tender period is about in a tender's state. */
export interface TenderPeriod {
  readonly questions: readonly QuestionAndAnswer[];
  readonly documentChanges: readonly DocumentChange[];
  /** The deadline for bids, an ISO instant; null before the period begins. */
  readonly bidsCloseAt: string | null;
  readonly bidsClosed: boolean;
  readonly bids: readonly Bid[];
  /** Who took part in the opening, in the order they said so. */
  readonly openedBy: readonly string[];
}

/** Before the period. */
export const periodToCome: TenderPeriod = {
  questions: [],
  documentChanges: [],
  bidsCloseAt: null,
  bidsClosed: false,
  bids: [],
  openedBy: [],
};

/** What can happen in it. */
export type TenderPeriodEvent =
  | { readonly type: 'bids-close-set'; readonly closeAt: string }
  | { readonly type: 'questions-answered'; readonly first: number; readonly lines: readonly QuestionAndAnswer[] }
  | ({ readonly type: 'documents-changed' } & DocumentChange)
  | {
      readonly type: 'bid-registered';
      readonly bidderId: string;
      readonly priceOre: number;
      readonly promises: readonly Obligation[];
      readonly receivedAt: string;
    }
  | { readonly type: 'bid-withdrawn'; readonly bidderId: string }
  | { readonly type: 'bids-closed' }
  | { readonly type: 'opening-attended' };

/** Applies one of its events. */
export function applyPeriod<T extends TenderPeriod>(tender: T, event: Stamped<TenderPeriodEvent>): T {
  switch (event.type) {
    case 'bids-close-set':
      return { ...tender, bidsCloseAt: event.closeAt };
    case 'questions-answered':
      return { ...tender, questions: [...tender.questions, ...event.lines] };
    case 'documents-changed': {
      const { what, why, newDeadline } = event;
      const documentChanges = [...tender.documentChanges, { what, why, newDeadline }];
      return { ...tender, documentChanges, bidsCloseAt: newDeadline };
    }
    case 'bid-registered': {
      const { bidderId, priceOre, promises, receivedAt } = event;
      const bid = newBid({ bidderId, priceOre, promises, receivedAt });
      return { ...tender, bids: [...without(tender.bids, bidderId), bid] };
    }
    case 'bid-withdrawn':
      return { ...tender, bids: without(tender.bids, event.bidderId) };
    case 'bids-closed':
      return { ...tender, bidsClosed: true };
    case 'opening-attended':
      return { ...tender, openedBy: [...tender.openedBy, event.by ?? ''] };
  }
}

const without = (bids: readonly Bid[], bidderId: string): Bid[] => bids.filter((bid) => bid.bidderId !== bidderId);

/** What the opening of bids goes by. */
type Opening = Pick<TenderPeriod, 'openedBy'> & { readonly policy: Pick<Policy, 'settings'> };

/** People who must take part when bids are opened, by the policy. */
export const openingPersons = ({ policy }: Opening): number => settingsOf(policy.settings).openingPersons.value;

/** True once enough people have taken part: from then on the bids may be read. */
export function areOpened(tender: Opening): boolean {
  return tender.openedBy.length >= openingPersons(tender);
}

/** Why the documents may not change so at `at`, or null. */
export function faultOfChange(tender: TenderPeriod, wanted: DocumentChange, at: string): Refusal | null {
  const { bidsCloseAt: closes, bidsClosed } = tender;
  if (bidsClosed || (closes !== null && at >= closes))
    return refuse(
      'BidsClosed',
      `The tender period ended at ${closes ?? 'its time'}; the documents can not change now.`,
      {
        closes: closes ?? '',
      }
    );
  if (wanted.what.trim() === '' || wanted.why.trim() === '')
    return refuse('ReasonRequired', 'Say what changes in the documents, and why.');
  if (Date.parse(wanted.newDeadline) <= Date.parse(closes ?? at))
    return refuse(
      'DeadlineShortened',
      `A change extends the deadline; it is ${closes ?? at} now, so choose a later one.`,
      {
        closes: closes ?? at,
      }
    );
  return null;
}

/** Why a bid that was received then may not be registered at `at`, or null. */
export function faultOfReceipt(tender: TenderPeriod, receivedAt: string, at: string): Refusal | null {
  const { bidsCloseAt: closes } = tender;
  if (tender.openedBy.length > 0)
    return refuse('BidsOpened', 'The opening of the bids has begun; no bid can be registered or withdrawn now.');
  if (receivedAt > at)
    return refuse('NotReceivedYet', `${receivedAt} has not come yet; register the bid when it is there.`, {
      received: receivedAt,
    });
  if (closes !== null && receivedAt > closes)
    return refuse(
      'BidLate',
      `The bid was received at ${receivedAt}, after the deadline at ${closes}; it may not be taken.`,
      {
        received: receivedAt,
        closes,
      }
    );
  return null;
}
