// What it was worth to society, by the national calculator's model; never a number without what it assumes.
/** Whose word an assumption is: verified in its source, or our own. */
export type Mark = 'V' | 'K';

/** What the number takes for granted; its words are in bots/words. */
export type ValueAssumption =
  'otherwise-unemployed' | 'no-long-term-effects' | 'no-displacement' | 'example-person' | 'by-the-month' | 'jobs-only';

/** A value with the assumptions it stands on, each with where it comes from. Öre; months are full-time months. */
export interface SocialValue {
  readonly amountOre: number;
  readonly months: number;
  readonly monthOre: number;
  readonly assumptions: readonly { readonly name: ValueAssumption; readonly mark: Mark; readonly source: string }[];
}

/**
 * The value of one person for twelve months: the agency's example of somebody newly arrived in a subsidised job, about +200,000 SEK
 * (UHM, "Så mycket tjänar samhället på sysselsättningskrav"; domain.md 2.6, S64).
 */
export const exampleYearOre = 200_000_00;

/** Months of the example; a month is taken as its twelfth part, which the agency does not say [K]. */
const exampleMonths = 12;

const calculator = 'Upphandlingsmyndigheten, Beräkna samhällsekonomiska effekter';
const example = 'Upphandlingsmyndigheten, Så mycket tjänar samhället på sysselsättningskrav';

/** Everything the number assumes. What the agency says is marked V, what we added ourselves K. */
const assumptions: SocialValue['assumptions'] = [
  { name: 'otherwise-unemployed', mark: 'V', source: calculator },
  { name: 'no-long-term-effects', mark: 'V', source: calculator },
  { name: 'no-displacement', mark: 'V', source: calculator },
  { name: 'example-person', mark: 'V', source: example },
  { name: 'by-the-month', mark: 'K', source: 'Foothold' },
  { name: 'jobs-only', mark: 'K', source: 'Foothold' },
];

/** The value of so many full-time months of employment, in whole thousands of kronor. */
export function socialValue(months: number): SocialValue {
  const thousand = 1000_00;
  const amountOre = Math.round((months * exampleYearOre) / exampleMonths / thousand) * thousand;
  return { amountOre, months, monthOre: Math.round(exampleYearOre / exampleMonths), assumptions };
}
