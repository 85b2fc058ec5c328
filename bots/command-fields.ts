// Fields that the schemas of several commands share.
import { z } from 'zod';
import { obligationKinds } from '../domain/requirement.js';
import type { ObligationKind } from '../domain/requirement.js';
import { redact } from './understand/redact.js';

export const date = z.iso.date();
export const id = z.string().trim().min(1).max(100);
export const line = z.string().trim().max(300);
/** A line in somebody's own words, where they may name a person: what tells who somebody is is not kept. */
export const written = line.overwrite((text) => redact(text));
/** The same, longer. Here for all that is typed anywhere: a button's reason in a chat, a form, a file. */
export const prose = z
  .string()
  .trim()
  .max(4000)
  .overwrite((text) => redact(text));
export const percent = z.number().int().min(1).max(100);
export const people = z.number().int().min(1).max(500);
/** A reason may come empty: the rules say, in words, that one is needed. */
export const reason = prose;
export const ore = z.int().min(0);
export const version = z.number().int().min(0);
export const obligationKind = z.enum(obligationKinds as readonly [ObligationKind, ...ObligationKind[]]);
export const obligationsSchema = z
  .array(z.strictObject({ kind: obligationKind, target: z.number().int().min(0).max(10_000_000) }))
  .max(10);
