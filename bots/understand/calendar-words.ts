// The words of the calendar, Swedish and English, folded.
import type { WeekdayNumbers } from 'luxon';

/** Each word with the number (from 1) of the list that it stands in. */
const index = <N extends number = number>(lists: string): ReadonlyMap<string, N> =>
  new Map(
    lists.split('|').flatMap((list, at) =>
      list
        .trim()
        .split(' ')
        .map((word) => [word, (at + 1) as N] as const)
    )
  );

/** Months, 1 to 12. */
export const monthWords = index(
  'januari jan january|februari feb february|mars mar march|april apr|maj may|juni jun june|juli jul july|augusti aug august|september sep sept|oktober okt october oct|november nov|december dec'
);

/** Days of the week, Monday is 1. */
export const weekdays = index<WeekdayNumbers>(
  'mandag mandagen monday man mon|tisdag tisdagen tuesday tis tue|onsdag onsdagen wednesday ons wed|torsdag torsdagen thursday tors tor thu|fredag fredagen friday fre fri|lordag lordagen saturday lor sat|sondag sondagen sunday son sun'
);

/** Days of the month in letters. */
export const ordinals = index(
  'forsta first|andra second|tredje third|fjarde fourth|femte fifth|sjatte sixth|sjunde seventh|attonde eighth|nionde ninth|tionde tenth|elfte eleventh|tolfte twelfth|trettonde thirteenth|fjortonde fourteenth|femtonde fifteenth|sextonde sixteenth|sjuttonde seventeenth|artonde eighteenth|nittonde nineteenth|tjugonde twentieth|tjugoforsta twenty-first|tjugoandra twenty-second|tjugotredje twenty-third|tjugofjarde twenty-fourth|tjugofemte twenty-fifth|tjugosjatte twenty-sixth|tjugosjunde twenty-seventh|tjugoattonde twenty-eighth|tjugonionde twenty-ninth|trettionde thirtieth|trettioforsta thirty-first'
);

/** Days counted from today. */
export const relativeDays: ReadonlyMap<string, number> = new Map(
  Object.entries({
    idag: 0, today: 0, igar: -1, yesterday: -1, forrgar: -2, imorgon: 1, tomorrow: 1, overmorgon: 2,
  })
); // prettier-ignore

/** Times of the year that are no day: whoever says one is asked for the day. */
export const seasons =
  /^(?:(?:somras|hostas|vintras|varas|julas|sommar|host|var|vinter|jul|nyar|pask|midsommar|semestern?|mellandagarna|sommaren|hosten|varen|vintern|julen|skolavslutningen|skolstart|terminsstart|summer|autumn|winter|spring|christmas|easter|manadsskiftet|terminen|kvartalet|quarter|haromdagen|haromveckan|nyligen|recently|nyss)|(?:ht|vt)\d{2})$/;
