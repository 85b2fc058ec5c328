// Reporting with a file: upload, see what would count, say yes once. Nothing of the file is kept.
import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { partiesOf, isRunning } from '../../domain/any-case.js';
import type { ContractState } from '../../domain/contract.js';
import { mayGive, maySee } from '../../domain/permissions.js';
import { caseById, deliveryTaken } from '../../prisma/cases.js';
import type { Database } from '../../prisma/database.js';
import { actorOf } from '../../prisma/people.js';
import type { Conversation } from '../platform.js';
import { sheetLimits } from '../sheet/cells.js';
import type { SheetOutcome } from '../sheet/door.js';
import { readSheetFor, sheetPrefix } from '../sheet/door.js';
import { sheetTemplate } from '../sheet/template.js';
import { entriesInWords } from '../words/chat.js';
import { faultInWords, sheetWords } from '../words/sheet.js';
import { casePath, sheetPath } from './case-words.js';
import { Csrf, Page, document } from './layout.js';
import { webPlace } from './platform.js';
import type { SignedIn } from './session.js';
import { keepNotice } from './session.js';

/** What the pages need. */
export interface SheetOptions {
  readonly db: Database;
  readonly conversation: Conversation;
  readonly today: () => string;
  readonly signedIn: (request: FastifyRequest, reply: FastifyReply) => Promise<SignedIn | null>;
}

const faultsShown = 50;
const uploadSchema = z.object({ file: z.instanceof(Buffer).optional() });
const confirmSchema = z.object({
  command: z.string().max(200_000),
  deliveryId: z.string().startsWith(sheetPrefix).max(100),
});
const uploadLimit = { rateLimit: { max: 30, timeWindow: '1 minute' } };

/** Serves /sheet/contract/…, its template, and what comes after yes. */
export async function serveSheets(app: FastifyInstance, options: SheetOptions): Promise<void> {
  await app.register(async (scope) => {
    await scope.register(multipart, {
      attachFieldsToBody: 'keyValues',
      limits: { fileSize: sheetLimits.bytes + 1, files: 1, fields: 5, parts: 6 },
      throwFileSizeLimit: false,
    });
    const at = '/sheet/*';
    scope.get<{ Params: { '*': string } }>(at, async (request, reply) => {
      const asked = await reporterOf(options, request, reply);
      if (asked === null) return reply;
      const { viewer, contract } = asked;
      if ('template' in (request.query as object)) return sendTemplate(reply, contract, viewer);
      return html(reply, <UploadPage {...asked} outcome={null} fault={null} />);
    });
    scope.post<{ Params: { '*': string } }>(at, { config: uploadLimit }, async (request, reply) => {
      const asked = await reporterOf(options, request, reply);
      if (asked === null) return reply;
      const { viewer, contract } = asked;
      const { file } = uploadSchema.parse(request.body);
      if (file === undefined || file.length === 0)
        return html(reply, <UploadPage {...asked} outcome={null} fault={sheetWords(viewer.language).noFile} />, 422);
      const about = { contract, organisationId: viewer.person.organisationId, at: new Date().toISOString() };
      const outcome = await readSheetFor(options.db, file, about);
      return html(
        reply,
        <UploadPage {...asked} outcome={outcome} fault={null} />,
        outcome.kind === 'no-sheet' || outcome.kind === 'faults' ? 422 : 200
      );
    });
  });
  app.post<{ Params: { '*': string } }>('/sheet-confirmed/*', async (request, reply) => {
    const asked = await reporterOf(options, request, reply);
    if (asked === null) return reply;
    return confirmed(options, request, reply, asked);
  });
}

interface Asked {
  readonly viewer: SignedIn;
  readonly contract: ContractState;
}

/** The contract, for somebody who may report on it; to others there is no such page. */
async function reporterOf(
  { db, signedIn }: SheetOptions,
  request: FastifyRequest,
  reply: FastifyReply
): Promise<Asked | null> {
  const viewer = await signedIn(request, reply);
  if (viewer === null) return null;
  const state = (await caseById(db, (request.params as { '*': string })['*']))?.state;
  const actor = actorOf(viewer.person);
  if (state?.kind === 'contract' && isRunning(state)) {
    const parties = partiesOf(state);
    if (maySee(actor, parties) && mayGive(actor, 'report', parties) === null) return { viewer, contract: state };
  }
  reply.callNotFound();
  return null;
}

