// A contract's follow-up on its page: agreed against delivered, forecast, and how it went.
import type { Language } from '../../domain/actor.js';
import type { CaseState } from '../../domain/any-case.js';
import type { CaseRow } from '../../prisma/cases.js';
import { contractReport } from '../documents/contract-report.js';
import type { NumberedDocument } from '../documents/document.js';
import { contractReportFrom } from '../documents/load-contract-report.js';
import type { Names } from '../names.js';
import { evaluationWords } from '../words/evaluation.js';

/** Where the text is fetched; `open` for the version for the public. */
const reportPath = (caseId: string, open: boolean): string => `/reports/${caseId}.md${open ? '?open=1' : ''}`;

/** What the section says of a case and of those under it; null when it is no contract. */
export function followUpOf(
  state: CaseState,
  children: readonly CaseRow[],
  names: Names,
  today: string,
  language: Language
): NumberedDocument | null {
  if (state.kind !== 'contract') return null;
  const placements = children.flatMap(({ state: child }) => (child.kind === 'placement' ? [child] : []));
  return contractReport(contractReportFrom(state, placements, names, today, false), language);
}

/** The section of the page, folded: the card above says how far it has come. */
export function FollowUp({ caseId, report }: { caseId: string; report: NumberedDocument }) {
  const w = evaluationWords(report.language);
  return (
    <section class="follow-up" aria-labelledby="follow-up">
      <h2 id="follow-up">{report.title}</h2>
      {report.sections.map(({ heading, points }) => (
        <details key={heading} id={`follow-up-${heading}`}>
          <summary>{heading}</summary>
          <Lines points={points} />
        </details>
      ))}
      <p class="links">
        <a href={reportPath(caseId, false)}>{w.download}</a> <a href={reportPath(caseId, true)}>{w.downloadPublic}</a>
      </p>
    </section>
  );
}

function Lines({ points }: Pick<NumberedDocument['sections'][number], 'points'>) {
  return (
    <ul>
      {points.map(({ number, text }) => (
        <li key={number}>{text}</li>
      ))}
    </ul>
  );
}
