// `foothold tender list|show`: tenders as the database has them.
import { Command } from 'commander';
import { readConfig } from '../config.js';
import { tenderId } from '../domain/case.js';
import { unsealedEvent, unsealedPart } from '../domain/tender-secrecy.js';
import type { CaseRow } from '../prisma/cases.js';
import { allCases, caseById, eventsOf } from '../prisma/cases.js';
import { openStore } from '../server/store.js';
import { say, table } from './say.js';

/** The command group. */
export function tenderCommand(): Command {
  return new Command('tender')
    .description('Tenders, where they stand and who must act.')
    .addCommand(list())
    .addCommand(show());
}

function list(): Command {
  return new Command('list')
    .description('Every tender: stage, task, due, overdue.')
    .option('--json', 'answer as JSON', false)
    .action(async ({ json }: { json: boolean }) => {
      const { databaseUrl, dataDir } = readConfig();
      const store = await openStore({ databaseUrl, dataDir, log: say.error });
      try {
        const rows = (await allCases(store.db, 'tender')).map(lineOf);
        say.result(rows, json, (lines) =>
          lines.length === 0
            ? 'There are no tenders yet; try: foothold import examples/vivalla.yaml'
            : table(
                ['reference', 'stage', 'task', 'due', '', 'title'],
                lines.map(({ reference, stage, task, due, overdue, title }) => [
                  reference,
                  stage,
                  task ?? '-',
                  due?.slice(0, 10) ?? '-',
                  overdue ? 'OVERDUE' : '',
                  title,
                ])
              )
        );
      } finally {
        await store.close();
      }
    });
}

function show(): Command {
  return new Command('show')
    .description('One tender with its requirement and what has happened.')
    .argument('<reference>', 'for instance UPP-2015-007')
    .option('--json', 'answer as JSON', false)
    .action(async (reference: string, { json }: { json: boolean }) => {
      const { databaseUrl, dataDir } = readConfig();
      const store = await openStore({ databaseUrl, dataDir, log: say.error });
      try {
        const row = await caseById(store.db, tenderId(reference));
        if (row === null)
          throw new Error(`There is no tender ${reference}; "foothold tender list" shows those there are.`);
        const events = (await eventsOf(store.db, row.id, { limit: 200 })).reverse();
        const { state } = row;
        // Whoever runs the machine reads no more of the bids than those who work with them.
        const shown =
          state.kind === 'tender'
            ? {
                state: unsealedPart(state),
                events: events.map((event) => ({ ...event, data: unsealedEvent(event.data, state) })),
              }
            : { state, events };
        say.result({ ...lineOf(row), ...shown }, json, ({ reference: ref, title, stage, task, due }) =>
          [
            `${ref}  ${title}`,
            `stage ${stage}, ${task === null ? 'nobody holds the ball' : `task ${task}, due ${due ?? 'at no set time'}`}`,
            '',
            table(
              ['when', 'what', 'who', 'from'],
              events.map(({ at, type, by, via }) => [
                at.toISOString().slice(0, 16).replace('T', ' '),
                type,
                by ?? '-',
                via,
              ])
            ),
          ].join('\n')
        );
      } finally {
        await store.close();
      }
    });
}

function lineOf({ reference, title, standing, ball, overdue }: CaseRow) {
  return { reference, title, stage: standing, task: ball?.task ?? null, due: ball?.dueAt ?? null, overdue };
}
