// The reasons of an award, to each bidder, in Swedish. The English words have the same keys; the compiler checks it.

/** One bid's figures as they are written. */
export interface AwardFigures {
  readonly bidder: string;
  readonly price: string;
  readonly total: string;
  readonly pricePoints: string;
  readonly criteria: readonly { readonly name: string; readonly points: string; readonly reasons: readonly string[] }[];
}

/** Swedish. */
export const awardSv = {
  title: (reference: string, tender: string) => `Tilldelningsbeslut ${reference}: ${tender}`,
  won: ({ bidder, total, price }: AwardFigures, bids: number) =>
    `${bidder} tilldelas kontraktet med ${total} poäng av 100 och priset ${price}. ${bids === 1 ? 'Ett anbud utvärderades.' : `${bids} anbud utvärderades.`}`,
  lost: ({ bidder, total }: AwardFigures, place: number, first: AwardFigures, behind: string) =>
    `${bidder} kom på plats ${place} med ${total} poäng av 100, ${behind} poäng efter ${first.bidder}, som fick ${first.total}.`,
  price: ({ price, pricePoints }: AwardFigures, weight: string) =>
    `Pris: ${price} gav ${pricePoints} poäng av ${weight}.`,
  against: (first: AwardFigures) => `${first.bidder} erbjöd ${first.price} och fick ${first.pricePoints}.`,
  criterion: (name: string, points: string, weight: string) => `${name}: ${points} poäng av ${weight}.`,
  criterionAgainst: (bidder: string, points: string) => `${bidder} fick ${points}.`,
  reason: (texts: string) => `Skäl: ${texts}`,
  disqualified: (bidder: string) => `${bidder} utvärderades inte.`,
  because: {
    excluded: (grounds: string, reason: string) => `Uteslutningsgrund: ${grounds}. ${reason}`,
    'not-qualified': (reason: string) => `Kvalificeringskraven uppfylls inte: ${reason}`,
    must: (text: string, reason: string) => `Skall-kravet ”${text}” uppfylls inte: ${reason}`,
    'reserved-share': (share: string) => `Andelen som hör till gruppen är ${share} procent; minst 30 krävs.`,
    price: (reason: string) => `Det låga priset förklarades inte tillfredsställande: ${reason}`,
  },
  lot: (bidder: string) => `Anbuden var lika i summa, kvalitet och pris; lotten föll på ${bidder}.`,
};

/** What every language must have. */
export type AwardWords = typeof awardSv;
