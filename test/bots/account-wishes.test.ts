// What people write about their own account, and the code that they write.
import { describe, expect, it } from 'vitest';
import { hashOf, newCode, readCode } from '../../bots/accounts/code.js';
import { accountWish } from '../../bots/accounts/wishes.js';

const code = { kind: 'link', code: 'KX7M-4PQ9' };

describe('a wish', () => {
  it.each([
    ['koppla KX7M-4PQ9', code],
    ['Koppla mig: kx7m 4pq9', code],
    ['link KX7M4PQ9.', code],
    ['link my account KX7M–4PQ9', code],
    ['koppla', { kind: 'link', code: null }],
    ['koppla mig snälla', { kind: 'link', code: null }],
    ['koppla från', { kind: 'unlink' }],
    ['Koppla bort mitt konto!', { kind: 'unlink' }],
    ['unlink me', { kind: 'unlink' }],
    ['Teams tack', { kind: 'prefer', platform: 'teams' }],
    ['hellre slack', { kind: 'prefer', platform: 'slack' }],
    ['Slack, please', { kind: 'prefer', platform: 'slack' }],
    ['webben', { kind: 'prefer', platform: 'web' }],
    ['jag vill ha korten i Teams', { kind: 'prefer', platform: 'teams' }],
    ['på engelska', { kind: 'language', language: 'en' }],
    ['Write in Swedish, please', { kind: 'language', language: 'sv' }],
    ['språk: svenska', { kind: 'language', language: 'sv' }],
    ['English please', { kind: 'language', language: 'en' }],
    ['tidszon Helsinki', { kind: 'time-zone', timeZone: 'Europe/Helsinki' }],
    ['my time zone is europe/london', { kind: 'time-zone', timeZone: 'Europe/London' }],
    ['logga in', { kind: 'sign-in' }],
    ['Jag vill logga in på webben, tack!', { kind: 'sign-in' }],
    ['sign in', { kind: 'sign-in' }],
    ['Log me in, please', { kind: 'sign-in' }],
    ['tidszon Nowhere', { kind: 'time-zone', timeZone: null }],
  ])('is read from: %s', (text, wish) => {
    expect(accountWish(text, true)).toEqual(wish);
  });

  it.each([
    'vi har anställt två personer',
    'godkänn',
    'länken i annonsen fungerar inte',
    'linked to the tender',
    'två har loggat in på bygget',
    'sign in the contract',
    'teams möte på torsdag',
    'inget nytt',
    'läget',
    'kopplat till kravet finns tre praktikplatser',
  ])('is none in: %s', (text) => {
    expect(accountWish(text, true)).toBeNull();
  });

  it('is a code by itself only from somebody who is not known yet', () => {
    expect(accountWish('KX7M-4PQ9', false)).toEqual(code);
    expect(accountWish('KX7M-4PQ9', true)).toBeNull();
  });
});

describe('a code', () => {
  it('is read out without mistakes: no I, L, O, 0 or 1, and it reads as itself', async () => {
    const codes = Array.from({ length: 200 }, newCode);
    for (const each of codes) {
      expect(each).toMatch(/^[A-HJKMNP-Z2-9]{4}-[A-HJKMNP-Z2-9]{4}$/);
      expect(readCode(each.toLowerCase().replace('-', ' '))).toBe(each);
    }
    expect(new Set(codes).size).toBe(200);
    expect(await hashOf('KX7M-4PQ9')).toBe(await hashOf('KX7M-4PQ9'));
    expect(await hashOf('KX7M-4PQ9')).not.toBe(await hashOf('KX7M-4PQ8'));
  });
});
