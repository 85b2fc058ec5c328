// Staff and their chat accounts: who is writing, and what they may be to a case.
import type { Actor, Language, Role, StandIn } from '../domain/actor.js';
import { roles } from '../domain/actor.js';
import type { Database } from './database.js';
import { Prisma } from './generated/client.js';

/** Somebody who acts in cases. */
export interface Person {
  readonly id: string;
  readonly displayName: string;
  readonly language: Language;
  /** IANA name of where their clock is. */
  readonly timeZone: string;
  readonly organisationId: string;
  readonly organisationName: string;
  /** `authority`, `contractor` or `matching-body`. */
  readonly organisationKind: string;
  readonly roles: readonly Role[];
  /** Whom they stand in for today. */
  readonly standsInFor: readonly StandIn[];
  readonly demo: boolean;
}

/** A place to reach a person at, on one platform. */
export interface Address {
  readonly person: Person;
  readonly platform: string;
  readonly place: string;
}

interface PersonRow {
  readonly id: string;
  readonly display_name: string;
  readonly language: string;
  readonly time_zone: string;
  readonly organisation_id: string;
  readonly organisation_name: string;
  readonly organisation_kind: string;
  readonly roles: readonly string[];
  readonly demo: boolean;
  readonly stands_in_for: readonly { readonly personId: string; readonly roles: readonly string[] }[];
}

/**
 * People, each with those they stand in for today, in one round trip. A role that whoever is away has lost meanwhile is not handed over, and
 * what they stand in for themselves is not either.
 */
const selectPeople = Prisma.sql`
  SELECT people.id, people.display_name, people.language, people.time_zone, people.organisation_id, people.roles, people.demo,
    organisations.name AS organisation_name, organisations.kind AS organisation_kind,
    COALESCE((
      SELECT json_agg(json_build_object('personId', away.id,
        'roles', ARRAY(SELECT unnest(standing_in.roles) INTERSECT SELECT unnest(away.roles))) ORDER BY away.id)
      FROM standing_in JOIN people away ON away.id = standing_in.delegator_id
      WHERE standing_in.delegate_id = people.id AND standing_in.authority_id = people.organisation_id
        AND away.organisation_id = people.organisation_id
    ), '[]') AS stands_in_for`;
const fromPeople = Prisma.sql`FROM people JOIN organisations ON organisations.id = people.organisation_id`;

/** Of people: whoever holds one of these roles, or stands in today for somebody who does. */
export function holdsAny(held: readonly Role[]): Prisma.Sql {
  const names = Prisma.sql`${[...held]}::text[]`;
  return Prisma.sql`(people.roles && ${names} OR EXISTS (
    SELECT FROM standing_in WHERE standing_in.delegate_id = people.id AND standing_in.authority_id = people.organisation_id
      AND standing_in.roles && ${names}))`;
}

const known = (held: readonly string[]): Role[] => roles.filter((role) => held.includes(role));

function toPerson(row: PersonRow): Person {
  return {
    id: row.id,
    displayName: row.display_name,
    language: row.language === 'en' ? 'en' : 'sv',
    timeZone: row.time_zone,
    organisationId: row.organisation_id,
    organisationName: row.organisation_name,
    organisationKind: row.organisation_kind,
    roles: known(row.roles),
    standsInFor: row.stands_in_for.map(({ personId, roles: held }) => ({ personId, roles: known(held) })),
    demo: row.demo,
  };
}

async function peopleWhere(db: Database, condition: Prisma.Sql): Promise<Person[]> {
  const rows = await db.$queryRaw<PersonRow[]>`${selectPeople} ${fromPeople} WHERE ${condition} ORDER BY people.id`;
  return rows.map(toPerson);
}

/** A person as cases see them: ids and roles only. */
export function actorOf({ id: personId, organisationId, roles: held, standsInFor }: Person): Actor {
  return { personId, organisationId, roles: held, ...(standsInFor.length > 0 && { standsInFor }) };
}

/** Who an account on a platform belongs to; null when nobody has linked it. */
export async function personByAccount(db: Database, platform: string, account: string): Promise<Person | null> {
  const [person] = await peopleWhere(
    db,
    Prisma.sql`people.id = (SELECT person_id FROM accounts WHERE platform = ${platform} AND account = ${account})`
  );
  return person ?? null;
}

/** A person by id, or null. */
export async function personById(db: Database, id: string): Promise<Person | null> {
  const [person] = await peopleWhere(db, Prisma.sql`people.id = ${id}`);
  return person ?? null;
}

