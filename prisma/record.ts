// Writes what a case did: one document, one call, one transaction (see foothold_record in the migrations).
import type { CaseEvent, CaseState, Holders } from '../domain/any-case.js';
import { escalatedTo, isRunning, parentOf, partiesOf, standingOf, waitingIn } from '../domain/any-case.js';
import type { CaseBase } from '../domain/case.js';
import { earliest } from '../domain/days.js';
import { organisationsOf } from '../domain/permissions.js';
import { watchOf } from '../domain/watch.js';
import type { RecordInput } from '../workflows/ports.js';
import type { Database } from './database.js';
import { Prisma } from './generated/client.js';
import { digest } from './digest.js';
import { checkColumns, obligationColumns, outcomeColumns } from './outcome-rows.js';
import { harmColumns } from './watched-rows.js';
import { holdsAny } from './people.js';

/** What recording did. */
export interface Recorded {
  /** How many events were new. */
  readonly added: number;
  /** Whether one of the chats shows the case, or whoever has the ball can be written to in one. */
  readonly shown: boolean;
}

/**
 * Records a snapshot and its events. Idempotent. The latest workflow task wins (`at`): one that is done again after it failed replaces what
 * it had recorded, and one that comes late changes nothing. `chats` are the platforms that this process speaks to.
 */
export async function record(
  db: Database,
  { state, events, at }: RecordInput,
  chats: readonly string[] = []
): Promise<Recorded> {
  const document = JSON.stringify(documentOf(state, events, at));
  const told = toldOf(state, events).map(
    ({ organisationId, roles }) => Prisma.sql`(people.organisation_id = ${organisationId} AND ${holdsAny(roles)})`
  );
  const to = told.length === 0 ? Prisma.sql`false` : Prisma.join(told, ' OR ');
  // What a placement waits for stands on its contract's cards too.
  const cases = state.kind === 'placement' ? [state.id, state.contractId] : [state.id];
  const shown = Prisma.sql`
    EXISTS (SELECT FROM posted_cards
      WHERE case_id = ANY(${cases}::text[]) AND platform = ANY(${[...chats]}::text[]) AND NOT settled)
    OR EXISTS (
      SELECT FROM people JOIN accounts ON accounts.person_id = people.id
      WHERE (${to})
        AND accounts.platform = ANY(${[...chats]}::text[]) AND accounts.place IS NOT NULL
    )
    OR EXISTS (
      SELECT FROM people JOIN accounts ON accounts.person_id = people.id
      WHERE accounts.platform = 'email' AND 'email' = ANY(${[...chats]}::text[])
        AND (${to})
    )`;
  const watched = JSON.stringify(watchedColumns(state));
  const outcome = JSON.stringify(outcomeColumns(state, at));
  const obligations =
    state.kind === 'contract'
      ? Prisma.sql`foothold_obligations(${JSON.stringify(obligationColumns(state))}::jsonb, ${state.id}, ${at})::text`
      : Prisma.sql`NULL`;
  const [recorded] = await (state.kind === 'authority'
    ? db.$queryRaw<Recorded[]>`SELECT foothold_record_authority(${document}::jsonb) AS added, ${shown} AS shown`
    : db.$queryRaw<Recorded[]>`SELECT foothold_record(${document}::jsonb) AS added, ${shown} AS shown,
        foothold_watch(${watched}::jsonb, ${state.id}, ${at})::text AS watched,
        foothold_outcome(${outcome}::jsonb, ${state.id}, ${at})::text AS outcome, ${obligations} AS obligations`);
  return { added: recorded?.added ?? 0, shown: recorded?.shown ?? false };
}

/** Whose people may have to be told: those who have to act, and after an escalation those above them. */
function toldOf(state: CaseState, events: readonly CaseEvent[]): Holders[] {
  const holders = waitingIn(state).flatMap(({ organisationId, roles }) =>
    organisationId === null ? [] : [{ organisationId, roles }]
  );
  const above = events.some(({ type }) => type === 'escalated') ? escalatedTo(state, holders) : [];
  const all = [...holders, ...above];
  return [...new Map(all.map((each) => [`${each.organisationId} ${each.roles.join()}`, each])).values()];
}

function documentOf(state: CaseState, events: readonly CaseEvent[], at: string): object {
  const first = state.revision - events.length + 1;
  return {
    case: { ...caseColumns(state, events), recorded_at: at },
    events: events.map((event, index) => eventColumns(state.id, first + index, event)),
    deliveries: state.seen
      .filter(({ revision }) => revision >= first)
      .map(({ deliveryId, revision }) => ({ case_id: state.id, delivery_id: deliveryId, revision })),
    reports: events.flatMap((event) => (event.type === 'report-received' ? [reportColumns(state, event)] : [])),
    answers: events.flatMap((event) => answerColumns(state, event)),
    open_reports: state.kind === 'contract' ? state.openReports.map(({ reportId }) => reportId) : [],
    ...(state.kind === 'authority' && authorityRows(state, first, events)),
    ...(state.kind === 'placement' && { placement: placementColumns(state) }),
  };
}

