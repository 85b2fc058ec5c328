// What obligations and the steps of sanctions are called in Swedish.
import type { ObligationKind, SanctionStep } from '../../domain/requirement.js';

export const obligations: Record<ObligationKind, string> = {
  internship: 'praktikplatser',
  employment: 'anställningar',
  'permanent-job': 'tillsvidareanställningar',
  education: 'utbildningar',
  'full-time-months': 'heltidsmånader',
  hours: 'timmar',
};

export const sanctions: Record<SanctionStep, string> = {
  reminder: 'påminnelse',
  rectification: 'rättelse',
  remedy: 'åtgärdsplan',
  fine: 'vite',
  'call-off-exclusion': 'inga fler avrop',
};
