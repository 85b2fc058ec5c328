// A recommendation and a proportionality check in a person's language: the same sentences on the page and on the command line.
import type { Language } from '../domain/actor.js';
import type { Taught } from '../domain/lessons.js';
import { lessonsFor } from '../domain/lessons.js';
import type { PresetName } from '../domain/presets.js';
import { presetSettings } from '../domain/presets.js';
import type { Proportionality } from '../domain/proportionality.js';
import type { Recommendation } from '../domain/recommendation.js';
import type { Scope } from '../domain/scope.js';
import type { Settings } from '../domain/settings.js';
import { startingSettings } from '../domain/settings.js';
import { settingInWords } from './settings.js';
import { formats } from './web/formats.js';
import { evaluationWords } from './words/evaluation.js';
import type { AdviceVoice } from './words/drafting-words.js';
import { pagesWords } from './words/pages.js';

/** A recommendation as people read it. */
export interface Advice {
  readonly level: string | null;
  readonly levelReason: string;
  readonly proposals: readonly {
    readonly id: string;
    readonly what: string;
    readonly how: string;
    readonly preset: string;
  }[];
  readonly silent: readonly string[];
  /** Every setting that was reckoned with: what it is, its value, its mark and source. */
  readonly settings: readonly string[];
}

function voiceOf(language: Language): AdviceVoice {
  const { number, money, list } = formats(language);
  const { advice } = pagesWords(language).drafting;
  const rounded = (value: number): string => number(Math.round(value * 100) / 100);
  return {
    number: rounded,
    money,
    list: (parts) => list(parts),
    million: (ore) => advice.million(number(Math.round(ore / 10_000_000) / 10)),
  };
}

/** "40 praktikplatser" */
export function countedInWords(
  kind: Recommendation['proposals'][number]['kind'],
  target: number,
  language: Language
): string {
  return pagesWords(language).drafting.advice.counted(kind, target, voiceOf(language).number(target));
}

/** A recommendation in words, with its arithmetic and the marks and sources of what it reckons with. */
export function adviceInWords(
  { level, levelReason, proposals, silent }: Recommendation,
  language: Language,
  settings: Settings = startingSettings
): Advice {
  const { drafting } = pagesWords(language);
  const voice = voiceOf(language);
  const say = saying(voice);
  const used: (PresetName | 'level')[] = ['level', ...new Set(proposals.map(({ how }) => how.preset))];
  return {
    level: level && drafting.levels[level],
    levelReason: say(drafting.advice.level, levelReason.reason, levelReason),
    proposals: proposals.map(({ id, kind, target, how }) => ({
      id,
      what: countedInWords(kind, target, language),
      how: say(drafting.advice.how, how.preset, how),
      preset: drafting.presets[how.preset],
    })),
    silent: silent.map(({ preset, why }) => `${drafting.presets[preset]}: ${say(drafting.advice.gap, why.gap, why)}`),
    settings: [...new Set(used.flatMap((preset) => presetSettings[preset]))].map((name) => {
      const { label, value, restsOn } = settingInWords(name, settings, language);
      return `${label}: ${value} (${restsOn})`;
    }),
  };
}

/** What earlier contracts in the same trade taught, each contract with its lessons. */
export function lessonsInWords(
  scope: Pick<Scope, 'trade'>,
  earlier: readonly Taught[],
  language: Language
): { readonly from: string; readonly said: readonly string[] }[] {
  const w = evaluationWords(language);
  return lessonsFor(scope, earlier).map(({ reference, title, lessons }) => ({
    from: `${reference} ${title}`,
    said: (['worked', 'didNotWork', 'advice'] as const).flatMap((lesson) =>
      lessons[lesson] === '' ? [] : [`${w.lessons[lesson]}: ${lessons[lesson]}`]
    ),
  }));
}

/** A verdict and its reasons in words. */
export function proportionalityInWords(
  { verdict, reasons }: Proportionality,
  language: Language
): { readonly verdict: string; readonly reasons: readonly string[] } {
  const { drafting } = pagesWords(language);
  const say = saying(voiceOf(language));
  return {
    verdict: drafting.verdicts[verdict],
    reasons: reasons.map((reason) => say(drafting.advice.reasons, reason.reason, reason)),
  };
}

/** Each table has one sentence for each variant, taking that variant; the compiler cannot follow that through the union. */
function saying(voice: AdviceVoice): (table: object, key: string, facts: object) => string {
  return (table, key, facts) =>
    (table as Readonly<Record<string, (facts: object, voice: AdviceVoice) => string>>)[key]?.(facts, voice) ?? key;
}
