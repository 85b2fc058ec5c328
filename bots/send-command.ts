// The one way a command reaches its case: an update, or, when no worker takes it in time or very many come at once, the workflow `deliver`.
import { randomUUID } from 'node:crypto';
import type { Client } from '@temporalio/client';
import {
  WorkflowExecutionAlreadyStartedError,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
  isGrpcDeadlineError,
} from '@temporalio/client';
import type { Duration } from '@temporalio/common';
import { ApplicationFailure } from '@temporalio/common';
import DataLoader from 'dataloader';
import pLimit from 'p-limit';
import type { CaseState } from '../domain/any-case.js';
import type { CommandAnswer, CommandEnvelope } from '../domain/commands.js';
import type { Refusal, RefusalType } from '../domain/refusal.js';
import { refuse } from '../domain/refusal.js';
import type { DeliverInput } from '../workflows/messages.js';
import { commandUpdate } from '../workflows/messages.js';
import type { Database } from '../prisma/database.js';
import { notThere } from './known.js';

/** Where cases are reached. */
export interface CommandTarget {
  readonly client: Client;
  readonly taskQueue: string;
  /** How long the case may take, in milliseconds, before the command is queued; {@link chatPatienceMs} when it is not given. */
  readonly patienceMs?: number;
}

/** How it went: `queued` when Temporal keeps the command until it can be taken. All three are durable. */
export type Sent =
  | { readonly kind: 'taken'; readonly answer: CommandAnswer }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'queued' };

/** A chat platform gives up after three seconds. */
const chatPatienceMs = 2000;

/** So many commands are offered at once: with more, each waits for all others, and the chats give up on all of them. */
const offers = pLimit(8);
/** Of as many more it can be foreseen that their turn comes soon. */
const soon = 8;
/** What comes in a greater rush is taken after it: to queue is cheap, to deliver costs more than to offer. */
const afterTheRush = '30s';
/**
 * And is queued together, in one workflow for all that came in a moment: to start each its own costs as much as to offer it. So many large
 * reports still fit into what Temporal takes in one call.
 */
const moment = { ms: 200, most: 40 };

/** Sends a command; the same delivery id counts once however often it comes. In a rush, what cannot be offered soon is queued at once. */
export async function sendCommand(target: CommandTarget, caseId: string, envelope: CommandEnvelope): Promise<Sent> {
  const input = { caseId, envelope };
  const patienceMs = target.patienceMs ?? chatPatienceMs;
  const until = performance.now() + patienceMs;
  const leftMs = (): number => until - performance.now();
  const sent =
    offers.pendingCount < soon
      ? // Whose turn came late is not kept waiting for an answer that comes later still.
        await offers(() => (leftMs() > patienceMs / 2 ? offerCommand(target.client, input, leftMs()) : null))
      : null;
  if (sent === null) await rushOf(target).load(input);
  else if (sent.kind === 'queued') await queue(target, [input], input.envelope.deliveryId);
  return sent ?? { kind: 'queued' };
}

/** The same, once what the command refers to is known to be there. */
export async function sendKnown(
  target: CommandTarget & { readonly db: Database },
  state: CaseState,
  envelope: CommandEnvelope
): Promise<Sent> {
  const refusal = await notThere(target.db, state, envelope);
  return refusal === null ? sendCommand(target, state.id, envelope) : { kind: 'refused', refusal };
}

/** Offers a command to its case and waits so long; `queued` here means that nobody took it, and nothing keeps it yet. */
export async function offerCommand(
  client: Client,
  { caseId, envelope }: DeliverInput,
  withinMs: number
): Promise<Sent> {
  const handle = client.workflow.getHandle(caseId);
  try {
    const update = { args: [envelope] as [CommandEnvelope], updateId: envelope.deliveryId };
    const answer = await client.withDeadline(Date.now() + withinMs, () => handle.executeUpdate(commandUpdate, update));
    return { kind: 'taken', answer };
  } catch (error) {
    if (error instanceof WorkflowUpdateFailedError && error.cause instanceof ApplicationFailure)
      return { kind: 'refused', refusal: refusalOf(error.cause) };
    if (error instanceof WorkflowNotFoundError)
      return { kind: 'refused', refusal: refuse('Closed', 'This case has ended, or there is none by that number.') };
    if (error instanceof WorkflowUpdateRPCTimeoutOrCancelledError || isGrpcDeadlineError(error))
      return { kind: 'queued' };
    throw error;
  }
}

const rushes = new WeakMap<Client, DataLoader<DeliverInput, null>>();

/** Keeps what comes in a rush. */
function rushOf(target: CommandTarget): DataLoader<DeliverInput, null> {
  const known = rushes.get(target.client);
  if (known !== undefined) return known;
  const rush = new DataLoader<DeliverInput, null>(
    async (inputs) => {
      await queue(target, inputs, `rush-${randomUUID()}`, { startDelay: afterTheRush });
      return inputs.map(() => null);
    },
    { cache: false, maxBatchSize: moment.most, batchScheduleFn: (send) => setTimeout(send, moment.ms) }
  );
  rushes.set(target.client, rush);
  return rush;
}

async function queue(
  { client, taskQueue }: CommandTarget,
  inputs: readonly DeliverInput[],
  id: string,
  later: { readonly startDelay?: Duration } = {}
): Promise<void> {
  try {
    await client.workflow.start('deliver', {
      workflowId: `deliver/${id}`,
      taskQueue,
      args: [...inputs],
      workflowIdReusePolicy: 'REJECT_DUPLICATE',
      // After what people wait for.
      priority: { priorityKey: 5 },
      ...later,
      memo: { commands: inputs.length },
      staticSummary:
        inputs.length === 1
          ? `A command for ${inputs[0]?.caseId} that waits for its turn`
          : `${inputs.length} commands that wait for their turn`,
    });
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
  }
}

/** Failures of a case are made from refusals: the type is the refusal's, the first detail its details. */
function refusalOf({ type, message, details }: ApplicationFailure): Refusal {
  const [facts] = details ?? [];
  return refuse((type ?? 'NotOpen') as RefusalType, message, (facts ?? {}) as Record<string, string>);
}
