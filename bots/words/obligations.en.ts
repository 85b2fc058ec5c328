// What obligations and the steps of sanctions are called in English.
import type { ObligationKind, SanctionStep } from '../../domain/requirement.js';

export const obligations: Record<ObligationKind, string> = {
  internship: 'internships',
  employment: 'employments',
  'permanent-job': 'permanent jobs',
  education: 'educations',
  'full-time-months': 'full-time months',
  hours: 'hours',
};

export const sanctions: Record<SanctionStep, string> = {
  reminder: 'reminder',
  rectification: 'rectification',
  remedy: 'remedy plan',
  fine: 'contractual penalty',
  'call-off-exclusion': 'no more call-offs',
};
