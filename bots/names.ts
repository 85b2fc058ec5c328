// Names of the organisations and the staff that a card mentions, fetched in three queries at most, however many cases there are.
import type { CaseState } from '../domain/any-case.js';
import { partiesOf } from '../domain/any-case.js';
import { areaNames, organisationNames } from '../prisma/cases.js';
import type { Database } from '../prisma/database.js';
import { peopleNamed } from '../prisma/people.js';

/** Names by id; an id nobody has is shown as it is. */
export interface Names {
  organisation(id: string): string;
  person(id: string): string;
  area(id: string): string;
}

/** Names for everything in these cases that a card may show, and for further people, e.g. those of a timeline. */
export async function namesOf(
  db: Database,
  states: readonly CaseState[],
  people: readonly string[] = []
): Promise<Names> {
  const [organisations, persons, areas] = await Promise.all([
    organisationNames(db, [...new Set(states.flatMap(organisationsIn))]),
    peopleNamed(db, [...new Set([...people, ...states.flatMap(peopleIn)])]),
    areaNames(db, [...new Set(states.flatMap(areasIn))]),
  ]);
  return {
    organisation: (id) => organisations.get(id) ?? id,
    person: (id) => persons.get(id) ?? id,
    area: (id) => areas.get(id) ?? id,
  };
}

function areasIn(state: CaseState): string[] {
  const areaId = state.kind === 'tender' ? (state.requirement?.areaId ?? null) : null;
  return areaId === null ? [] : [areaId];
}

function organisationsIn(state: CaseState): string[] {
  const { authorityId, contractorIds, matchingBodyId } = partiesOf(state);
  const bidders = state.kind === 'tender' ? state.bids.map((bid) => bid.bidderId) : [];
  return [authorityId, ...contractorIds, ...bidders, ...(matchingBodyId === null ? [] : [matchingBodyId])];
}

function peopleIn(state: CaseState): string[] {
  if (state.kind === 'placement') return [];
  if (state.kind === 'contract') return state.openReports.flatMap(({ by }) => (by === null ? [] : [by]));
  const deciders = state.decisions.flatMap(({ by }) => (by === null ? [] : [by]));
  return state.submittedBy === null ? deciders : [...deciders, state.submittedBy];
}
