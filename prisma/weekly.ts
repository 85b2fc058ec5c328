// An authority's week as the read model has it, whom it is told to, and that it has been told.
import type { CaseEvent, CaseState } from '../domain/any-case.js';
import { decidingEvents } from '../domain/queue.js';
import type { Database } from './database.js';
import type { Address } from './people.js';
import { addressesOf, peopleOf } from './people.js';
import type { DecidedLately } from './queue.js';

const casesRead = 1000;
const decidedRead = 12;

/** Running cases of an authority. */
export async function runningCasesOf(db: Database, authorityId: string): Promise<CaseState[]> {
  const rows = await db.case.findMany({
    where: { authorityId, running: true, kind: { in: ['tender', 'contract', 'placement'] } },
    select: { state: true },
    orderBy: { id: 'asc' },
    take: casesRead,
  });
  return rows.map(({ state }) => state as unknown as CaseState);
}

/** What was decided in an authority's cases since an instant, newest first. */
export async function decidedSince(db: Database, authorityId: string, since: Date): Promise<DecidedLately[]> {
  const rows = await db.caseEvent.findMany({
    where: { type: { in: [...decidingEvents] }, at: { gte: since }, case: { authorityId } },
    include: { case: { select: { reference: true, title: true } } },
    orderBy: [{ at: 'desc' }, { seq: 'desc' }],
    take: decidedRead,
  });
  return rows.map(({ caseId, type, at, by, via, data, case: { reference, title } }) => ({
    caseId,
    reference,
    title,
    event: { ...(data as object), type, at: at.toISOString(), by, via } as CaseEvent,
  }));
}

/** An authority's coordinators and whoever stands in for one, each where they want to be written to; those of the web have their thread. */
export async function coordinatorsOf(db: Database, authorityId: string): Promise<Address[]> {
  const [addresses, people, wanting] = await Promise.all([
    addressesOf(db, authorityId, ['coordinator']),
    peopleOf(db, authorityId),
    db.person.findMany({ where: { organisationId: authorityId, weekly: true }, select: { id: true } }),
  ]);
  const wants = new Set(wanting.map(({ id }) => id));
  const elsewhere = people.filter(
    ({ id, roles, standsInFor }) =>
      !addresses.some(({ person }) => person.id === id) &&
      (roles.includes('coordinator') || standsInFor.some((stead) => stead.roles.includes('coordinator')))
  );
  const onTheWeb = elsewhere.map((person): Address => ({ person, platform: 'web', place: person.id }));
  return [...addresses, ...onTheWeb].filter(({ person }) => wants.has(person.id));
}

/** Whether a person has been told of this day's week. */
export async function weekTold(db: Database, authorityId: string, personId: string, day: string): Promise<boolean> {
  return (await db.weeklyMessage.count({ where: { authorityId, personId, day } })) > 0;
}

/** Remembers that a person has been told. */
export async function rememberWeek(db: Database, authorityId: string, personId: string, day: string): Promise<void> {
  await db.weeklyMessage.createMany({ data: { authorityId, personId, day }, skipDuplicates: true });
}

/** Whether a person wants the week in one message. */
export async function wantsWeek(db: Database, personId: string): Promise<boolean> {
  return (await db.person.findUnique({ where: { id: personId }, select: { weekly: true } }))?.weekly ?? true;
}

/** Remembers whether a person wants it. */
export async function chooseWeek(db: Database, personId: string, weekly: boolean): Promise<void> {
  await db.person.updateMany({ where: { id: personId }, data: { weekly } });
}
