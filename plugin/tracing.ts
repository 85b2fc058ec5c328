// The package's door `foothold/tracing`: traces through Temporal, in the OpenTelemetry that this process has set up. What clients send, what
// activities do, and what workflows handled (workflows/trace.ts).
import { defaultTextMapGetter, propagation, ROOT_CONTEXT, trace } from '@opentelemetry/api';
import type { WorkflowClientInterceptor } from '@temporalio/client';
import { defaultPayloadConverter } from '@temporalio/common';
import {
  OpenTelemetryActivityInboundInterceptor,
  OpenTelemetryWorkflowClientInterceptor,
} from '@temporalio/interceptors-opentelemetry';
import type { ActivityInterceptorsFactory, InjectedSinks } from '@temporalio/worker';
import type { TraceSinks } from '../workflows/trace.js';

/** For FootholdPlugin, which gives it to clients and workers. */
export interface TemporalTracing {
  readonly client: WorkflowClientInterceptor;
  readonly activity: ActivityInterceptorsFactory;
  readonly sinks: InjectedSinks<TraceSinks>;
}

/**
 * Traces with whatever tracer provider, propagator and context manager are registered; without any it does nothing. Give it to
 * FootholdPlugin instead of adding Temporal's OpenTelemetryPlugin, or each step shows twice.
 */
export function temporalTracing(): TemporalTracing {
  return {
    client: new OpenTelemetryWorkflowClientInterceptor(),
    // A host's own activities are left alone.
    activity: (context) =>
      context.info.activityType.startsWith('foothold')
        ? { inbound: new OpenTelemetryActivityInboundInterceptor(context) }
        : {},
    sinks: {
      footholdTrace: {
        handled: {
          fn({ workflowId, runId }, update, taskAt, header) {
            const carrier: Record<string, string> = defaultPayloadConverter.fromPayload(header);
            const asked = propagation.extract(ROOT_CONTEXT, carrier, defaultTextMapGetter);
            const attributes = { temporalWorkflowId: workflowId, run_id: runId };
            trace
              .getTracer('foothold')
              .startSpan(`HandleUpdate:${update}`, { startTime: taskAt, attributes }, asked)
              .end();
          },
        },
      },
    },
  };
}
