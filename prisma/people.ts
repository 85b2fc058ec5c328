// Staff and their chat accounts: who is writing, and what they may be to a case.
import type { Actor, Language, Role } from '../domain/actor.js';
import { roles } from '../domain/actor.js';
import type { Database } from './database.js';
import type { Prisma } from './generated/client.js';

/** Somebody who acts in cases. */
export interface Person {
  readonly id: string;
  readonly displayName: string;
  readonly language: Language;
  readonly organisationId: string;
  readonly organisationName: string;
  readonly roles: readonly Role[];
  readonly demo: boolean;
}

/** A place to reach a person at, on one platform. */
export interface Address {
  readonly person: Person;
  readonly platform: string;
  readonly place: string;
}

const withOrganisation = { organisation: true } satisfies Prisma.PersonInclude;
type PersonRow = Prisma.PersonGetPayload<{ include: typeof withOrganisation }>;

function toPerson(row: PersonRow): Person {
  return {
    id: row.id,
    displayName: row.displayName,
    language: row.language === 'en' ? 'en' : 'sv',
    organisationId: row.organisationId,
    organisationName: row.organisation.name,
    roles: roles.filter((role) => row.roles.includes(role)),
    demo: row.demo,
  };
}

/** A person as cases see them: ids and roles only. */
export function actorOf(person: Person): Actor {
  return { personId: person.id, organisationId: person.organisationId, roles: person.roles };
}

/** Who an account on a platform belongs to; null when nobody has linked it. */
export async function personByAccount(db: Database, platform: string, account: string): Promise<Person | null> {
  const row = await db.account.findUnique({
    where: { platform_account: { platform, account } },
    include: { person: { include: withOrganisation } },
  });
  return row && toPerson(row.person);
}

/** A person by id, or null. */
export async function personById(db: Database, id: string): Promise<Person | null> {
  const row = await db.person.findUnique({ where: { id }, include: withOrganisation });
  return row && toPerson(row);
}

/** Remembers the language a person chose, for pages and chats alike. */
export async function chooseLanguage(db: Database, id: string, language: Language): Promise<void> {
  await db.person.updateMany({ where: { id }, data: { language } });
}

/** The people a newcomer may be in demo mode, those who decide first. */
export async function demoPeople(db: Database): Promise<Person[]> {
  const rows = await db.person.findMany({ where: { demo: true }, include: withOrganisation, orderBy: { id: 'asc' } });
  return rows.map(toPerson);
}

/** Display names of staff by id; ids nobody has are left out. */
export async function peopleNamed(db: Database, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await db.person.findMany({ where: { id: { in: [...ids] } }, select: { id: true, displayName: true } });
  return new Map(rows.map(({ id, displayName }) => [id, displayName]));
}

/** The people of an organisation, by id. */
export async function peopleOf(db: Database, organisationId: string): Promise<Person[]> {
  const rows = await db.person.findMany({
    where: { organisationId },
    include: withOrganisation,
    orderBy: { id: 'asc' },
  });
  return rows.map(toPerson);
}

/** Where the people of an organisation with any of these roles can be written to. */
export async function addressesOf(db: Database, organisationId: string, held: readonly Role[]): Promise<Address[]> {
  const rows = await db.account.findMany({
    where: { place: { not: null }, person: { organisationId, roles: { hasSome: [...held] } } },
    include: { person: { include: withOrganisation } },
  });
  return rows.flatMap(({ platform, place, person }) =>
    place === null ? [] : [{ platform, place, person: toPerson(person) }]
  );
}

/** Where a person can be written to on one platform. */
export async function addressesOfPerson(db: Database, personId: string, platform: string): Promise<Address[]> {
  const rows = await db.account.findMany({
    where: { personId, platform, place: { not: null } },
    include: { person: { include: withOrganisation } },
  });
  return rows.flatMap((row) =>
    row.place === null ? [] : [{ platform, place: row.place, person: toPerson(row.person) }]
  );
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
