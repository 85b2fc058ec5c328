// The contract clause as data: numbered sections and points that follow from the requirement's facts. bots/words/clause.* puts them into words.
import type { Bonus, Obligation, ObligationKind, Requirement, SanctionTerm } from './requirement.js';
import { sanctionSteps } from './requirement.js';

/** The alternatives of UHM's model clause 11554: a) employment, b) internship, c) here education. */
export type ClauseAlternative = 'a' | 'b' | 'c';

/** The alternative that each kind of commitment belongs to. */
export const alternatives: Readonly<Record<ObligationKind, ClauseAlternative>> = {
  employment: 'a',
  'permanent-job': 'a',
  'full-time-months': 'a',
  hours: 'a',
  internship: 'b',
  education: 'c',
};

const alternativeOrder: readonly ClauseAlternative[] = ['a', 'b', 'c'];

/** Sections in the order of the model clause's four parts, with what it leaves to the buyer after them. */
export type ClauseSectionName =
  'commitment' | 'dialogue' | 'cooperation' | 'follow-up' | 'shortcomings' | 'bonus' | 'personal-data';

/** One thing the clause says, with the facts it says it of. */
export type ClausePoint =
  | { readonly point: 'target-group'; readonly targetGroup: string; readonly areaId: string | null }
  | { readonly point: 'obligation'; readonly obligation: Obligation; readonly alternative: ClauseAlternative }
  | { readonly point: 'employment-terms' }
  | { readonly point: 'internship-terms' }
  | { readonly point: 'education-terms' }
  | { readonly point: 'first-start'; readonly months: number; readonly employment: boolean }
  | { readonly point: 'duration'; readonly months: number }
  | { readonly point: 'ended-early' }
  | { readonly point: 'place-ended-early' }
  | { readonly point: 'counted-once' }
  | { readonly point: 'dialogue'; readonly targetGroup: string; readonly areaId: string | null }
  | { readonly point: 'dialogue-start'; readonly months: number }
  | { readonly point: 'dialogue-duration'; readonly months: number }
  | { readonly point: 'dialogue-content' }
  | { readonly point: 'matching'; readonly matchingBodyId: string | null }
  | { readonly point: 'start-meeting' }
  | { readonly point: 'subcontractors' }
  | { readonly point: 'followed-up-by'; readonly role: Requirement['followUpBy'] }
  | { readonly point: 'monthly-report' }
  | { readonly point: 'documentation' }
  | { readonly point: 'meetings' }
  | { readonly point: 'what-falls-short' }
  | { readonly point: 'sanction-order' }
  | { readonly point: 'sanction'; readonly term: SanctionTerm; readonly missing: readonly ObligationKind[] }
  | { readonly point: 'no-fault' }
  | { readonly point: 'bonus'; readonly bonus: Bonus }
  | { readonly point: 'bonus-payment' }
  | { readonly point: 'no-names' }
  | { readonly point: 'eligibility' }
  | { readonly point: 'controllers' };

/** A point with its number, e.g. 1.2. */
export type NumberedPoint = ClausePoint & { readonly number: string };

/** A section with its number; it always has at least one point. */
export interface ClauseSection {
  readonly number: string;
  readonly section: ClauseSectionName;
  readonly points: readonly NumberedPoint[];
}

/**
 * Drafting notes for whoever decides on the text: what in it is not taken over from UHM 11554 (whose alternatives b and c were not
 * at hand) or UHM 11556, and so needs the authority's lawyer.
 */
export type ClauseNote = 'own-wording' | 'alternative-b' | 'alternative-c' | 'counted-in-people' | 'bonus';

/** The whole clause of one requirement. */
export interface Clause {
  readonly sections: readonly ClauseSection[];
  readonly notes: readonly ClauseNote[];
}

/** What a clause is made from. */
export interface ClauseFacts {
  readonly requirement: Requirement;
  readonly matchingBodyId: string | null;
}

/**
 * The clause that a requirement leads to: the four parts of UHM 11554 (commitment, cooperation, follow-up and documentation,
 * shortcomings), then bonus (UHM 11556) and personal data. A dialogue (basic level) promises to talk, so it has no commitment,
 * and sanctions only when the requirement states them.
 */
