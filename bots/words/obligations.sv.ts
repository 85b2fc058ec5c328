// What obligations and the steps of sanctions are called in Swedish.
import type { ObligationKind, SanctionStep } from '../../domain/requirement.js';
import { counted } from './counted.js';

export const obligations: Record<ObligationKind, string> = {
  internship: 'praktikplatser',
  employment: 'anställningar',
  'permanent-job': 'tillsvidareanställningar',
  education: 'utbildningar',
  'full-time-months': 'heltidsmånader',
  hours: 'timmar',
};

const one: Record<ObligationKind, string> = {
  internship: 'praktikplats',
  employment: 'anställning',
  'permanent-job': 'tillsvidareanställning',
  education: 'utbildning',
  'full-time-months': 'heltidsmånad',
  hours: 'timme',
};

/** So many of a kind: "1 praktikplats". */
export const obligationsCounted = (kind: ObligationKind, count: number, shown?: string): string =>
  counted(count, one[kind], obligations[kind], shown);

export const sanctions: Record<SanctionStep, string> = {
  reminder: 'påminnelse',
  rectification: 'rättelse',
  remedy: 'åtgärdsplan',
  fine: 'vite',
  'call-off-exclusion': 'inga fler avrop',
};
