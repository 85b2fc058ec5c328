// Notices against eForms SDK 1.15.1: every code is in its list, every field may stand in its subtype, and what is mandatory is there.
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import type { ContractState } from '../../domain/contract.js';
import type { NoticeKind } from '../../domain/hand-over.js';
import { procedures } from '../../domain/procedures.js';
import type { TenderState } from '../../domain/tender.js';
import type { CodeList, FieldId, NoticeSubtype } from '../../exports/eforms-codes.js';
import { codes, fields, procedureCodes, subtypes } from '../../exports/eforms-codes.js';
import type { NoticeSummary } from '../../exports/eforms.js';
import { noticeSummary, summaryInWords } from '../../exports/eforms.js';
import { readImportFile } from '../../server/import/file.js';
import { pastsOf } from '../../server/import/index.js';
import { vivallaText } from '../support/cases.js';
import { ocdsCodes, standard } from '../support/standards.js';

const sdk = 'eforms-sdk-1.15.1';
const labels: { codelist: string; code: string; label_en: string; label_sv: string }[] = parse(
  standard(`${sdk}/social-codelists.en-sv.csv`),
  { columns: true }
);

interface Rule {
  readonly value: boolean;
  readonly constraints?: { noticeTypes: string[]; value: boolean; condition?: string }[];
}
interface SdkField {
  readonly id: string;
  readonly type: string;
  readonly codeList?: { value: { id: string } };
  readonly maxLength?: { value: number } | number;
  readonly forbidden?: Rule;
  readonly mandatory?: Rule;
}
const sdkFields = new Map(
  (JSON.parse(standard(`${sdk}/fields.subset.json`)) as { fields: SdkField[] }).fields.map((field) => [field.id, field])
);
/** What the SDK says of a field in a subtype whatever else stands in the notice; rules with a condition say nothing here. */
const says = (rule: Rule | undefined, subtype: string): boolean =>
  rule?.constraints?.find((one) => one.condition === undefined && one.noticeTypes.includes(subtype))?.value ??
  rule?.value ??
  false;

const pasts = pastsOf(readImportFile(vivallaText)).map(({ state }) => state);
const isTender = (state: (typeof pasts)[number]): state is TenderState => state.kind === 'tender';
const isContract = (state: (typeof pasts)[number]): state is ContractState => state.kind === 'contract';
const withModel = (tender: TenderState): TenderState => ({
  ...tender,
  awardModel: {
    priceWeightPercent: 40,
    priceModel: { kind: 'relative' },
    criteria: [
      { id: 'plan', name: 'Genomförandeplan', weightPercent: 45, maxPoints: 10 },
      { id: 'mentors', name: 'Handledare | *två*', weightPercent: 15, maxPoints: 5 },
    ],
    musts: [],
    evaluators: 2,
    abnormalUnderPercent: 30,
  },
});
const signed = withModel(pasts.filter(isTender).find(({ status }) => status === 'signed') as TenderState);
const contract = pasts.find(isContract) as ContractState;
const names = { organisation: (id: string) => `Org ${id}`, area: (id: string) => `Area ${id}` };
const kinds: readonly NoticeKind[] = ['contract-notice', 'correction', 'award-notice', 'completion-notice'];
const without = { ...signed, requirement: null };
const dialogue = {
  ...signed,
  requirement: signed.requirement && { ...signed.requirement, level: 'dialogue' as const, obligations: [] },
};
const notices: NoticeSummary[] = [signed, without, dialogue].flatMap((tender) =>
  kinds.map((kind) => noticeSummary(kind, { tender, contract, names }))
);

describe('codes', () => {
  it('are in the lists of the SDK, with their official labels in both languages', () => {
    for (const [list, ours] of Object.entries(codes))
      for (const [code, label] of Object.entries(ours)) {
        const official = labels.find((row) => row.codelist === list && row.code === code);
        expect({ list, code, label }).toEqual({
          list,
          code,
          label: { en: official?.label_en, sv: official?.label_sv },
        });
      }
  });

  it('stand in fields that take them', () => {
    for (const [id, { list }] of Object.entries(fields)) {
      if (id === 'BT-02-notice') continue;
      const field = sdkFields.get(id);
      expect(field, id).toBeDefined();
      if (list !== null) expect(list.replace('applicability_', ''), id).toBe(field?.codeList?.value.id);
    }
  });

  it('of subtypes are those of the SDK, with their type of notice and legal basis', () => {
    const types = (
      JSON.parse(standard(`${sdk}/notice-types.json`)) as {
        noticeSubTypes: { subTypeId: string; type: string; legalBasis: string }[];
      }
    ).noticeSubTypes;
    for (const [subtype, { type, legalBasis }] of Object.entries(subtypes))
      expect(types.find(({ subTypeId }) => subTypeId === subtype)).toMatchObject({ type, legalBasis });
  });

  it('are there for every procedure, calls with calls and results with results', () => {
    for (const name of Object.keys(procedures) as (keyof typeof procedures)[]) {
      const { notice, award, method } = procedureCodes[name];
      expect(subtypes[notice].type).toMatch(/^cn-/);
      expect(subtypes[award].type).toMatch(/^can-/);
      expect(ocdsCodes('ocds-1.1.5/codelists/method.csv')).toContain(method);
    }
  });
});

