// Review by a court: what may be registered when, and when the signing is forbidden.
import { describe, expect, it } from 'vitest';
import type { Appeal, UnderReview } from '../../domain/appeal.js';
import { applyCourt, courtDecidedOn, decideAppeal, fileAppeal, signingForbidden } from '../../domain/appeal.js';

const noticed: UnderReview = { notice: { sentOn: '2026-03-02' }, standstill: { lastDay: '2026-03-12' }, appeals: [] };
const filed = { court: 'administrative', caseNumber: '123-26', filedOn: '2026-03-10', injunction: false } as const;
const heard: Appeal = {
  court: 'administrative',
  caseNumber: '123-26',
  filedOn: '2026-03-10',
  forbidsSigning: true,
  decision: null,
};
const rejected: Appeal = { ...heard, decision: { outcome: 'rejected', decidedOn: '2026-06-01' } };

describe('asking a court', () => {
  it('forbids the signing by itself in the administrative court', () => {
    expect(fileAppeal(noticed, filed)).toEqual(heard);
    expect(signingForbidden({ appeals: [heard] })).toBe(true);
  });

  it('forbids it in a higher court only when that court says so', () => {
    const further = { ...filed, court: 'appeal', caseNumber: '456-26', filedOn: '2026-06-08' } as const;
    const review = { ...noticed, appeals: [rejected] };
    expect(fileAppeal(review, further)).toMatchObject({ forbidsSigning: false });
    expect(fileAppeal(review, { ...further, injunction: true })).toMatchObject({ forbidsSigning: true });
  });

  it('comes too late after the last day of the standstill, and in time on it', () => {
    expect(fileAppeal(noticed, { ...filed, filedOn: '2026-03-12' })).toMatchObject({ filedOn: '2026-03-12' });
    expect(fileAppeal(noticed, { ...filed, filedOn: '2026-03-13' })).toMatchObject({
      refused: 'AppealTooLate',
      details: { lastDay: '2026-03-12' },
    });
  });

  it.each([
    ['before the notice', { ...noticed, notice: null, standstill: null }, filed, 'NotOpen'],
    ['while a court hears it', { ...noticed, appeals: [heard] }, filed, 'AlreadyAppealed'],
    ['of a higher court without a decision below', noticed, { ...filed, court: 'appeal' as const }, 'NotOpen'],
  ])('is refused %s', (_, review, application, refused) => {
    expect(fileAppeal(review, application)).toMatchObject({ refused });
  });
});

describe('the decision of a court', () => {
  it('needs a court that hears the case, and comes after the application', () => {
    expect(decideAppeal(noticed, '2026-06-01')).toMatchObject({ refused: 'NotOpen' });
    expect(decideAppeal({ ...noticed, appeals: [heard] }, '2026-03-09')).toMatchObject({ refused: 'TooEarly' });
    expect(decideAppeal({ ...noticed, appeals: [heard] }, '2026-06-01')).toBeNull();
  });

  it('starts days of its own when the signing had been forbidden, and only then', () => {
    expect(courtDecidedOn({ appeals: [rejected] })).toBe('2026-06-01');
    expect(courtDecidedOn({ appeals: [{ ...rejected, forbidsSigning: false }] })).toBeNull();
    expect(courtDecidedOn({ appeals: [heard] })).toBeNull();
  });

  it('closes the open application and leaves earlier ones as they were', () => {
    const further: Appeal = { ...heard, court: 'appeal', filedOn: '2026-06-08' };
    const event = { type: 'court-decided', outcome: 're-evaluate', decidedOn: '2026-09-01', reason: 'r' } as const;
    expect(applyCourt([rejected, further], event)).toEqual([
      rejected,
      { ...further, decision: { outcome: 're-evaluate', decidedOn: '2026-09-01' } },
    ]);
  });

  it('may lift or lay a ban meanwhile', () => {
    const lifted = applyCourt([heard], {
      type: 'injunction-registered',
      forbidsSigning: false,
      decidedOn: '2026-04-01',
    });
    expect(signingForbidden({ appeals: lifted })).toBe(false);
  });
});
