// What is said of delivery and of the final evaluation, in Swedish. The English words have the same keys; the compiler checks it.
import type { EvaluationWords } from './evaluation-words.js';

/** Swedish. */
export const evaluationSv: EvaluationWords = {
  title: 'Uppföljning',
  publicTitle: 'Uppföljning, offentlig version',
  facts: {
    contract: 'Kontrakt',
    reference: 'Nummer',
    authority: 'Beställare',
    contractor: 'Leverantör',
    period: 'Kontraktstid',
    asOf: 'Läget den',
  },
  intro:
    'Avtalat mot levererat. Den som räknas redan någon annanstans, eller var anställd innan kontraktet började, räknas inte.',
  publicIntro:
    'Avtalat mot levererat. Antal under fem visas inte, inte heller enskilda personers vägar, så att ingen ska kunna pekas ut.',
  sections: {
    outcome: 'Utfall',
    notCounted: 'Räknas inte',
    paths: 'Vägar',
    retention: 'Kvar efteråt',
    value: 'Samhällsekonomiskt värde',
    evaluation: 'Slututvärdering',
    lessons: 'Lärdomar',
  },
  few: 'färre än fem',
  outcome: (kind, delivered, target, accepted) => `${kind}: ${delivered} av ${target}, varav ${accepted} godtagna`,
  kept: {
    met: 'uppfyllt',
    'met-early-end':
      'anses uppfyllt: en anställning slutade i förtid och minst 75 procent av den avtalade tiden är genomförd',
    'not-met': 'inte uppfyllt',
  },
  firstStart: {
    pending: (by) => `Första starten ska ha påbörjats eller erbjudits senast ${by}`,
    met: (by, on) => `Första starten kom ${on ?? by}, i tid (senast ${by})`,
    missed: (by, on) => (on === null ? `Ingen hade börjat ${by}` : `Första starten kom ${on}, för sent (senast ${by})`),
  },
  offered: 'som erbjudande',
  bonus: (extra, amount) => `Bonus för ${extra} utöver det avtalade: ${amount}`,
  notCounted: {
    'not-eligible': 'hör inte till målgruppen',
    'counted-elsewhere': 'räknas redan i en annan placering',
    'already-there': 'började före kontraktet',
    withdrawn: 'rapporten skickades tillbaka',
  },
  notCountedLine: (placement, why) => `${placement} räknas inte: ${why}`,
  forecast: ({ low, high, target, end, met }) =>
    `I den här takten ${low === high ? low : `${low}–${high}`} av ${target} till ${end}${met === null ? '' : `; målet nås omkring ${met}`}`,
  outlooks: {
    met: 'målet är nått',
    likely: 'målet nås troligen',
    uncertain: 'osäkert om målet nås',
    unlikely: 'målet nås troligen inte',
    missed: 'målet nåddes inte',
  },
  forecastHow:
    'Prognosen för de senaste tolv rapporterade månadernas takt vidare. Spannet rymmer fyra utfall av fem, efter hur ojämna månaderna har varit.',
  path: (placement, steps, end) => `${placement}: ${steps}${end === null ? '' : `; ${end}`}`,
  referredOnly: 'anvisad',
  step: (what, from, to) => `${what} ${from}–${to ?? ''}`,
  retention: (months, still, gone, open) =>
    `Efter ${months} månader: ${still} kvar, ${gone} inte kvar, ${open} ännu inte kontrollerade`,
  retentionHidden: (months) => `Efter ${months} månader: för få för att visas`,
  lastCheck: (on) => `Den sista kontrollen görs ${on}. Siffrorna fylls på till dess, också efter kontraktets slut.`,
  value: (amount, months, perMonth) =>
    `Omkring ${amount}, för ${months} heltidsmånader i anställning à ${perMonth}. Talet gäller bara under de här antagandena:`,
  valueHidden: 'För få personer för att visas.',
  assumptions: {
    'otherwise-unemployed': 'Personerna hade annars varit fortsatt arbetslösa under tiden',
    'no-long-term-effects': 'Inga långsiktiga effekter är medräknade',
    'no-displacement': 'Ingen hänsyn är tagen till att någon annan kan ha trängts undan',
    'example-person':
      'Alla räknas som exemplet: nyanländ, subventionerad anställning, omkring 200 000 kronor på tolv månader',
    'by-the-month': 'En månad är en tolftedel av exemplets år',
    'jobs-only': 'Bara anställning är värderad; för praktik och utbildning finns inget publicerat tal att utgå från',
  },
  marks: { V: 'enligt källan', K: 'vårt eget antagande' },
  lessons: { worked: 'Det här fungerade', didNotWork: 'Det här fungerade inte', advice: 'Råd till nästa upphandling' },
  notYet: 'Ingen har börjat en anställning eller utbildning än.',
  page: ['Sida', 'av'],
  download: 'Hämta som text (Markdown)',
  downloadPublic: 'Hämta den offentliga versionen',
};
