// The page of a case: where it stands, what this person may do, and everything that happened and was said.
import { isRunning } from '../../domain/any-case.js';
import { authorityCaseId } from '../../domain/case.js';
import type { TenderState } from '../../domain/tender.js';
import type { CaseEventRow, CaseRow } from '../../prisma/cases.js';
import type { Unreached } from '../../prisma/posted-cards.js';
import type { WebMessageRow } from '../../prisma/web-messages.js';
import type { Card } from '../cards/card.js';
import type { NumberedDocument } from '../documents/document.js';
import type { Names } from '../names.js';
import type { PlatformName } from '../platform.js';
import { CardView } from './card.js';
import type { AuthorityFacts } from './authority.js';
import { AuthorityView } from './authority.js';
import { evidenceWords } from '../words/evidence.js';
import { sheetWords } from '../words/sheet.js';
import { casePath, evidencePath, standingWords, sheetPath } from './case-words.js';
import { clausePath } from './documents.js';
import { Download } from './download.js';
import type { EvidenceShown } from './evidence.js';
import { Evidence } from './evidence.js';
import type { FormFrame } from './form.js';
import { formats } from './formats.js';
import { FollowUp } from './follow-up.js';
import { CommandFormView } from './form.js';
import type { CommandForm } from './command-form.js';
import type { Answer } from './answers.js';
import { Live } from './layout.js';
import { Result } from './result.js';
import { Composer, Stream, writeHint } from './stream.js';

/** What a thread is drawn from. */
export interface Thread {
  readonly row: CaseRow;
  readonly card: Card;
  readonly forms: readonly CommandForm[];
  /** A contract's: agreed against delivered. */
  readonly followUp: NumberedDocument | null;
  readonly events: readonly CaseEventRow[];
  readonly messages: readonly WebMessageRow[];
  readonly parent: Pick<CaseRow, 'id' | 'reference'> | null;
  readonly children: readonly CaseRow[];
  readonly names: Names;
  /** Whose chats let nobody write to them; for the coordinator. */
  readonly unreached: readonly Unreached[];
  /** Policy, areas and tenders, on the page of an authority. */
  readonly authority: AuthorityFacts | null;
  /** A contract's photos and PDFs; null when there are none for this person. */
  readonly evidence: EvidenceShown | null;
  /** False for those from whom bids are secret until the award. */
  readonly seesBids: boolean;
  /** True when older events are left out. */
  readonly more: boolean;
}

/** The whole content of the page. */
export function ThreadPage({ thread, frame, answer }: { thread: Thread; frame: FormFrame; answer: Answer | null }) {
  const { row, parent } = thread;
  const { w } = frame;
  return (
    <>
      <div class="title">
        <p class="kicker">
          {w.kinds[row.kind]} {row.kind !== 'placement' && row.kind !== 'authority' && row.reference}
          {row.kind !== 'authority' && ' · '}
          {row.kind !== 'authority' &&
            (frame.viewer.person?.organisationId === row.authorityId ? (
              <a href={casePath(authorityCaseId(row.authorityId))}>{row.authorityName}</a>
            ) : (
              row.authorityName
            ))}
        </p>
        <h1>{row.kind === 'placement' ? `${row.reference}, ${row.title}` : row.title}</h1>
        {parent !== null && (
          <p class="related">
            {w.thread.partOf} <a href={casePath(parent.id)}>{parent.reference}</a>
          </p>
        )}
      </div>
      <Live path={frame.action} class="thread">
        <LiveThread thread={thread} frame={frame} answer={answer} />
      </Live>
      <Composer frame={frame} hint={writeHint(frame, row.kind)} unsent={answer?.unsent ?? null} />
    </>
  );
}

