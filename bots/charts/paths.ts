// Placements as paths: from referral to internship to education to job, and how they ended, counted as flows. Pure.
import type { PlacementRecord } from '../../domain/placement-record.js';

/** Where a path may pass, and where it leads. */
export type PathNode = 'referred' | 'internship' | 'education' | 'employment' | 'going-on' | 'stayed' | 'ended';

/** So many went from one to the next. */
export interface Flow {
  readonly from: PathNode;
  readonly to: PathNode;
  readonly count: number;
}

/** In the order a path is drawn: who comes back to an earlier one is drawn at the first time. */
const passed = ['referred', 'internship', 'education', 'employment'] as const satisfies PathNode[];

/** The flows of some placements, the widest first; those whose report was withdrawn never were. */
export function flowsOf(placements: readonly PlacementRecord[]): Flow[] {
  const counts = new Map<string, Flow>();
  for (const placement of placements) {
    const path = pathOf(placement);
    for (const [index, from] of path.slice(0, -1).entries()) {
      const to = path[index + 1];
      if (to === undefined) continue;
      const key = `${from} ${to}`;
      counts.set(key, { from, to, count: (counts.get(key)?.count ?? 0) + 1 });
    }
  }
  return [...counts.values()].sort((a, b) => b.count - a.count);
}

function pathOf({ referred, spells, phase, endReason }: PlacementRecord): PathNode[] {
  if (endReason === 'withdrawn') return [];
  const been = new Set<PathNode>([...(referred ? ['referred' as const] : []), ...spells.map(({ what }) => what)]);
  const nodes: PathNode[] = passed.filter((node) => been.has(node));
  if (nodes.length === 0) return [];
  if (phase !== 'ended') return [...nodes, 'going-on'];
  return [...nodes, endReason === 'still-there' || endReason === 'completed' ? 'stayed' : 'ended'];
}