export function clauseOf({ requirement, matchingBodyId }: ClauseFacts): Clause {
  const dialogue = requirement.level === 'dialogue';
  const sections: [ClauseSectionName, ClausePoint[]][] = [
    dialogue ? ['dialogue', dialoguePoints(requirement)] : ['commitment', commitment(requirement)],
    ['cooperation', cooperation(matchingBodyId, dialogue)],
    ['follow-up', followUp(requirement, dialogue)],
    ['shortcomings', shortcomings(requirement)],
    ['bonus', bonusPoints(requirement)],
    ['personal-data', personalData(dialogue)],
  ];
  return {
    sections: sections
      .filter(([, points]) => points.length > 0)
      .map(([section, points], index) => {
        const number = String(index + 1);
        return { number, section, points: points.map((point, at) => ({ ...point, number: `${number}.${at + 1}` })) };
      }),
    notes: notesOn(requirement),
  };
}

/** Part 1 of 11554. */
function commitment(requirement: Requirement): ClausePoint[] {
  const { targetGroup, areaId, obligations, firstStartWithinMonths, durationMonths } = requirement;
  const used = new Set(obligations.map(({ kind }) => alternatives[kind]));
  const terms: ClausePoint[] = [
    ...(used.has('a') ? [{ point: 'employment-terms' } as const] : []),
    ...(used.has('b') ? [{ point: 'internship-terms' } as const] : []),
    ...(used.has('c') ? [{ point: 'education-terms' } as const] : []),
  ];
  return [
    { point: 'target-group', targetGroup, areaId },
    ...alternativeOrder.flatMap((alternative) =>
      obligations
        .filter(({ kind }) => alternatives[kind] === alternative)
        .map((obligation): ClausePoint => ({ point: 'obligation', obligation, alternative }))
    ),
    ...terms,
    // 11554 asks for a first employment; where other places are promised too, the first of any kind will do.
    { point: 'first-start', months: firstStartWithinMonths, employment: used.size === 1 && used.has('a') },
    { point: 'duration', months: durationMonths },
    ...(used.has('a') ? [{ point: 'ended-early' } as const] : []),
    ...(used.has('b') || used.has('c') ? [{ point: 'place-ended-early' } as const] : []),
    { point: 'counted-once' },
  ];
}

function dialoguePoints({ targetGroup, areaId, firstStartWithinMonths, durationMonths }: Requirement): ClausePoint[] {
  return [
    { point: 'dialogue', targetGroup, areaId },
    { point: 'dialogue-start', months: firstStartWithinMonths },
    { point: 'dialogue-content' },
    { point: 'dialogue-duration', months: durationMonths },
  ];
}

function cooperation(matchingBodyId: string | null, dialogue: boolean): ClausePoint[] {
  const matching: ClausePoint = { point: 'matching', matchingBodyId };
  return dialogue ? [matching] : [matching, { point: 'start-meeting' }, { point: 'subcontractors' }];
}

/** Part 3 of 11554: who follows up is decided when the procurement is planned and stated in the documents. */
function followUp({ followUpBy }: Requirement, dialogue: boolean): ClausePoint[] {
  const by: ClausePoint = { point: 'followed-up-by', role: followUpBy };
  return dialogue
    ? [by, { point: 'meetings' }]
    : [by, { point: 'monthly-report' }, { point: 'documentation' }, { point: 'meetings' }];
}

/** Part 4 of 11554: every sanction stated, proportionate, after a chance to put things right; subcontractors and reporting too. */
function shortcomings({ sanctions, obligations }: Requirement): ClausePoint[] {
  if (sanctions.length === 0) return [];
  const ladder = sanctionSteps.flatMap((step) => sanctions.filter((term) => term.step === step));
  const missing = obligations.map(({ kind }) => kind);
  return [
    { point: 'what-falls-short' },
    { point: 'sanction-order' },
    ...ladder.map((term): ClausePoint => ({ point: 'sanction', term, missing })),
    { point: 'no-fault' },
  ];
}

function bonusPoints({ level, bonus }: Requirement): ClausePoint[] {
  return level === 'bonus' && bonus !== null ? [{ point: 'bonus', bonus }, { point: 'bonus-payment' }] : [];
}

function personalData(dialogue: boolean): ClausePoint[] {
  const shared: ClausePoint[] = [{ point: 'no-names' }, { point: 'controllers' }];
  return dialogue ? shared : [{ point: 'eligibility' }, ...shared];
}

function notesOn({ level, obligations }: Requirement): ClauseNote[] {
  const kinds = new Set(obligations.map(({ kind }) => kind));
  const notes: ClauseNote[] = ['own-wording'];
  if (level === 'dialogue') return notes;
  if (kinds.has('internship')) notes.push('alternative-b');
  if (kinds.has('education')) notes.push('alternative-c');
  if (kinds.has('employment') || kinds.has('permanent-job') || kinds.has('hours')) notes.push('counted-in-people');
  if (level === 'bonus') notes.push('bonus');
  return notes;
}
