// Commands as they come from outside (buttons, forms, files), checked by zod before anything sees them.
import { z } from 'zod';
import {
  date,
  id,
  line,
  obligationKind,
  obligationsSchema,
  ore,
  people,
  percent,
  prose,
  reason,
  version,
} from './command-fields.js';
import { changeCommands, partneringCommands, sanctionCommands } from './contract-commands.js';
import type { AwardModel } from '../domain/award-model.js';
import type { Task } from '../domain/case.js';
import type { Command, CommandEnvelope, ReportEntry } from '../domain/commands.js';
import type { EvidenceFile } from '../domain/evidence.js';
import { evidenceFormats, evidenceLimits } from '../domain/evidence.js';
import { roles } from '../domain/actor.js';
import type { Role } from '../domain/actor.js';
import type { Approval, PolicyTerms } from '../domain/policy.js';
import type { SettingName } from '../domain/settings.js';
import { settingNames } from '../domain/settings.js';
import type { ProcedureName } from '../domain/procedures.js';
import { procedures } from '../domain/procedures.js';
import type { ExclusionGround } from '../domain/qualification.js';
import { exclusionGrounds } from '../domain/qualification.js';
import type { Requirement } from '../domain/requirement.js';
import type { Scope } from '../domain/scope.js';
import type { CriterionPoints } from '../domain/scoring.js';
import type { DocumentChange } from '../domain/tender-period.js';
import { redact } from './understand/redact.js';

const requirementSchema = z.strictObject({
  level: z.enum(['dialogue', 'requirement', 'bonus']),
  targetGroup: line,
  areaId: id.nullable(),
  obligations: obligationsSchema,
  firstStartWithinMonths: z.number().int().min(0).max(120),
  durationMonths: z.number().int().min(0).max(240),
  followUpBy: z.enum(['contract-manager', 'coordinator']),
  sanctions: z
    .array(
      z.strictObject({
        step: z.enum(['reminder', 'rectification', 'remedy', 'fine', 'call-off-exclusion']),
        withinDays: z.number().int().min(0).max(730),
        amountOre: ore.nullable(),
      })
    )
    .max(5),
  bonus: z.strictObject({ kind: obligationKind, perExtraOre: ore, maxExtra: z.number().int().min(0) }).nullable(),
}) satisfies z.ZodType<Requirement>;

const scopeSchema = z.strictObject({
  nature: z.enum(['works', 'services', 'goods']),
  trade: line.nullable(),
  valueOre: ore.nullable(),
  durationMonths: z.number().int().min(1).max(240).nullable(),
  labourPercent: z.number().min(0).max(100).nullable(),
}) satisfies z.ZodType<Scope>;

const awardModelSchema = z.strictObject({
  priceWeightPercent: z.number().min(0).max(100),
  priceModel: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('relative') }),
    z.strictObject({ kind: z.literal('absolute'), fullPointsAtOre: ore, noPointsAtOre: ore }),
  ]),
  criteria: z
    .array(
      z.strictObject({
        id,
        name: line.min(1),
        weightPercent: z.number().min(0).max(100),
        maxPoints: z.number().positive().max(1000),
      })
    )
    .max(20),
  musts: z.array(z.strictObject({ id, text: prose.min(1) })).max(50),
  evaluators: z.number().int().min(1).max(20),
  abnormalUnderPercent: z.number().min(1).max(100),
}) satisfies z.ZodType<AwardModel>;

const endReason = z.enum(['completed', 'left', 'programme-ended', 'employer-ended', 'not-eligible']);

const instant = z.iso.datetime({ offset: true });
const changeSchema = z.strictObject({
  what: prose,
  why: prose,
  newDeadline: instant,
}) satisfies z.ZodType<DocumentChange>;

/** Whether points are on their scale is for the rules to say, in words. */
const pointsSchema = z
  .array(z.strictObject({ criterionId: id, points: z.number(), reason }))
  .max(20) satisfies z.ZodType<readonly CriterionPoints[]>;

const entrySchema = z.strictObject({
  what: z.enum(['employment', 'internship', 'education', 'ended']),
  count: people,
  placement: z.number().int().positive().nullable(),
  startDate: date.nullable(),
  endDate: date.nullable(),
  extentPercent: percent.nullable(),
  employmentForm: z.enum(['permanent', 'fixed-term', 'apprenticeship']).nullable(),
  // Names of firms look like names of people: a form and a message take those out where they know the parties.
  employer: line.overwrite((name) => redact(name, [name])).nullable(),
  hours: z.int().min(0).max(100_000).nullable(),
  endReason: endReason.nullable(),
}) satisfies z.ZodType<ReportEntry>;

const evidenceSchema = z.strictObject({
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  format: z.enum(evidenceFormats),
  bytes: z.int().positive(),
}) satisfies z.ZodType<EvidenceFile>;

