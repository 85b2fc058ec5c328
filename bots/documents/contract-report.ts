// How a contract has gone, as a document: for those who work on it, and, with small numbers left out, for the public.
import type { Language } from '../../domain/actor.js';
import type { ContractState } from '../../domain/contract.js';
import type { Count, FinalEvaluation, Path } from '../../domain/final-evaluation.js';
import type { Names } from '../names.js';
import { formats } from '../web/formats.js';
import { evaluationWords, forecastInWords } from '../words/evaluation.js';
import type { EvaluationWords } from '../words/evaluation.js';
import { pagesWords } from '../words/pages.js';
import type { NumberedDocument } from './document.js';

/** What the report is made from; `evaluation` is already the public one where `open` is true. */
export interface ContractReport {
  readonly contract: ContractState;
  readonly evaluation: FinalEvaluation;
  readonly open: boolean;
  readonly today: string;
  readonly names: Pick<Names, 'organisation'>;
}

/** The report, numbered: outcome, what does not count, retention, value with its assumptions, lessons, paths. */
export function contractReport(report: ContractReport, language: Language): NumberedDocument {
  const { contract, open, today, names } = report;
  const w = evaluationWords(language);
  const { date } = formats(language);
  const sections = sectionsOf(report, w, language).filter(({ lines }) => lines.length > 0);
  return {
    language,
    title: open ? w.publicTitle : w.title,
    facts: [
      [w.facts.contract, contract.title],
      [w.facts.reference, contract.reference],
      [w.facts.authority, names.organisation(contract.authorityId)],
      [w.facts.contractor, names.organisation(contract.contractorId)],
      [w.facts.period, `${date(contract.startsOn)} – ${date(contract.endsOn)}`],
      [w.facts.asOf, date(today)],
    ],
    intro: [open ? w.publicIntro : w.intro],
    sections: sections.map(({ heading, lines }, index) => ({
      number: String(index + 1),
      heading,
      points: lines.map((text, point) => ({ number: `${index + 1}.${point + 1}`, text })),
    })),
    notes: null,
    page: w.page,
  };
}

function sectionsOf(
  { contract, evaluation, open }: ContractReport,
  w: EvaluationWords,
  language: Language
): { heading: string; lines: string[] }[] {
  const { outcomes, firstStart, bonus, retention, lastCheckOn, value, paths } = evaluation;
  const { obligations: kinds } = pagesWords(language);
  const { number, date, money } = formats(language);
  const count = (of: Count): string => (of === null ? w.few : number(of));
  const running = contract.phase === 'partnering';
  const begun = retention.some(({ stillThere }) => stillThere === null || stillThere > 0) || lastCheckOn !== null;
  return [
    {
      heading: w.sections.outcome,
      lines: [
        ...outcomes.flatMap(({ kind, target, delivered, accepted, kept }) => {
          const line = w.outcome(capital(kinds[kind]), count(delivered), number(target), count(accepted));
          const pace = running && delivered !== null ? forecastInWords(contract, { kind, target }, language) : null;
          const judged = running && kept === 'not-met' ? pace : w.kept[kept];
          return [sentence(judged === null ? line : `${line}; ${lower(judged)}`)];
        }),
        sentence(
          `${w.firstStart[firstStart.state](date(firstStart.by), firstStart.on && date(firstStart.on))}${firstStart.how === 'offered' ? ` (${w.offered})` : ''}`
        ),
        ...(bonus === null ? [] : [sentence(w.bonus(number(bonus.extra), money(bonus.amountOre)))]),
        ...(running && outcomes.length > 0 ? [w.forecastHow] : []),
      ],
    },
    {
      heading: w.sections.notCounted,
      lines: paths.flatMap(({ number: placement, notCounted }) =>
        notCounted === null ? [] : [sentence(w.notCountedLine(`P-${placement}`, w.notCounted[notCounted]))]
      ),
    },
    {
      heading: w.sections.retention,
      lines: begun
        ? [
            ...retention.map(({ afterMonths, stillThere, notThere, outstanding }) =>
              sentence(
                stillThere === null || notThere === null || outstanding === null
                  ? w.retentionHidden(afterMonths)
                  : w.retention(afterMonths, number(stillThere), number(notThere), number(outstanding))
              )
            ),
            ...(lastCheckOn === null ? [] : [w.lastCheck(date(lastCheckOn))]),
          ]
        : [w.notYet],
    },
    {
      heading: w.sections.value,
      lines:
        value === null
          ? [w.valueHidden]
          : [
              w.value(money(value.amountOre), number(value.months), money(value.monthOre)),
              ...value.assumptions.map(({ name, mark, source }) =>
                sentence(`${w.assumptions[name]} (${w.marks[mark]}: ${source})`)
              ),
            ],
    },
    // What people wrote themselves is not for the public unread: it may say more than a number does.
    {
      heading: w.sections.evaluation,
      lines: open || contract.evaluation === null ? [] : [contract.evaluation.summary],
    },
    {
      heading: w.sections.lessons,
      lines:
        open || contract.evaluation === null
          ? []
          : (['worked', 'didNotWork', 'advice'] as const).flatMap((lesson) => {
              const said = contract.evaluation?.lessons[lesson] ?? '';
              return said === '' ? [] : [`${w.lessons[lesson]}: ${said}`];
            }),
    },
    { heading: w.sections.paths, lines: paths.map((path) => sentence(pathInWords(path, w, language))) },
  ];
}

function pathInWords({ number, steps, end }: Path, w: EvaluationWords, language: Language): string {
  const { whats, endReasons } = pagesWords(language);
  const { date } = formats(language);
  const told = steps.map(({ what, from, to }) => w.step(whats[what], date(from), to && date(to))).join(' → ');
  return w.path(
    `P-${number}`,
    told === '' ? w.referredOnly : told,
    end === null ? null : `${date(end.on)}: ${endReasons[end.reason]}`
  );
}

const capital = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
const lower = (text: string): string => `${text.slice(0, 1).toLowerCase()}${text.slice(1)}`;
const sentence = (text: string): string => (text.endsWith('.') ? text : `${text}.`);