describe('a notice', () => {
  it.each(notices)(
    '$notice of $tender: every field may stand in subtype $subtype, and what is mandatory is there',
    (notice) => {
      const there = Object.keys(notice.fields) as FieldId[];
      for (const id of there) expect(`${id} ${says(sdkFields.get(id)?.forbidden, notice.subtype)}`).toBe(`${id} false`);
      for (const id of Object.keys(fields) as FieldId[])
        if (says(sdkFields.get(id)?.mandatory, notice.subtype)) expect(there).toContain(id);
    }
  );

  it.each(notices)(
    '$notice of $tender: codes are from their lists and texts within their length',
    ({ fields: said }) => {
      for (const [id, value] of Object.entries(said)) {
        const list: CodeList | null = fields[id as FieldId].list;
        for (const one of [value].flat())
          if (list !== null) expect(Object.keys(codes[list])).toContain(one);
          else if (typeof one === 'object') {
            const limit = sdkFields.get(id)?.maxLength;
            const longest = typeof limit === 'number' ? limit : (limit?.value ?? Infinity);
            for (const text of Object.values(one)) {
              expect(text).not.toBe('');
              expect(text.length).toBeLessThanOrEqual(longest);
            }
          }
      }
    }
  );

  it('says the objective in codes, and the numbers where only a text can hold them', () => {
    const [call] = notices;
    expect(call?.fields).toMatchObject({
      'BT-06-Lot': ['soc-obj'],
      'BT-775-Lot': ['opp'],
      'BT-71-Lot': ['none'],
      'BT-736-Lot': 'no',
      'BT-539-Lot': ['price', 'quality', 'quality'],
      'BT-541-Lot-WeightNumber': [40, 45, 15],
      'BT-5421-Lot': ['per-exa', 'per-exa', 'per-exa'],
    });
    expect(call?.fields['BT-777-Lot']).toMatchObject({
      sv: 'Sysselsättningskrav för långtidsarbetslösa boende i Vivalla (Area vivalla): 40 praktikplatser, 12 tillsvidareanställningar och 2 utbildningar.',
    });
    expect(JSON.stringify(call?.fields['BT-70-Lot'])).toContain('within 6 months');
  });

  it('of a tender without a requirement says that there is none', () => {
    const call = noticeSummary('contract-notice', { tender: without, contract: null, names });
    expect(call.fields['BT-06-Lot']).toEqual(['none']);
    expect(call.fields).not.toHaveProperty('BT-775-Lot');
  });

  it('keeps who bid, and for how much, until the award', () => {
    for (const kind of ['contract-notice', 'correction'] as const) {
      const text = JSON.stringify(noticeSummary(kind, { tender: signed, contract: null, names }));
      for (const { bidderId, priceOre } of signed.bids) {
        expect(text).not.toContain(bidderId);
        expect(text).not.toContain(String(priceOre / 100));
      }
    }
    const award = noticeSummary('award-notice', { tender: signed, contract: null, names });
    expect(award.fields['BT-720-Tender']).toBe(412_000_000);
    expect(award.fields['BT-500-Organization-Company']).toHaveLength(2);
  });

  it('of completion tells what was promised and what was accepted', () => {
    const { fields: said, subtype } = noticeSummary('completion-notice', { tender: signed, contract, names });
    expect(subtype satisfies NoticeSubtype).toBe('E5');
    const delivered = `${contract.tally.internship.accepted} internships`;
    expect((said['BT-777-Lot'] as { en: string }).en).toContain(`Delivered and accepted: ${delivered}`);
  });
});

describe('a notice in words', () => {
  it('names each field and gives each code with its official label', () => {
    const [call] = notices;
    const text = summaryInWords(call as NoticeSummary, 'sv');
    expect(text).toContain('| BT-06-Lot | Strategisk upphandling | Främjande av social hållbarhet (soc-obj) |');
    expect(summaryInWords(call as NoticeSummary, 'en')).toContain('Fulfilment of social objectives (soc-obj)');
  });

  it('keeps what people wrote within its cell', () => {
    const [call] = notices;
    const line = summaryInWords(call as NoticeSummary, 'sv')
      .split('\n')
      .find((each) => each.startsWith('| BT-734-Lot'));
    expect(line).toContain('Handledare \\| \\*två\\*');
  });
});
