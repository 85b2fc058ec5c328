// What one person sees of all cases at once: what waits for them, what they decided lately, who stands in. One round trip.
import type { Role } from '../domain/actor.js';
import { roles as everyRole, rolesOf } from '../domain/actor.js';
import type { CaseEvent, CaseState } from '../domain/any-case.js';
import { approverRoles } from '../domain/policy.js';
import { decidingEvents } from '../domain/queue.js';
import type { Database } from './database.js';
import { Prisma } from './generated/client.js';
import type { Person } from './people.js';

/** A case in which something may wait for the person. */
export interface WaitingCase {
  readonly id: string;
  readonly authorityName: string;
  readonly state: CaseState;
}

/** A decision of the person, or one in their stead. */
export interface DecidedLately {
  readonly caseId: string;
  readonly reference: string;
  readonly title: string;
  readonly event: CaseEvent;
}

/** A delegation to or from the person, now or to come. Days are YYYY-MM-DD. */
export interface StandIn {
  readonly number: number;
  readonly delegatorId: string;
  readonly delegateId: string;
  readonly firstDay: string;
  readonly lastDay: string;
}

/** Somebody who might stand in. */
export interface Colleague {
  readonly id: string;
  readonly name: string;
  readonly organisationId: string;
  readonly roles: readonly Role[];
}

/** A person's queue as the read model has it. */
export interface QueueRows {
  /** Those that have waited longest, and how many there are in all. */
  readonly cases: readonly WaitingCase[];
  readonly total: number;
  readonly decided: readonly DecidedLately[];
  readonly delegations: readonly StandIn[];
  /** Empty where the person's organisation has no case of its own to delegate in. */
  readonly colleagues: readonly Colleague[];
  readonly people: Readonly<Record<string, string>>;
  readonly organisations: Readonly<Record<string, string>>;
}

const casesRead = 100;
const decidedShown = 10;
const decidedDays = 30;

interface Row {
  readonly queue: Omit<QueueRows, 'decided' | 'colleagues'> & {
    readonly decided: readonly (Omit<DecidedLately, 'event'> & { readonly event: CaseEvent })[];
    readonly colleagues: readonly (Omit<Colleague, 'roles'> & { readonly roles: readonly string[] })[];
  };
}

/** Reads it. Which duties of a case wait for the person is for domain/queue.ts to say. */
export async function queueOf(db: Database, person: Person): Promise<QueueRows> {
  const [row] = await db.$queryRaw<Row[]>(queueQuery(person));
  if (row === undefined) throw new Error('The database did not answer for a queue.');
  const { queue } = row;
  return {
    ...queue,
    colleagues: queue.colleagues.map((each) => ({
      ...each,
      roles: everyRole.filter((role) => each.roles.includes(role)),
    })),
  };
}

/** The one query, for a test to have it explained. */
export function queueQuery(person: Person): Prisma.Sql {
  const { id, organisationId } = person;
  const held = rolesOf(person);
  const duties = Prisma.join(
    held.map((role) => {
      const duty = JSON.stringify([{ organisationId, roles: [role] }]);
      return Prisma.sql`cases.state -> 'duties' @> ${duty}::jsonb`;
    }),
    ' OR '
  );
  const mine = JSON.stringify([{ by: id }]);
  return Prisma.sql`
    WITH waiting AS (
      SELECT cases.id, cases.state, organisations.name AS authority_name, count(*) OVER () AS total,
        row_number() OVER (ORDER BY cases.state -> 'ball' ->> 'since', cases.id) AS place
      FROM cases JOIN organisations ON organisations.id = cases.authority_id
      WHERE ((cases.running AND cases.ball_organisation_id = ${organisationId} AND cases.ball_roles && ${[...held]}::text[])
          OR (cases.running AND cases.kind = 'contract' AND (${held.length === 0 ? Prisma.sql`false` : duties})))
        AND NOT (cases.task = 'decide'
          AND (cases.state ->> 'submittedBy' = ${id} OR cases.state -> 'decisions' @> ${mine}::jsonb))
      ORDER BY place LIMIT ${casesRead}
    ), done AS (
      (SELECT case_id, seq, type, at, by, via, data FROM case_events
        WHERE by = ${id} AND at > now() - make_interval(days => ${decidedDays}) AND type = ANY(${[...decidingEvents]}::text[])
        ORDER BY at DESC LIMIT ${decidedShown})
      UNION ALL
      (SELECT case_id, seq, type, at, by, via, data FROM case_events
        WHERE data ? 'inSteadOf' AND data ->> 'inSteadOf' = ${id} AND at > now() - make_interval(days => ${decidedDays})
          AND type = ANY(${[...decidingEvents]}::text[])
        ORDER BY at DESC LIMIT ${decidedShown})
    ), lately AS (SELECT * FROM done ORDER BY at DESC, seq DESC LIMIT ${decidedShown}),
    agreed AS (
      SELECT number, delegator_id, delegate_id, first_day, last_day FROM delegations
      WHERE ${id} IN (delegator_id, delegate_id) AND last_day >= (now() AT TIME ZONE 'Europe/Stockholm')::date
    )
    SELECT json_build_object(
      'cases', COALESCE((SELECT json_agg(json_build_object('id', id, 'authorityName', authority_name, 'state', state)
        ORDER BY place) FROM waiting), '[]'),
      'total', COALESCE((SELECT max(total) FROM waiting), 0),
      'decided', COALESCE((SELECT json_agg(json_build_object('caseId', lately.case_id, 'reference', cases.reference,
        'title', cases.title, 'event', lately.data || jsonb_build_object('type', lately.type, 'by', lately.by, 'via', lately.via,
          'at', to_char(lately.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))) ORDER BY lately.at DESC, lately.seq DESC)
        FROM lately JOIN cases ON cases.id = lately.case_id), '[]'),
      'delegations', COALESCE((SELECT json_agg(json_build_object('number', number, 'delegatorId', delegator_id,
        'delegateId', delegate_id, 'firstDay', first_day, 'lastDay', last_day) ORDER BY first_day, number) FROM agreed), '[]'),
      'colleagues', COALESCE((SELECT json_agg(json_build_object('id', people.id, 'name', people.display_name,
        'organisationId', people.organisation_id, 'roles', people.roles) ORDER BY people.display_name, people.id)
        FROM people WHERE people.organisation_id = ${organisationId} AND people.id <> ${id} AND people.roles && ${[...approverRoles]}::text[]
          AND EXISTS (SELECT FROM cases WHERE cases.id = ${`authority/${organisationId}`})), '[]'),
      'people', COALESCE((SELECT json_object_agg(people.id, people.display_name) FROM people WHERE people.id IN (
        SELECT delegator_id FROM agreed UNION SELECT delegate_id FROM agreed UNION SELECT by FROM lately
        UNION SELECT data ->> 'inSteadOf' FROM lately UNION SELECT data ->> 'delegateId' FROM lately
        UNION SELECT data ->> 'delegatorId' FROM lately UNION SELECT delegator_id FROM standing_in WHERE delegate_id = ${id}
        UNION SELECT state ->> 'submittedBy' FROM waiting)), '{}'),
      'organisations', COALESCE((SELECT json_object_agg(organisations.id, organisations.name) FROM organisations WHERE organisations.id IN (
        SELECT state -> 'ranking' -> 0 ->> 'bidderId' FROM waiting UNION SELECT jsonb_array_elements(
          CASE WHEN jsonb_typeof(state -> 'openReports') = 'array' THEN state -> 'openReports' ELSE '[]' END) ->> 'organisationId'
        FROM waiting)), '{}')
    ) AS queue`;
}
