// Photos and PDFs of a contract's reports: the page to send them by, each file for those who may open it, and the list on the contract's page.
import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { partiesOf } from '../../domain/any-case.js';
import type { Command } from '../../domain/commands.js';
import type { ContractState } from '../../domain/contract.js';
import { evidenceKeptUntil, evidenceLimits, maySeeEvidence } from '../../domain/evidence.js';
import { mayGive, maySee } from '../../domain/permissions.js';
import { caseById } from '../../prisma/cases.js';
import type { Database } from '../../prisma/database.js';
import type { EvidenceRow } from '../../prisma/evidence.js';
import { evidenceRows } from '../../prisma/evidence.js';
import { namesById } from '../../prisma/names.js';
import { actorOf } from '../../prisma/people.js';
import { keepFiles, openFor } from '../evidence/attach.js';
import type { OpenFor } from '../evidence/attach.js';
import { mediaTypes } from '../evidence/format.js';
import type { EvidenceOptions } from '../evidence/receive.js';
import type { Conversation, PlatformName } from '../platform.js';
import { entriesInWords } from '../words/chat.js';
import { evidenceWords, kindInWords, megabytesInWords, sizeInWords } from '../words/evidence.js';
import { casePath, evidencePath } from './case-words.js';
import type { FormFrame } from './form.js';
import { formats } from './formats.js';
import { Csrf, Page, document } from './layout.js';
import { webPlace } from './platform.js';
import type { SignedIn } from './session.js';
import { keepNotice } from './session.js';

/** What the pages need. */
export interface EvidencePages {
  readonly db: Database;
  readonly conversation: Conversation;
  readonly evidence: EvidenceOptions;
  readonly today: () => string;
  readonly signedIn: (request: FastifyRequest, reply: FastifyReply) => Promise<SignedIn | null>;
}

type Params = { Params: { '*': string } };

const files = z.union([z.instanceof(Buffer).transform((one) => [one]), z.array(z.instanceof(Buffer))]);
const uploadSchema = z.object({
  report: z.string().max(500).default(''),
  deliveryId: z.string().min(1).max(100),
  file: files.default([]),
});
const uploadLimit = { rateLimit: { max: 30, timeWindow: '1 minute' } };
/** Browsers show these in the page; the rest is taken away as a file. */
const shownInPlace = ['jpeg', 'png', 'webp'];

/** Serves /evidence/contract/…, and each file by its number below it. */
export async function serveEvidence(app: FastifyInstance, options: EvidencePages): Promise<void> {
  await app.register(async (scope) => {
    await scope.register(multipart, {
      attachFieldsToBody: 'keyValues',
      // One byte more than may be: a file that is cut there was too large.
      limits: { fileSize: options.evidence.maxBytes + 1, files: evidenceLimits.message + 1, fields: 5, parts: 12 },
      throwFileSizeLimit: false,
    });
    scope.get<Params>('/evidence/*', async (request, reply) => {
      const [, caseId = '', number] = /^(.+?)(?:\/(\d{1,6}))?$/.exec(request.params['*']) ?? [];
      const asked = await contractFor(options, request, reply, caseId);
      if (asked === null) return reply;
      if (number !== undefined) return sendFile(options, reply, asked, Number(number));
      if (!mayAdd(asked)) return notFound(reply);
      return html(reply, <UploadPage {...{ ...asked, options }} faults={[]} />);
    });
    scope.post<Params>('/evidence/*', { config: uploadLimit }, async (request, reply) => {
      const asked = await contractFor(options, request, reply, request.params['*']);
      if (asked === null) return reply;
      if (!mayAdd(asked)) return notFound(reply);
      return taken(options, request, reply, asked);
    });
  });
}

interface Asked {
  readonly viewer: SignedIn;
  readonly contract: ContractState;
}

/** A contract that this person may see; to others there is no such page. */
async function contractFor(
  { db, signedIn }: EvidencePages,
  request: FastifyRequest,
  reply: FastifyReply,
  caseId: string
): Promise<Asked | null> {
  const viewer = await signedIn(request, reply);
  if (viewer === null) return null;
  const state = (await caseById(db, caseId))?.state;
  if (state?.kind === 'contract' && maySee(actorOf(viewer.person), partiesOf(state)))
    return { viewer, contract: state };
  notFound(reply);
  return null;
}

function notFound(reply: FastifyReply): FastifyReply {
  reply.callNotFound();
  return reply;
}

