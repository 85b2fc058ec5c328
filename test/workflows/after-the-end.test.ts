// Checks after a contract's end. A server of its own: a call to an ended case would hold its clock.
import { describe, expect, it } from 'vitest';
import { loadContractReport } from '../../bots/documents/load-contract-report.js';
import { placementId } from '../../domain/case.js';
import { entry } from '../domain/stamps.js';
import {
  contract,
  contractOf,
  contracts,
  openContractTown,
  placement,
  report,
  taken,
  today,
} from '../support/contracts.js';

openContractTown();

describe('checks after the contract has been closed', () => {
  it('reach its evaluation', async () => {
    const id = await contractOf('K-SHORT', 25);
    const line = entry('employment', { startDate: await today(), employmentForm: 'permanent' });
    await taken(id, 'maria', report(line), 'only');
    await taken(id, 'johan', { kind: 'accept-report', reportId: 'only' });
    await expect.poll(async () => (await placement('K-SHORT', 1)).phase).toBe('employment');
    await taken(placementId('K-SHORT', 1), 'lena', { kind: 'confirm-eligibility', eligible: true, countedAs: null });
    await contracts.env.sleep('60 days');
    await expect.poll(async () => (await contract('K-SHORT')).phase).toBe('evaluating');
    const lessons = { worked: 'Tidig matchning', didNotWork: '', advice: '' };
    await taken(id, 'johan', { kind: 'evaluate', summary: 'En anställd', lessons });
    await expect.poll(async () => (await contract('K-SHORT')).phase).toBe('closed');
    const evaluation = async () => (await loadContractReport(contracts.here.db, id, await today(), false))?.evaluation;
    expect((await evaluation())?.retention[0]).toEqual({ afterMonths: 3, stillThere: 0, notThere: 0, outstanding: 1 });

    await contracts.env.sleep('40 days');
    await taken(placementId('K-SHORT', 1), 'lena', { kind: 'confirm-retention', afterMonths: 3, stillThere: true });
    await contracts.env.sleep('95 days');
    await taken(placementId('K-SHORT', 1), 'lena', { kind: 'confirm-retention', afterMonths: 6, stillThere: false });
    await expect.poll(async () => (await placement('K-SHORT', 1)).phase).toBe('ended');
    expect(await evaluation()).toMatchObject({
      outcomes: [{ kind: 'employment', delivered: 1, accepted: 1, kept: 'met' }],
      retention: [{ stillThere: 1 }, { notThere: 1 }, { notThere: 1, outstanding: 0 }],
      lastCheckOn: null,
      paths: [{ number: 1, end: { reason: 'left' } }],
    });
  });
});
