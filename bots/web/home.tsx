// The first page: what waits for me, the cases I take part in, and a place to write when I do not know which case.
import type { ListedCase, Waiting } from '../../prisma/listed.js';
import type { WebMessageRow } from '../../prisma/web-messages.js';
import type { Names } from '../names.js';
import type { Answer } from './answers.js';
import { casePath, dueWords, holderWords, standingWords } from './case-words.js';
import type { FormFrame } from './form.js';
import { Live } from './layout.js';
import { Composer, Stream, writeHint } from './stream.js';

/** What the first page is drawn from. */
export interface Home {
  readonly waiting: Waiting;
  readonly others: readonly ListedCase[];
  /** There are more than that. */
  readonly moreOthers: boolean;
  readonly messages: readonly WebMessageRow[];
  readonly now: Date;
}

/** Messages on the first page are of no case: nothing in them is named by an id. */
const unnamed: Names = { organisation: (id) => id, person: (id) => id, area: (id) => id };

/** The whole content of the page. */
export function HomePage({ home, frame, answer }: { home: Home; frame: FormFrame; answer: Answer | null }) {
  const { w } = frame;
  return (
    <>
      <h1>{w.home.title}</h1>
      <Live path={frame.action} class="home">
        <LiveHome home={home} frame={frame} answer={answer} />
      </Live>
      <h2 class="chat-title">{w.home.chat}</h2>
      <Composer frame={frame} hint={writeHint(frame)} unsent={answer?.unsent ?? null} />
    </>
  );
}

/** What repaints itself. */
export function LiveHome({ home, frame, answer }: { home: Home; frame: FormFrame; answer: Answer | null }) {
  const { w } = frame;
  const { others, messages } = home;
  const { cases: waiting, total } = home.waiting;
  return (
    <>
      <section class="waiting" aria-label={w.home.title}>
        {waiting.length === 0 ? (
          <div class="none">
            <p class="lead">{w.home.none}</p>
            <p>{w.home.noneMore}</p>
          </div>
        ) : (
          <>
            <p class="lead">{w.home.count(total)}</p>
            <ul class="tasks">
              {waiting.map((row) => (
                <Task key={row.id} {...{ row, frame, now: home.now }} />
              ))}
            </ul>
            {total > waiting.length && <p class="hint">{w.home.waitingCut(waiting.length)}</p>}
          </>
        )}
      </section>
      <section class="others">
        <h2>{w.home.others}</h2>
        {others.length === 0 ? (
          <p>{w.home.othersNone}</p>
        ) : (
          <ul class="cases">
            {others.map((row) => (
              <Other key={row.id} {...{ row, frame, home }} />
            ))}
          </ul>
        )}
        {home.moreOthers && (
          <p class="related">
            <a href="/dashboard">{w.home.toOverview}</a>
          </p>
        )}
      </section>
      {messages.length > 0 && (
        <section class="talk" aria-label={w.home.chat}>
          <Stream {...{ frame, events: [], messages, names: unnamed, returned: answer?.returned ?? null }} />
        </section>
      )}
    </>
  );
}

function Task({ row, frame, now }: { row: ListedCase; frame: FormFrame; now: Date }) {
  const { w, viewer } = frame;
  const due = dueWords(row, w, viewer.language, now);
  return (
    <li class={row.overdue ? 'task late' : 'task'}>
      <a href={casePath(row.id)}>
        <strong class="what">{row.ball === null ? standingWords(w, row.standing) : w.tasks[row.ball.task]}</strong>
        <span class="case">
          {row.kind === 'placement' && <strong>{row.reference} · </strong>}
          {row.title}
        </span>
        <span class="meta">
          {row.kind !== 'placement' && `${row.reference} · `}
          {row.authorityName}
        </span>
        <span class="due">
          {due === null ? (
            w.due.noTime
          ) : (
            <time dateTime={due.iso}>
              <strong>{due.near}</strong> {due.date}
            </time>
          )}
        </span>
      </a>
    </li>
  );
}

function Other({ row, frame, home }: { row: ListedCase; frame: FormFrame; home: Home }) {
  const { w, viewer } = frame;
  const due = dueWords(row, w, viewer.language, home.now);
  return (
    <li class={row.overdue ? 'late' : undefined}>
      <a href={casePath(row.id)}>
        <span class="case">{row.title}</span>
        <span class="meta">
          {w.kinds[row.kind]} {row.reference} · {standingWords(w, row.standing)}
          {row.ball !== null && ` · ${w.tasks[row.ball.task]} (${holderWords(row, w, viewer.language)})`}
          {due !== null && ` · ${due.near}`}
        </span>
      </a>
    </li>
  );
}