const mayAdd = ({ viewer, contract }: Asked): boolean =>
  contract.phase !== 'closed' && mayGive(actorOf(viewer.person), 'add-evidence', partiesOf(contract)) === null;

/** Files are kept first; then the command that joins them to the report, like any other. */
async function taken(
  options: EvidencePages,
  request: FastifyRequest,
  reply: FastifyReply,
  asked: Asked
): Promise<FastifyReply> {
  const { db, conversation, evidence } = options;
  const { viewer, contract } = asked;
  const { person, language } = viewer;
  const w = evidenceWords(language);
  const { file: bodies, report: reportId, deliveryId } = uploadSchema.parse(request.body);
  const sent = bodies.filter(({ length }) => length > 0);
  const again = (faults: readonly string[]): FastifyReply =>
    html(reply, <UploadPage {...{ ...asked, options, faults }} />, 422);
  if (sent.length === 0) return again([w.noFile]);
  const kept = await keepFiles(
    { ...evidence, db, log: request.log },
    sent.map((body) => ({ bytes: body.length, open: () => Promise.resolve(oneByOne(body)) })),
    person
  );
  if (kept.files.length === 0) return again(kept.faults);
  const command: Command = { kind: 'add-evidence', reportId, files: kept.files };
  const place = { platform: 'web', account: person.id, place: webPlace(person.id, contract.id) } as const;
  const { sent: how, notice } = await conversation.pressed({
    ...place,
    caseId: contract.id,
    deliveryId,
    command,
    reason: null,
  });
  if (how === 'refused') return again([...kept.faults, notice ?? '']);
  const report = openFor([contract], person.organisationId).find((open) => open.report.reportId === reportId)?.report;
  const told =
    how === 'taken' && report !== undefined
      ? w.kept(kept.files.length, formats(language).month(report.period), contract.reference)
      : (notice ?? '');
  keepNotice(request, { text: [...kept.faults, told].join(' '), opened: null });
  return reply.redirect(casePath(contract.id), 303);
}

async function* oneByOne(body: Buffer): AsyncGenerator<Uint8Array> {
  yield body;
}

/** A file as it may be shown: by nobody's script, in nobody's frame, and as nothing but what it is. */
async function sendFile(
  { db, evidence, today }: EvidencePages,
  reply: FastifyReply,
  { viewer, contract }: Asked,
  number: number
): Promise<FastifyReply> {
  const [row] = await evidenceRows(db, contract.id, number);
  const may = row !== undefined && maySeeEvidence(actorOf(viewer.person), partiesOf(contract), row.organisationId);
  if (!may || row.deletedAt !== null || today() > evidenceKeptUntil(contract)) return notFound(reply);
  const file = await evidence.store.get(row.hash);
  if (file === null) return notFound(reply);
  const { type, extension } = mediaTypes[row.format];
  const how = shownInPlace.includes(row.format) ? 'inline' : 'attachment';
  return reply
    .header('cache-control', 'private, no-store')
    .header('content-disposition', `${how}; filename="${contract.reference}-${number}.${extension}"`)
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('cross-origin-resource-policy', 'same-origin')
    .header('x-content-type-options', 'nosniff')
    .header('content-length', row.bytes)
    .type(type)
    .send(file);
}

function html(reply: FastifyReply, page: Parameters<typeof document>[0], status = 200): FastifyReply {
  return reply.code(status).header('cache-control', 'no-store').type('text/html').send(document(page));
}

function UploadPage({
  viewer,
  contract,
  options: { evidence },
  faults,
}: Asked & { options: Pick<EvidencePages, 'evidence'>; faults: readonly string[] }) {
  const { language, person } = viewer;
  const w = evidenceWords(language);
  const open = openFor([contract], person.organisationId);
  return (
    <Page viewer={viewer} title={`${w.attach} · ${contract.reference}`}>
      <div class="answer">
        <h1>{w.attach}</h1>
        {faults.map((fault) => (
          <p key={fault} class="fault whole">
            {fault}
          </p>
        ))}
        <section class="card">
          {open.length === 0 ? (
            <p>{w.nothingOpen}</p>
          ) : (
            <>
              <p>{w.lead}</p>
              <p>{w.noPeople}</p>
              <form method="post" action={evidencePath(contract.id)} enctype="multipart/form-data">
                <Csrf viewer={viewer} />
                <input type="hidden" name="deliveryId" value={randomUUID()} />
                <Reports {...{ open, viewer }} />
                <label for="file">{w.fileLabel(megabytesInWords(evidence.maxBytes, language))}</label>
                <input id="file" type="file" name="file" accept="image/*,.heic,application/pdf" multiple required />
                <button class="primary">{w.attach}</button>
              </form>
            </>
          )}
        </section>
        <p>
          <a href={casePath(contract.id)}>{w.back(contract.reference)}</a>
        </p>
      </div>
    </Page>
  );
}

