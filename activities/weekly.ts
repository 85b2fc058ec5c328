// Tells an authority's coordinators of their week: one message each, once, however often it is tried.
import { daysAfter } from '../domain/case.js';
import { chartSize, drawChart } from '../bots/charts/chart.js';
import { toPng } from '../bots/charts/png.js';
import type { Week, WeekViewer } from '../bots/cards/weekly-card.js';
import { barsInWords, weekBars, weeklyCard } from '../bots/cards/weekly-card.js';
import { namesOf } from '../bots/names.js';
import { Unreachable } from '../bots/platform.js';
import { formats } from '../bots/web/formats.js';
import { pagesWords } from '../bots/words/pages.js';
import { officeHoursOf } from '../domain/settings.js';
import type { Database } from '../prisma/database.js';
import { actorOf } from '../prisma/people.js';
import { policyInForce } from '../prisma/policy.js';
import { coordinatorsOf, decidedSince, rememberWeek, runningCasesOf, weekTold } from '../prisma/weekly.js';
import type { WeeklyMorning } from '../workflows/ports.js';
import type { AnnounceOptions } from './announce.js';
import { weeklyMorning } from './calendar.js';

/** The next morning for it, by the office hours of the authority's policy. */
export async function weeklyAt(
  db: Database,
  { authorityId, from }: { readonly authorityId: string; readonly from: string }
): Promise<{ at: string }> {
  const policy = await policyInForce(db, authorityId);
  return { at: weeklyMorning(from, officeHoursOf(policy?.settings)) };
}

/** Errors of a chat escape, so that Temporal tries again; whoever has been told is not told again. */
export async function tellWeek(
  options: AnnounceOptions,
  { authorityId, at }: WeeklyMorning,
  again = false
): Promise<void> {
  const { db, platforms } = options;
  const to = await coordinatorsOf(db, authorityId);
  if (to.length === 0) return;
  const day = formats('sv').day(at);
  const [states, decided] = await Promise.all([
    runningCasesOf(db, authorityId),
    decidedSince(db, authorityId, new Date(daysAfter(at, -7))),
  ]);
  const week: Week = { states, decided, at };
  const names = await namesOf(db, states);
  const errors: unknown[] = [];
  for (const { person, platform, place } of to) {
    const chat = platforms.find(({ name }) => name === platform);
    if (chat === undefined || (await weekTold(db, authorityId, person.id, day))) continue;
    const { language, timeZone } = person;
    const viewer: WeekViewer = {
      person: actorOf(person),
      language,
      timeZone,
      today: day,
      names,
      link: options.link,
      home: options.overview ?? null,
    };
    try {
      const posting = { key: `weekly ${authorityId} ${day}`, standalone: true } as const;
      // An earlier try may have got through without its answer.
      const before = again ? await chat.find?.(place, posting) : null;
      if (before == null) await chat.post(place, weeklyCard(week, pictureOf(week, viewer), viewer), posting);
      await rememberWeek(db, authorityId, person.id, day);
    } catch (error) {
      // Whoever lets us write no more is told next week, if they let us then.
      if (error instanceof Unreachable) continue;
      // One chat that refuses keeps nobody else from being told.
      errors.push(error);
    }
  }
  if (errors.length > 0) throw errors[0];
}

/** Delivered against promised as a PNG in base64; null when no contract runs. */
function pictureOf(week: Week, viewer: WeekViewer): string | null {
  const bars = weekBars(week, viewer);
  if (bars.length === 0) return null;
  const { number } = formats(viewer.language);
  const title = pagesWords(viewer.language).dashboard.chartTitle;
  const svg = drawChart(
    bars,
    { theme: 'light', size: 'phone' },
    { title, description: barsInWords(bars, viewer), number }
  );
  return toPng(svg, chartSize(bars.length, 'phone').width).toString('base64');
}
