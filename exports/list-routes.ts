// Lists to take away: /exports/lists/<list>.xlsx or .csv, narrowed by the query as the page is that it was taken from.
import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { signedIn } from '../bots/web/index.js';
import { listFormats, listNames } from '../bots/web/download.js';
import type { ListFormat } from '../bots/web/download.js';
import type { Sheet } from '../bots/sheet/workbook.js';
import { workbook } from '../bots/sheet/workbook.js';
import { partiesOf } from '../domain/any-case.js';
import type { Language } from '../domain/actor.js';
import { maySee } from '../domain/permissions.js';
import { caseById } from '../prisma/cases.js';
import { actorOf } from '../prisma/people.js';
import { csv } from './csv.js';
import { fileName, fileTypes } from './file-name.js';
import type { ListReader } from './lists.js';
import { contractList, placementList, reportList, tenderList, todayList } from './lists.js';
import type { ExportOptions } from './routes.js';

const paramsSchema = z.object({ list: z.enum(listNames), format: z.enum(listFormats) });
const querySchema = z.object({ authority: z.string().max(100).optional(), contract: z.string().max(200).optional() });

/** Serves GET /exports/lists/…. */
export function serveLists(app: FastifyInstance, options: ExportOptions): void {
  const { db } = options;
  app.get<{ Params: { name: string } }>('/exports/lists/:name', async (request, reply) => {
    const viewer = await signedIn(request, reply, options);
    if (viewer === null) return reply;
    const [list, format] = request.params.name.split('.');
    const asked = paramsSchema.safeParse({ list, format });
    if (!asked.success) return reply.callNotFound();
    const { person, language } = viewer;
    const sheet = await sheetFor({ db, person, language }, asked.data.list, request.query);
    if (sheet === null) return reply.callNotFound();
    return reply
      .header('cache-control', 'no-store')
      .header('content-disposition', `attachment; filename="${fileName(sheet.title, new Date(), asked.data.format)}"`)
      .type(fileTypes[asked.data.format])
      .send(fileOf(sheet, asked.data.format, language));
  });
}

/** The list as this person may see it; null when there is no such thing for them. */
async function sheetFor(reader: ListReader, list: (typeof listNames)[number], query: unknown): Promise<Sheet | null> {
  const { authority, contract } = querySchema.parse(query);
  switch (list) {
    case 'today':
      return todayList(reader, query);
    case 'tenders':
      return tenderList(reader, authority || undefined);
    case 'contracts':
      return contractList(reader, authority || undefined);
    case 'placements':
    case 'reports': {
      const row = contract === undefined ? null : await caseById(reader.db, contract);
      if (row?.kind !== 'contract' || !maySee(actorOf(reader.person), partiesOf(row.state))) return null;
      return list === 'placements'
        ? placementList(reader, { parentId: row.id })
        : reportList(reader, { contractId: row.id });
    }
  }
}

/** The file as a stream: a long list begins to arrive at once. */
function fileOf(sheet: Sheet, format: ListFormat, language: Language): Readable {
  return Readable.from(format === 'xlsx' ? workbook(sheet) : csv(sheet, language), { objectMode: false });
}
