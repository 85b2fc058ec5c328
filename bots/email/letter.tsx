// A letter as text and as HTML: a few lines, a button for each thing that is asked, and what one should know of the links.
import { renderToString } from 'preact-render-to-string';
import type { CaseState } from '../../domain/any-case.js';
import type { Ball } from '../../domain/case.js';
import type { Card } from '../cards/card.js';
import { aboutBall } from '../cards/duties.js';
import type { Viewer } from '../cards/viewer.js';
import { voiceOf } from '../cards/viewer.js';
import { emailWords } from '../words/email.js';
import type { Asked } from './links.js';

/** A letter before it has an address. */
export interface Letter {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** Why the same thing is written again. */
export type Tone = 'asked' | 'reminded' | 'escalated';

interface Parts {
  readonly language: string;
  readonly subject: string;
  readonly lines: readonly string[];
  readonly buttons: readonly { readonly what: string; readonly label: string; readonly url: string }[];
  readonly after: readonly string[];
}

/** Asks a person for what waits, with a link for each thing. */
export function askingLetter(
  {
    state,
    displayName,
    authority,
    askedBy,
  }: {
    readonly state: CaseState;
    readonly displayName: string;
    readonly authority: string;
    /** Who nudges. */
    readonly askedBy?: string | undefined;
  },
  asked: readonly Asked[],
  tone: Tone,
  viewer: Viewer
): Letter {
  const w = emailWords(viewer.language);
  const { date } = voiceOf(viewer);
  const title = `${state.reference} ${state.title}`;
  const [first] = asked;
  const what =
    first === undefined ? '' : asked.length > 1 ? w.several(asked.length) : ballInWords(state, first.ball, viewer);
  const until = asked.map(({ expiresAt }) => expiresAt.toISOString().slice(0, 10)).sort()[0] ?? '';
  return written({
    language: viewer.language,
    subject: `${tone === 'asked' ? '' : `${w.reminder}: `}${title}: ${what}`,
    lines: [
      w.hello(displayName),
      ...(tone === 'escalated' ? [w.late] : []),
      askedBy === undefined ? w.waits(title) : w.asks(viewer.names.person(askedBy), title),
    ],
    buttons: asked.map(({ ball, url }) => ({ what: ballInWords(state, ball, viewer), label: w.answer, url })),
    after: [w.good(date(until)), w.noReply, w.from(authority)],
  });
}

/** A card as a letter: what it says, and where it leads. */
export function cardLetter({ title, summary, elements, actions }: Card, viewer: Pick<Viewer, 'language'>): Letter {
  const w = emailWords(viewer.language);
  return written({
    language: viewer.language,
    subject: summary.slice(0, 200),
    lines: [
      ...(title === '' ? [] : [title]),
      ...elements.flatMap((element) => (element.type === 'text' && element.aside !== true ? [element.text] : [])),
    ],
    buttons: actions.flatMap((action) =>
      action.type === 'link' ? [{ what: '', label: action.label, url: action.url }] : []
    ),
    after: [w.read],
  });
}

/** "Report the month (October 2026), by 10 November 2026" */
export function ballInWords(state: CaseState, ball: Ball, viewer: Viewer): string {
  const { terms, date } = voiceOf(viewer);
  const about = aboutBall(state, ball, viewer);
  const due = ball.dueAt === null ? '' : `, ${emailWords(viewer.language).by(date(ball.dueAt))}`;
  return `${terms.tasks[ball.task]}${about === null ? '' : ` (${about})`}${due}`;
}

function written(parts: Parts): Letter {
  const { subject, lines, buttons, after } = parts;
  const asks = buttons.map(({ what, label, url }) => `${what === '' ? label : `${what}\n${label}`}:\n${url}`);
  return {
    subject,
    text: `${[...lines, ...asks, ...after].join('\n\n')}\n`,
    html: `<!doctype html>${renderToString(<Html {...parts} />)}`,
  };
}

// Mail programs know no stylesheets of ours.
const body =
  'margin:0;padding:24px 16px;background:#f3f1ec;color:#1d2723;font:17px/1.5 Segoe UI,Roboto,Arial,sans-serif';
const sheet =
  'max-width:560px;margin:0 auto;padding:24px;background:#fffefb;border:1px solid #d5cfc2;border-radius:10px';
const button =
  'display:inline-block;padding:14px 24px;background:#174a41;color:#f6f3ea;border-radius:8px;text-decoration:none;font-weight:bold';

function Html({ language, subject, lines, buttons, after }: Parts) {
  return (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{subject}</title>
      </head>
      <body style={body}>
        <div style={sheet}>
          {lines.map((line) => (
            <p key={line} style="margin:0 0 14px">
              {line}
            </p>
          ))}
          {buttons.map(({ what, label, url }) => (
            <div key={url} style="margin:0 0 22px">
              {what !== '' && <p style="margin:0 0 10px;font-weight:bold">{what}</p>}
              <a href={url} style={button}>
                {label}
              </a>
            </div>
          ))}
          {after.map((line) => (
            <p key={line} style="margin:0 0 10px;color:#55615c;font-size:15px">
              {line}
            </p>
          ))}
        </div>
      </body>
    </html>
  );
}
