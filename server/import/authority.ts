// An authority's past: the figures and efforts of its areas, and its policies in the order they were adopted.
import type { AuthorityEvent, AuthorityState } from '../../domain/authority.js';
import { newAuthority } from '../../domain/authority.js';
import type { Policy } from '../../domain/policy.js';
import { startingPolicy } from '../../domain/policy.js';
import { authorityRules } from '../../workflows/authority.js';
import type { ImportFile } from './file.js';
import { ImportError, atLine } from './file.js';
import type { Cast } from './replay.js';
import { Past, instantOfStep, take } from './replay.js';

export type AuthorityPast = Past<AuthorityState, AuthorityEvent>;

/** The past of every authority of a file, by its id. */
export function authorityPasts(file: ImportFile, cast: Cast, asOf: string): Map<string, AuthorityPast> {
  const authorities = file.organisations.filter(({ kind }) => kind === 'authority');
  return new Map(authorities.map(({ id, name, parent }) => [id, pastOf(file, { id, name, parent }, cast, asOf)]));
}

function pastOf(
  file: ImportFile,
  { id, name, parent }: { readonly id: string; readonly name: string; readonly parent: string | null },
  cast: Cast,
  asOf: string
): AuthorityPast {
  if (parent !== null && !file.organisations.some((each) => each.id === parent && each.kind === 'authority'))
    throw new ImportError(`${id}: its parent ${parent} is no authority in "organisations"`);
  const areas = file.areas.filter(({ authority }) => authority === id);
  const steps = file.authorities.filter((each) => each.id === id).flatMap((each) => each.steps);
  const begin = [...steps.map(({ on }) => instantOfStep(on)), ...beginnings(file, id), asOf].sort()[0] ?? asOf;
  const known = areas.map((area) => ({ id: area.id, name: area.name }));
  const past = new Past(authorityRules, newAuthority({ organisationId: id, name, parentId: parent, areas: known }));
  past.happen(begin, { type: 'authority-started' });
  const lines = areas.flatMap(({ id: areaId, indicators }) =>
    indicators.map(({ year, source, ...values }) => ({ areaId, name: null, year, values, source }))
  );
  if (lines.length > 0) past.happen(begin, { type: 'indicators-recorded', lines });
  for (const { id: areaId, efforts } of areas)
    for (const effort of efforts) past.happen(begin, { type: 'effort-recorded', areaId, ...effort });
  for (const step of steps) {
    if (step.do === 'open-tender')
      throw new ImportError(atLine(step.line, `list the tender under "tenders"; it brings its own past`), true);
    take(past, step, cast, {});
  }
  return past;
}

/** When the tenders of an authority began. */
function beginnings({ tenders }: ImportFile, authorityId: string): string[] {
  return tenders
    .filter(({ authority }) => authority === authorityId)
    .flatMap(({ steps }) => (steps[0] ? [instantOfStep(steps[0].on)] : []));
}

/** The policy that a tender opened then went by: the authority's own, else that of the one it belongs to, else the starting one. */
export function policyThen(pasts: ReadonlyMap<string, AuthorityPast>, authorityId: string, at: string): Policy {
  const past = pasts.get(authorityId);
  const adopted = (past?.events ?? []).flatMap((event) =>
    event.type === 'policy-adopted' && event.at <= at ? [event.policy] : []
  );
  const own = adopted.at(-1);
  if (own !== undefined) return own;
  const parentId = past?.state.parentId ?? null;
  return parentId === null ? startingPolicy : policyThen(pasts, parentId, at);
}
