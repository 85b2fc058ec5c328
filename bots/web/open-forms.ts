// What the forms of a case need to know, looked up for one person.
import type { Language } from '../../domain/actor.js';
import { isRunning, partiesOf } from '../../domain/any-case.js';
import { tenderId } from '../../domain/case.js';
import { organisationsOf } from '../../domain/permissions.js';
import { openStage } from '../../domain/tender.js';
import type { CaseRow } from '../../prisma/cases.js';
import { areasOf, caseById, organisationsOfKind } from '../../prisma/cases.js';
import type { Database } from '../../prisma/database.js';
import { earlierOutcomes } from '../../prisma/outcomes.js';
import type { Person } from '../../prisma/people.js';
import { actorOf, staffOf } from '../../prisma/people.js';
import { namesOf } from '../names.js';
import { pagesWords } from '../words/pages.js';
import type { CommandForm, FormContext } from './command-form.js';
import type { Typed } from './fields.js';
import { formsFor } from './forms.js';

/** The forms of a case that are open to a person now, in the language of whoever looks; `typed` is what names organisations to be known. */
export async function openForms(
  { db, today }: { readonly db: Database; readonly today: () => string },
  { person, language }: { readonly person: Person; readonly language: Language },
  row: CaseRow,
  typed: Typed = {}
): Promise<CommandForm[]> {
  if (!isRunning(row.state)) return [];
  const tender = row.state.kind === 'tender';
  const drafting = row.state.kind === 'tender' && openStage(row.state)?.kind === 'draft';
  const { kind } = row.state;
  const under = drafting && row.state.kind === 'tender' ? row.state.framework : null;
  const said = Object.values(typed).flatMap((value) => value ?? []);
  const known = (of: 'contractor' | 'matching-body') => organisationsOfKind(db, of, row.authorityId, said);
  const [names, areas, bidders, people, matchingBodies, outcomes, framework] = await Promise.all([
    namesOf(db, [row.state]),
    tender ? areasOf(db, row.authorityId) : [],
    kind === 'tender' || kind === 'contract' ? known('contractor') : [],
    kind === 'contract' ? staffOf(db, organisationsOf(partiesOf(row.state))) : [],
    kind === 'authority' ? known('matching-body') : [],
    drafting && row.state.kind === 'tender' ? earlierOutcomes(db, row.authorityId, row.state.scope.nature, null) : [],
    under === null ? null : caseById(db, tenderId(under)),
  ]);
  const context: FormContext = {
    actor: actorOf(person),
    today: today(),
    w: pagesWords(language),
    names,
    areas,
    bidders,
    people,
    language,
    outcomes,
    matchingBodies,
    framework: framework?.state.kind === 'tender' ? framework.state : null,
  };
  return formsFor(row.state, context);
}
