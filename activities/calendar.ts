// The Swedish calendar: working days, reporting months and the standstill, as absolute instants for the workflows to keep.
import Holidays from 'date-holidays';
import { DateTime } from 'luxon';
import { officeHoursOf } from '../domain/settings.js';
import type { StandstillFacts } from '../domain/standstill.js';
import { standstill } from '../domain/standstill.js';
import type { Deadline, DeadlineInput, FootholdActivities, MonthInput, OfficeHourInput } from '../workflows/ports.js';

/** Where authorities keep their clocks. */
export const zone = 'Europe/Stockholm';

/** Hours that hold where no policy says others. */
const usualHours = officeHoursOf(undefined);

let swedish: Holidays | undefined;
/** What the calendar has said of a date before: reckoning Easter and midsummer anew for each day of each deadline takes most of its time. */
const known = new Map<string, boolean>();

/** Days that are not working days besides Saturdays and Sundays: public holidays, and the eves that the Act 1930:173 equals to them. */
export function isHoliday(date: string): boolean {
  const before = known.get(date);
  if (before !== undefined) return before;
  swedish ??= new Holidays('SE', { types: ['public', 'bank'] });
  const holiday = swedish.isHoliday(new Date(`${date}T12:00:00`)) !== false;
  known.set(date, holiday);
  return holiday;
}

function isWorkingDay(day: DateTime): boolean {
  return day.weekday <= 5 && !isHoliday(day.toISODate() ?? '');
}

/** The day that is `days` working days after (or, negative, before) another. */
function workingDaysFrom(day: DateTime, days: number): DateTime {
  const step = Math.sign(days);
  let at = day;
  for (let left = Math.abs(days); left > 0;) {
    at = at.plus({ days: step });
    if (isWorkingDay(at)) left -= 1;
  }
  return at;
}

const at = (day: DateTime, hour: number): DateTime => day.startOf('day').set({ hour });
const instant = (time: DateTime): string => time.toUTC().toISO() ?? '';

/** Working days after one day up to and with another. */
function workingDaysBetween(from: DateTime, to: DateTime): number {
  let count = 0;
  for (let day = from.startOf('day').plus({ days: 1 }); day <= to; day = day.plus({ days: 1 }))
    if (isWorkingDay(day)) count += 1;
  return count;
}

/** Half-way, the working day before and the same morning, as far as they lie between now and the end and somebody works then. */
function reminders(from: DateTime, due: DateTime, workingDays: number, hour: number): string[] {
  const days = [workingDaysFrom(from, Math.floor(workingDays / 2)), workingDaysFrom(due, -1), due].filter(isWorkingDay);
  const times = days.map((day) => instant(at(day, hour)));
  return [...new Set(times)].filter((time) => time > instant(from) && time < instant(due)).sort();
}

/** A deadline some working days after an instant, at the end of the office day; or one that is set, with reminders on working days before it. */
export function deadline(input: DeadlineInput): Deadline {
  const start = DateTime.fromISO(input.from, { zone });
  const hours = input.hours ?? usualHours;
  if ('dueAt' in input) {
    const end = DateTime.fromISO(input.dueAt, { zone });
    return { dueAt: input.dueAt, remindAt: reminders(start, end, workingDaysBetween(start, end), hours.remind) };
  }
  const due = at(workingDaysFrom(start, input.workingDays), hours.due);
  return { dueAt: instant(due), remindAt: reminders(start, due, input.workingDays, hours.remind) };
}

/**
 * The reporting month after one (or the contract's first): over on the first of the next month, or the day after the contract's last; asked
 * for on the first working day from then.
 */
export function reportingMonth({
  after,
  startsOn,
  endsOn,
  reportWorkingDays,
  hours = usualHours,
}: MonthInput): Awaited<ReturnType<FootholdActivities['footholdMonth']>> {
  const last = DateTime.fromISO(endsOn, { zone });
  const month =
    after === null
      ? DateTime.fromISO(startsOn, { zone }).startOf('month')
      : DateTime.fromFormat(after, 'yyyy-MM', { zone }).plus({ months: 1 });
  if (month > last) return null;
  const over = DateTime.min(month.plus({ months: 1 }), last.plus({ days: 1 }).startOf('day'));
  // Nobody is asked on a day off.
  const ask = at(isWorkingDay(over) ? over : workingDaysFrom(over, 1), hours.ask);
  const due = at(workingDaysFrom(over, reportWorkingDays), hours.due);
  return {
    period: month.toFormat('yyyy-MM'),
    askAt: instant(ask),
    dueAt: instant(due),
    remindAt: reminders(ask, due, reportWorkingDays, hours.remind),
  };
}

/** The same instant from the hour at which offices open until the hour in which deadlines end is over; else when they open next. */
export function officeHour({ from, hours = usualHours }: OfficeHourInput): { at: string } {
  const now = DateTime.fromISO(from, { zone });
  if (isWorkingDay(now)) {
    if (now.hour >= hours.ask && now.hour <= hours.due) return { at: from };
    if (now.hour < hours.ask) return { at: instant(at(now, hours.ask)) };
  }
  return { at: instant(at(workingDaysFrom(now, 1), hours.ask)) };
}

/** The first working day of the next week that has one, at the hour at which offices open. */
export function weeklyMorning(from: string, hours = usualHours): string {
  const now = DateTime.fromISO(from, { zone });
  let monday = now.startOf('week');
  for (;;) {
    const first = isWorkingDay(monday) ? monday : workingDaysFrom(monday, 1);
    const morning = instant(at(first, hours.ask));
    // A week that is all holidays has no morning of its own.
    if (morning > instant(now) && first < monday.plus({ weeks: 1 })) return morning;
    monday = monday.plus({ weeks: 1 });
  }
}

/** The morning of the next working day after now, when reminders are sent. */
export function nextMorning(): string {
  return instant(at(workingDaysFrom(DateTime.now().setZone(zone), 1), usualHours.remind));
}

/** The standstill by LOU, and the first instant of the first day on which the contract may be signed. */
export function standstillOf(facts: StandstillFacts): Awaited<ReturnType<FootholdActivities['footholdStandstill']>> {
  const days = standstill(facts, isHoliday);
  return { ...days, signableFrom: instant(DateTime.fromISO(days.earliestContract, { zone }).startOf('day')) };
}

/** Today in Sweden, YYYY-MM-DD. */
export function today(): string {
  return DateTime.now().setZone(zone).toISODate() ?? '';
}
