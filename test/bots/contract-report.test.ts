// A contract's follow-up as a text, of the real story: what it says, and what it keeps from the public.
import { describe, expect, it } from 'vitest';
import type { ContractState } from '../../domain/contract.js';
import type { PlacementState } from '../../domain/placement.js';
import { contractReport } from '../../bots/documents/contract-report.js';
import { contractReportFrom } from '../../bots/documents/load-contract-report.js';
import { markdownOf } from '../../bots/documents/markdown.js';
import { readImportFile } from '../../server/import/file.js';
import { pastsOf } from '../../server/import/index.js';
import { vivallaText } from '../support/cases.js';

const states = pastsOf(readImportFile(vivallaText)).map(({ state }) => state);
const found = states.find((state) => state.kind === 'contract') as ContractState;
const placements = states.filter((state): state is PlacementState => state.kind === 'placement');
const names = { organisation: (id: string) => id };

const text = (contract: ContractState, open: boolean, language: 'sv' | 'en') =>
  markdownOf(contractReport(contractReportFrom(contract, placements, names, '2015-03-04', open), language));
const lessons = { worked: 'Namngivna handledare', didNotWork: '', advice: 'Börja matchningen tidigt' };
const closed: ContractState = { ...found, phase: 'closed', evaluation: { summary: 'Bra', lessons, metAll: false } };

describe('the report of a running contract', () => {
  const swedish = text(found, false, 'sv');

  it('sets delivered against agreed, with the range the pace leads to and how it was reckoned', () => {
    expect(swedish).toContain('Praktikplatser: 29 av 40, varav 29 godtagna; i den här takten');
    expect(swedish).toMatch(/\d+–\d+ av 40 till \d+ \w+ 2016; målet nås omkring/);
    expect(swedish).toContain('de senaste tolv rapporterade månadernas takt');
    expect(text(found, false, 'en')).toContain('At this pace'.toLowerCase());
  });

  it('tells each path by its number, who is still there, and the value with its assumptions and their sources', () => {
    expect(swedish).toMatch(/P-1: praktik .+ → anställning/);
    expect(swedish).toMatch(/Efter 12 månader: \d+ kvar, \d+ inte kvar, \d+ ännu inte kontrollerade/);
    expect(swedish).toContain('hade annars varit fortsatt arbetslösa');
    expect(swedish).toContain('enligt källan: Upphandlingsmyndigheten');
    expect(swedish).toContain('vårt eget antagande');
  });
});

describe('the report of a closed contract', () => {
  it('says how it was judged and what was learned, and forecasts nothing', () => {
    const english = text(closed, false, 'en');
    expect(english).toContain('What worked: Namngivna handledare');
    expect(english).toContain('Advice for the next tender: Börja matchningen tidigt');
    expect(english).toContain('Permanent jobs: 8 of 12, of these 8 accepted; not met.');
    expect(english).not.toContain('What did not work');
    expect(english).not.toContain('pace');
  });

  it('keeps small numbers, single paths and free text from the public', () => {
    const open = text(closed, true, 'sv');
    expect(open).toContain('Utbildningar: färre än fem av 2, varav färre än fem godtagna');
    expect(open).toContain('Praktikplatser: 29 av 40');
    expect(open).not.toMatch(/P-\d/);
    expect(open).not.toContain('handledare');
  });
});
