// Organisations, areas and staff of an import file, put into the database; what is already there is brought up to date.
import type { Database } from '../../prisma/database.js';
import type { ImportFile } from './file.js';

/** How something in a file stands to what is there. */
export interface Compared {
  readonly id: string;
  readonly outcome: 'new' | 'changed' | 'already-there';
}

/** Saves them in one transaction. */
export async function savePeople(db: Database, { organisations, areas, people }: ImportFile): Promise<void> {
  await db.$transaction([
    ...organisations.map(({ id, name, kind }) =>
      db.organisation.upsert({ where: { id }, create: { id, name, kind }, update: { name, kind } })
    ),
    ...organisations
      .filter(({ kind }) => kind === 'authority')
      .map(({ id }) => db.authority.upsert({ where: { id }, create: { id }, update: {} })),
    // Parents after all of them are there.
    ...organisations
      .filter(({ kind }) => kind === 'authority')
      .map(({ id, parent }) => db.authority.update({ where: { id }, data: { parentId: parent } })),
    ...areas.map(({ id, authority: authorityId, name }) =>
      db.area.upsert({
        where: { authorityId_id: { authorityId, id } },
        create: { authorityId, id, name },
        update: { name },
      })
    ),
    ...people.map(({ id, name, organisation, roles, language, demo }) => {
      const columns = { displayName: name, organisationId: organisation, roles, language, demo };
      return db.person.upsert({ where: { id }, create: { id, ...columns }, update: columns });
    }),
    // In the web chat a person's account is the person.
    ...people.map(({ id }) =>
      db.account.upsert({
        where: { platform_account: { platform: 'web', account: id } },
        create: { platform: 'web', account: id, personId: id },
        update: {},
      })
    ),
  ]);
}

/** What saving them would do. */
export async function comparePeople(
  db: Database,
  { organisations, areas, people }: ImportFile
): Promise<Record<'organisations' | 'areas' | 'people', Compared[]>> {
  const ids = (all: readonly { readonly id: string }[]): object => ({ id: { in: all.map(({ id }) => id) } });
  const [savedOrganisations, savedAreas, savedPeople] = await Promise.all([
    db.organisation.findMany({ where: ids(organisations), include: { authority: true } }),
    db.area.findMany({ where: ids(areas) }),
    db.person.findMany({ where: ids(people) }),
  ]);
  return {
    organisations: compared(
      organisations.map(({ id, name, kind, parent }) => ({
        id,
        is: [name, kind, kind === 'authority' ? parent : null],
      })),
      savedOrganisations.map(({ id, name, kind, authority }) => ({ id, is: [name, kind, authority?.parentId ?? null] }))
    ),
    areas: compared(
      areas.map(({ id, authority, name }) => ({ id: `${authority}/${id}`, is: [name] })),
      savedAreas.map(({ id, authorityId, name }) => ({ id: `${authorityId}/${id}`, is: [name] }))
    ),
    people: compared(
      people.map(({ id, name, organisation, roles, language, demo }) => ({
        id,
        is: [name, organisation, roles, language, demo],
      })),
      savedPeople.map(({ id, displayName, organisationId, roles, language, demo }) => ({
        id,
        is: [displayName, organisationId, roles, language, demo],
      }))
    ),
  };
}

interface Row {
  readonly id: string;
  readonly is: readonly unknown[];
}

function compared(inFile: readonly Row[], saved: readonly Row[]): Compared[] {
  const before = new Map(saved.map(({ id, is }) => [id, JSON.stringify(is)]));
  return inFile.map(({ id, is }) => {
    const was = before.get(id);
    return { id, outcome: was === undefined ? 'new' : was === JSON.stringify(is) ? 'already-there' : 'changed' };
  });
}
