// The first page: what waits for me, the cases I take part in, and a place to write when I do not know which case.
import type { CaseRow } from '../../prisma/cases.js';
import type { WebMessageRow } from '../../prisma/web-messages.js';
import type { Names } from '../names.js';
import type { Answer } from './answers.js';
import { ballWords, casePath, dueWords, standingWords } from './case-words.js';
import type { FormFrame } from './form.js';
import { Live } from './layout.js';
import { Composer, Stream, writeHint } from './stream.js';

/** What the first page is drawn from. */
export interface Home {
  readonly waiting: readonly CaseRow[];
  readonly others: readonly CaseRow[];
  readonly messages: readonly WebMessageRow[];
  readonly names: Names;
  readonly now: Date;
}

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
  const { waiting, others, messages, names } = home;
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
            <p class="lead">{w.home.count(waiting.length)}</p>
            <ul class="tasks">
              {waiting.map((row) => (
                <Task key={row.id} {...{ row, frame, now: home.now }} />
              ))}
            </ul>
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
      </section>
      {messages.length > 0 && (
        <section class="talk" aria-label={w.home.chat}>
          <Stream {...{ frame, events: [], messages, names, returned: answer?.returned ?? null }} />
        </section>
      )}
    </>
  );
}

function Task({ row, frame, now }: { row: CaseRow; frame: FormFrame; now: Date }) {
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

function Other({ row, frame, home }: { row: CaseRow; frame: FormFrame; home: Home }) {
  const { w, viewer } = frame;
  const due = dueWords(row, w, viewer.language, home.now);
  return (
    <li class={row.overdue ? 'late' : undefined}>
      <a href={casePath(row.id)}>
        <span class="case">{row.title}</span>
        <span class="meta">
          {w.kinds[row.kind]} {row.reference} · {standingWords(w, row.standing)}
          {row.ball !== null && ` · ${w.tasks[row.ball.task]} (${ballWords(row.ball, w, home.names, viewer.language)})`}
          {due !== null && ` · ${due.near}`}
        </span>
      </a>
    </li>
  );
}
