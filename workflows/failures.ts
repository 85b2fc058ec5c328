// Failures that cross from a case to whoever asked: a stable type, a sentence, and details for the words.
import { ApplicationFailure } from '@temporalio/common';
import type { Refusal } from '../domain/refusal.js';

/** Turns a refusal of the rules into the failure that the sender of an update receives. */
export function refusalFailure(refusal: Refusal): ApplicationFailure {
  return ApplicationFailure.create({
    type: refusal.refused,
    message: refusal.message,
    nonRetryable: true,
    details: [refusal.details],
  });
}