/** Whoever has a card of this case that may still change, by id. */
export async function peopleShown(db: Database, caseId: string): Promise<Map<string, Person>> {
  const shown = await peopleWhere(
    db,
    Prisma.sql`people.id IN (SELECT person_id FROM posted_cards WHERE case_id = ${caseId} AND NOT settled)`
  );
  return new Map(shown.map((person) => [person.id, person]));
}

/** Remembers the language a person chose, for pages and chats alike. */
export async function chooseLanguage(db: Database, id: string, language: Language): Promise<void> {
  await db.person.updateMany({ where: { id }, data: { language } });
}

/** Remembers how a person reads: their language, and where their clock is. */
export async function chooseReading(
  db: Database,
  id: string,
  reading: { readonly language: Language; readonly timeZone: string }
): Promise<void> {
  await db.person.updateMany({ where: { id }, data: reading });
}

/** The people a newcomer may be in demo mode, those who decide first. */
export async function demoPeople(db: Database): Promise<Person[]> {
  return peopleWhere(db, Prisma.sql`people.demo`);
}

/** The people of an organisation, by id. */
export async function peopleOf(db: Database, organisationId: string): Promise<Person[]> {
  return peopleWhere(db, Prisma.sql`people.organisation_id = ${organisationId}`);
}

/** One address a person: in the chat they prefer, else where they linked last, and by e-mail when there is no chat. Whoever prefers the web is not written to elsewhere. */
async function addressesWhere(db: Database, condition: Prisma.Sql): Promise<Address[]> {
  const rows = await db.$queryRaw<(PersonRow & Omit<Address, 'person'>)[]>`
    ${selectPeople}, accounts.platform, accounts.place ${fromPeople} JOIN LATERAL (
      SELECT platform, place FROM accounts WHERE accounts.person_id = people.id AND accounts.place IS NOT NULL
      ORDER BY (accounts.platform = people.prefers) DESC NULLS LAST, accounts.platform = 'email', accounts.linked_at DESC, accounts.account LIMIT 1
    ) accounts ON people.prefers IS DISTINCT FROM 'web' OR accounts.platform = 'web'
    WHERE ${condition} ORDER BY people.id`;
  return rows.map((row) => ({ platform: row.platform, place: row.place, person: toPerson(row) }));
}

/** Where the people of an organisation with any of these roles, and whoever stands in for them today, can be written to. */
export async function addressesOf(db: Database, organisationId: string, held: readonly Role[]): Promise<Address[]> {
  return addressesWhere(db, Prisma.sql`people.organisation_id = ${organisationId} AND ${holdsAny(held)}`);
}

/** Where a person is written to in a chat; whoever is in none has their thread on the web. Null for nobody. */
export async function addressOf(db: Database, personId: string): Promise<Address | null> {
  const [address] = await addressesWhere(db, Prisma.sql`people.id = ${personId}`);
  if (address !== undefined && address.platform !== 'email') return address;
  const person = await personById(db, personId);
  return person && { person, platform: 'web', place: person.id };
}

/** Where a person can be written to on one platform. */
export async function addressesOfPerson(db: Database, personId: string, platform: string): Promise<Address[]> {
  const person = await personById(db, personId);
  if (person === null) return [];
  const rows = await db.account.findMany({
    where: { personId, platform, place: { not: null } },
    orderBy: { account: 'asc' },
  });
  return rows.flatMap(({ place }) => (place === null ? [] : [{ platform, place, person }]));
}

/** The people of some organisations, by organisation and name. */
export async function peopleOfAll(db: Database, organisationIds: readonly string[]): Promise<Person[]> {
  const people = await peopleWhere(db, Prisma.sql`people.organisation_id = ANY(${[...organisationIds]})`);
  const key = ({ organisationName, displayName }: Person): string => `${organisationName}\n${displayName}`;
  return people.sort((one, other) => key(one).localeCompare(key(other), 'sv'));
}

/** Staff of some organisations, to choose from. */
export async function staffOf(
  db: Database,
  organisationIds: readonly string[]
): Promise<{ readonly value: string; readonly label: string; readonly organisationId: string }[]> {
  const rows = await db.person.findMany({
    where: { organisationId: { in: [...organisationIds] } },
    select: { id: true, displayName: true, organisationId: true },
    orderBy: { displayName: 'asc' },
  });
  return rows.map(({ id, displayName, organisationId }) => ({ value: id, label: displayName, organisationId }));
}
