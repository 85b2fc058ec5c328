// Brings an import file in: people and organisations into the database, cases into Temporal with their past marked as imported.
import type { Client } from '@temporalio/client';
import { WorkflowExecutionAlreadyStartedError } from '@temporalio/client';
import { ZodError } from 'zod';
import type { CaseState } from '../../domain/any-case.js';
import { isRunning } from '../../domain/any-case.js';
import type { Actor, Role } from '../../domain/actor.js';
import { startingPolicy } from '../../domain/policy.js';
import type { TenderState } from '../../domain/tender.js';
import type { Command } from '../../domain/commands.js';
import { nothingElse } from '../../domain/reporting.js';
import { parseCommand } from '../../bots/commands.js';
import type { Database } from '../../prisma/database.js';
import { caseById, recordedOf } from '../../prisma/cases.js';
import { record } from '../../prisma/record.js';
import type { CaseEvent } from '../../workflows/messages.js';
import type { ImportFile, Step, TenderEntry } from './file.js';
import { ImportError, readImportFile } from './file.js';
import type { AuthorityPast } from './authority.js';
import { authorityPasts, policyThen } from './authority.js';
import { contractPast } from './contract.js';
import { savePeople } from './people.js';
import type { Cast } from './replay.js';
import { locating } from './replay.js';
import { tenderPast } from './tender.js';

/** What an import did with each case. */
export interface ImportedCase {
  readonly id: string;
  readonly outcome: 'started' | 'ended' | 'already-there';
}

/** A case as the file leaves it, with what led there. */
export interface CasePast {
  readonly state: CaseState;
  readonly events: readonly CaseEvent[];
}

/** Imports a file's text. Nothing is written when anything in it is refused; importing it again starts nothing twice. */
export async function importFile(
  db: Database,
  client: Client,
  taskQueue: string,
  text: string
): Promise<ImportedCase[]> {
  const { file, pasts } = await readPasts(db, text);
  await savePeople(db, file);
  const imported: ImportedCase[] = [];
  for (const past of pasts) imported.push(await bringIn(db, client, taskQueue, past));
  return imported;
}

/** A file's text, checked against itself and what is known already. */
export async function readPasts(
  db: Database,
  text: string
): Promise<{ readonly file: ImportFile; readonly pasts: readonly CasePast[] }> {
  const file = readImportFile(text);
  const pasts = pastsOf(file);
  await checkOrganisations(db, file);
  await checkCountedAs(db, pasts);
  return { file, pasts };
}

/** Every case of a file with its past: tenders, their contracts, the contracts' placements. Says all that is refused, a tender at a time. */
export function pastsOf(file: ImportFile): CasePast[] {
  const asOf = `${file.asOf}T06:00:00.000Z`;
  const people = castOf(file);
  const authorities = authorityPasts(file, people, asOf);
  const cast: Cast = { ...people, policyOf: (authorityId, at) => policyThen(authorities, authorityId, at) };
  const refused: string[] = [];
  const tenders = file.tenders.flatMap((entry) => {
    try {
      return locating(entry, () => pastsOfTender(entry, cast, asOf, authorities));
    } catch (error) {
      if (!(error instanceof ImportError)) throw error;
      refused.push(error.message);
      return [];
    }
  });
  if (refused.length > 0) throw new ImportError(refused.join('\n'), true);
  return [...authorities.values(), ...tenders];
}

function pastsOfTender(
  entry: TenderEntry,
  cast: Cast,
  asOf: string,
  authorities: ReadonlyMap<string, AuthorityPast>
): CasePast[] {
  const tender = tenderPast(entry, cast, asOf);
  checkArea(tender.state, authorities);
  if (entry.contract === undefined) return [tender];
  if (tender.state.status !== 'signed')
    throw new ImportError(`${entry.reference} has a contract in the file, but its steps do not lead to a signed one`);
  const { contract, placements } = contractPast(tender.state, entry.contract, cast, asOf);
  return [tender, contract, ...placements];
}

/** Whoever is named is in the file or has been imported before. */
async function checkOrganisations(db: Database, { organisations, people, areas, tenders }: ImportFile): Promise<void> {
  const named = [
    ...people.map(({ id, organisation }) => ({ who: `the person ${id}`, organisation })),
    ...areas.map(({ id, authority }) => ({ who: `the area ${id}`, organisation: authority })),
    ...tenders.flatMap(({ reference, authority, matchingBody, contract }) =>
      [authority, matchingBody, ...(contract?.subcontractors ?? [])].flatMap((organisation) =>
        organisation === null ? [] : [{ who: reference, organisation }]
      )
    ),
  ];
  const inFile = new Set(organisations.map(({ id }) => id));
  const others = named.filter(({ organisation }) => !inFile.has(organisation));
  const ids = others.map(({ organisation }) => organisation);
  const known = new Set((await db.organisation.findMany({ where: { id: { in: ids } } })).map(({ id }) => id));
  const unknown = others.filter(({ organisation }) => !known.has(organisation));
  if (unknown.length > 0)
    throw new ImportError(
      unknown
        .map(({ who, organisation }) => `${who}: ${organisation} is neither in "organisations" nor known`)
        .join('\n')
    );
}

