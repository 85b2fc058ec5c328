// Names by id of all that a card mentions, in one round trip.
import type { Database } from './database.js';

/** What has a name. */
export type Named = 'organisation' | 'person' | 'area';

/** Names by id; ids nobody has are left out. */
export async function namesById(
  db: Database,
  { organisation = [], person = [], area = [] }: Readonly<Partial<Record<Named, readonly string[]>>>
): Promise<Readonly<Record<Named, ReadonlyMap<string, string>>>> {
  const rows = await db.$queryRaw<{ readonly what: Named; readonly id: string; readonly name: string }[]>`
    SELECT 'organisation' AS what, id, name FROM organisations WHERE id = ANY(${organisation}::text[])
    UNION ALL SELECT 'person', id, display_name FROM people WHERE id = ANY(${person}::text[])
    UNION ALL SELECT 'area', id, name FROM areas WHERE id = ANY(${area}::text[])`;
  const found = {
    organisation: new Map<string, string>(),
    person: new Map<string, string>(),
    area: new Map<string, string>(),
  };
  for (const { what, id, name } of rows) found[what].set(id, name);
  return found;
}
