// What the coordinator's day looks like: lists to choose among, the cases that need somebody, and what was decided lately.
import type { Language } from '../../domain/actor.js';
import { dayLists } from '../../domain/day.js';
import type { DayItem, DayList } from '../../domain/day.js';
import type { HarmReason } from '../../domain/harm.js';
import { daysLate } from '../../domain/harm.js';
import { nudgeHolding } from '../../domain/nudging.js';
import { mayGive } from '../../domain/permissions.js';
import type { Waits } from '../../domain/watch.js';
import { actorOf } from '../../prisma/people.js';
import type { Choices, TodayDetails, TodayFilter, WatchedCase } from '../../prisma/today.js';
import { actedAs } from '../cards/viewer.js';
import type { Names } from '../names.js';
import type { PagesWords } from '../words/pages.js';
import { nextWorkingDay } from '../snooze.js';
import { ballWords, casePath, eventWords, standingWords } from './case-words.js';
import { Download } from './download.js';
import type { FormFrame } from './form.js';
import { PostForm, domId } from './form.js';
import { formats } from './formats.js';
import { Pager } from './pager.js';
import type { TodayQuery } from './today-query.js';
import { listedBy, todayUrl } from './today-query.js';

/** What the page is drawn from. */
export interface Day {
  readonly query: TodayQuery;
  readonly shown: readonly DayItem<WatchedCase>[];
  readonly pages: number;
  readonly counts: Readonly<Record<'all' | DayList, number>>;
  /** Running tenders and contracts that fit the choice, whether they need somebody or not. */
  readonly running: number;
  /** Before the choice. */
  readonly total: number;
  readonly details: TodayDetails;
  readonly choices: Readonly<Record<keyof TodayFilter, Choices>>;
  readonly now: Date;
}

/** What each part is drawn from. */
export interface DayProps {
  readonly day: Day;
  readonly frame: FormFrame;
}

/** What repaints itself. */
export function LiveToday({ day, frame }: DayProps) {
  const { today: w } = frame.w;
  const { query, shown, pages, counts, running, total } = day;
  return (
    <>
      <p class="lead">{w.lead(running, counts.all)}</p>
      <Lists day={day} frame={frame} />
      <div class="columns">
        <section aria-labelledby="needing">
          <h2 id="needing" class="sr">
            {w.lists[query.show]}
          </h2>
          {shown.length === 0 ? (
            <p class="none">{total === 0 ? w.none : running === 0 ? w.noneHere : w.empty[query.show]}</p>
          ) : (
            <ol class="harms">
              {shown.map((item) => (
                <Item key={item.of.id} {...{ item, day, frame }} />
              ))}
            </ol>
          )}
          <Pager
            paging={{ page: query.page, pages, url: (page) => todayUrl({ ...query, page }) }}
            label={w.pages}
            w={frame.w}
          />
          {counts[query.show] > 0 && <Download list="today" query={listedBy(query)} w={frame.w} />}
          <details id="how" class="how">
            <summary>{w.how}</summary>
            <p>{w.howLong}</p>
          </details>
        </section>
        <Decided day={day} frame={frame} />
      </div>
    </>
  );
}

function Lists({ day, frame }: DayProps) {
  const { today: w } = frame.w;
  const { query, counts } = day;
  return (
    <nav class="lists" aria-label={w.listsMenu}>
      {(['all', ...dayLists] as const).map((show) => (
        <a
          key={show}
          href={todayUrl({ ...query, show, page: 1 })}
          aria-current={show === query.show ? 'page' : undefined}
          class={show === 'overdue' && counts.overdue > 0 ? 'late' : undefined}
        >
          <strong>{formats(frame.viewer.language).number(counts[show])}</strong> {w.lists[show]}
        </a>
      ))}
    </nav>
  );
}

function Item({ item, day, frame }: DayProps & { readonly item: DayItem<WatchedCase> }) {
  const { w, viewer } = frame;
  const { of, harm, asked, mine } = item;
  const { number } = formats(viewer.language);
  const { reference, title } = day.details.cases[of.id] ?? { reference: of.id, title: of.id };
  const late = daysLate(asked?.dueAt ?? null, day.now.toISOString()) > 0;
  return (
    <li class={late ? 'harm late' : 'harm'}>
      <div class="which">
        <h3>
          <a href={casePath(of.id)}>{of.kind === 'placement' ? `${reference}, ${title}` : title}</a>
        </h3>
        <p class="meta">
          {[
            `${w.kinds[of.kind]}${of.kind === 'placement' ? '' : ` ${reference}`}`,
            day.details.organisations[of.authorityId] ?? of.authorityId,
            standingWords(w, of.standing),
          ].join(' · ')}
        </p>
        {harm.reasons.length > 0 && (
          <ul class="reasons">
            {harm.reasons.map((reason) => (
              <li key={reason.kind} class={reason.kind}>
                {reasonWords(reason, w, viewer.language)}
              </li>
            ))}
            <li class="sum">{w.today.personDays(number(harm.personDays))}</li>
          </ul>
        )}
      </div>
      <div class="holder">
        {asked !== null && <Asked waits={asked} day={day} frame={frame} />}
        {mine !== null && <p class="mine">{w.today.alsoMine(w.tasks[mine.task])}</p>}
      </div>
      <Nudge {...{ item, day, frame, reference }} />
    </li>
  );
}

