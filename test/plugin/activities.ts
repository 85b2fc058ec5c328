// The smallest world that the cases can live in, for tests of the plugin: it remembers what was recorded and keeps a flat calendar.
import { daysAfter } from '../../domain/case.js';
import type { FootholdActivities, RecordInput } from '../../workflows/ports.js';

/** Activities that keep what they are told in `records`. */
export function activities(records: RecordInput[] = []): FootholdActivities {
  return {
    async footholdRecord(input) {
      records.push(input);
      return { shown: true };
    },
    async footholdAnnounce() {},
    async footholdInheritedPolicy() {
      return null;
    },
    async footholdDeadline(input) {
      const dueAt = 'dueAt' in input ? input.dueAt : daysAfter(input.from, input.workingDays);
      return { dueAt, remindAt: [] };
    },
    async footholdOfficeHour({ from }) {
      return { at: from };
    },
    async footholdStandstill({ sentOn }) {
      const lastDay = daysAfter(`${sentOn}T00:00:00.000Z`, 10).slice(0, 10);
      const earliestContract = daysAfter(`${lastDay}T00:00:00.000Z`, 1).slice(0, 10);
      return { lastDay, earliestContract, signableFrom: `${earliestContract}T00:00:00.000Z` };
    },
    async footholdMonth({ after, startsOn, endsOn }) {
      const first = after === null ? `${startsOn.slice(0, 7)}-01` : next(after);
      if (first > endsOn) return null;
      const askAt = `${next(first.slice(0, 7))}T07:00:00.000Z`;
      return { period: first.slice(0, 7), askAt, dueAt: daysAfter(askAt, 14), remindAt: [] };
    },
    async footholdHandOverNotice() {
      return { version: 1, receipt: 'T-1' };
    },
    async footholdWeeklyAt({ from }) {
      return { at: daysAfter(from, 7) };
    },
    async footholdWeekly() {},
    async footholdStandIn() {},
    async footholdExport() {
      return { made: true };
    },
    async footholdExportFailed() {},
    async footholdForgetExport() {},
    async footholdDeliver() {},
  };
}

/** The first day of the month after a period. */
function next(period: string): string {
  return `${daysAfter(`${period}-01T00:00:00.000Z`, 31).slice(0, 7)}-01`;
}
