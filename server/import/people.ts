// Organisations, areas and staff of an import file, put into the database; what is already there is brought up to date.
import type { Database } from '../../prisma/database.js';
import type { ImportFile } from './file.js';

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
