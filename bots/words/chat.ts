// The words of chat and cards by language, and the sentences that are put together from them.
import type { Language, Role } from '../../domain/actor.js';
import { roles } from '../../domain/actor.js';
import type { ReportEntry } from '../../domain/commands.js';
import type { Refusal } from '../../domain/refusal.js';
import type { SettingName } from '../../domain/settings.js';
import { formats } from '../web/formats.js';
import { chatEn } from './chat.en.js';
import type { ChatWords } from './chat.sv.js';
import { chatSv } from './chat.sv.js';
import { settingValue } from '../settings.js';
import { pagesWords } from './pages.js';

export type { ChatWords };

/** The words of chat in one language. */
export function chatWords(language: Language): ChatWords {
  return language === 'sv' ? chatSv : chatEn;
}

/** A refusal as a sentence in the reader's language. */
export function refusalInWords({ refused, details }: Refusal, language: Language): string {
  const { date, time, month, list } = formats(language);
  const terms = pagesWords(language);
  const named = (details['roles'] ?? '')
    .split(',')
    .filter((role): role is Role => (roles as readonly string[]).includes(role));
  const facts = {
    ...details,
    roles: list(
      named.map((role) => terms.roles[role]),
      'or'
    ),
    ...(details['missing'] !== undefined && { missing: list(missingInWords(details['missing'], language)) }),
    ...(details['period'] !== undefined && { period: month(details['period']) }),
    ...(details['at'] !== undefined && { at: time(details['at']) }),
    ...(isKey(terms.obligations, details['obligation']) && { obligation: terms.obligations[details['obligation']] }),
    ...(isKey(terms.sanctions, details['step']) && { step: terms.sanctions[details['step']] }),
    ...(isKey(terms.settings.names, details['setting']) && settingInFacts(details['setting'], details, language)),
    ...(details['received'] !== undefined && { received: time(details['received']) }),
    ...(details['until'] !== undefined && { until: time(details['until']) }),
    ...(details['closes'] !== undefined && { closes: time(details['closes']) }),
    ...(details['earliest'] !== undefined && { earliest: date(details['earliest']) }),
    ...(details['latest'] !== undefined && { latest: date(details['latest']) }),
  };
  return chatWords(language).refusals[refused](facts);
}

/** A setting that was refused, with its bounds as people write them. */
function settingInFacts(name: SettingName, { least, most }: Refusal['details'], language: Language) {
  return {
    setting: pagesWords(language).settings.names[name],
    least: settingValue(name, Number(least), language),
    most: settingValue(name, Number(most), language),
  };
}

const isKey = <K extends string>(words: Readonly<Record<K, string>>, key: string | undefined): key is K =>
  key !== undefined && key in words;

/** Facts of a requirement by their words; what is no fact of one stays as it is. */
function missingInWords(missing: string, language: Language): string[] {
  const words: Readonly<Record<string, string>> = pagesWords(language).drafting.missing;
  return missing.split(',').map((fact) => words[fact] ?? fact);
}

/** The lines of a report in one phrase: "2 anställningar, tillsvidare, från 1 mars 2026"; those alike are one line. */
export function entriesInWords(entries: readonly ReportEntry[], language: Language): string {
  const words = chatWords(language);
  if (entries.length === 0) return words.entry.nothing;
  const { date, list } = formats(language);
  const lines = entries.map(
    ({ what, count, placement, startDate, endDate, extentPercent, employmentForm, employer, hours }) => {
      const facts = [
        employmentForm && words.forms[employmentForm],
        startDate && words.entry.from(date(startDate)),
        endDate && words.entry.until(date(endDate)),
        extentPercent && words.entry.percent(extentPercent),
        employer && words.entry.at(employer),
        hours && words.entry.hours(hours),
      ].filter(Boolean);
      const known = placement === null ? null : `P-${placement}`;
      const said = known === null ? words.counted[what](count) : pagesWords(language).whats[what];
      return { known, rest: [said, ...facts].join(', ') };
    }
  );
  const groups: { known: string[]; rest: string }[] = [];
  for (const { known, rest } of lines) {
    const same = known === null ? undefined : groups.find((each) => each.known.length > 0 && each.rest === rest);
    if (same !== undefined && known !== null) same.known.push(known);
    else groups.push({ known: known === null ? [] : [known], rest });
  }
  return groups.map(({ known, rest }) => (known.length === 0 ? rest : `${list(known)}: ${rest}`)).join('; ');
}
