// What must hold of the record of every case, of whatever kind: it is whole, it adds up, and what people did counts once.
import type { CaseState } from '../../domain/any-case.js';
import type { AnyWalked, WalkedAuthority } from './family.js';
import type { Problem } from './play.js';

/** Everything that is wrong with a case's record; empty when nothing is. */
export function recordFaults(one: AnyWalked | WalkedAuthority): Problem[] {
  return [...snapshotFaults(one), ...countedTwice(one)];
}

/** Revisions are 1, 2, 3 and the snapshot is what its events say. */
function snapshotFaults(one: AnyWalked | WalkedAuthority): Problem[] {
  const problems: Problem[] = [];
  const gap = one.seqs.findIndex((seq, index) => seq !== index + 1);
  if (gap !== -1) problems.push({ caseId: one.id, what: `event ${gap + 1} is missing` });
  if (one.state.revision !== one.seqs.length)
    problems.push({ caseId: one.id, what: `revision ${one.state.revision} with ${one.seqs.length} events` });
  const last = one.moments.at(-1)?.after;
  for (const field of last ? differences(last, one.state) : [])
    problems.push({ caseId: one.id, what: `the snapshot is not what its events say: ${field}` });
  return problems;
}

/** Fields that differ, of those that people look at: not the window of deliveries and what a placement was started with. */
function differences(told: CaseState, kept: CaseState): string[] {
  const [left, right] = [told, kept] as unknown as Record<string, unknown>[];
  const fields = Object.keys({ ...left, ...right }).filter(
    (field) => field !== 'seen' && !(kept.kind === 'placement' && field === 'eligible')
  );
  return fields
    .filter((field) => text(left?.[field]) !== text(right?.[field]))
    .map((field) => `${field} is ${text(right?.[field])} instead of ${text(left?.[field])}`);
}

/** A value as a text that is the same whatever the order of its fields. */
export function text(value: unknown): string {
  return JSON.stringify(value, sorted) ?? 'nothing';
}

function sorted(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** What one case tells another carries the stamp of who did it there; no delivery of this case stands behind it. */
const toldByOthers: readonly string[] = ['placement-changed', 'moved', 'withdrawn', 'retention-told'];

/** Everything that people did came with one delivery, and no delivery did it twice. */
function countedTwice({ id, moments, deliveries }: AnyWalked | WalkedAuthority): Problem[] {
  const problems: Problem[] = [];
  const events: readonly { readonly type: string; readonly at: string; readonly by: string | null }[] = moments.map(
    ({ event }) => event
  );
  const revisions = deliveries.map(([, revision]) => revision);
  const twice = revisions.find((revision, index) => revision === revisions[index - 1]);
  if (twice !== undefined) problems.push({ caseId: id, what: `two deliveries led to revision ${twice}` });
  for (const [index, { type, at, by }] of events.entries()) {
    if (by === null || toldByOthers.includes(type)) continue;
    const revision = revisions.find((each) => each > index);
    const last = revision === undefined ? undefined : events[revision - 1];
    if (last?.at !== at || last.by !== by)
      problems.push({ caseId: id, what: `${type} at revision ${index + 1} came with no delivery of its own` });
  }
  return problems;
}
