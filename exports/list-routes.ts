// Lists to take away: /exports/lists/<list>.xlsx or .csv, narrowed by the query as the page is that it was taken from.
import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { formats } from '../bots/web/formats.js';
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
      .header('content-disposition', `attachment; filename="${fileName(sheet, asked.data.format)}"`)
      .type(types[asked.data.format])
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

const types: Readonly<Record<ListFormat, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
};

/** The file as a stream: a long list begins to arrive at once. */
function fileOf(sheet: Sheet, format: ListFormat, language: Language): Readable {
  return Readable.from(format === 'xlsx' ? workbook(sheet) : csv(sheet, language), { objectMode: false });
}

/** In small letters without accents, with the day: names of files travel through many programs. */
function fileName({ title }: Sheet, format: ListFormat): string {
  const plain = title
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-');
  return `${plain}-${formats('sv').day(new Date())}.${format}`;
}
