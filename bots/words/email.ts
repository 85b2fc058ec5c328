// What letters say, and the page that a link in one leads to. In both languages.
import type { Language } from '../../domain/actor.js';

const sv = {
  hello: (name: string) => `Hej ${name}!`,
  waits: (what: string) => `Det här väntar på dig i ${what}:`,
  asks: (who: string, what: string) => `${who} ber dig att gå vidare med det här, som väntar på dig i ${what}:`,
  several: (n: number) => `${n} saker väntar på dig`,
  reminder: 'Påminnelse',
  late: 'Sista dagen har passerat, och svaret saknas fortfarande.',
  by: (date: string) => `senast ${date}`,
  answer: 'Svara här',
  good: (date: string) =>
    `Länken öppnar en sida där du svarar direkt, utan att logga in. Den gäller till och med ${date} och för ett svar. Den är bara till dig, så skicka den inte vidare.`,
  noReply: 'Det går inte att svara på det här brevet. Har länken slutat gälla ber du om en ny på sidan som öppnas.',
  read: 'Det går inte att svara på det här brevet.',
  from: (authority: string) => `Foothold, för ${authority}`,
  page: {
    for: (person: string, organisation: string) => `Du svarar som ${person}, ${organisation}.`,
    own: 'Berätta vad som har hänt, med egna ord',
    ownHint:
      'Till exempel ”två på praktik från 9 november” eller ”P-3 har fått tillsvidareanställning 1 oktober”. Skriv inga namn.',
    go: 'Fortsätt',
    orForm: 'Eller fyll i ett formulär',
    understood: (what: string) => `Jag uppfattade: ${what}. Stämmer det?`,
    chosen: (what: string) => `Du svarar: ${what}. Stämmer det?`,
    yes: 'Ja, skicka',
    no: 'Nej, ändra',
    notUnderstood:
      'Det förstod jag inte. Skriv till exempel ”två på praktik från 9 november”, eller använd formuläret nedanför.',
    oneThing: 'Här kan du bara svara på det som står ovanför.',
    empty: 'Skriv vad som har hänt, eller välj ett av svaren.',
    thanks: 'Tack, ditt svar är framme.',
    queued: 'Tack, ditt svar är sparat. Det registreras så snart systemet hinner.',
    close: 'Du kan stänga sidan. Nästa gång något väntar på dig kommer ett nytt brev.',
    wrong:
      'Blev något fel? Öppna länken i brevet igen, så kan du rätta tills beställaren har svarat. Därefter: hör av dig till den som följer upp kontraktet hos beställaren, så skickas rapporten tillbaka till dig.',
    correct: 'Rätta det du har rapporterat',
    told: (what: string) =>
      `Du har rapporterat: ${what}. Beställaren har inte svarat än. Är något fel, skriv hela rapporten på nytt, så gäller den i stället. Stämmer allt behöver du inte göra något.`,
    whichKind: 'Är det en anställning, en praktik eller en utbildning? Välj i formuläret nedanför; resten står där.',
    titles: {
      forged: 'Länken stämmer inte',
      expired: 'Länken är för gammal',
      used: 'Länken är redan använd',
      replaced: 'Det finns en nyare länk',
      done: 'Det är redan besvarat',
      sent: 'En ny länk är på väg',
    },
    forged: 'Adressen är inte hel eller har ändrats. Öppna länken direkt från brevet, eller be om en ny här.',
    expired: (date: string) => `Den gällde till och med ${date}. Frågan väntar fortfarande på svar.`,
    used: (time: string) => `Svaret kom in ${time}. En länk gäller för ett svar.`,
    replaced: (time: string) => `Ett nytt brev skickades till dig ${time}. Använd länken i det.`,
    done: 'Någon har redan svarat, eller så behövs inget svar längre.',
    again: 'Skicka en ny länk',
    againLead: 'Den nya länken kommer bara till den e-postadress som finns registrerad för dig.',
    address: 'Din e-postadress',
    sent: 'Finns det något som väntar på svar kommer en ny länk till den registrerade adressen om en liten stund. Titta även i skräpposten.',
    tooMany: 'Det har skickats flera brev den senaste timmen. Titta i skräpposten, eller försök igen om en timme.',
    noMail: 'Foothold kan inte skicka e-post just nu. Hör av dig till den som följer upp kontraktet hos beställaren.',
  },
};