async function confirmed(
  { db, conversation }: SheetOptions,
  request: FastifyRequest,
  reply: FastifyReply,
  { viewer, contract }: Asked
): Promise<FastifyReply> {
  const { command, deliveryId } = confirmSchema.parse(request.body);
  const { person } = viewer;
  const place = { platform: 'web', account: person.id, place: webPlace(person.id, contract.id) } as const;
  const given = { ...place, caseId: contract.id, deliveryId, command: jsonOf(command), reason: null };
  // Whoever tampers with the page gives a command like any other, which the case judges.
  const { notice } = await conversation.pressed(given);
  if (notice !== null) keepNotice(request, notice);
  const taken = await deliveryTaken(db, contract.id, deliveryId);
  return reply.redirect(taken ? casePath(contract.id) : sheetPath(contract.id), 303);
}

async function sendTemplate(
  reply: FastifyReply,
  contract: ContractState,
  { language }: SignedIn
): Promise<FastifyReply> {
  const name = `${sheetWords(language).templateName}-${contract.reference}.xlsx`;
  return reply
    .header('cache-control', 'no-store')
    .header('content-disposition', `attachment; filename="${name}"`)
    .type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
    .send(await sheetTemplate(contract, language));
}

function html(reply: FastifyReply, page: Parameters<typeof document>[0], status = 200): FastifyReply {
  return reply.code(status).header('cache-control', 'no-store').type('text/html').send(document(page));
}

function UploadPage({
  viewer,
  contract,
  outcome,
  fault,
}: Asked & { outcome: SheetOutcome | null; fault: string | null }) {
  const w = sheetWords(viewer.language);
  const { id, reference } = contract;
  const ready = outcome?.kind === 'ready';
  return (
    <Page viewer={viewer} title={`${w.title} · ${reference}`}>
      <div class="answer">
        <h1>{w.title}</h1>
        {fault !== null && <p class="fault whole">{fault}</p>}
        {outcome !== null && <Outcome {...{ viewer, contract, outcome }} />}
        {!ready && (
          <section class="card">
            <p>{w.lead}</p>
            <p>{w.noNames}</p>
            <form method="post" action={sheetPath(id)} enctype="multipart/form-data">
              <Csrf viewer={viewer} />
              <label for="file">{w.file}</label>
              <input id="file" type="file" name="file" accept=".xlsx,.csv,text/csv" required />
              <button class="primary">{w.upload}</button>
            </form>
            <p>
              <a href={`${sheetPath(id)}?template`}>{w.template}</a>
            </p>
          </section>
        )}
        <p>
          <a href={ready ? sheetPath(id) : casePath(id)}>{ready ? w.other : w.back(reference)}</a>
        </p>
      </div>
    </Page>
  );
}

function Outcome({ viewer, contract, outcome }: Asked & { outcome: SheetOutcome }) {
  const { language } = viewer;
  const w = sheetWords(language);
  switch (outcome.kind) {
    case 'no-sheet':
      return <p class="fault whole">{w.files[outcome.fault]}</p>;
    case 'faults':
      return (
        <section aria-labelledby="faults">
          <h2 id="faults">{w.faultsFound(outcome.faults.length)}</h2>
          <ul class="faults">
            {outcome.faults.slice(0, faultsShown).map((each) => (
              <li key={`${each.row} ${each.column} ${each.fault}`}>{faultInWords(each, language)}</li>
            ))}
            {outcome.faults.length > faultsShown && <li>{w.more(outcome.faults.length - faultsShown)}</li>}
          </ul>
        </section>
      );
    case 'nothing-new':
      return <p class="lead">{w.nothingNew}</p>;
    case 'ready':
      return (
        <section class="card" aria-labelledby="preview">
          <h2 id="preview">{w.preview(outcome.lines.length, contract.reference)}</h2>
          <p class="lead">{entriesInWords(outcome.command.entries, language)}</p>
          {outcome.skipped > 0 && <p>{w.skipped(outcome.skipped)}</p>}
          <details class="form">
            <summary>{w.file}</summary>
            <ul>
              {outcome.lines.map(({ row, entry }) => (
                <li key={row}>
                  {w.row(row)}: {entriesInWords([entry], language)}
                </li>
              ))}
            </ul>
          </details>
          <p>{w.question}</p>
          <form method="post" action={`/sheet-confirmed${casePath(contract.id).replace(/^\/cases/, '')}`}>
            <Csrf viewer={viewer} />
            <input type="hidden" name="command" value={JSON.stringify(outcome.command)} />
            <input type="hidden" name="deliveryId" value={outcome.deliveryId} />
            <button class="primary">{w.confirm}</button>
          </form>
        </section>
      );
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Judged like any other command that is none.
    return null;
  }
}
