// Names the case in every log line of Foothold's activities; never anything of what they were given.
import type { ActivityInterceptorsFactory } from '@temporalio/worker';

/** Log lines of Foothold's activities carry `caseId`; a host's own activities are left alone. */
export const caseLog: ActivityInterceptorsFactory = ({ info }) => {
  if (!info.activityType.startsWith('foothold')) return {};
  let caseId: string | undefined = info.workflowExecution?.workflowId;
  return {
    inbound: {
      execute(input, next) {
        // A command that waits is handed over by a workflow of its own, which is not the case.
        caseId = caseOf(input.args[0]) ?? caseId;
        return next(input);
      },
    },
    outbound: {
      getLogAttributes: (input, next) => ({ ...next(input), caseId }),
    },
  };
};

function caseOf(input: unknown): string | undefined {
  if (typeof input !== 'object' || input === null || !('caseId' in input)) return undefined;
  return typeof input.caseId === 'string' ? input.caseId : undefined;
}