/** What repaints itself when the case changes. */
export function LiveThread({ thread, frame, answer }: { thread: Thread; frame: FormFrame; answer: Answer | null }) {
  const { row, card, forms, followUp, children, events, messages, names, authority, more } = thread;
  const { w } = frame;
  const returned = answer?.returned ?? null;
  const seldom = forms.filter((form) => form.seldom && !form.first);
  const place = { ...frame, level: 2, message: null, returned } as const;
  const asked = card.elements.filter(({ aside }) => aside !== true);
  // The page of an authority says itself, with sources, what its card says in short.
  const about = authority === null ? card.elements.filter(({ aside }) => aside === true) : [];
  return (
    <>
      {/* What this person is asked to do, with the result it rests on, comes before what may be looked up. */}
      <div class="side">
        <section class="now" aria-label={w.thread.now}>
          <CardView card={{ ...card, title: w.thread.now, elements: asked }} place={place} />
        </section>
        {thread.unreached.map(({ name, platform }) => (
          <p key={name + platform} class="tone-warning">
            {w.thread.unreached(name, w.vias[platform as PlatformName])}
          </p>
        ))}
        {forms.length > 0 && (
          <section class="todo" id="todo">
            <h2>{w.thread.todo}</h2>
            {forms
              .filter(({ seldom, first }) => first || !seldom)
              .map((form) => (
                <CommandFormView key={form.id} {...{ frame, form, returned }} />
              ))}
            {forms.some(({ kind }) => kind === 'report') && (
              <p class="related">
                <a href={sheetPath(row.id)}>{sheetWords(frame.viewer.language).title}</a>
                <a href={evidencePath(row.id)}>{evidenceWords(frame.viewer.language).attach}</a>
              </p>
            )}
            {seldom.length > 0 && (
              <details id="seldom" open={seldom.some(({ id }) => id === returned?.form)}>
                <summary>{w.thread.seldom}</summary>
                {seldom.map((form) => (
                  <CommandFormView key={form.id} {...{ frame, form, returned }} />
                ))}
              </details>
            )}
          </section>
        )}
        {thread.evidence !== null && <Evidence caseId={row.id} shown={thread.evidence} frame={frame} />}
        {row.state.kind === 'tender' && thread.seesBids && <Result tender={row.state} frame={frame} names={names} />}
        {about.length > 0 && (
          <section class="about" aria-label={w.thread.about[row.kind]}>
            <CardView card={{ ...card, title: w.thread.about[row.kind], elements: about, actions: [] }} place={place} />
          </section>
        )}
        {row.state.kind === 'tender' && <Answered tender={row.state} frame={frame} />}
        {children.length > 0 && <Children of={row.id} rows={children} frame={frame} />}
        {row.state.kind === 'contract' && row.state.reports > 0 && (
          <Download list="reports" query={{ contract: row.id }} w={w} named />
        )}
        {followUp !== null && <FollowUp caseId={row.id} report={followUp} />}
        {authority !== null && <AuthorityView facts={authority} frame={frame} />}
        {row.state.kind === 'tender' && row.state.requirement !== null && <ClauseLinks row={row} frame={frame} />}
        {row.state.kind === 'tender' && <Path tender={row.state} frame={frame} />}
        {(row.kind === 'tender' || row.kind === 'contract') && (
          <p class="related links">
            <a href={`/dashboard${casePath(row.id)}`}>{w.pictures.title}</a>
            {w.thread.openData} <a href={`/exports/ocds/${row.id}`}>OCDS release</a>{' '}
            <a href={`/exports/ocds/${row.id}?record`}>OCDS record</a>
          </p>
        )}
      </div>
      <div class="talk">
        <h2 id="talk">{w.thread.conversation}</h2>
        <div class="scroll" tabIndex={0} role="region" aria-labelledby="talk">
          <div>
            <Stream {...{ frame, events, messages, names, returned, more }} />
          </div>
        </div>
      </div>
    </>
  );
}

