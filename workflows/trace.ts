// Carries the trace of whoever asked on to what records and announces it. An interceptor of the bundle: it only copies a header, and nothing
// waits for it, so that a history is the same with and without a trace (docs/decisions/0026).
import type { Headers, Payload } from '@temporalio/common';
import type { Sinks, WorkflowInterceptors } from '@temporalio/workflow';
import { proxySinks } from '@temporalio/workflow';

/** Where `@temporalio/interceptors-opentelemetry` puts a trace. */
const traceHeader = '_tracer-data';

/** What the worker is told; never during a replay. */
export interface TraceSinks extends Sinks {
  footholdTrace: {
    /** An update was handled in the workflow task that began at `taskAt`, in milliseconds since 1970. */
    handled(update: string, taskAt: number, trace: Payload): void;
  };
}

const { footholdTrace } = proxySinks<TraceSinks>();

/** For the bundler. */
export function interceptors(): WorkflowInterceptors {
  /** What came last and has not been recorded, and what is recorded and announced now. What happens by time has neither. */
  let asked: Payload | undefined;
  let followed: Payload | undefined;

  const came = ({ headers }: { readonly headers: Headers }): Payload | undefined => {
    const trace = headers[traceHeader];
    asked = trace ?? asked;
    return trace;
  };
  const carrying = <I extends { readonly headers: Headers }>(input: I, trace = asked ?? followed): I =>
    trace === undefined ? input : { ...input, headers: { ...input.headers, [traceHeader]: trace } };

  return {
    inbound: [
      {
        execute(input, next) {
          came(input);
          return next(input);
        },
        handleSignal(input, next) {
          came(input);
          return next(input);
        },
        handleUpdate(input, next) {
          const trace = came(input);
          if (trace !== undefined) footholdTrace.handled(input.name, Date.now(), trace);
          return next(input);
        },
      },
    ],
    outbound: [
      {
        scheduleLocalActivity(input, next) {
          if (input.activityType === 'footholdRecord') {
            followed = asked;
            asked = undefined;
          }
          return next(carrying(input));
        },
        // What is announced was recorded before; who asks meanwhile gets an announcement of their own.
        scheduleActivity: (input, next) =>
          next(input.activityType === 'footholdAnnounce' ? carrying(input, followed) : carrying(input)),
        startChildWorkflowExecution: (input, next) => next(carrying(input)),
        signalWorkflow: (input, next) => next(carrying(input)),
      },
    ],
  };
}
