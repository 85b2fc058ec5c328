// What is being bought, as far as the rules need it: its size, its length and its trade.

/** Works, services or goods, as LOU 1 kap. tells them apart. */
export type Nature = 'works' | 'services' | 'goods';

/** The purchase. Money is integer öre; null where nobody has said. */
export interface Scope {
  readonly nature: Nature;
  /** E.g. "painting"; a word the authority uses itself, for comparing with its earlier outcomes. */
  readonly trade: string | null;
  readonly valueOre: number | null;
  /** Length of the contract without options. */
  readonly durationMonths: number | null;
  /** Share of the value that is labour, in percent. */
  readonly labourPercent: number | null;
}

/** A purchase of which nothing has been said yet. */
export const unknownScope: Scope = {
  nature: 'services',
  trade: null,
  valueOre: null,
  durationMonths: null,
  labourPercent: null,
};
