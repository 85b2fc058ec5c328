// A second reckoning of the Swedish calendar and of the standstill, written from the rules and not from Foothold's own code, so that
// the two check each other. Dates are YYYY-MM-DD.

const dayMs = 86_400_000;
const plus = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);
const weekdayOf = (date: string): number => new Date(`${date}T00:00:00Z`).getUTCDay();
const [sunday, friday, saturday] = [0, 5, 6] as const;

/** Easter Sunday by the Gregorian computus (Meeus, Jones, Butcher). */
function easter(year: number): string {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const days = h + l - 7 * Math.floor((a + 11 * h + 22 * l) / 451) + 114;
  return `${year}-${String(Math.floor(days / 31)).padStart(2, '0')}-${String((days % 31) + 1).padStart(2, '0')}`;
}

/** The first day of this weekday on or after a date. */
function firstFrom(date: string, weekday: number): string {
  return plus(date, (weekday - weekdayOf(date) + 7) % 7);
}

const daysOff = new Map<number, ReadonlySet<string>>();

/** Public holidays (Act 1989:253), and the eves that Act 1930:173 treats alike: Midsummer, Christmas and New Year. */
function holidays(year: number): ReadonlySet<string> {
  const known = daysOff.get(year);
  if (known) return known;
  const easterDay = easter(year);
  const midsummerEve = firstFrom(`${year}-06-19`, friday);
  const fixed = ['01-01', '01-06', '05-01', '06-06', '12-24', '12-25', '12-26', '12-31'].map((day) => `${year}-${day}`);
  const moving = [-2, 0, 1, 39, 49].map((days) => plus(easterDay, days));
  const days = new Set([
    ...fixed,
    ...moving,
    midsummerEve,
    plus(midsummerEve, 1),
    firstFrom(`${year}-10-31`, saturday),
  ]);
  daysOff.set(year, days);
  return days;
}

/** Whether offices are open that day. */
export function isWorkday(date: string): boolean {
  const weekday = weekdayOf(date);
  return weekday !== saturday && weekday !== sunday && !holidays(Number(date.slice(0, 4))).has(date);
}

const inSweden = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Stockholm',
  dateStyle: 'short',
  timeStyle: 'medium',
});

/** The day and the time of day (HH:MM:SS) that Swedish clocks show at an instant. */
export function swedishTime(instant: string): { readonly date: string; readonly time: string } {
  const [date = '', time = ''] = inSweden.format(new Date(instant)).split(' ');
  return { date, time };
}

/** Offices as the starting policy has them: open from eight, until the hour in which deadlines end is over. */
const [opens, closes] = ['08:00:00', '17:00:00'] as const;

/** An instant at which offices are open, as it is; else when they open next. */
export function nextOfficeHour(instant: string): string {
  const { date, time } = swedishTime(instant);
  if (isWorkday(date) && time >= opens && time < closes) return instant;
  let day = time < opens ? date : plus(date, 1);
  while (!isWorkday(day)) day = plus(day, 1);
  const [summer, winter] = [`${day}T06:00:00.000Z`, `${day}T07:00:00.000Z`];
  return swedishTime(summer).time === opens ? summer : winter;
}

/** The first day on which a contract may be signed: the day after the last of the standstill (LOU 20 kap.; domain.md 2.3). */
export function firstSigningDay(
  { sentOn, means, days }: { readonly sentOn: string; readonly means: string; readonly days: number | null },
  courtDecidedOn: string | null
): string {
  const lawDays = means === 'electronic' ? 10 : 15;
  const ends = [plus(sentOn, Math.max(lawDays, days ?? lawDays))];
  if (courtDecidedOn !== null) ends.push(plus(courtDecidedOn, 10));
  let last = ends.sort().at(-1) ?? sentOn;
  while (!isWorkday(last)) last = plus(last, 1);
  return plus(last, 1);
}
