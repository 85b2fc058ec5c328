// An OCDS 1.1 release of one contracting process, with the lots, sustainability and metrics extensions. Pure: from states to JSON.
import { firstStart } from '../domain/commitments.js';
import type { ContractState } from '../domain/contract.js';
import type { TenderState } from '../domain/tender.js';
import { winner } from '../domain/tender.js';
import type { Names } from '../bots/names.js';
import { noticeWords } from '../bots/words/notices.js';
import { pagesWords } from '../bots/words/pages.js';
import { procedureCodes } from './eforms-codes.js';
import { noticeSummary } from './eforms.js';
import type { Draft, Json } from './ocds-parts.js';
import { compact, endOf, metric, startOf } from './ocds-parts.js';
import type { AcceptedBy } from './periods.js';
import { inPeriods } from './periods.js';

/** What a release tells of. */
export interface ProcessFacts {
  readonly tender: TenderState;
  readonly contract: ContractState | null;
  /** Accepted so far at the end of each year, oldest first. */
  readonly accepted: readonly AcceptedBy[];
  /** Changes that both sides agreed to, oldest first. */
  readonly changes: readonly { readonly number: number; readonly at: string }[];
  readonly names: Pick<Names, 'organisation' | 'area'>;
  /** The publisher's registered prefix, e.g. `ocds-213czf`. */
  readonly prefix: string;
  /** When it was like this, ISO instant. */
  readonly at: string;
}

/** Tags of a release (OCDS releaseTag). */
export type ReleaseTag =
  | 'planning'
  | 'tender'
  | 'tenderUpdate'
  | 'tenderCancellation'
  | 'award'
  | 'contract'
  | 'implementation'
  | 'contractTermination'
  | 'compiled';

/** The ocid of a tender's process. */
export const ocidOf = (prefix: string, tender: TenderState): string => `${prefix}-${tender.reference}`;

/** A release. Who bid, and for how much, is only in it once the award notice is out: tender secrecy (domain.md 2.1). */
export function release(facts: ProcessFacts, tags: readonly ReleaseTag[] = tagsOf(facts)): Json {
  const { tender, contract, prefix, at } = facts;
  const ocid = ocidOf(prefix, tender);
  return compact({
    ocid,
    id: `${ocid}-${tender.revision}-${contract?.revision ?? 0}-${tags[0] ?? 'compiled'}`,
    date: at,
    tag: tags,
    initiationType: 'tender',
    language: 'sv',
    parties: parties(facts),
    buyer: reference(tender.authorityId, facts),
    tender: tenderOf(facts),
    awards: awards(facts),
    contracts: contracts(facts),
    relatedProcesses:
      tender.framework === null
        ? []
        : [{ id: '1', relationship: ['framework'], scheme: 'ocid', identifier: `${prefix}-${tender.framework}` }],
  });
}

/** What has happened up to now, as tags. */
export function tagsOf({ tender, contract }: Pick<ProcessFacts, 'tender' | 'contract'>): ReleaseTag[] {
  if (tender.status === 'cancelled') return ['tenderCancellation'];
  const tags: ReleaseTag[] = [];
  if (tender.publication !== null) tags.push('tender');
  if (isPublic(tender)) tags.push('award');
  if (tender.contract !== null) tags.push('contract');
  if (contract !== null && contract.reports > 0) tags.push('implementation');
  if (contract?.phase === 'closed') tags.push('contractTermination');
  return tags.length === 0 ? ['planning'] : tags;
}

/** From the award decision's dispatch on, what was secret is a public record. */
const isPublic = (tender: TenderState): boolean => tender.notice !== null || tender.contract !== null;

const idOf = (organisationId: string): string => `XI-FOOTHOLD-${organisationId}`;
const reference = (id: string, { names }: ProcessFacts): Draft => ({ id: idOf(id), name: names.organisation(id) });

