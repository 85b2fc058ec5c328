// How somebody is told, kindly, that a part of what they wrote is not kept. In both languages.
import type { Language } from '../../domain/actor.js';
import type { Withheld } from '../understand/redact.js';
import { formats } from '../web/formats.js';

const words: Readonly<
  Record<Language, { readonly things: Record<Withheld, string>; kindly: (what: string) => string }>
> = {
  sv: {
    things: {
      name: 'namnet',
      identityNumber: 'personnumret',
      contact: 'kontaktuppgiften',
      health: 'det som rör hälsan',
    },
    kindly: (what) =>
      `Jag har inte sparat ${what}; här behövs inga personuppgifter. Ta gärna bort meddelandet, och kalla personen P-17 eller ”en person” nästa gång.`,
  },
  en: {
    things: {
      name: 'the name',
      identityNumber: 'the identity number',
      contact: 'the contact details',
      health: 'what concerns health',
    },
    kindly: (what) =>
      `I have not kept ${what}; no personal data is needed here. Please delete your message, and call the person P-17 or "one person" next time.`,
  },
};

/** A kind sentence on what was taken out; null when nothing was. */
export function withheldInWords(withheld: readonly Withheld[], language: Language): string | null {
  const { things, kindly } = words[language];
  return withheld.length === 0
    ? null
    : kindly(
        formats(language).list(
          withheld.map((what) => things[what]),
          'and'
        )
      );
}
