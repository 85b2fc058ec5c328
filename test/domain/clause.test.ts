// What the contract clause says of a requirement, before it has words.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ClausePoint } from '../../domain/clause.js';
import { alternatives, clauseOf } from '../../domain/clause.js';
import type { Requirement } from '../../domain/requirement.js';
import { sanctionSteps } from '../../domain/requirement.js';
import { completeRequirement } from '../support/requirements.js';

const clause = (requirement: Requirement) => clauseOf({ requirement, matchingBodyId: 'af' });
const pointsOf = (requirement: Requirement) => clause(requirement).sections.flatMap(({ points }) => points);

describe('clauseOf', () => {
  it('numbers sections and points from one without a gap, and leaves no section empty', () => {
    fc.assert(
      fc.property(completeRequirement, (requirement) => {
        const { sections } = clause(requirement);
        sections.forEach(({ number, points }, index) => {
          expect(number).toBe(String(index + 1));
          expect(points.length).toBeGreaterThan(0);
          expect(points.map((point) => point.number)).toEqual(points.map((_, at) => `${number}.${at + 1}`));
        });
      })
    );
  });

  it('states every commitment once, employment before internship before education', () => {
    fc.assert(
      fc.property(completeRequirement, (requirement) => {
        const stated = pointsOf(requirement).flatMap((point) => (point.point === 'obligation' ? [point] : []));
        expect(stated.map(({ obligation }) => obligation)).toHaveLength(requirement.obligations.length);
        for (const obligation of requirement.obligations)
          expect(stated.map((point) => point.obligation)).toContainEqual(obligation);
        const order = stated.map(({ alternative }) => alternative);
        expect(order).toEqual([...order].sort());
      })
    );
  });

  it('states every sanction of the requirement in the order of the ladder, and none besides', () => {
    fc.assert(
      fc.property(completeRequirement, fc.infiniteStream(fc.nat()), (requirement, keys) => {
        const shuffled = requirement.sanctions
          .map((term) => ({ term, key: keys.next().value ?? 0 }))
          .sort((one, other) => one.key - other.key)
          .map(({ term }) => term);
        const stated = pointsOf({ ...requirement, sanctions: shuffled }).flatMap((point) =>
          point.point === 'sanction' ? [point.term] : []
        );
        const order = (step: (typeof stated)[number]['step']): number => sanctionSteps.indexOf(step);
        expect(stated).toEqual([...requirement.sanctions].sort((one, other) => order(one.step) - order(other.step)));
      })
    );
  });

  it('has the rule of three quarters exactly when an employment is promised', () => {
    fc.assert(
      fc.property(completeRequirement, (requirement) => {
        const promised = requirement.obligations.some(({ kind }) => alternatives[kind] === 'a');
        const says = (name: ClausePoint['point']): boolean => pointsOf(requirement).some(({ point }) => point === name);
        expect(says('ended-early')).toBe(promised);
        expect(says('employment-terms')).toBe(promised);
      })
    );
  });

  it('notes that the texts of alternatives b and c are our own, exactly when they are used', () => {
    fc.assert(
      fc.property(completeRequirement, (requirement) => {
        const { notes } = clause(requirement);
        const kinds = requirement.obligations.map(({ kind }) => kind);
        expect(notes).toContain('own-wording');
        expect(notes.includes('alternative-b')).toBe(kinds.includes('internship'));
        expect(notes.includes('alternative-c')).toBe(kinds.includes('education'));
      })
    );
  });

  it('promises no numbers in a dialogue', () => {
    const dialogue: Requirement = {
      level: 'dialogue',
      targetGroup: 'långtidsarbetslösa',
      areaId: null,
      obligations: [],
      firstStartWithinMonths: 2,
      durationMonths: 12,
      followUpBy: 'coordinator',
      sanctions: [],
      bonus: null,
    };
    expect(clause(dialogue).sections.map(({ section }) => section)).toEqual([
      'dialogue',
      'cooperation',
      'follow-up',
      'personal-data',
    ]);
  });
});
