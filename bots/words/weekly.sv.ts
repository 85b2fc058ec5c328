// The words of a coordinator's week, in Swedish.
import { counted } from './counted.js';

/** Swedish. */
export const weeklySv = {
  title: (day: string) => `Veckan från ${day}`,
  summary: (late: number, waiting: number) =>
    `${late === 0 ? 'Inget är försenat' : counted(late, 'sak är försenad', 'saker är försenade')}, ${waiting === 0 ? 'inget väntar på dig' : counted(waiting, 'sak väntar på dig', 'saker väntar på dig')}.`,
  late: 'Försenat',
  lateBy: (what: string, who: string, date: string) => `${what}. ${who}, skulle vara klart ${date}.`,
  atRisk: 'På väg att missas',
  risk: (what: string, expected: string, target: string) => `${what}: prognos ${expected} av ${target}`,
  decided: 'Beslutat den senaste veckan',
  waiting: 'Väntar på dig',
  more: (count: number) => `och ${count} till`,
  nothing: 'inget',
  picture: (parts: string) => `Levererat mot lovat i pågående kontrakt: ${parts}.`,
  open: 'Öppna översikten',
  stop: 'Vill du slippa veckobrevet? Skriv ”inget veckobrev”, eller välj bort det på din sida.',
  wants: 'Skicka mig veckobrevet på måndagar',
  stopped: 'Du får inget veckobrev mer. Skriv ”veckobrev” om du vill ha det igen.',
  started: 'Du får veckobrevet på måndagar. Skriv ”inget veckobrev” om du vill slippa det.',
};

/** What every language must have. */
export type WeeklyWords = typeof weeklySv;