/** One part of the harm, as a sentence. */
export function reasonWords(reason: HarmReason, w: PagesWords, language: Language): string {
  const { number, money, list } = formats(language);
  switch (reason.kind) {
    case 'late':
      return w.today.late(reason.days, reason.people);
    case 'no-report':
      return w.today.noReport(reason.months, reason.people);
    case 'falls-short':
      return w.today.short(
        list(
          reason.short.map(({ kind, target, low, expected, high }) => {
            const range = low === high ? '' : ` (${number(low)}–${number(high)})`;
            return w.today.shortPart(w.obligations[kind], `${number(expected)}${range}`, number(target));
          })
        )
      );
    case 'money':
      return w.today.money(money(reason.amountOre));
  }
}

/** Who has the ball, on what, until when. */
function Asked({ waits, day, frame }: DayProps & { readonly waits: Waits }) {
  const { w, viewer } = frame;
  const { date, fromNow } = formats(viewer.language);
  return (
    <>
      <p>
        <strong class="what">{w.tasks[waits.task]}</strong>
        <span class="meta">{ballWords(waits, w, namesIn(day.details), viewer.language)}</span>
      </p>
      <p class="due">
        {waits.dueAt === null ? (
          <span class="meta">{w.due.noTime}</span>
        ) : (
          <time dateTime={waits.dueAt}>
            <strong>{fromNow(waits.dueAt, day.now)}</strong> <span class="meta">{w.due.by(date(waits.dueAt))}</span>
          </time>
        )}
      </p>
    </>
  );
}

/** One click that posts in the holder's chat; or who has clicked already. */
function Nudge({
  item: { of, asked },
  day,
  frame,
  reference,
}: DayProps & { readonly item: DayItem<WatchedCase>; readonly reference: string }) {
  const { w, viewer } = frame;
  const { person, language } = viewer;
  if (person === null || asked === null) return <div class="do" />;
  const actor = actorOf(person);
  const parties = { authorityId: of.authorityId, contractorIds: [], matchingBodyId: null };
  const own = asked.organisationId === person.organisationId && asked.roles.some((role) => person.roles.includes(role));
  const names = namesIn(day.details);
  const before = nudgeHolding(of.nudged ?? undefined, day.now.toISOString());
  if (before !== null) {
    const who = before.by === null ? w.today.somebody : names.person(before.by);
    const when = formats(language, person.timeZone).time(before.at);
    return <p class="do meta">{w.today.nudged(who, when)}</p>;
  }
  if (own || mayGive(actor, 'nudge', parties) !== null)
    return (
      <p class="do">
        {own && (
          <a class="button" href={casePath(of.id)}>
            {w.today.open}
            <span class="sr"> {reference}</span>
          </a>
        )}
      </p>
    );
  const command = { kind: 'nudge', task: asked.task, about: asked.about, until: nextWorkingDay };
  const whom = ballWords(asked, w, names, language);
  return (
    <div class="do">
      <PostForm frame={frame} what="press">
        <input type="hidden" name="caseId" value={of.id} />
        <input type="hidden" name="command" value={JSON.stringify(command)} />
        <input type="hidden" name="action" value="nudge" />
        {/* By its id the focus finds it again when the page repaints. */}
        <button id={domId('nudge', of.id)} aria-label={w.today.nudgeWhom(whom, reference)}>
          {w.today.nudge}
        </button>
      </PostForm>
    </div>
  );
}

function Decided({ day, frame }: DayProps) {
  const { w, viewer } = frame;
  const { decided } = day.details;
  const names = namesIn(day.details);
  const { time } = formats(viewer.language, viewer.person?.timeZone);
  return (
    <section class="decided" aria-labelledby="decided">
      <h2 id="decided">{w.today.decided}</h2>
      {decided.length === 0 ? (
        <p class="hint">{w.today.decidedNone}</p>
      ) : (
        <ol>
          {decided.map(({ caseId, reference, title, event }) => (
            <li key={caseId + event.at + event.type} class="event">
              <span class="what">{eventWords(event, w, names, viewer.language)}</span>
              <a href={casePath(caseId)}>{[reference, title].join(' ')}</a>
              <span class="meta">
                {[
                  ...(event.by === null ? [] : [actedAs(names, w, event.by, event.inSteadOf)]),
                  ...(event.via === 'system' ? [] : [w.vias[event.via]]),
                ].join(' · ')}{' '}
                <time dateTime={event.at}>{time(event.at)}</time>
              </span>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

/** The names that the details brought along. */
export function namesIn({ organisations, people, areas }: TodayDetails): Names {
  return {
    organisation: (id) => organisations[id] ?? id,
    person: (id) => people[id] ?? id,
    area: (id) => areas[id] ?? id,
  };
}