/** Everybody in the process, once each with all roles. `matchingBody` is our own role; the codelist is open. */
function parties(facts: ProcessFacts): Draft {
  const { tender, contract } = facts;
  const roles = new Map<string, string[]>();
  const add = (id: string | null, ...more: string[]): void => {
    if (id !== null) roles.set(id, [...(roles.get(id) ?? []), ...more]);
  };
  add(tender.authorityId, 'buyer', 'procuringEntity');
  if (isPublic(tender)) {
    for (const { bidderId } of tender.bids) add(bidderId, 'tenderer');
    add(winner(tender)?.bidderId ?? null, 'supplier');
  }
  for (const id of contract?.subcontractorIds ?? []) add(id, 'subcontractor');
  add(tender.matchingBodyId, 'matchingBody');
  return [...roles].map(([id, held]) => ({
    id: idOf(id),
    name: facts.names.organisation(id),
    roles: [...new Set(held)],
  }));
}

const lotId = 'LOT-0001';
const categories = { goods: 'goods', services: 'services', works: 'works' } as const;

function statusOf(tender: TenderState): string {
  if (tender.status === 'cancelled') return 'cancelled';
  if (tender.status === 'signed') return 'complete';
  return tender.publication === null ? 'planning' : 'active';
}

function tenderOf(facts: ProcessFacts): Draft {
  const { tender } = facts;
  const { requirement, awardModel, bids, publication, bidsCloseAt, handOvers, scope } = tender;
  return {
    id: tender.reference,
    title: tender.title,
    status: statusOf(tender),
    procuringEntity: reference(tender.authorityId, facts),
    procurementMethod: procedureCodes[tender.procedure].method,
    procurementMethodDetails: tender.procedure,
    mainProcurementCategory: categories[scope.nature],
    awardCriteria: awardModel === null ? null : awardModel.priceWeightPercent === 100 ? 'priceOnly' : 'ratedCriteria',
    tenderPeriod: { startDate: startOf(publication?.publishedOn), endDate: bidsCloseAt },
    numberOfTenderers: isPublic(tender) ? bids.length : null,
    tenderers: isPublic(tender) ? bids.map(({ bidderId }) => reference(bidderId, facts)) : [],
    documents:
      publication === null
        ? []
        : [
            {
              id: `notice-${publication.reference}`,
              documentType: 'tenderNotice',
              title: publication.reference,
              url: publication.url,
              datePublished: startOf(publication.publishedOn),
              language: 'sv',
            },
          ],
    amendments: handOvers
      .filter(({ notice }) => notice === 'correction')
      .map(({ version, at }) => ({
        id: `correction-${version}`,
        date: at,
        description: noticeWords('sv').correction,
      })),
    hasSustainability: requirement !== null,
    lots: [lot(facts)],
    targets: (requirement?.obligations ?? []).map(({ kind, target }) =>
      metric(kind, [{ id: 'target', measure: target }])
    ),
  };
}

/** The one lot, with the goal, how it is pursued, and how bids are selected and judged. */
function lot({ tender, names }: ProcessFacts): Draft {
  const { requirement, awardModel, procedure } = tender;
  const { fields } = noticeSummary('contract-notice', { tender, contract: null, names });
  const swedish = (id: 'BT-777-Lot' | 'BT-70-Lot'): string | null => {
    const text = fields[id];
    return typeof text === 'object' && 'sv' in text ? text.sv : null;
  };
  const { reserved } = procedureCodes[procedure];
  return {
    id: lotId,
    title: tender.title,
    status: statusOf(tender),
    hasSustainability: requirement !== null,
    sustainability:
      requirement === null
        ? []
        : [
            {
              goal: 'social.disadvantagedEmploymentOpportunities',
              strategies: [
                'contractPerformanceConditions',
                ...(tender.bids.some(({ promises }) => promises.length > 0) && isPublic(tender)
                  ? ['awardCriteria']
                  : []),
                ...(reserved ? ['reservedParticipation'] : []),
              ],
              description: swedish('BT-777-Lot'),
            },
          ],
    contractTerms: { performanceTerms: swedish('BT-70-Lot'), reservedExecution: false },
    otherRequirements: { reservedParticipation: reserved ? ['shelteredWorkshop'] : [] },
    selectionCriteria: {
      criteria: (awardModel?.musts ?? []).map(({ text }) => ({ type: 'other', description: text })),
    },
    awardCriteria: { criteria: awardCriteria(tender) },
  };
}

