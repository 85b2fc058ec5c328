// Words of deciding, taking back and correcting, in Swedish.
import type { Formats } from '../web/formats.js';

export const decisionsSv = {
  /** "Förslag från Karin Lind, 1 mars 2026, version 2" */
  proposal: (who: string, when: string | null, version: number) =>
    `Förslag från ${who}${when === null ? '' : `, ${when}`}, version ${version}`,
  value: 'Kontraktsvärde',
  changedSince: (version: number) => `Ändrat sedan version ${version}:`,
  unchangedSince: (version: number) => `Innehållet är detsamma som i version ${version}.`,
  change: (label: string, before: string, after: string) => `${label}: ${before} → ${after}`,
  added: (label: string, after: string) => `${label} (nytt): ${after}`,
  removed: (label: string, before: string) => `${label} (borttaget): ${before}`,
  winner: 'Främst i utvärderingen',
  requirement: 'Kravet',
  none: 'inget krav',
  /** `who` is the backup that the policy names, or null. */
  onSilence: (reminders: string | null, due: string, who: string | null) =>
    `Om ingen svarar: ${reminders === null ? '' : `påminnelse ${reminders}, och `}efter ${due} får ${who === null ? '' : `ersättaren (${who}) och `}samordnaren frågan. Inget godkänns av sig självt.`,
  escalated: (who: string | null) =>
    `Tiden gick ut. ${who === null ? 'Samordnaren' : `Ersättaren (${who}) och samordnaren`} har fått frågan.`,
  reminder: (asked: string, due: string | null) => `Påminnelse: ${asked}${due === null ? '' : `, senast ${due}`}.`,
  escalation: (asked: string, roles: string, due: string | null) =>
    `Tiden är ute: ${asked}${due === null ? '' : `, skulle vara klart ${due}`}. Det ligger hos ${roles}; samordnaren har fått frågan.`,
  standsFrom: (when: string) => `Beslutet gäller från ${when}. Till dess kan den som beslutade ångra sig.`,
  settled: (what: string, where: string) => `${what} (${where})`,
  withReason: (what: string, reason: string) => `${what}: ”${reason}”`,
  corrected: (who: string, when: string, reason: string) =>
    `${who} säger ${when} att beslutet blev fel: ”${reason}”. Samordnaren avgör hur det går vidare.`,
  withdrawn: (reason: string) => `Förslaget drogs tillbaka: ”${reason}”`,
  platforms: {
    slack: 'i Slack',
    teams: 'i Teams',
    web: 'på webben',
    email: 'med länk i e-post',
    cli: 'i terminalen',
    import: 'inläst',
    system: 'av sig självt',
  },
  buttons: { snooze: 'Påminn mig nästa arbetsdag', undo: 'Ångra mitt beslut', withdraw: 'Dra tillbaka förslaget' },
  commands: {
    snooze: { title: 'Påminn mig senare', send: 'Påminn mig' },
    'undo-decision': { title: 'Ångra mitt beslut', send: 'Ångra' },
    'correct-decision': { title: 'Säg att ditt beslut blev fel', send: 'Skicka rättelsen' },
    'withdraw-submission': { title: 'Dra tillbaka förslaget', send: 'Dra tillbaka' },
  },
  refusals: {
    NothingWaits: () => 'Inget i det här ärendet väntar på dig nu.',
    SnoozeTooLong: ({ closes }: Readonly<Record<string, string>>) =>
      `En påminnelse kan skjutas upp till före ${closes ?? ''}. Svara, eller be någon ta över.`,
    NothingToUndo: () => 'Du har inget beslut här som går att ta tillbaka.',
    UndoTooLate: ({ until }: Readonly<Record<string, string>>) =>
      `Beslutet gick att ångra till ${until ?? ''}. Skriv i stället ”rättelse:” och vad som blev fel.`,
    NotYourSubmission: () => 'Bara den som lämnade in förslaget, eller en samordnare, kan dra tillbaka det.',
  },
  events: {
    snoozed: ({ until }: { readonly until: string }, { date }: Pick<Formats, 'date'>) =>
      `En påminnelse sköts upp till ${date(until)}`,
    'decision-undone': () => 'Beslutet ångrades',
    'decision-stands': () => 'Beslutet gäller',
    'submission-withdrawn': ({ reason }: { readonly reason: string }) => `Förslaget drogs tillbaka: ”${reason}”`,
    'decision-corrected': ({ reason }: { readonly reason: string }) => `Ett fattat beslut rättades: ”${reason}”`,
  },
  tasks: { 'let-decision-stand': 'Beslutet är fattat och kan ännu ångras' },
};

/** The words in their shape. */
export type DecisionsWords = typeof decisionsSv;
