// What the workflows need from the world, by the names they call it.
import { activityInfo, getClient, heartbeat } from '@temporalio/activity';
import { ApplicationFailure } from '@temporalio/common';
import { AskedToWait } from '../bots/platform.js';
import type { FootholdActivities } from '../workflows/ports.js';
import { record } from '../prisma/record.js';
import { policyInForce } from '../prisma/policy.js';
import type { AnnounceOptions } from './announce.js';
import { announce } from './announce.js';
import { deadline, officeHour, reportingMonth, standstillOf } from './calendar.js';
import type { EvidenceStore } from '../bots/evidence/store.js';
import { deliver } from './deliver.js';
import { deleteOver } from './evidence.js';
import type { ExportPlace } from '../exports/contents.js';
import type { ExportOptions } from './export.js';
import { failExport, forget, makeExport } from './export.js';
import type { NoticePort } from './hand-over.js';
import { handOverNotice } from './hand-over.js';
import { tellStandIn } from './standing-in.js';
import { watched } from './watched.js';
import { tellWeek, weeklyAt } from './weekly.js';

/** Where activities reach: the database, the chats, and the operator of the notice database. */
export interface ActivityOptions extends AnnounceOptions {
  readonly notices: NoticePort;
  /** Where photos and PDFs are kept, to delete those whose time is over; where none are kept, it is not said. */
  readonly evidence?: EvidenceStore;
  /** Where files are made that take long; a folder `exports` when it is not said. */
  readonly exports?: ExportPlace;
  /** Hears of each failed attempt, by the activity's name. */
  readonly failed?: (activity: string) => void;
}

/** Foothold's activities, for the plugin. */
export function createActivities(options: ActivityOptions): FootholdActivities {
  const { db, notices, platforms } = options;
  // Asked anew each time: the chats join after the activities are made. The web chat draws its pages from the record itself.
  const chats = (): string[] => platforms.map(({ name }) => name).filter((name) => name !== 'web');
  const exporting: ExportOptions = { db, platforms, place: options.exports ?? nearby };
  return {
    footholdRecord: async (input) => ({ shown: (await record(db, input, chats())).shown }),
    footholdAnnounce: watched(options, (input) => announce(options, input, activityInfo().attempt > 1).catch(waiting)),
    footholdInheritedPolicy: ({ authorityId }) => policyInForce(db, authorityId),
    footholdDeadline: (input) => Promise.resolve(deadline(input)),
    footholdOfficeHour: (input) => Promise.resolve(officeHour(input)),
    footholdStandstill: (input) => Promise.resolve(standstillOf(input)),
    footholdMonth: (input) => Promise.resolve(reportingMonth(input)),
    footholdHandOverNotice: watched(options, (input) => handOverNotice(db, notices, input)),
    footholdWeeklyAt: (input) => weeklyAt(db, input),
    footholdWeekly: watched(options, async (input) => {
      // Neither holds the other up.
      const told = tellWeek(options, input, activityInfo().attempt > 1);
      const deleted = deleteOver({ db, evidence: options.evidence ?? null, log: options.log }, input);
      for (const each of await Promise.allSettled([told, deleted])) if (each.status === 'rejected') throw each.reason;
    }),
    footholdStandIn: watched(options, (input) => tellStandIn(options, input, activityInfo().attempt > 1)),
    footholdExport: watched(options, async ({ exportId }) => {
      const attempt = { attempt: activityInfo().attempt, heartbeat: () => heartbeat() };
      return { made: await makeExport(exporting, exportId, attempt) };
    }),
    footholdExportFailed: watched(options, ({ exportId }) => failExport(exporting, exportId)),
    footholdForgetExport: watched(options, ({ exportId }) => forget(exporting, exportId)),
    footholdDeliver: watched(options, (input) => deliver(options, getClient(), input)),
  };
}

const nearby: ExportPlace = { folder: 'exports', prefix: 'ocds-000000', url: 'http://localhost' };

/** Temporal tries again when the chat is ready for it; Teams' own library waits by itself. */
function waiting(error: unknown): never {
  if (!(error instanceof AskedToWait)) throw error;
  const { message, seconds } = error;
  throw ApplicationFailure.create({ message, type: 'AskedToWait', nextRetryDelay: seconds * 1000 });
}
