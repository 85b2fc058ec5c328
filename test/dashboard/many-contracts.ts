// Many contracts of another authority, as they would have been recorded.
import { contractId } from '../../domain/case.js';
import type { ContractState } from '../../domain/contract.js';
import { applyContract } from '../../domain/apply-contract.js';
import { newContract } from '../../domain/contract.js';
import { unknownScope } from '../../domain/scope.js';

const at = (daysAgo: number): string => new Date(Date.now() - daysAgo * 86_400_000).toISOString();
const day = (daysAgo: number): string => at(daysAgo).slice(0, 10);

/** Running contracts of Örebro kommun with Skanska; every third is overdue. */
export function manyContracts(count: number): ContractState[] {
  return Array.from({ length: count }, (_, index) => {
    const startedDaysAgo = index % 3 === 0 ? 40 : 10;
    const reference = `AVT-2025-${String(index + 1).padStart(3, '0')}`;
    const started = newContract({
      id: contractId(reference),
      authorityId: 'orebro-kommun',
      reference,
      title: `Skötsel av grönområden, del ${index + 1}`,
      tenderId: `tender/UPP-2024-${index + 1}`,
      contractorId: index % 2 === 0 ? 'svea-entreprenad' : 'bergslagsbygg',
      subcontractorIds: [],
      matchingBodyId: 'arbetsformedlingen',
      signedOn: day(startedDaysAgo),
      startsOn: day(startedDaysAgo),
      endsOn: day(-700),
      firstStartBy: day(-100),
      obligations: [
        { kind: 'internship', target: 10 },
        { kind: 'permanent-job', target: 2 },
      ],
      sanctions: [],
      bonus: null,
      scope: unknownScope,
      followUpBy: 'coordinator',
    });
    const stamp = { at: at(startedDaysAgo), by: null, via: 'system' } as const;
    const running = applyContract(started, { type: 'contract-started', ...stamp });
    return { ...running, tally: { ...running.tally, internship: { reported: index % 12, accepted: index % 7 } } };
  });
}
