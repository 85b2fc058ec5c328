// The page of operations: queues, lag, and what is stuck with its reason and a button that tries it again. For coordinators and auditors.
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { signedIn } from '../bots/web/index.js';
import { casePath } from '../bots/web/case-words.js';
import { formats } from '../bots/web/formats.js';
import { Csrf, Page, document } from '../bots/web/layout.js';
import type { SignedIn } from '../bots/web/session.js';
import { keepNotice, takeNotice } from '../bots/web/session.js';
import { operationsWords } from '../bots/words/operations.js';
import type { Operations, OperationsTarget, Queue, StuckCase } from './operations-data.js';
import { operationsFor, tryAgain } from './operations-data.js';

/** What the page needs. */
export interface OperationsOptions extends OperationsTarget {
  readonly demo: boolean;
}

const id = z.string().min(1).max(200);
const retrySchema = z.object({ workflowId: id, runId: id, activityId: id });
const mayLook = ['coordinator', 'auditor'] as const;
type Words = ReturnType<typeof operationsWords>;

/** Fastify plugin with /operations; server/http.ts registers it beside the dashboard. */
export function operationsPage(options: OperationsOptions): FastifyPluginAsync {
  return async (app) => {
    app.get('/operations', async (request, reply) => {
      const viewer = await looker(request, reply, options);
      if (viewer === null) return reply;
      const operations = await operationsFor(options, viewer.person);
      const w = operationsWords(viewer.language);
      return reply
        .type('text/html')
        .header('cache-control', 'no-store')
        .send(
          document(
            <Page viewer={viewer} title={w.title} notice={takeNotice(request)} wide>
              <h1>{w.title}</h1>
              <p class="lead">{w.lead}</p>
              <OperationsView {...{ operations, viewer, w }} />
            </Page>
          )
        );
    });

    app.post('/operations', async (request, reply) => {
      const viewer = await looker(request, reply, options);
      if (viewer === null) return reply;
      if (!viewer.person.roles.includes('coordinator')) return reply.callNotFound();
      const key = retrySchema.parse(request.body);
      const w = operationsWords(viewer.language);
      const tried = await tryAgain(options, viewer.person, key);
      request.log.info({ ...key, personId: viewer.person.id, tried }, 'an activity is tried again by hand');
      keepNotice(request, tried ? w.tried : w.nothing);
      return reply.redirect('/operations', 303);
    });
  };
}

/** Others find as little as if there were no such page. */
async function looker(
  request: FastifyRequest,
  reply: FastifyReply,
  options: OperationsOptions
): Promise<SignedIn | null> {
  const viewer = await signedIn(request, reply, options);
  if (viewer === null || mayLook.some((role) => viewer.person.roles.includes(role))) return viewer;
  reply.callNotFound();
  return null;
}

function OperationsView(props: { readonly operations: Operations; readonly viewer: SignedIn; readonly w: Words }) {
  const { operations, viewer, w } = props;
  const { queues, deliveries, stuck } = operations;
  const lag = deliveries.oldestAt === null ? 0 : (Date.now() - deliveries.oldestAt.getTime()) / 1000;
  return (
    <div class="operations">
      <section aria-labelledby="queues">
        <h2 id="queues">{w.queues}</h2>
        <p>{w.deliveries(deliveries.waiting, w.ago(lag))}</p>
        {queues.some(({ workers }) => workers === 0) && <p class="notice">{w.noWorker}</p>}
        <table>
          <thead>
            <tr>
              {[w.queue, w.waiting, w.oldest, w.workers].map((title) => (
                <th scope="col" key={title}>
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {queues.map((queue) => (
              <QueueRow key={queue.name} {...{ queue, w }} />
            ))}
          </tbody>
        </table>
      </section>
      <section aria-labelledby="stuck">
        <h2 id="stuck">{w.stuck}</h2>
        {stuck.length === 0 ? (
          <p>{w.well}</p>
        ) : (
          <table>
            <thead>
              <tr>
                {[w.case, w.what, w.why, w.attempts, w.next].map((title) => (
                  <th scope="col" key={title}>
                    {title}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {stuck.map((each) => (
                <StuckRow key={`${each.runId} ${each.activityId}`} {...{ each, viewer, w }} />
              ))}
            </tbody>
          </table>
        )}
      </section>
    </div>
  );
}

function QueueRow({ queue, w }: { readonly queue: Queue; readonly w: Words }) {
  return (
    <tr>
      <th scope="row">{w.names[queue.name]}</th>
      <td>{queue.waiting}</td>
      <td>{queue.waiting === 0 ? '–' : w.ago(queue.oldestSeconds)}</td>
      <td>{queue.workers}</td>
    </tr>
  );
}

function StuckRow({ each, viewer, w }: { readonly each: StuckCase; readonly viewer: SignedIn; readonly w: Words }) {
  const { time } = formats(viewer.language, viewer.person.timeZone);
  const what = w.activities[each.activity] ?? each.activity;
  const soon = each.state === 'tried-again' && each.nextAt !== null;
  return (
    <tr>
      <th scope="row">
        <a href={casePath(each.workflowId)}>{each.reference}</a> <span class="meta">{each.title}</span>
      </th>
      <td>{what}</td>
      <td>{each.reason}</td>
      <td>{each.attempt}</td>
      <td>
        {soon && each.nextAt !== null ? w.at(time(each.nextAt)) : w.states[each.state]}
        {each.state !== 'gone' && viewer.person.roles.includes('coordinator') && (
          <form method="post" action="/operations">
            <Csrf viewer={viewer} />
            <input type="hidden" name="workflowId" value={each.workflowId} />
            <input type="hidden" name="runId" value={each.runId} />
            <input type="hidden" name="activityId" value={each.activityId} />
            <button aria-label={w.retryOf(what, each.reference)}>{w.retry}</button>
          </form>
        )}
      </td>
    </tr>
  );
}
