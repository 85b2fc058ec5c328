// The words about delivery by language, and the sentences that cards and pages share.
import type { Language } from '../../domain/actor.js';
import type { ContractState } from '../../domain/contract.js';
import { forecast } from '../../domain/forecast.js';
import { notCounted } from '../../domain/placement-record.js';
import type { Obligation } from '../../domain/requirement.js';
import { formats } from '../web/formats.js';
import { evaluationEn } from './evaluation.en.js';
import { evaluationSv } from './evaluation.sv.js';
import type { EvaluationWords } from './evaluation-words.js';

export type { EvaluationWords };

/** The words of one language. */
export function evaluationWords(language: Language): EvaluationWords {
  return language === 'sv' ? evaluationSv : evaluationEn;
}

/** "At this pace 31–39 of 40 by 29 February 2016; target met about May 2016"; null while there is too little to go by. */
export function forecastInWords(contract: ContractState, obligation: Obligation, language: Language): string | null {
  const w = evaluationWords(language);
  const { number, date, month } = formats(language);
  const found = forecast(contract, obligation);
  if (found === null) return null;
  if (found.outlook === 'met' || found.outlook === 'missed') return w.outlooks[found.outlook];
  const { atEnd, metBy } = found;
  return w.forecast({
    low: number(atEnd.low),
    high: number(atEnd.high),
    target: number(obligation.target),
    end: date(contract.endsOn),
    met: metBy.expected === null ? null : month(metBy.expected),
  });
}

/** "P-3 does not count: began before the contract", for each that does not. */
export function notCountedInWords(contract: ContractState, language: Language): string[] {
  const w = evaluationWords(language);
  return contract.placements.flatMap((record, index) => {
    const why = notCounted(record, contract.startsOn);
    return why === null ? [] : [w.notCountedLine(`P-${index + 1}`, w.notCounted[why])];
  });
}