/** What letters and their page say in one language. */
export type EmailWords = typeof sv;

const en: EmailWords = {
  hello: (name) => `Hello ${name},`,
  waits: (what) => `This waits for you in ${what}:`,
  asks: (who, what) => `${who} asks you to go on with this, which waits for you in ${what}:`,
  several: (n) => `${n} things wait for you`,
  reminder: 'Reminder',
  late: 'The last day has passed, and the answer is still missing.',
  by: (date) => `by ${date}`,
  answer: 'Answer here',
  good: (date) =>
    `The link opens a page where you answer at once, without signing in. It is good until ${date} and for one answer. It is for you alone, so do not pass it on.`,
  noReply: 'This letter cannot be replied to. If the link is no longer good, ask for a new one on the page that opens.',
  read: 'This letter cannot be replied to.',
  from: (authority) => `Foothold, for ${authority}`,
  page: {
    for: (person, organisation) => `You answer as ${person}, ${organisation}.`,
    own: 'Say what has happened, in your own words',
    ownHint: 'For instance “two interns from 9 November” or “P-3 got a permanent job on 1 October”. Write no names.',
    go: 'Go on',
    orForm: 'Or fill in a form',
    understood: (what) => `I understood: ${what}. Is that right?`,
    chosen: (what) => `You answer: ${what}. Is that right?`,
    yes: 'Yes, send it',
    no: 'No, change it',
    notUnderstood:
      'I did not understand that. Write for instance “two interns from 9 November”, or use the form below.',
    oneThing: 'Here you can only answer what stands above.',
    empty: 'Write what has happened, or choose one of the answers.',
    thanks: 'Thank you, your answer is in.',
    queued: 'Thank you, your answer is kept. It is registered as soon as the system can.',
    close: 'You can close this page. The next time something waits for you, a new letter comes.',
    wrong:
      'Is something wrong? Open the link in the letter again: you can correct it until the buyer has answered. After that, write to whoever follows the contract up at the buyer, and the report is sent back to you.',
    correct: 'Correct what you have reported',
    told: (what) =>
      `You have reported: ${what}. The buyer has not answered yet. If something is wrong, write the whole report anew, and that one counts instead. If all is right you need not do anything.`,
    whichKind: 'Is it a job, an internship or an education? Choose in the form below; the rest is there.',
    titles: {
      forged: 'The link is not right',
      expired: 'The link is too old',
      used: 'The link has been used',
      replaced: 'There is a newer link',
      done: 'It has been answered',
      sent: 'A new link is on its way',
    },
    forged:
      'The address is not whole or has been changed. Open the link from the letter itself, or ask for a new one here.',
    expired: (date) => `It was good until ${date}. The question still waits for an answer.`,
    used: (time) => `The answer came in ${time}. A link is good for one answer.`,
    replaced: (time) => `A new letter was sent to you ${time}. Use the link in that one.`,
    done: 'Somebody has answered already, or no answer is needed any more.',
    again: 'Send a new link',
    againLead: 'The new link only goes to the e-mail address on record for you.',
    address: 'Your e-mail address',
    sent: 'If something waits for an answer, a new link comes to the address on record in a little while. Look among the junk mail, too.',
    tooMany: 'Several letters have been sent in the last hour. Look among the junk mail, or try again in an hour.',
    noMail: 'Foothold cannot send e-mail just now. Tell whoever follows the contract up at the buyer.',
  },
};

/** The words in one language. */
export function emailWords(language: Language): EmailWords {
  return language === 'sv' ? sv : en;
}
