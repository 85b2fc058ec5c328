// What obligations and the steps of sanctions are called in English.
import type { ObligationKind, SanctionStep } from '../../domain/requirement.js';
import { counted } from './counted.js';

export const obligations: Record<ObligationKind, string> = {
  internship: 'internships',
  employment: 'employments',
  'permanent-job': 'permanent jobs',
  education: 'educations',
  'full-time-months': 'full-time months',
  hours: 'hours',
};

const one: Record<ObligationKind, string> = {
  internship: 'internship',
  employment: 'employment',
  'permanent-job': 'permanent job',
  education: 'education',
  'full-time-months': 'full-time month',
  hours: 'hour',
};

/** So many of a kind: "1 internship". */
export const obligationsCounted = (kind: ObligationKind, count: number, shown?: string): string =>
  counted(count, one[kind], obligations[kind], shown);

export const sanctions: Record<SanctionStep, string> = {
  reminder: 'reminder',
  rectification: 'rectification',
  remedy: 'remedy plan',
  fine: 'contractual penalty',
  'call-off-exclusion': 'no more call-offs',
};
