// Numbers as people write them: digits, Swedish and English words.

const units: Readonly<Record<string, number>> = {
  en: 1, ett: 1, et: 1, ena: 1, a: 1, an: 1, one: 1, tva: 2, tvaa: 2, two: 2, tre: 3, three: 3, fyra: 4, four: 4, fem: 5, five: 5, sex: 6, six: 6,
  sju: 7, seven: 7, atta: 8, eight: 8, nio: 9, nine: 9, tio: 10, ten: 10, elva: 11, eleven: 11, tolv: 12, twelve: 12, tretton: 13,
  thirteen: 13, fjorton: 14, fourteen: 14, femton: 15, fifteen: 15, sexton: 16, sixteen: 16, sjutton: 17, seventeen: 17, arton: 18,
  eighteen: 18, nitton: 19, nineteen: 19,
}; // prettier-ignore

const tens: Readonly<Record<string, number>> = {
  tjugo: 20, twenty: 20, trettio: 30, thirty: 30, fyrtio: 40, forty: 40, femtio: 50, fifty: 50, sextio: 60, sixty: 60,
  sjuttio: 70, seventy: 70, attio: 80, eighty: 80, nittio: 90, ninety: 90,
}; // prettier-ignore

/** Every number word from 1 to 99. */
const byWord: ReadonlyMap<string, number> = new Map([
  ...Object.entries(units),
  ...Object.entries(tens),
  ...Object.entries(tens).flatMap(([ten, value]) =>
    Object.entries(units).flatMap(([word, unit]): [string, number][] =>
      unit < 10
        ? [
            [`${ten}${word}`, value + unit],
            [`${ten}-${word}`, value + unit],
          ]
        : []
    )
  ),
]);

/** The number that one folded word says, or null. */
export function numberOf(word: string): number | null {
  return byWord.get(word) ?? (/^\d{1,4}$/.test(word) ? Number(word) : null);
}

/** Words that are a number only when they count something: "en anställd", but not "hos en underentreprenör". */
export function isArticle(word: string): boolean {
  return word === 'en' || word === 'ett' || word === 'et' || word === 'a' || word === 'an';
}
