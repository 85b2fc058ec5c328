// A contract's follow-up as a text to take along, in a version for those who work on it and one for the public.
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { contractReport } from '../bots/documents/contract-report.js';
import { loadContractReport } from '../bots/documents/load-contract-report.js';
import { markdownOf } from '../bots/documents/markdown.js';
import { signedIn } from '../bots/web/index.js';
import { partiesOf } from '../domain/any-case.js';
import { maySee } from '../domain/permissions.js';
import { actorOf } from '../prisma/people.js';
import type { DashboardOptions } from './options.js';

const querySchema = z.object({ open: z.literal('1').optional() });

/** /reports/contract/REFERENCE.md for whoever may see the contract; `?open=1` leaves out what the public must not see. */
export function serveReports(app: FastifyInstance, options: DashboardOptions): void {
  app.get<{ Params: { '*': string } }>('/reports/*', async (request, reply) => {
    const viewer = await signedIn(request, reply, options);
    if (viewer === null) return reply;
    const { open } = querySchema.parse(request.query);
    const id = request.params['*'].replace(/\.md$/, '');
    const loaded = await loadContractReport(options.db, id, options.today(), open !== undefined);
    if (loaded === null || !maySee(actorOf(viewer.person), partiesOf(loaded.contract))) return reply.callNotFound();
    const name = `${loaded.contract.reference}${loaded.open ? '-public' : ''}.md`;
    return reply
      .header('cache-control', 'no-store')
      .header('content-disposition', `attachment; filename="${name}"`)
      .type('text/markdown; charset=utf-8')
      .send(markdownOf(contractReport(loaded, viewer.language)));
  });
}
