// Areas of an authority (and of the one it belongs to) with their indicators by year and the efforts there.
import type { Effort } from '../domain/area.js';
import type { Database } from './database.js';

/** An area with what is known of it. */
export interface AreaFacts {
  readonly id: string;
  readonly authorityId: string;
  readonly name: string;
  /** Newest year first. */
  readonly years: readonly {
    readonly year: number;
    readonly values: Readonly<Record<string, number>>;
    readonly sources: readonly string[];
  }[];
  readonly efforts: readonly Pick<Effort, 'title' | 'period' | 'outcomes'>[];
}

/** The authority and the one it belongs to: whose areas a requirement may name. */
export async function familyOf(db: Database, authorityId: string): Promise<string[]> {
  const authority = await db.authority.findUnique({ where: { id: authorityId }, select: { parentId: true } });
  return authority?.parentId == null ? [authorityId] : [authorityId, authority.parentId];
}

/** Every area that a requirement of this authority may name, by name. */
export async function areasWithin(db: Database, authorityId: string): Promise<AreaFacts[]> {
  const areas = await db.area.findMany({
    where: { authorityId: { in: await familyOf(db, authorityId) } },
    include: {
      indicators: { orderBy: [{ year: 'desc' }, { name: 'asc' }] },
      efforts: { orderBy: { effortId: 'asc' } },
    },
    orderBy: { name: 'asc' },
  });
  return areas.map(({ id, authorityId: owner, name, indicators, efforts }) => ({
    id,
    authorityId: owner,
    name,
    years: [...new Set(indicators.map(({ year }) => year))].map((year) => {
      const ofYear = indicators.filter((one) => one.year === year);
      return {
        year,
        values: Object.fromEntries(ofYear.map((one) => [one.name, one.value])),
        sources: [...new Set(ofYear.flatMap(({ source }) => (source === null ? [] : [source])))],
      };
    }),
    // Written by foothold_record_authority only, from an effort.
    efforts: efforts.map(({ title, period, outcomes }) => ({
      title,
      period,
      outcomes: outcomes as unknown as Effort['outcomes'],
    })),
  }));
}

/** Whether a requirement of this authority may name this area. */
export async function areaExists(db: Database, authorityId: string, areaId: string): Promise<boolean> {
  return (await db.area.count({ where: { id: areaId, authorityId: { in: await familyOf(db, authorityId) } } })) > 0;
}
