// The reasons of an award, to each bidder, in English.
import type { AwardWords } from './award.sv.js';

/** English. */
export const awardEn: AwardWords = {
  title: (reference, tender) => `Award decision ${reference}: ${tender}`,
  won: ({ bidder, total, price }, bids) =>
    `${bidder} is awarded the contract with ${total} points of 100 and the price ${price}. ${bids === 1 ? 'One bid was evaluated.' : `${bids} bids were evaluated.`}`,
  lost: ({ bidder, total }, place, first, behind) =>
    `${bidder} came in place ${place} with ${total} points of 100, ${behind} points behind ${first.bidder}, which got ${first.total}.`,
  price: ({ price, pricePoints }, weight) => `Price: ${price} gave ${pricePoints} points of ${weight}.`,
  against: (first) => `${first.bidder} offered ${first.price} and got ${first.pricePoints}.`,
  criterion: (name, points, weight) => `${name}: ${points} points of ${weight}.`,
  criterionAgainst: (bidder, points) => `${bidder} got ${points}.`,
  reason: (texts) => `Reason: ${texts}`,
  disqualified: (bidder) => `${bidder} was not evaluated.`,
  because: {
    excluded: (grounds, reason) => `Ground for exclusion: ${grounds}. ${reason}`,
    'not-qualified': (reason) => `The qualification requirements are not met: ${reason}`,
    must: (text, reason) => `The must “${text}” is not met: ${reason}`,
    'reserved-share': (share) => `The share that belongs to the group is ${share} percent; at least 30 is required.`,
    price: (reason) => `The low price was not explained satisfactorily: ${reason}`,
  },
  lot: (bidder) => `The bids were equal in total, quality and price; the lot fell on ${bidder}.`,
};
