// Files that take long to make: asked for at /exports, where one sees how far they have come, and fetched from there by whoever asked.
import { randomUUID } from 'node:crypto';
import { stat } from 'node:fs/promises';
import type { Client } from '@temporalio/client';
import { WorkflowExecutionAlreadyStartedError } from '@temporalio/client';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import { exportFileUrl, exportsPath } from '../bots/cards/export-card.js';
import { eventsUrl } from '../bots/web/events.js';
import { formats } from '../bots/web/formats.js';
import { signedIn } from '../bots/web/index.js';
import { Csrf, Live, Page, document, fragment, isFragment } from '../bots/web/layout.js';
import type { SignedIn } from '../bots/web/session.js';
import { keepNotice, takeNotice } from '../bots/web/session.js';
import { exportWords } from '../bots/words/exports.js';
import { mayTakeAll } from '../domain/permissions.js';
import type { Choice } from '../prisma/cases.js';
import { authoritiesVisibleTo } from '../prisma/cases.js';
import type { ExportAsked, ExportRow } from '../prisma/exports.js';
import { askExport, exportById, exportFormats, exportKinds, exportsOf, forgetExport } from '../prisma/exports.js';
import type { exportFile } from '../workflows/export.js';
import { exportWorkflowId } from '../workflows/messages.js';
import { exportFilePath, readExport } from './contents.js';
import { fileName, fileTypes } from './file-name.js';
import type { ExportOptions } from './routes.js';

const keptMs = 7 * 24 * 60 * 60_000;

const askedSchema = z.object({
  /** Made when the page was drawn, so that two clicks on it are one request. */
  request: z.uuid(),
  kind: z
    .templateLiteral([z.enum(exportKinds), '.', z.enum(exportFormats)])
    .refine((kind) => kind in exportWords('sv').kinds),
  authority: z.string().min(1).max(100),
  year: z.coerce.number().int().min(2000).max(2100),
});

/** Serves GET and POST /exports and GET /exports/files/<id>. */
export function serveFiles(app: FastifyInstance, options: ExportOptions): void {
  const { db } = options;

  app.get(exportsPath, async (request, reply) => {
    const viewer = await signedIn(request, reply, options);
    if (viewer === null) return reply;
    const authorities = await authoritiesOf(options, viewer);
    if (authorities.length === 0) return reply.callNotFound();
    const rows = await exportsOf(db, viewer.person.id);
    reply.type('text/html').header('vary', 'HX-Request').header('cache-control', 'no-store');
    if (isFragment(request)) return reply.send(fragment(<Asked rows={rows} viewer={viewer} />));
    const w = exportWords(viewer.language);
    return reply.send(
      document(
        <Page viewer={viewer} title={w.title} notice={takeNotice(request)} events={eventsUrl(viewer, null)}>
          <h1>{w.title}</h1>
          <p class="lead">{w.lead}</p>
          <AskForm viewer={viewer} authorities={authorities} />
          <h2>{w.mine}</h2>
          <Live path={exportsPath} class="exports">
            <Asked rows={rows} viewer={viewer} />
          </Live>
        </Page>
      )
    );
  });

  app.post(exportsPath, async (request, reply) => {
    const viewer = await signedIn(request, reply, options);
    if (viewer === null) return reply;
    const w = exportWords(viewer.language);
    const asked = askedSchema.safeParse(request.body);
    if (!asked.success) return back(reply, () => keepNotice(request, w.unknown));
    const { request: id, kind, authority: authorityId, year } = asked.data;
    if (!mayTakeAll(viewer.person, authorityId)) return reply.callNotFound();
    const [what, format] = kind.split('.') as [ExportRow['what'], ExportRow['format']];
    const keptUntil = new Date(Date.now() + keptMs);
    const { person, language } = viewer;
    const told = await start(options, {
      id,
      personId: person.id,
      what,
      format,
      authorityId,
      year: what === 'annual-report' ? year : null,
      language,
      keptUntil,
    });
    return back(reply, () => keepNotice(request, w[told]));
  });

  app.get<{ Params: { id: string } }>('/exports/files/:id', async (request, reply) => {
    const viewer = await signedIn(request, reply, options);
    if (viewer === null) return reply;
    const row = await exportById(db, request.params.id);
    // A file that is not for this person is as little there as one that was deleted.
    const own = row !== null && row.personId === viewer.person.id && row.readyAt !== null ? row : null;
    const size =
      own &&
      (await stat(exportFilePath(options, own)).then(
        ({ size }) => size,
        () => null
      ));
    if (own === null || size === null) return back(reply, () => keepNotice(request, exportWords(viewer.language).gone));
    const name = fileName([own.what, own.authorityId, own.year ?? ''].join(' ').trim(), own.askedAt, own.format);
    return reply
      .header('cache-control', 'no-store')
      .header('content-disposition', `attachment; filename="${name}"`)
      .header('content-length', size)
      .type(fileTypes[own.format])
      .send(readExport(options, own));
  });
}