/** What bidders were told in the tender period: answers, and what changed in the documents. */
function Answered({ tender, frame }: { tender: TenderState; frame: FormFrame }) {
  const { questions, documentChanges } = tender;
  const { w, viewer } = frame;
  const { time } = formats(viewer.language);
  if (questions.length + documentChanges.length === 0) return null;
  return (
    <section class="answered">
      {questions.length > 0 && (
        <details id="questions">
          <summary>{w.thread.questions(questions.length)}</summary>
          <ol>
            {questions.map(({ question, answer }, at) => (
              <li key={at}>
                <strong>
                  {at + 1}. {question}
                </strong>{' '}
                {answer}
              </li>
            ))}
          </ol>
        </details>
      )}
      {documentChanges.length > 0 && (
        <details id="changes">
          <summary>{w.thread.changes(documentChanges.length)}</summary>
          <ol>
            {documentChanges.map(({ what, why, newDeadline }, at) => (
              <li key={at}>
                <strong>{what}</strong> {why} {w.bids.fields.newLast(time(newDeadline))}
              </li>
            ))}
          </ol>
        </details>
      )}
    </section>
  );
}

/** The contract clause to take away. */
function ClauseLinks({ row, frame: { w } }: { row: CaseRow; frame: FormFrame }) {
  const { clause } = w.drafting;
  return (
    <div class="clause">
      <h3>{clause.title}</h3>
      <p class="hint">{clause.lead}</p>
      <ul>
        {(['sv', 'en'] as const).flatMap((language) =>
          (['docx', 'md'] as const).map((format) => (
            <li key={language + format}>
              <a href={clausePath(row.id, language, format)} download>
                {clause.link(clause.languages[language], clause.formats[format])}
              </a>
            </li>
          ))
        )}
      </ul>
    </div>
  );
}

/** The plan as stepping stones. */
function Path({ tender, frame }: { tender: TenderState; frame: FormFrame }) {
  const { w } = frame;
  const here = tender.plan.findIndex((stage) => stage.id === tender.stageId);
  const done = (index: number): boolean => (here === -1 ? tender.status === 'signed' : index < here);
  return (
    <div class="path">
      <h3>{w.thread.path}</h3>
      <ol>
        {tender.plan.map((stage, index) => (
          <li
            key={stage.id}
            class={index === here ? 'here' : done(index) ? 'done' : undefined}
            aria-current={index === here ? 'step' : undefined}
          >
            {standingWords(w, stage.id)}
            {done(index) && <span class="sr"> ({w.thread.pathDone})</span>}
          </li>
        ))}
      </ol>
    </div>
  );
}

/** What came of it: the contract of a tender, the placements of a contract. */
function Children({ of, rows, frame }: { of: string; rows: readonly CaseRow[]; frame: FormFrame }) {
  const { w } = frame;
  const placements = rows.flatMap((row) => (row.state.kind === 'placement' ? [{ row, number: row.state.number }] : []));
  placements.sort((a, b) => a.number - b.number);
  const running = placements.filter(({ row }) => isRunning(row.state));
  const ended = placements.filter(({ row }) => !isRunning(row.state));
  const others = rows.filter((row) => row.state.kind !== 'placement');
  return (
    <section class="children">
      {others.length > 0 && (
        <p class="related">
          {w.thread.leadsTo}{' '}
          {others.map((row) => (
            <a key={row.id} href={casePath(row.id)}>
              {w.kinds[row.kind]} {row.reference}
            </a>
          ))}
        </p>
      )}
      {placements.length > 0 && (
        <>
          <h2>{w.thread.placements}</h2>
          <Chips {...{ frame }} placements={running} />
          {ended.length > 0 && (
            <details id="ended">
              <summary>{w.thread.endedPlacements(ended.length)}</summary>
              <Chips {...{ frame }} placements={ended} />
            </details>
          )}
          <Download list="placements" query={{ contract: of }} w={w} />
        </>
      )}
    </section>
  );
}

function Chips({
  placements,
  frame: { w },
}: {
  placements: readonly { readonly row: CaseRow; readonly number: number }[];
  frame: FormFrame;
}) {
  return (
    <ul class="chips">
      {placements.map(({ row, number }) => (
        <li key={row.id}>
          <a href={casePath(row.id)} class={`chip ${row.standing}`}>
            <strong>{w.thread.placement(number)}</strong> {standingWords(w, row.standing)}
          </a>
        </li>
      ))}
    </ul>
  );
}
