// The history of a process: its releases as its events led to them, by applying the events again; and the record over them.
import type { CaseEvent } from '../domain/any-case.js';
import type { Stamped } from '../domain/case.js';
import type { ContractEvent, ContractState } from '../domain/contract.js';
import { applyContract } from '../domain/apply-contract.js';
import { newContract } from '../domain/contract.js';
import type { TenderEvent, TenderState } from '../domain/tender.js';
import { applyTender } from '../domain/apply-tender.js';
import { newTender } from '../domain/tender.js';
import type { Json } from './ocds-parts.js';
import type { ProcessFacts, ReleaseTag } from './ocds.js';
import { ocidOf, release } from './ocds.js';
import type { AcceptedBy } from './periods.js';

/** A case as it stands, with all its events, oldest first. */
export interface Told<S> {
  readonly state: S;
  readonly events: readonly CaseEvent[];
}

/** A process with its past. */
export interface ProcessHistory extends Pick<ProcessFacts, 'names' | 'prefix' | 'at'> {
  readonly tender: Told<TenderState>;
  readonly contract: Told<ContractState> | null;
}

/** The release of a process as it stands. */
export function currentRelease(history: ProcessHistory): Json {
  return release(factsNow(history));
}

function factsNow({ tender, contract, ...shared }: ProcessHistory): ProcessFacts {
  const accepted = contract === null ? [] : yearly(contract);
  return { ...shared, tender: tender.state, contract: contract?.state ?? null, accepted, changes: agreed(contract) };
}

/** The changes that both sides agreed to, with their day. */
function agreed(contract: Told<ContractState> | null): ProcessFacts['changes'] {
  return (contract?.events ?? []).flatMap((event) =>
    event.type === 'change-agreed' ? [{ number: event.number, at: event.at }] : []
  );
}

/** OCDS extensions that releases use: the eForms profile (lots, sustainability, criteria, terms) and metrics. */
export const extensions = [
  'https://raw.githubusercontent.com/open-contracting-extensions/eforms/latest/extension.json',
  'https://raw.githubusercontent.com/open-contracting-extensions/ocds_metrics_extension/master/extension.json',
];

interface Package {
  readonly uri: string;
  readonly publisher: string;
}

/** A package of one release, to be put on the web as it is. */
export function releasePackage(history: ProcessHistory, { uri, publisher }: Package): Json {
  return { ...packageFrame(history.at, uri, publisher), releases: [currentRelease(history)] };
}

/** A package of one record: every release so far, oldest first, and the compiled one. */
export function recordPackage(history: ProcessHistory, { uri, publisher }: Package): Json {
  const releases = releasesOf(history);
  const compiledRelease = release(factsNow(history), ['compiled']);
  const ocid = ocidOf(history.prefix, history.tender.state);
  return { ...packageFrame(history.at, uri, publisher), records: [{ ocid, releases, compiledRelease }] };
}

/** What a package says before its releases or records. */
export function packageFrame(publishedDate: string, uri: string, publisher: string): object {
  return { uri, publishedDate, version: '1.1', extensions, publisher: { name: publisher } };
}

/** Events after which the world may know more than before, with the tag of what it may know. */
const told: Readonly<Partial<Record<CaseEvent['type'], ReleaseTag>>> = {
  published: 'tender',
  cancelled: 'tenderCancellation',
  'notice-sent': 'award',
  'contract-signed': 'contract',
};

/** Releases up to now: the tender's steps, each closed year of the contract, and its end; at least the one that stands. */
export function releasesOf(history: ProcessHistory): Json[] {
  const { tender, contract, ...shared } = history;
  const releases: Json[] = [];
  const { id, authorityId, reference, title, procedure, policy, scope, matchingBodyId, plan } = tender.state;
  const facts = { id, authorityId, reference, title, procedure, policy, scope, matchingBodyId };
  const before = { ...newTender(facts), plan };
  for (const { event, state } of steps(before, tender.events as Stamped<TenderEvent>[], applyTender)) {
    const tag = event.type === 'handed-over' && event.notice === 'correction' ? 'tenderUpdate' : told[event.type];
    if (tag !== undefined)
      releases.push(
        release({ ...shared, at: event.at, tender: state, contract: null, accepted: [], changes: [] }, [tag])
      );
  }
  for (const { at, state, accepted, tag } of contract === null ? [] : years(contract))
    releases.push(
      release({ ...shared, at, tender: tender.state, contract: state, accepted, changes: agreed(contract) }, [tag])
    );
  return releases.length === 0 ? [currentRelease(history)] : releases;
}

interface ContractYear {
  readonly at: string;
  readonly state: ContractState;
  readonly accepted: readonly AcceptedBy[];
  readonly tag: ReleaseTag;
}

/** The contract after the last event of each year that is over, and after its final evaluation. */
function years(contract: Told<ContractState>): ContractYear[] {
  const found: ContractYear[] = [];
  const accepted: AcceptedBy[] = [];
  const all = contractSteps(contract);
  for (const [index, { event, state, at }] of all.entries()) {
    const year = at.slice(0, 4);
    const next = all[index + 1]?.at.slice(0, 4);
    if (next !== year) accepted.push({ year, tally: state.tally });
    if (event.type === 'evaluated') {
      const upTo = [...accepted.filter((one) => one.year !== year), { year, tally: state.tally }];
      found.push({ at, state, accepted: upTo, tag: 'contractTermination' });
    } else if (next !== undefined && next !== year && state.phase !== 'closed')
      found.push({ at, state, accepted: [...accepted], tag: 'implementation' });
  }
  return found;
}

/** Accepted so far at the end of each year, by applying the contract's events again. */
export function yearly(contract: Told<ContractState>): AcceptedBy[] {
  const byYear = new Map(contractSteps(contract).map(({ at, state }) => [at.slice(0, 4), state.tally]));
  return [...byYear].map(([year, tally]) => ({ year, tally }));
}

/** Each step with its time; what was only recorded later than it happened counts from when it was known. */
function contractSteps({ state, events }: Told<ContractState>) {
  let at = '';
  return steps(newContract(factsOf(state)), events as Stamped<ContractEvent>[], applyContract).map((step) => {
    at = step.event.at > at ? step.event.at : at;
    return { ...step, at };
  });
}

/** The facts a contract began with, without what has happened since. */
function factsOf(state: ContractState): Parameters<typeof newContract>[0] {
  const { id, authorityId, reference, title, tenderId, contractorId, subcontractorIds, matchingBodyId, scope } = state;
  const { signedOn, startsOn, endsOn, firstStartBy, obligations, sanctions, bonus, followUpBy } = state;
  const parties = { authorityId, contractorId, subcontractorIds, matchingBodyId };
  const terms = { signedOn, startsOn, endsOn, firstStartBy, obligations, sanctions, bonus, followUpBy, scope };
  return { id, reference, title, tenderId, ...parties, ...terms };
}

function steps<S, E>(first: S, events: readonly E[], apply: (state: S, event: E) => S): { event: E; state: S }[] {
  let state = first;
  return events.map((event) => {
    state = apply(state, event);
    return { event, state };
  });
}