/** Which report: said when there is just one, chosen when there are several. */
function Reports({ open, viewer: { language } }: { open: readonly OpenFor[]; viewer: SignedIn }) {
  const w = evidenceWords(language);
  const { month } = formats(language);
  const label = ({ report }: OpenFor): string => `${month(report.period)}: ${entriesInWords(report.entries, language)}`;
  const [only] = open;
  if (only !== undefined && open.length === 1)
    return (
      <>
        <p>
          <strong>{w.reportLabel}:</strong> {label(only)}
        </p>
        <input type="hidden" name="report" value={only.report.reportId} />
      </>
    );
  return (
    <>
      <label for="report">{w.reportLabel}</label>
      <select id="report" name="report">
        {open.map((each) => (
          <option key={each.report.reportId} value={each.report.reportId}>
            {label(each)}
          </option>
        ))}
      </select>
    </>
  );
}

/** A contract's files as one person sees them: none when there are none that they may open. */
export interface EvidenceShown {
  readonly rows: readonly EvidenceRow[];
  readonly people: ReadonlyMap<string, string>;
  readonly until: string;
  /** The time they were to be kept is over. */
  readonly over: boolean;
}

/** Fetches the list for the contract's page, newest first. */
export async function evidenceShown(
  db: Database,
  { person: viewer }: SignedIn,
  contract: ContractState,
  today: string
): Promise<EvidenceShown | null> {
  if ((contract.evidence ?? 0) === 0) return null;
  const actor = actorOf(viewer);
  const rows = (await evidenceRows(db, contract.id))
    .filter(({ organisationId }) => maySeeEvidence(actor, partiesOf(contract), organisationId))
    .reverse();
  if (rows.length === 0) return null;
  const senders = rows.flatMap(({ by }) => (by === null ? [] : [by]));
  const until = evidenceKeptUntil(contract);
  const { person: people } = await namesById(db, { person: [...new Set(senders)] });
  return { rows, people, until, over: today > until };
}

const listedAtOnce = 8;

/** The list itself; older ones are folded away. */
export function Evidence({ caseId, shown, frame }: { caseId: string; shown: EvidenceShown; frame: FormFrame }) {
  const { rows, until } = shown;
  const w = evidenceWords(frame.viewer.language);
  const { date } = formats(frame.viewer.language);
  const list = (some: readonly EvidenceRow[]) => (
    <ul class="evidence">
      {some.map((row) => (
        <EvidenceLine key={row.number} {...{ caseId, row, shown, frame }} />
      ))}
    </ul>
  );
  return (
    <section class="children">
      <h2>{w.title}</h2>
      {list(rows.slice(0, listedAtOnce))}
      {rows.length > listedAtOnce && (
        <details id="evidence">
          <summary>{w.files(rows.length - listedAtOnce)}</summary>
          {list(rows.slice(listedAtOnce))}
        </details>
      )}
      <p class="hint">{w.keptUntil(date(until))}</p>
    </section>
  );
}

function EvidenceLine({
  caseId,
  row,
  shown,
  frame,
}: {
  caseId: string;
  row: EvidenceRow;
  shown: EvidenceShown;
  frame: FormFrame;
}) {
  const { viewer, w: pages } = frame;
  const { language, person } = viewer;
  const w = evidenceWords(language);
  const { month, time, date } = formats(language, person?.timeZone);
  const { number, by, via, at, deletedAt } = row;
  const line = w.line(number, kindInWords(row, language), sizeInWords(row.bytes, language), month(row.period));
  const who = by === null ? '' : (shown.people.get(by) ?? by);
  return (
    <li>
      {deletedAt === null && !shown.over ? <a href={`${evidencePath(caseId)}/${number}`}>{line}</a> : line}{' '}
      <span class="hint">{w.by(who, pages.vias[via as PlatformName] ?? via, time(at))}</span>
      {deletedAt !== null && <span class="hint"> {w.deleted(date(deletedAt))}</span>}
      {deletedAt === null && shown.over && <span class="hint"> {w.expired}</span>}
    </li>
  );
}
