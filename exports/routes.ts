// Downloads: lists as files, and the open data of a case for whoever may see it: /exports/ocds/<case>, with ?record the whole history.
import type { Client } from '@temporalio/client';
import type { FastifyPluginAsync } from 'fastify';
import { signedIn } from '../bots/web/index.js';
import { partiesOf } from '../domain/any-case.js';
import { maySee } from '../domain/permissions.js';
import { caseById } from '../prisma/cases.js';
import type { Database } from '../prisma/database.js';
import { actorOf } from '../prisma/people.js';
import type { ExportPlace } from './contents.js';
import { serveFiles } from './files.js';
import { serveLists } from './list-routes.js';
import { historyOf, tenderRowOf } from './load.js';
import { recordPackage, releasePackage } from './record.js';

/** What the downloads need. */
export interface ExportOptions extends ExportPlace {
  readonly db: Database;
  readonly demo: boolean;
  /** Where files that take long are asked for. */
  readonly client: Client;
  readonly taskQueue: string;
}

/** Fastify plugin; server/http.ts registers it beside the web chat. */
export function exportsDownload(options: ExportOptions): FastifyPluginAsync {
  const { db, prefix, url } = options;
  return async (app) => {
    serveLists(app, options);
    serveFiles(app, options);
    app.get<{ Params: { '*': string }; Querystring: { record?: string } }>(
      '/exports/ocds/*',
      async (request, reply) => {
        const viewer = await signedIn(request, reply, options);
        if (viewer === null) return reply;
        const row = await caseById(db, request.params['*']);
        const visible = row !== null && maySee(actorOf(viewer.person), partiesOf(row.state));
        const tender = visible ? await tenderRowOf(db, row) : null;
        if (tender === null) return reply.callNotFound();
        const record = request.query.record !== undefined;
        const history = await historyOf(db, tender, prefix);
        const place = {
          uri: `${url}/exports/ocds/${tender.id}${record ? '?record' : ''}`,
          publisher: tender.authorityName,
        };
        const made = record ? recordPackage(history, place) : releasePackage(history, place);
        return reply
          .header('cache-control', 'no-store')
          .header(
            'content-disposition',
            `attachment; filename="${tender.reference}.${record ? 'record' : 'release'}.json"`
          )
          .type('application/json')
          .send(JSON.stringify(made, null, 2));
      }
    );
  };
}