function awardCriteria({ awardModel }: TenderState): Draft[] {
  if (awardModel === null) return [];
  const weight = (number: number): Draft => [{ number, weight: 'percentageExact' }];
  return [
    ...(awardModel.priceWeightPercent > 0
      ? [{ type: 'price', name: noticeWords('sv').price, numbers: weight(awardModel.priceWeightPercent) }]
      : []),
    ...awardModel.criteria.map(({ name, weightPercent }) => ({
      type: 'quality',
      name,
      numbers: weight(weightPercent),
    })),
  ];
}

const awardId = (tender: TenderState): string => `${tender.reference}-award`;

function awards(facts: ProcessFacts): Draft[] {
  const { tender } = facts;
  const first = winner(tender);
  if (first === null || !isPublic(tender)) return [];
  const price = tender.bids.find(({ bidderId }) => bidderId === first.bidderId)?.priceOre;
  return [
    {
      id: awardId(tender),
      status: tender.status === 'cancelled' ? 'cancelled' : tender.contract === null ? 'pending' : 'active',
      date: startOf(tender.notice?.sentOn),
      value: price === undefined ? null : { amount: price / 100, currency: 'SEK' },
      suppliers: [reference(first.bidderId, facts)],
      relatedLots: [lotId],
    },
  ];
}

function contracts(facts: ProcessFacts): Draft[] {
  const { tender, contract, changes, at } = facts;
  if (tender.contract === null) return [];
  const { reference: id, signedOn, startsOn, endsOn } = tender.contract;
  const agreed = contract?.obligations ?? tender.requirement?.obligations ?? [];
  return [
    {
      id,
      awardID: awardId(tender),
      status: contract?.phase === 'closed' ? 'terminated' : startsOn > at.slice(0, 10) ? 'pending' : 'active',
      period: { startDate: startOf(startsOn), endDate: endOf(contract?.endsOn ?? endsOn) },
      dateSigned: startOf(signedOn),
      amendments: changes
        .filter((change) => change.at <= at)
        .map((change) => ({ id: `change-${change.number}`, date: change.at, description: noticeWords('sv').change })),
      agreedMetrics: agreed.map(({ kind, target }) => metric(kind, [{ id: 'agreed', measure: target }])),
      implementation:
        contract === null ? null : { milestones: milestones(contract, at), metrics: delivered(facts, contract) },
    },
  ];
}

/** The first start, and each obligation at the contract's end. No `dateMet`: the day is one person's own. */
function milestones(contract: ContractState, at: string): Draft[] {
  const today = at.slice(0, 10);
  const { by, state, on } = firstStart(contract, today);
  const first = { pending: 'scheduled', met: 'met', missed: on === null ? 'notMet' : 'partiallyMet' }[state];
  const closed = contract.phase === 'closed';
  return [
    ...(contract.obligations.length === 0
      ? []
      : [
          {
            id: 'first-start',
            title: noticeWords('sv').firstStart,
            type: 'delivery',
            dueDate: endOf(by),
            status: first,
          },
        ]),
    ...contract.obligations.map(({ kind, target }) => {
      const { accepted } = contract.tally[kind];
      const ended = accepted >= target ? 'met' : accepted > 0 ? 'partiallyMet' : 'notMet';
      return {
        id: `obligation-${kind}`,
        title: noticeWords('sv').count(pagesWords('sv').obligations[kind], target),
        type: 'delivery',
        dueDate: endOf(contract.endsOn),
        status: accepted >= target ? 'met' : closed ? ended : 'scheduled',
      };
    }),
  ];
}

/** What the buyer has accepted, by periods in which no number is so small that it tells of single people. */
function delivered({ accepted }: ProcessFacts, contract: ContractState): Draft[] {
  return contract.obligations.map(({ kind }) =>
    metric(
      kind,
      inPeriods(kind, accepted, contract).map(({ from, to, measure }) => ({
        id: `${from}-${to}`,
        period: { startDate: startOf(from), endDate: endOf(to) },
        measure,
      }))
    )
  );
}
