// The words of the reporting month and of what a placement waits for, in Swedish.
import { counted } from './counted.js';

/** Swedish. */
export const monthSv = {
  title: (month: string) => `Rapport för ${month}`,
  ask: (month: string) => `Vad har hänt i ${month}?`,
  by: (date: string) => `Svara senast ${date}.`,
  late: (date: string) => `Svaret skulle ha kommit ${date}.`,
  also: (months: string) => `Det saknas också rapport för ${months}.`,
  placed: 'Placerade hos er nu:',
  nobody: 'Ingen är placerad hos er nu.',
  stretch: (who: string, what: string, since: string) => `${who}: ${what} sedan ${since}`,
  more: (count: number) => `och ${counted(count, 'placering', 'placeringar')} till`,
  lastTime: (month: string, what: string) => `Ni rapporterade för ${month}: ${what}`,
  noneOwed: 'Det finns ingen månad att rapportera nu.',
  forMonth: (month: string, what: string) => `rapporten för ${month}: ${what}`,
  instead: (what: string) => `rättelse av rapporten som väntar: ${what}`,
  lastNothing: 'Det finns inget tidigare att upprepa.',
  said: (month: string, what: string) => `Rapporterat för ${month}: ${what}`,
  waits: 'Beställaren har inte svarat än.',
  accepted: 'Beställaren har godtagit rapporten.',
  returned: (reason: string) => `Rapporten skickades tillbaka: ”${reason}”. Rapportera månaden igen.`,
  escalation: (asked: string, roles: string, due: string | null) =>
    `Tiden är ute: ${asked}${due === null ? '' : `, skulle vara klart ${due}`}. Det ligger hos ${roles}; chefen där och beställarens samordnare har fått veta det.`,
  same: 'Samma som förra månaden',
  nothing: 'Inget den här månaden',
  report: 'Rapportera',
  sure: (month: string, what: string) => `Det här rapporteras för ${month}: ${what}. Stämmer det?`,
  write:
    'Skriv här vad som har hänt, till exempel ”två började praktik 10 mars” eller ”P-17 slutade i fredags”. Du får se hur jag förstod det innan något räknas. Skriv inga namn.',
  writeTitle: 'Rapportera med egna ord',
  form: 'Fyll i formuläret i stället',
  needs: 'Det här väntar på er:',
  need: (task: string, who: string) => `${task}: ${who}`,
  done: (who: string) => `${who}: klart i dag`,
  stillThere: (who: string) => `${who}: kvar`,
  notThere: (who: string) => `${who}: inte kvar`,
};

/** What every language must have. */
export type MonthWords = typeof monthSv;