/** An area that a requirement names has to be one of its authority, or of the one it belongs to. */
function checkArea(
  { requirement, authorityId, reference }: TenderState,
  authorities: ReadonlyMap<string, AuthorityPast>
): void {
  const areaId = requirement?.areaId ?? null;
  const own = authorities.get(authorityId)?.state;
  const above = own?.parentId == null ? undefined : authorities.get(own.parentId)?.state;
  if (areaId !== null && ![own, above].some((authority) => authority?.areas.some(({ id }) => id === areaId)))
    throw new ImportError(`${reference}: there is no area ${areaId} of ${authorityId}; add it to "areas"`);
}

/** A person is counted once; the placement named for it is in the file or has been imported before. */
async function checkCountedAs(db: Database, pasts: readonly CasePast[]): Promise<void> {
  const inFile = new Set(pasts.map(({ state }) => state.id));
  const others = pasts.flatMap(({ state }) =>
    state.kind === 'placement' && state.countedAs !== null && !inFile.has(state.countedAs)
      ? [{ id: state.id, countedAs: state.countedAs }]
      : []
  );
  const recorded = await recordedOf(
    db,
    others.map(({ countedAs }) => countedAs)
  );
  for (const { id, countedAs } of others)
    if (!recorded.has(countedAs))
      throw new ImportError(`${id} is said to count as ${countedAs}, which is neither in the file nor known`);
}

async function bringIn(db: Database, client: Client, taskQueue: string, past: CasePast): Promise<ImportedCase> {
  const { state, events } = past;
  const { id } = state;
  if (!isRunning(state)) {
    if ((await caseById(db, id)) !== null) return { id, outcome: 'already-there' };
    await record(db, { ...past, at: new Date().toISOString() });
    return { id, outcome: 'ended' };
  }
  try {
    await client.workflow.start(state.kind, {
      workflowId: id,
      taskQueue,
      args: [{ state, unrecorded: events, ...(state.kind === 'placement' && { reported: null }) }],
      workflowIdReusePolicy: 'REJECT_DUPLICATE',
      workflowIdConflictPolicy: 'FAIL',
      staticSummary: `${state.kind} ${state.reference}`,
    });
    return { id, outcome: 'started' };
  } catch (error) {
    if (error instanceof WorkflowExecutionAlreadyStartedError) return { id, outcome: 'already-there' };
    throw error;
  }
}

function castOf(file: ImportFile): Cast {
  const actors = new Map(
    file.people.map(({ id, organisation, roles }): [string, Actor] => [
      id,
      { personId: id, organisationId: organisation, roles: roles as Role[] },
    ])
  );
  return {
    actor(id) {
      const actor = actors.get(id);
      if (actor === undefined) throw new ImportError(`Nobody in "people" has the id ${id}`);
      return actor;
    },
    command: commandOf,
    policyOf: () => startingPolicy,
  };
}

/** What a case knows better than a file, by the command that says it. */
const filledIn: Readonly<Record<string, readonly string[]>> = {
  approve: ['stageId', 'version'],
  'request-changes': ['stageId', 'version'],
  reject: ['stageId', 'version'],
  'accept-report': ['reportId'],
  'return-report': ['reportId'],
  'approve-plan': ['version'],
  'return-plan': ['version'],
  'agree-charter': ['version'],
  'agree-change': ['number'],
  'decline-change': ['number'],
};

const stepFields = ['line', 'on', 'by', 'do', 'placement'];

/** A step's own fields, with what the case knows better (which stage and version a decision was on). */
function commandOf(step: Step, known: Record<string, unknown>): Command {
  const { on, do: kind, entries } = step;
  const fields = Object.fromEntries(Object.entries(step).filter(([name]) => !stepFields.includes(name)));
  try {
    return parseCommand({
      kind,
      ...Object.fromEntries((filledIn[kind] ?? []).map((field) => [field, known[field]])),
      ...(kind === 'report' && { text: null }),
      ...(kind === 'hold-meeting' && { minutes: null }),
      ...(kind === 'register-bid' && { promises: [], receivedAt: null }),
      ...(kind === 'set-award-model' && { change: null }),
      ...(kind === 'qualify-bid' && { reservedPercent: null }),
      ...(kind === 'confirm-eligibility' && { countedAs: null }),
      ...(kind === 'evaluate' && { lessons: { worked: '', didNotWork: '', advice: '' } }),
      ...fields,
      ...(Array.isArray(entries) && { entries: entries.flatMap(entryOf) }),
    });
  } catch (error) {
    throw new ImportError(`${on}, ${kind}: ${faultOf(error)}`);
  }
}

/** What a command's schema did not take, in one line. */
function faultOf(error: unknown): string {
  if (!(error instanceof ZodError)) return error instanceof Error ? error.message : String(error);
  return error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ');
}

/** One line of a report; `placements: [3, 4]` stands for one line for each. */
function entryOf(entry: unknown): object[] {
  if (typeof entry !== 'object' || entry === null) return [{ invalid: entry }];
  const { placements, ...fields } = entry as { placements?: unknown };
  if (!Array.isArray(placements)) return [{ ...nothingElse, ...fields }];
  return placements.map((placement: unknown) => ({ ...nothingElse, ...fields, placement }));
}
