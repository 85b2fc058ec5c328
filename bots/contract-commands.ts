// Commands of partnering, changes and follow-up as they come from outside, checked by zod.
import { z } from 'zod';
import type { Role } from '../domain/actor.js';
import { roles } from '../domain/actor.js';
import type { ChangeCommand } from '../domain/changes.js';
import type { PartneringCommand } from '../domain/partnering.js';
import type { SanctionCommand } from '../domain/sanctions.js';
import { sanctionSteps } from '../domain/requirement.js';
import type { SanctionStep } from '../domain/requirement.js';
import {
  date,
  id,
  obligationKind,
  obligationsSchema,
  people,
  prose,
  reason,
  version,
  written,
} from './command-fields.js';

const number = z.number().int().positive();
const contactRole = z.enum(['delivery', 'follow-up', 'matching']);
const closeReason = z.enum([
  'rectified',
  'no-referral',
  'programme-ended',
  'own-decision',
  'protected',
  'lawful-dismissal',
  'terms-changed',
  'not-a-deviation',
]);

/** Kick-off, hand-over, plan, charter and meetings. */
export const partneringCommands = [
  z.strictObject({
    kind: z.literal('hold-kick-off'),
    heldOn: date,
    participants: z.array(z.enum(roles as readonly [Role, ...Role[]])).min(1),
    commitmentsRead: z.boolean(),
    deliveryOwnerId: id,
  }),
  z.strictObject({ kind: z.literal('confirm-hand-over'), role: contactRole }),
  z.strictObject({ kind: z.literal('replace-contact'), role: contactRole, from: id.nullable(), to: id }),
  z.strictObject({
    kind: z.literal('hold-meeting'),
    heldOn: date,
    meeting: z.enum(['partnering', 'matching-body']),
    minutes: prose.nullable(),
  }),
  z.strictObject({ kind: z.literal('postpone-meeting'), newOn: date, reason }),
  z.strictObject({
    kind: z.literal('submit-plan'),
    places: z
      .array(z.strictObject({ quarter: z.string().regex(/^\d{4}-Q[1-4]$/), kind: obligationKind, count: number }))
      .max(300),
    tutorRole: written.min(1),
    safetyInduction: prose.min(1),
  }),
  z.strictObject({ kind: z.literal('approve-plan'), version }),
  z.strictObject({ kind: z.literal('return-plan'), version, reason }),
  z.strictObject({
    kind: z.literal('propose-charter'),
    goals: z.array(written.min(1)).min(1).max(20),
    everyWeeks: z.number().int().min(1).max(52),
  }),
  z.strictObject({ kind: z.literal('agree-charter'), version }),
] as const satisfies readonly z.ZodType<PartneringCommand>[];

/** Changed terms and parties. */
export const changeCommands = [
  z.strictObject({
    kind: z.literal('change-contract'),
    what: prose.min(1),
    why: reason,
    newTargets: obligationsSchema.nullable(),
  }),
  z.strictObject({ kind: z.literal('prolong'), newEndsOn: date, why: reason, targets: obligationsSchema.nullable() }),
  z.strictObject({ kind: z.literal('agree-change'), number }),
  z.strictObject({ kind: z.literal('decline-change'), number, reason }),
  z.strictObject({ kind: z.literal('accede-subcontractor'), organisationId: id }),
  z.strictObject({ kind: z.literal('release-subcontractor'), organisationId: id, reason }),
] as const satisfies readonly z.ZodType<ChangeCommand>[];

/** Deviations, sanctions and referrals asked for. */
export const sanctionCommands = [
  z.strictObject({
    kind: z.literal('open-deviation'),
    about: z.union([obligationKind, z.enum(['first-start', 'report', 'delivery-plan', 'meetings', 'other-term'])]),
    period: z
      .string()
      .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
      .nullable(),
    organisationId: id,
    what: prose.min(1),
    proposal: number.nullable(),
  }),
  z.strictObject({ kind: z.literal('dismiss-proposal'), number, reason: closeReason }),
  z.strictObject({
    kind: z.literal('take-sanction'),
    deviation: number,
    step: z.enum(sanctionSteps as readonly [SanctionStep, ...SanctionStep[]]),
    units: z.number().int().positive().max(1_000_000).nullable(),
    reason,
  }),
  z.strictObject({ kind: z.literal('answer-deviation'), deviation: number, text: prose.min(1) }),
  z.strictObject({ kind: z.literal('close-deviation'), deviation: number, reason: closeReason }),
  z.strictObject({ kind: z.literal('request-referral'), count: people }),
  z.strictObject({ kind: z.literal('decline-referral') }),
] as const satisfies readonly z.ZodType<SanctionCommand>[];
