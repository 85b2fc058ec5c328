// The requirement of a call-off starts from what its framework says, for the call-off's own time; what has been written holds over it.
import { expect, it } from 'vitest';
import type { FormContext } from '../../bots/web/command-form.js';
import { requirementDraft } from '../../bots/web/requirement-form.js';
import { pagesWords } from '../../bots/words/pages.js';
import type { TenderState } from '../../domain/tender.js';
import { requirement } from '../support/cases.js';
import { tenderWith } from '../support/requirements.js';

const context: FormContext = {
  actor: { personId: 'karin', organisationId: 'orebrobostader', roles: ['procurement-officer'] },
  today: '2026-05-04',
  w: pagesWords('sv'),
  names: { organisation: (id) => id, person: (id) => id, area: (id) => id },
  areas: [],
  matchingBodies: [],
  bidders: [],
  people: [],
  language: 'sv',
  outcomes: [],
  framework: { reference: 'RAM-1', requirement },
};
const started: TenderState = {
  ...tenderWith(requirement, { procedure: 'call-off', framework: 'RAM-1' }),
  requirement: null,
};

/** What stands in the fields when the form is opened, and the hint at the level. */
function opened(tender: TenderState, with_: FormContext = context) {
  const { fields } = requirementDraft(tender, with_);
  const initial = Object.fromEntries(fields.map((field) => [field.name, field.initial]));
  return { ...initial, hint: fields.find(({ name }) => name === 'level')?.hint };
}

it('starts a call-off with what its framework says', () => {
  expect(opened({ ...started, scope: { ...started.scope, durationMonths: 12 } })).toMatchObject({
    level: 'requirement',
    targetGroup: requirement.targetGroup,
    areaId: 'vivalla',
    internship: '40',
    'permanent-job': '12',
    'days-rectification': '30',
    fineOre: '25000',
    durationMonths: '12',
    hint: expect.stringContaining('Ifyllt från ramavtalet RAM-1'),
  });
});

it('shows what has been written already, and nothing where there is no framework', () => {
  const written = opened({ ...started, requirement: { ...requirement, targetGroup: 'unga utan arbete' } });
  expect(written).toMatchObject({ targetGroup: 'unga utan arbete', hint: undefined });
  expect(opened(started, { ...context, framework: null })).toMatchObject({ targetGroup: '', internship: '' });
});