function back(reply: FastifyReply, say: () => void): FastifyReply {
  say();
  return reply.redirect(exportsPath, 303);
}

/** Whose everything this person may take away. */
async function authoritiesOf({ db }: ExportOptions, { person }: SignedIn): Promise<Choice[]> {
  const authorities = await authoritiesVisibleTo(db, person);
  return authorities.filter(({ value }) => mayTakeAll(person, value));
}

/** Starts the workflow; the same request again starts nothing. */
async function start(
  { db, client, taskQueue }: { db: ExportOptions['db']; client: Client; taskQueue: string },
  asked: ExportAsked
): Promise<'started' | 'already' | 'notStarted'> {
  const same = (row: ExportRow): boolean =>
    row.readyAt === null &&
    row.failure === null &&
    row.what === asked.what &&
    row.format === asked.format &&
    row.year === asked.year &&
    row.authorityId === asked.authorityId;
  if ((await exportsOf(db, asked.personId)).some(same) || !(await askExport(db, asked))) return 'already';
  try {
    await client.workflow.start<typeof exportFile>('exportFile', {
      workflowId: exportWorkflowId(asked.id),
      taskQueue,
      args: [{ exportId: asked.id, keptUntil: asked.keptUntil.toISOString() }],
      workflowIdReusePolicy: 'REJECT_DUPLICATE',
      staticSummary: `Export of ${asked.what} as ${asked.format}`,
    });
    return 'started';
  } catch (error) {
    if (error instanceof WorkflowExecutionAlreadyStartedError) return 'already';
    await forgetExport(db, asked.id);
    return 'notStarted';
  }
}

function AskForm({ viewer, authorities }: { viewer: SignedIn; authorities: readonly Choice[] }) {
  const w = exportWords(viewer.language);
  return (
    <form method="post" action={exportsPath} class="ask-export">
      <Csrf viewer={viewer} />
      <input type="hidden" name="request" value={randomUUID()} />
      <div class="fields">
        <div class="field">
          <label for="export-kind">{w.what}</label>
          <select id="export-kind" name="kind">
            {Object.entries(w.kinds).map(([value, label]) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </div>
        {authorities.length === 1 ? (
          <input type="hidden" name="authority" value={authorities[0]?.value} />
        ) : (
          <div class="field">
            <label for="export-authority">{w.authority}</label>
            <select id="export-authority" name="authority">
              {authorities.map(({ value, label }) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </select>
          </div>
        )}
        <div class="field">
          <label for="export-year">{w.year}</label>
          <select id="export-year" name="year">
            {lastYears().map((year) => (
              <option key={year} value={year}>
                {year}
              </option>
            ))}
          </select>
        </div>
      </div>
      <button class="primary">{w.ask}</button>
    </form>
  );
}

/** The year that is over first, then this one and those before. */
function lastYears(): number[] {
  const now = new Date().getFullYear();
  return [now - 1, now, ...Array.from({ length: 8 }, (_, at) => now - 2 - at)];
}

/** What repaints itself. */
function Asked({ rows, viewer }: { rows: readonly ExportRow[]; viewer: SignedIn }) {
  const w = exportWords(viewer.language);
  const { time } = formats(viewer.language, viewer.person.timeZone);
  if (rows.length === 0) return <p class="none">{w.none}</p>;
  return (
    <ul class="asked">
      {rows.map((row) => (
        <li key={row.id}>
          <p>
            <strong>{[w.kinds[`${row.what}.${row.format}`], row.year].join(' ').trim()}</strong>
            <span class="meta">{w.asked(time(row.askedAt))}</span>
          </p>
          <Standing row={row} viewer={viewer} />
        </li>
      ))}
    </ul>
  );
}

function Standing({ row, viewer }: { row: ExportRow; viewer: SignedIn }) {
  const w = exportWords(viewer.language);
  const { date, number } = formats(viewer.language);
  const { done, total, bytes, failure, readyAt, keptUntil } = row;
  if (failure !== null) return <p class="tone-warning">{w.failures[failure]}</p>;
  if (readyAt !== null)
    return (
      <p class="links">
        <a href={exportFileUrl(row.id)} download>
          {w.fetch}
          <span class="sr">: {w.kinds[`${row.what}.${row.format}`]}</span>
        </a>
        <span class="meta">
          {[...(bytes === null ? [] : [sizeIn(bytes, number)]), w.keptUntil(date(keptUntil))].join(' · ')}
        </span>
      </p>
    );
  if (total === null) return <p class="meta">{w.waiting}</p>;
  const far = w.progress(number(done), number(total));
  return (
    <p>
      <progress value={done} max={total} aria-label={w.kinds[`${row.what}.${row.format}`]}>
        {far}
      </progress>{' '}
      <span class="meta">{far}</span>
    </p>
  );
}

function sizeIn(bytes: number, number: (value: number) => string): string {
  return bytes < 1_000_000 ? `${number(Math.ceil(bytes / 1000))} kB` : `${number(Math.round(bytes / 100_000) / 10)} MB`;
}
