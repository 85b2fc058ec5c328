// A tender on its card: the requirement, the decisions made, bids and standstill.
import { openAppeal, signingForbidden } from '../../domain/appeal.js';
import { approvalOf, approvalRule, isAskedToDecide, isOwnSubmission } from '../../domain/approval.js';
import { missingAtGate } from '../../domain/gate.js';
import type { Decision, TenderState } from '../../domain/tender.js';
import { openStage, winner } from '../../domain/tender.js';
import { maySeeBids } from '../../domain/tender-secrecy.js';
import { bidsElements } from './bids-card.js';
import type { CardElement, CommandButton } from './card.js';
import { requirementElements } from './requirement-card.js';
import type { Viewer } from './viewer.js';
import { actedAs, voiceOf } from './viewer.js';

/** What the card says. */
export function tenderElements(tender: TenderState, viewer: Viewer): CardElement[] {
  const { words } = voiceOf(viewer);
  const { changesWanted, cancelReason, requirement } = tender;
  return [
    ...(changesWanted === null ? [] : [warning(words.card.changesWanted(changesWanted))]),
    ...(cancelReason === null ? [] : [warning(words.card.cancelled(cancelReason))]),
    ...gateElements(tender, viewer),
    ...(requirement === null ? [] : requirementElements(tender, requirement, viewer)),
    ...weighed(tender, viewer),
    ...withoutRequirement(tender, viewer),
    ...awardFacts(tender, viewer),
    ...bidsElements(tender, viewer),
    ...tender.decisions.map((decision): CardElement => ({
      type: 'text',
      tone: 'good',
      text: decided(decision, viewer),
    })),
    ...approvals(tender, viewer),
  ];
}

/** Decide, while a decision is what is waited for. */
export function tenderActions(tender: TenderState, viewer: Viewer): CommandButton[] {
  const { buttons } = voiceOf(viewer).words;
  const stage = openStage(tender);
  if (stage?.kind !== 'approve') return [];
  if (viewer.person !== null && !isAskedToDecide(tender, stage, viewer.person)) return [];
  const on = { stageId: stage.id, version: tender.version };
  return [
    { id: 'approve', label: buttons.approve, style: 'primary', command: { kind: 'approve', ...on }, asksReason: false },
    {
      id: 'request-changes',
      label: buttons.requestChanges,
      style: 'default',
      command: { kind: 'request-changes', ...on, reason: '' },
      asksReason: true,
    },
    {
      id: 'reject',
      label: buttons.reject,
      style: 'danger',
      command: { kind: 'reject', ...on, reason: '' },
      asksReason: true,
    },
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
function weighed({ proportionality }: TenderState, viewer: Viewer): CardElement[] {
  if (proportionality === null) return [];
  const { verdict, motive } = proportionality;
  const text = `${voiceOf(viewer).terms.drafting.verdictNames[verdict]}${motive === null ? '.' : `: ”${motive}”`}`;
  return [{ type: 'text', tone: verdict === 'too-high' ? 'warning' : 'muted', text }];
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

function own(tender: TenderState, { person }: Viewer): boolean {
  return person !== null && isOwnSubmission(tender, person);
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

/** "Anna Ek godkände 1 mars 2026 10:42"; "Anna Ek (i stället för Eva Holm) godkände ..." */
export function decided({ decision, by, at, inSteadOf }: Decision, viewer: Viewer): string {
  const { words, terms, time } = voiceOf(viewer);
  const who = by === null ? '' : actedAs(viewer.names, terms, by, inSteadOf);
  const say = { approve: words.card.approved, 'request-changes': words.card.changes, reject: words.card.rejected };
  return say[decision](who, time(at));
}

function approvals(tender: TenderState, viewer: Viewer): CardElement[] {
  const stage = openStage(tender);
  if (stage?.kind !== 'approve') return [];
  const { words, terms, list } = voiceOf(viewer);
  const { given, needed, open } = approvalOf(tender, stage);
  const lines: CardElement[] = [];
  if (needed > 1) {
    const of = approvalRule(tender, stage).needs === 'all' ? 'and' : 'or';
    const still = words.card.approvalsFrom(
      list(
        open.map((role) => terms.roles[role]),
        of
      )
    );
    lines.push({ type: 'text', tone: 'muted', text: `${words.card.approvalsOf(given, needed)}. ${still}.` });
  }
  if (own(tender, viewer)) {
    const who = list(
      open.map((role) => terms.roles[role]),
      'or'
    );
    lines.push({ type: 'text', tone: 'muted', text: words.card.ownSubmission(who) });
  }
  return lines;
}
