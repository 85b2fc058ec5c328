// What a contract knows of photos and PDFs: numbered, once each, on reports that wait, for those who may see them, and for so long.
import { describe, expect, it } from 'vitest';
import { acceptOnContract } from '../../domain/contract-commands.js';
import type { ContractEvent, ContractState } from '../../domain/contract.js';
import type { EvidenceFile } from '../../domain/evidence.js';
import { evidenceKeptUntil, evidenceLimits, maySeeEvidence } from '../../domain/evidence.js';
import { contractParties } from '../../domain/contract.js';
import { isRefusal } from '../../domain/refusal.js';
import { fresh, happened, obo, skanska } from './contracts.js';
import { envelope, someone } from './stamps.js';

const at = '2026-04-02T09:00:00.000Z';
const file = (name: string): EvidenceFile => ({ hash: name.padEnd(64, '-'), format: 'jpeg', bytes: 10 });
const give = (contract: ContractState, command: Parameters<typeof envelope>[0], by = skanska, id = 'd-1') =>
  acceptOnContract(contract, envelope(command, by, id), at);
const after = (
  contract: ContractState,
  ...given: Parameters<typeof give> extends [unknown, ...infer R] ? R : never
) => {
  const events = give(contract, ...given);
  if (isRefusal(events)) throw new Error(events.message);
  return happened(contract, at, ...(events as ContractEvent[]));
};

describe('files of a report', () => {
  const report = { kind: 'report', entries: [], text: null } as const;
  const first = after(fresh, { ...report, evidence: [file('a'), file('b'), file('a')] });

  it('come with it or after it, are numbered on, and once each', () => {
    expect(first).toMatchObject({ evidence: 2, openReports: [{ reportId: 'd-1' }] });
    const more = give(first, { kind: 'add-evidence', reportId: 'd-1', files: [file('b'), file('c')] });
    expect(more).toMatchObject([{ type: 'evidence-added', number: 3, hash: file('c').hash, period: '2026-04' }]);
    const again = give(first, { kind: 'add-evidence', reportId: 'd-1', files: [file('b')] });
    expect(again).toMatchObject({ refused: 'EvidenceThere' });
  });

  it('may be with another report too', () => {
    const second = after(first, { ...report, evidence: [file('a')] }, skanska, 'd-2');
    expect(second.openReports.map(({ evidence }) => evidence?.length)).toEqual([2, 1]);
  });

  it('stay when the report is corrected, and those that come again are not added again', () => {
    const anew = { ...report, corrects: 'd-1', evidence: [file('b'), file('c')] } as const;
    const corrected = after(first, anew, skanska, 'd-2');
    expect(corrected.evidence).toBe(3);
    expect(corrected.openReports).toMatchObject([
      { reportId: 'd-2', evidence: [file('a').hash, file('b').hash, file('c').hash] },
    ]);
    const twice = after(corrected, { ...report, corrects: 'd-2', evidence: [file('a')] }, skanska, 'd-3');
    expect(twice).toMatchObject({ evidence: 3, openReports: [{ reportId: 'd-3', evidence: { length: 3 } }] });
  });

  it('are only for reports of their own that wait, and not too many', () => {
    const add = { kind: 'add-evidence', reportId: 'd-1', files: [file('x')] } as const;
    expect(give(first, add, someone('contractor', 'elajo'))).toMatchObject({ refused: 'NotYourReport' });
    const accepted = happened(first, at, { type: 'report-accepted', reportId: 'd-1' });
    expect(give(accepted, add)).toMatchObject({ refused: 'UnknownReport' });
    const files = Array.from({ length: evidenceLimits.report - 1 }, (_, n) => file(String(n)));
    expect(give(first, { ...add, files })).toMatchObject({ refused: 'TooMuchEvidence' });
  });
});

describe('who may open a file, and for how long', () => {
  it('whoever answers reports, whoever sent it, and auditors', () => {
    const may = (actor: typeof obo) => maySeeEvidence(actor, contractParties(fresh), 'skanska');
    expect([obo, skanska, someone('coordinator', 'obo'), someone('auditor', 'elsewhere')].map(may)).toEqual([
      true,
      true,
      true,
      true,
    ]);
    const others = [
      someone('manager', 'obo'),
      someone('contractor', 'elajo'),
      someone('matching-body', 'af'),
      someone('coordinator', 'skanska'),
      someone('contractor', 'obo'),
    ];
    expect(others.map(may)).toEqual(others.map(() => false));
  });

  it('for the months of the policy from the end of the contract', () => {
    expect(evidenceKeptUntil(fresh)).toBe('2032-02-29');
    expect(evidenceKeptUntil({ ...fresh, settings: { evidenceMonths: 1 } })).toBe('2030-03-31');
  });
});
