// Names of the organisations and the staff that a card mentions, fetched in one query, however many cases there are.
import type { CaseEvent, CaseState } from '../domain/any-case.js';
import { partiesOf } from '../domain/any-case.js';
import type { CaseEventRow } from '../prisma/cases.js';
import { evaluatorsOf } from '../domain/evaluation.js';
import type { Database } from '../prisma/database.js';
import { namesById } from '../prisma/names.js';

/** Names by id; an id nobody has is shown as it is. */
export interface Names {
  organisation(id: string): string;
  person(id: string): string;
  area(id: string): string;
}

/** Names for everything in these cases that a card may show, and in the events of a timeline. */
export async function namesOf(
  db: Database,
  states: readonly CaseState[],
  events: readonly CaseEventRow[] = []
): Promise<Names> {
  const told = events
    .flatMap(({ by, data }) => [by, data.inSteadOf ?? null, ...mentionedIn(data)])
    .filter((id) => id !== null);
  const names = await namesById(db, {
    organisation: [...new Set([...told, ...states.flatMap(organisationsIn)])],
    person: [...new Set([...told, ...states.flatMap(peopleIn)])],
    area: [...new Set(states.flatMap(areasIn))],
  });
  return {
    organisation: (id) => names.organisation.get(id) ?? id,
    person: (id) => names.person.get(id) ?? id,
    area: (id) => names.area.get(id) ?? id,
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
  const nudger = state.nudged?.by ?? null;
  return nudger === null ? namedIn(state) : [nudger, ...namedIn(state)];
}

function namedIn(state: CaseState): string[] {
  if (state.kind === 'placement') return [];
  if (state.kind === 'authority')
    return (state.delegations ?? []).flatMap(({ delegatorId, delegateId }) => [delegatorId, delegateId]);
  if (state.kind === 'contract')
    return [
      ...state.openReports.flatMap(({ by }) => (by === null ? [] : [by])),
      ...state.partnering.contacts.map(({ personId }) => personId),
    ];
  const { decisions, settled = [], corrections = [], submittedBy, bids } = state;
  const deciders = [...decisions, ...settled].flatMap(({ by, inSteadOf }) => [by, inSteadOf ?? null]);
  return [...deciders, ...corrections.map(({ by }) => by), submittedBy, ...evaluatorsOf(bids)].filter(
    (id) => id !== null
  );
}

/** People and organisations that an event names beside whoever did it, e.g. a subcontractor that has left since. */
function mentionedIn(event: CaseEvent): (string | null)[] {
  switch (event.type) {
    case 'kick-off-held':
      return [event.deliveryOwnerId];
    case 'contact-replaced':
      return [event.from, event.to];
    case 'evaluator-replaced':
      return [event.evaluator];
    case 'delegated':
    case 'delegation-ended':
      return [event.delegatorId, event.delegateId];
    case 'month-closed':
      return [...event.silent];
    default:
      return 'organisationId' in event ? [event.organisationId] : [];
  }
}