function caseColumns(state: CaseState, events: readonly CaseEvent[]): object {
  const { ball } = state;
  return {
    id: state.id,
    kind: state.kind,
    authority_id: state.authorityId,
    reference: state.reference,
    title: state.title,
    standing: standingOf(state),
    running: isRunning(state),
    parent_id: parentOf(state),
    party_ids: organisationsOf(partiesOf(state)),
    task: ball?.task ?? null,
    ball_roles: ball?.roles ?? [],
    ball_organisation_id: ball?.organisationId ?? null,
    due_at: ball?.dueAt ?? null,
    revision: state.revision,
    state,
    updated_at: events.at(-1)?.at ?? new Date().toISOString(),
  };
}

/** What lists of many cases are sorted by; null for a case that has ended. */
function watchedColumns(state: CaseState): object | null {
  const watch = watchOf(state);
  if (watch === null) return null;
  const { waits } = watch;
  return {
    case_id: state.id,
    kind: state.kind,
    authority_id: state.authorityId,
    party_ids: organisationsOf(partiesOf(state)),
    standing: standingOf(state),
    area_id: state.kind === 'tender' ? (state.requirement?.areaId ?? null) : null,
    contractor_id: state.kind === 'contract' ? state.contractorId : (partiesOf(state).contractorIds[0] ?? null),
    trade: state.kind === 'tender' || state.kind === 'contract' ? state.scope.trade : null,
    due_at: earliest(...waits.map(({ dueAt }) => dueAt)),
    holders: [
      ...new Set(waits.flatMap(({ organisationId, roles }) => roles.map((role) => `${organisationId} ${role}`))),
    ],
    watch,
    nudged: state.nudged ?? null,
    ...harmColumns(watch),
  };
}

function eventColumns(caseId: string, seq: number, event: CaseEvent): object {
  const { type, at, by, via, ...data } = event;
  const dataDigest = digest(data);
  const facts = { caseId, seq, type, at, by, via, dataDigest };
  return { case_id: caseId, seq, type, at, by, via, data, data_digest: dataDigest, digest: digest(facts) };
}

function reportColumns(state: CaseBase, event: Extract<CaseEvent, { type: 'report-received' }>): object {
  const { reportId, period, entries, text, by, at } = event;
  const { id, authorityId } = state;
  return {
    contract_id: id,
    report_id: reportId,
    authority_id: authorityId,
    period,
    entries,
    text,
    by,
    at,
    status: 'open',
  };
}

function answerColumns(state: CaseBase, event: CaseEvent): object[] {
  if (event.type !== 'report-accepted' && event.type !== 'report-returned') return [];
  const accepted = event.type === 'report-accepted';
  return [
    {
      contract_id: state.id,
      report_id: event.reportId,
      status: accepted ? 'accepted' : 'returned',
      reason: accepted ? null : event.reason,
      answered_by: event.by,
      answered_at: event.at,
    },
  ];
}

function placementColumns(state: Extract<CaseState, { kind: 'placement' }>): object {
  return {
    case_id: state.id,
    contract_id: state.contractId,
    authority_id: state.authorityId,
    number: state.number,
    phase: state.phase,
    eligible: state.eligible,
    started_on: state.startedOn,
    planned_end: state.plannedEnd,
    extent_percent: state.extentPercent,
    employment_form: state.employmentForm,
    employer: state.employer,
    ended_on: state.ended?.on ?? null,
    end_reason: state.ended?.reason ?? null,
    ...checkColumns(state),
  };
}

/** What an authority's events say of its areas (of two lines for the same figure the last one holds), and who stands in for whom. */
function authorityRows(
  { authorityId, areas, delegations = [] }: Extract<CaseState, { kind: 'authority' }>,
  first: number,
  events: readonly CaseEvent[]
): object {
  const lines = events.flatMap((event) => (event.type === 'indicators-recorded' ? event.lines : []));
  const figures = lines.flatMap(({ areaId, year, values, source }) =>
    Object.entries(values).map(([name, value]) => ({
      authority_id: authorityId,
      area_id: areaId,
      year,
      name,
      value,
      source,
    }))
  );
  return {
    areas: areas.map(({ id, name }) => ({ authority_id: authorityId, id, name })),
    delegations: delegations.map(({ number, delegatorId, delegateId, firstDay, lastDay, roles }) => ({
      authority_id: authorityId,
      number,
      delegator_id: delegatorId,
      delegate_id: delegateId,
      first_day: firstDay,
      last_day: lastDay,
      roles,
    })),
    indicators: [
      ...new Map(figures.map((figure) => [`${figure.area_id} ${figure.year} ${figure.name}`, figure])).values(),
    ],
    efforts: events.flatMap((event, index) => {
      if (event.type !== 'effort-recorded') return [];
      const { areaId, title, period, outcomes } = event;
      return [{ authority_id: authorityId, effort_id: first + index, area_id: areaId, title, period, outcomes }];
    }),
  };
}
