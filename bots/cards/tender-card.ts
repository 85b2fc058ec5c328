// A tender on its card: the requirement, the decisions made, bids and standstill.
import { openAppeal, signingForbidden } from '../../domain/appeal.js';
import { missingAtGate } from '../../domain/gate.js';
import type { TenderState } from '../../domain/tender.js';
import { openStage, winner } from '../../domain/tender.js';
import { maySeeBids } from '../../domain/tender-secrecy.js';
import { bidsElements } from './bids-card.js';
import type { CardElement } from './card.js';
import { aside } from './card.js';
import { decisionElements, proposalElements, waitingElements } from './decision-card.js';
import { requirementElements } from './requirement-card.js';
import type { Viewer } from './viewer.js';
import { voiceOf } from './viewer.js';

/** What the card says. */
export function tenderElements(tender: TenderState, viewer: Viewer): CardElement[] {
  const { words } = voiceOf(viewer);
  const { changesWanted, cancelReason, requirement } = tender;
  const deciding = openStage(tender)?.decides === 'requirement';
  return [
    ...(changesWanted === null ? [] : [warning(words.card.changesWanted(changesWanted))]),
    ...(cancelReason === null ? [] : [warning(words.card.cancelled(cancelReason))]),
    ...gateElements(tender, viewer),
    ...proposalElements(tender, viewer),
    ...decisionElements(tender, viewer),
    ...aside(weighed(tender, viewer), !deciding),
    ...aside(requirement === null ? [] : requirementElements(tender, requirement, viewer), !deciding),
    ...withoutRequirement(tender, viewer),
    ...awardFacts(tender, viewer),
    ...bidsElements(tender, viewer),
    ...waitingElements(tender, viewer),
  ];
}

const warning = (text: string): CardElement => ({ type: 'text', tone: 'warning', text });

/** What the gate still lacks, for whoever has to settle it. */
function gateElements(tender: TenderState, viewer: Viewer): CardElement[] {
  if (tender.gate === null || openStage(tender)?.kind !== 'gate') return [];
  const { words, terms, list } = voiceOf(viewer);
  const missing = missingAtGate(tender.gate).map((question) => terms.gate[question].missing);
  return missing.length === 0 ? [] : [warning(words.card.gateMissing(list(missing)))];
}

/** How the requirement stands to the contract's size, for whoever decides on it; the motive where one was needed. */
function weighed(tender: TenderState, viewer: Viewer): CardElement[] {
  const { proportionality } = tender;
  if (proportionality === null) return [];
  const { verdict, motive } = proportionality;
  const text = `${voiceOf(viewer).terms.drafting.verdictNames[verdict]}${motive === null ? '.' : `: ”${motive}”`}`;
  return [
    {
      type: 'text',
      tone: verdict === 'too-high' && openStage(tender)?.decides === 'requirement' ? 'warning' : 'muted',
      text,
    },
  ];
}

function withoutRequirement({ withoutRequirement: without, version }: TenderState, viewer: Viewer): CardElement[] {
  if (without === null) return [];
  const { card } = voiceOf(viewer).words;
  const label = without.as === 'exemption' ? card.exemption : card.leftOut;
  const facts = [
    { label, value: without.reason },
    { label: card.version, value: String(version) },
  ];
  return [{ type: 'facts', facts }];
}

function awardFacts(tender: TenderState, viewer: Viewer): CardElement[] {
  const { words, terms, date, time, number } = voiceOf(viewer);
  const seesBids = maySeeBids(viewer.person, tender);
  const first = seesBids ? winner(tender) : null;
  const appeal = openAppeal(tender);
  const facts = [
    tender.publication && { label: words.card.publication, value: tender.publication.reference },
    tender.bidsCloseAt !== null && !tender.bidsClosed
      ? { label: terms.bids.card.closes, value: time(tender.bidsCloseAt) }
      : null,
    tender.questions.length > 0 ? { label: terms.bids.card.questions, value: String(tender.questions.length) } : null,
    seesBids && tender.bids.length > 0 ? { label: words.card.bids, value: String(tender.bids.length) } : null,
    first && {
      label: words.card.winner,
      value: `${viewer.names.organisation(first.bidderId)}, ${words.card.points(number(first.totalPoints))}`,
    },
    tender.standstill && !signingForbidden(tender)
      ? { label: words.card.signableFrom, value: date(tender.standstill.earliestContract) }
      : null,
    appeal && {
      label: words.card.review,
      value: `${terms.courts[appeal.court]}, ${appeal.caseNumber}${appeal.forbidsSigning ? `; ${words.card.noSigning}` : ''}`,
    },
  ].filter((fact) => fact !== null);
  return facts.length === 0 ? [] : [{ type: 'facts', facts }];
}
