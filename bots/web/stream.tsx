// One stream of what happened and what was said, oldest first, as in any chat; and the field to write in.
import { randomUUID } from 'node:crypto';
import type { CaseKind } from '../../domain/case.js';
import type { CaseEventRow } from '../../prisma/cases.js';
import type { WebMessageRow } from '../../prisma/web-messages.js';
import type { Card } from '../cards/card.js';
import { actedAs } from '../cards/viewer.js';
import type { Names } from '../names.js';
import { CardView } from './card.js';
import { eventWords } from './case-words.js';
import { formats } from './formats.js';
import type { FormFrame, Returned } from './form.js';
import { Csrf, posts } from './layout.js';

/** What a stream is drawn from. */
export interface StreamProps {
  readonly frame: FormFrame;
  readonly events: readonly CaseEventRow[];
  readonly messages: readonly WebMessageRow[];
  readonly names: Names;
  readonly returned: Returned | null;
  /** True when there are older events than these. */
  readonly more?: boolean;
}

/** The newest ones are what one comes for; the rest is folded away. */
const itemsShown = 14;

/** Events and messages, merged by time. */
export function Stream({ frame, events, messages, names, returned, more = false }: StreamProps) {
  const items = [
    ...events.filter(tells).map((event) => ({
      at: event.at,
      order: event.seq,
      item: <EventLine key={`e${event.seq}`} {...{ frame, event, names }} />,
    })),
    ...messages.map((message, index) => ({
      at: message.at,
      order: index,
      item: <Message key={message.id} {...{ frame, message, returned }} />,
    })),
  ].sort((a, b) => a.at.getTime() - b.at.getTime() || a.order - b.order);
  const earlier = items.slice(0, -itemsShown);
  return (
    <>
      {earlier.length > 0 && (
        <details class="earlier" id="earlier">
          <summary>{frame.w.thread.earlier(earlier.length)}</summary>
          {more && <p class="hint">{frame.w.thread.cut}</p>}
          <ol class="stream">{earlier.map(({ item }) => item)}</ol>
        </details>
      )}
      <ol class="stream">{items.slice(-itemsShown).map(({ item }) => item)}</ol>
      <div id="latest" />
    </>
  );
}

/** A step that opens says all that its predecessor's closing would; who has the ball stands on top of the page. */
function tells({ data }: CaseEventRow): boolean {
  if (data.type === 'stage-closed') return data.outcome !== 'done';
  // What a report did to placements stands in the report's own sentence.
  if (data.type === 'placement-opened' || data.type === 'placement-moved') return data.entry === null;
  return data.type !== 'ball-passed' && data.type !== 'month-opened';
}

function EventLine({ frame, event, names }: { frame: FormFrame; event: CaseEventRow; names: Names }) {
  const { w, viewer } = frame;
  const who = event.by === null ? null : actedAs(names, w, event.by, event.data.inSteadOf);
  return (
    <li class="event">
      <span class="what">{eventWords(event.data, w, names, viewer.language)}</span>
      <span class="meta">
        {[who, event.via === 'system' ? null : w.vias[event.via]].filter((part) => part !== null).join(' · ')}
        {(who !== null || event.via !== 'system') && ' · '}
        <time dateTime={event.at.toISOString()}>
          {formats(viewer.language, viewer.person?.timeZone).time(event.at)}
        </time>
      </span>
    </li>
  );
}

function Message({
  frame,
  message,
  returned,
}: {
  frame: FormFrame;
  message: WebMessageRow;
  returned: Returned | null;
}) {
  const { w, viewer } = frame;
  const mine = message.author === 'person';
  const time = formats(viewer.language, viewer.person?.timeZone).time(message.at);
  if (message.text === null && message.notice === null && message.card === null) return null;
  return (
    <li class={mine ? 'said mine' : 'said'}>
      <span class="meta">
        {mine ? w.thread.you : w.thread.foothold} · <time dateTime={message.at.toISOString()}>{time}</time>
      </span>
      {message.text !== null && <p class="bubble">{message.text}</p>}
      {message.notice !== null && <p class="bubble">{message.notice}</p>}
      {message.card !== null && (
        // Cards are written by our own code only.
        <CardView card={message.card as Card} place={{ ...frame, level: 3, message: message.id, returned }} />
      )}
    </li>
  );
}

/** What one may write depends on who one is: a contractor reports. */
export function writeHint({ viewer, w }: FormFrame, kind: CaseKind = 'contract'): string {
  const reports = kind !== 'tender' && viewer.person?.roles.includes('contractor') === true;
  return reports ? w.thread.contractorHint : w.thread.composerHint;
}

/** Where one writes. A fragment puts an empty one in the place of the sent one. */
export function Composer({
  frame,
  hint,
  unsent,
  swap = false,
}: {
  readonly frame: FormFrame;
  readonly hint: string;
  readonly unsent: string | null;
  readonly swap?: boolean;
}) {
  const { viewer, w, action } = frame;
  return (
    <form id="composer" class="composer" {...posts(action)} {...(swap && { 'hx-swap-oob': 'true' })}>
      <Csrf viewer={viewer} />
      <input type="hidden" name="do" value="say" />
      <input type="hidden" name="deliveryId" value={randomUUID()} />
      <label for="text">{w.thread.composer}</label>
      <div class="write">
        <textarea
          id="text"
          name="text"
          rows={1}
          maxLength={4000}
          required
          placeholder={hint}
          aria-describedby="only-you"
        >
          {unsent ?? ''}
        </textarea>
        <button class="primary">{w.thread.send}</button>
      </div>
      <small id="only-you" class="hint">
        {w.thread.onlyYou}
      </small>
    </form>
  );
}
