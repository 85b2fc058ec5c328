// Hours reported in words, against a contract: shared among those who are placed, refused where the contract can not take them.
import { Client, Connection } from '@temporalio/client';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createConversation } from '../../bots/conversation.js';
import { hoursReport } from '../../bots/hours.js';
import { understand } from '../../bots/understand/index.js';
import { entriesInWords } from '../../bots/words/chat.js';
import type { ContractState } from '../../domain/contract.js';
import { openRecord } from '../../domain/placement-record.js';
import { record } from '../../prisma/record.js';
import { readImportFile } from '../../server/import/file.js';
import { savePeople } from '../../server/import/people.js';
import { signed } from '../domain/contracts.js';
import { entry } from '../domain/stamps.js';
import { evidenceHere } from '../support/evidence.js';
import { vivallaText } from '../support/cases.js';
import type { FreshDatabase } from '../support/database.js';
import { freshDatabase } from '../support/database.js';

const placed = (what: 'internship' | 'employment', on: string) =>
  openRecord(what, { entry: entry(what, { startDate: on }), reportId: `r-${on}` }, on);
const month = {
  period: '2026-10',
  askAt: '2026-11-02T07:00:00.000Z',
  dueAt: '2026-11-10T15:00:00.000Z',
  remindAt: [],
};
const contract: ContractState = {
  ...signed,
  obligations: [{ kind: 'hours', target: 5000 }],
  month,
  placements: [
    placed('internship', '2026-09-01'),
    placed('employment', '2026-09-02'),
    placed('internship', '2026-09-03'),
    { ...placed('internship', '2026-09-04'), phase: 'ended' },
  ],
};
const about = { organisationId: 'skanska', text: '', at: '2026-11-03T09:00:00.000Z' };
const reported = (said: string, state = contract) => {
  const { hours } = understand(said, '2026-11-03');
  if (hours === null) throw new Error('no hours in it');
  return hoursReport(state, hours, about);
};
const shares = (said: string) => {
  const report = reported(said);
  return 'fault' in report ? report : report.entries.map(({ what, placement, hours }) => [what, placement, hours]);
};

describe('hours in a message', () => {
  it('are shared among those who are placed as it was said, and sum to what was said', () => {
    expect(shares('vi har 121 timmar praktik i oktober')).toEqual([
      ['internship', 1, 61],
      ['internship', 3, 60],
    ]);
    expect(shares('120 hours')).toEqual([
      ['internship', 1, 40],
      ['employment', 2, 40],
      ['internship', 3, 40],
    ]);
    expect(shares('P-3 60 hours and P-2 45 hours in October')).toEqual([
      ['internship', 3, 60],
      ['employment', 2, 45],
    ]);
  });

  it('are shown with the line that is to be confirmed', () => {
    const report = reported('P-3 60 timmar');
    expect('fault' in report ? '' : entriesInWords(report.entries, 'sv')).toBe('P-3: praktik, 60 timmar');
  });

  it('are not taken by a contract that counts none, for nobody, for an unknown placement, or for another month', () => {
    expect(reported('120 timmar', { ...contract, obligations: signed.obligations })).toEqual({ fault: 'not-counted' });
    expect(reported('120 timmar utbildning i oktober')).toEqual({ fault: 'nobody' });
    expect(reported('P-4 60 timmar')).toEqual({ fault: 'placement', placement: 4 });
    expect(reported('120 timmar praktik i september')).toEqual({ fault: 'month', period: '2026-10' });
  });
});

describe('in a chat', () => {
  let here: FreshDatabase;
  const ids = { authorityId: 'orebrobostader', contractorId: 'skanska', matchingBodyId: 'arbetsformedlingen' };
  beforeAll(async () => {
    here = await freshDatabase();
    await savePeople(here.db, readImportFile(vivallaText));
    await record(here.db, { state: { ...contract, ...ids }, events: [], at: new Date().toISOString() });
  });
  afterAll(() => here.close());

  it('the shares are shown and confirmed before anything is sent, and what can not be taken is said', async () => {
    const conversation = createConversation({
      evidence: evidenceHere(),
      mine: '/me',
      signInLink: () => Promise.resolve(''),
      db: here.db,
      // Nothing is sent before somebody confirms, so that nobody connects.
      client: new Client({ connection: Connection.lazy() }),
      taskQueue: 'none',
      today: () => '2026-11-03',
      morningAfter: () => '2026-11-04T08:00:00.000Z',
      link: (id) => id,
      log: pino({ level: 'silent' }),
    });
    const say = (text: string) =>
      conversation.said({
        platform: 'web',
        account: 'maria',
        place: 'maria',
        text,
        caseId: null,
        direct: null,
        inReplyTo: null,
        deliveryId: text,
      });
    const { card } = await say('vi har 121 timmar praktik i oktober');
    expect(JSON.stringify(card?.elements)).toContain('P-1: praktik, 61 timmar; P-3: praktik, 60 timmar');
    expect(card?.actions[0]).toMatchObject({ command: { kind: 'report', entries: [{ hours: 61 }, { hours: 60 }] } });
    expect((await say('P-4 60 timmar')).notice).toBe('P-4 är inte placerad nu. Kontrollera numret.');
    expect((await say('37,5 timmar')).notice).toContain('hela timmar');
  });
});