const roleSchema = z.enum(roles as readonly [Role, ...Role[]]);
// Bounds that the rules know better are wide here, so that the rules can say in words what is wrong.
const approvalSchema = z.strictObject({
  roles: z.array(roleSchema).max(10),
  needs: z.union([z.enum(['any', 'all']), z.number()]),
  backup: roleSchema.optional(),
}) satisfies z.ZodType<Approval>;

/** What a policy says, as a form or a file brings it. */
export const policySchema = z.strictObject({
  requirementInEveryTender: z.boolean(),
  maxPricePercent: z.number(),
  approvals: z.strictObject({ requirement: approvalSchema, exemption: approvalSchema, award: approvalSchema }),
  followUpBy: z.enum(['contract-manager', 'coordinator']),
  settings: z.partialRecord(z.enum(settingNames as [SettingName, ...SettingName[]]), z.number()).default({}),
  publicOutcome: z.boolean().optional(),
}) satisfies z.ZodType<PolicyTerms>;

const procedureSchema = z.enum(Object.keys(procedures) as [ProcedureName, ...ProcedureName[]]);
const areaIdSchema = z.string().regex(/^[a-z0-9][a-z0-9-]{0,60}$/);

/** Any command, by its kind. */
export const commandSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('adopt-policy'), policy: policySchema }),
  z.strictObject({
    kind: z.literal('open-tender'),
    reference: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,60}$/),
    title: line.min(1),
    procedure: procedureSchema,
    matchingBodyId: id.nullable(),
    framework: id.nullable(),
    scope: scopeSchema,
  }),
  z.strictObject({
    kind: z.literal('record-indicators'),
    lines: z
      .array(
        z.strictObject({
          areaId: areaIdSchema,
          name: line.min(1).nullable(),
          year: z.number().int().min(1900).max(2200),
          values: z.record(line.min(1).max(60), z.number()),
          source: line.nullable(),
        })
      )
      .min(1)
      .max(5000),
  }),
  z.strictObject({
    kind: z.literal('record-effort'),
    areaId: id,
    title: line.min(1),
    period: line.min(1),
    outcomes: z
      .array(
        z.strictObject({
          kind: z.enum(['participants', 'internship', 'employment', 'education']),
          count: z.number().int().min(0).max(1_000_000),
        })
      )
      .max(4),
  }),
  z.strictObject({ kind: z.literal('delegate'), delegateId: id, firstDay: date, lastDay: date }),
  z.strictObject({ kind: z.literal('end-delegation'), number: z.int().positive() }),
  z.strictObject({
    kind: z.literal('answer-gate'),
    mandate: z.boolean(),
    orderingUnit: z.boolean(),
    matchingBody: z.boolean(),
    network: z.boolean(),
  }),
  z.strictObject({
    kind: z.literal('record-dialogue'),
    heldOn: date,
    suppliers: z.number().int().min(1).max(1000),
    learned: prose,
  }),
  z.strictObject({ kind: z.literal('end-dialogue'), reason }),
  z.strictObject({ kind: z.literal('set-scope'), scope: scopeSchema }),
  z.strictObject({
    kind: z.literal('submit-requirement'),
    requirement: requirementSchema,
    // Import files say it only where there is something to say.
    motive: prose.nullable().default(null),
  }),
  z.strictObject({ kind: z.literal('request-exemption'), reason }),
  z.strictObject({ kind: z.literal('leave-requirement-out'), reason }),
  z.strictObject({ kind: z.literal('set-award-model'), model: awardModelSchema, change: changeSchema.nullable() }),
  z.strictObject({ kind: z.literal('approve'), stageId: id, version }),
  z.strictObject({ kind: z.literal('request-changes'), stageId: id, version, reason }),
  z.strictObject({ kind: z.literal('reject'), stageId: id, version, reason }),
  z.strictObject({ kind: z.literal('snooze'), until: instant }),
  z.strictObject({
    kind: z.literal('nudge'),
    // One that is no task waits for nobody, and the case says so.
    task: z.custom<Task>((task) => typeof task === 'string' && task.length <= 60),
    about: z.string().max(200).nullable(),
    until: instant,
  }),
  z.strictObject({ kind: z.literal('undo-decision'), stageId: id }),
  z.strictObject({ kind: z.literal('correct-decision'), stageId: id, reason }),
  z.strictObject({ kind: z.literal('withdraw-submission'), stageId: id, version, reason }),
  z.strictObject({ kind: z.literal('hand-over-again') }),
  z.strictObject({
    kind: z.literal('confirm-publication'),
    reference: line.min(1),
    publishedOn: date,
    url: z.url({ protocol: /^https?$/ }).max(1000),
  }),
  z.strictObject({
    kind: z.literal('register-bid'),
    bidderId: id,
    priceOre: ore,
    promises: obligationsSchema,
    receivedAt: instant.nullable(),
  }),
  z.strictObject({ kind: z.literal('withdraw-bid'), bidderId: id }),
  z.strictObject({
    kind: z.literal('answer-questions'),
    lines: z.array(z.strictObject({ question: prose, answer: prose })).max(100),
  }),
  z.strictObject({ kind: z.literal('change-documents'), ...changeSchema.shape }),
  z.strictObject({ kind: z.literal('open-bids') }),
  z.strictObject({ kind: z.literal('publish-again'), reason }),
  z.strictObject({
    kind: z.literal('qualify-bid'),
    bidderId: id,
    exclusionSource: z.enum(['self-declaration', 'certificate', 'register']),
    grounds: z.array(z.enum(exclusionGrounds as readonly [ExclusionGround, ...ExclusionGround[]])),
    exclusionReason: reason,
    qualified: z.boolean(),
    qualificationReason: reason,
    musts: z.array(z.strictObject({ id, met: z.boolean(), reason })).max(50),
    reservedPercent: z.number().min(0).max(100).nullable(),
  }),
  z.strictObject({ kind: z.literal('score-bid'), bidderId: id, points: pointsSchema }),
  z.strictObject({ kind: z.literal('set-consensus'), bidderId: id, points: pointsSchema }),
  z.strictObject({ kind: z.literal('explain-price'), bidderId: id, accepted: z.boolean(), reason }),
  z.strictObject({ kind: z.literal('draw-lot'), bidderId: id }),
  z.strictObject({ kind: z.literal('replace-evaluator'), evaluator: id, reason }),
  z.strictObject({
    kind: z.literal('send-award-notice'),
    sentOn: date,
    means: z.enum(['electronic', 'other']),
    days: z.number().int().min(10).max(365).nullable(),
  }),
  z.strictObject({
    kind: z.literal('register-appeal'),
    court: z.enum(['administrative', 'appeal', 'supreme']),
    caseNumber: line.min(1),
    filedOn: date,
    injunction: z.boolean(),
  }),
  z.strictObject({ kind: z.literal('register-injunction'), forbidsSigning: z.boolean(), decidedOn: date }),
  z.strictObject({
    kind: z.literal('register-court-decision'),
    outcome: z.enum(['rejected', 'withdrawn', 're-evaluate', 'redo']),
    decidedOn: date,
    reason,
  }),
  z.strictObject({
    kind: z.literal('sign-contract'),
    contractReference: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,60}$/),
    startsOn: date,
    endsOn: date,
  }),
  z.strictObject({ kind: z.literal('cancel'), reason }),
  z.strictObject({
    kind: z.literal('report'),
    entries: z.array(entrySchema).max(200),
    text: prose.nullable(),
    period: z
      .string()
      .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
      .exactOptional(),
    corrects: id.exactOptional(),
    evidence: z.array(evidenceSchema).max(evidenceLimits.message).exactOptional(),
  }),
  z.strictObject({
    kind: z.literal('add-evidence'),
    reportId: id,
    files: z.array(evidenceSchema).min(1).max(evidenceLimits.message),
  }),
  z.strictObject({ kind: z.literal('accept-report'), reportId: id }),
  z.strictObject({ kind: z.literal('return-report'), reportId: id, reason }),
  ...partneringCommands,
  ...changeCommands,
  ...sanctionCommands,
  z.strictObject({ kind: z.literal('refer'), count: z.number().int().min(1).max(50) }),
  z.strictObject({ kind: z.literal('record-offer'), offeredOn: date }),
  z.strictObject({
    kind: z.literal('evaluate'),
    summary: prose,
    lessons: z.strictObject({ worked: prose, didNotWork: prose, advice: prose }),
  }),
  z.strictObject({ kind: z.literal('confirm-eligibility'), eligible: z.boolean(), countedAs: id.nullable() }),
  z.strictObject({
    kind: z.literal('confirm-step'),
    step: z.enum(['first-meeting', 'safety-induction', 'tutor-named', 'midway-check']),
    doneOn: date,
  }),
  z.strictObject({
    kind: z.literal('confirm-retention'),
    afterMonths: z.number().int().positive(),
    stillThere: z.boolean(),
  }),
  z.strictObject({
    kind: z.literal('end-placement'),
    endedOn: date,
    reason: endReason,
  }),
]) satisfies z.ZodType<Command>;

/** A command with who gives it, from where; for what comes over a wire. */
export const commandEnvelopeSchema = z.strictObject({
  deliveryId: z.string().min(1).max(500),
  by: z.strictObject({
    personId: id,
    organisationId: id,
    roles: z.array(roleSchema),
    standsInFor: z.array(z.strictObject({ personId: id, roles: z.array(roleSchema) })).exactOptional(),
  }),
  via: z.enum(['slack', 'teams', 'web', 'email', 'cli', 'import', 'system']),
  command: commandSchema,
}) satisfies z.ZodType<CommandEnvelope>;

/** Reads a command; throws a ZodError whose issues name the fields. */
export function parseCommand(input: unknown): Command {
  return commandSchema.parse(input);
}
