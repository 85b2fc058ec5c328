// The notice as eForms codes it: a document keyed by the ids of business terms, and the same in words. Pure.
import type { Language } from '../domain/actor.js';
import type { ContractState } from '../domain/contract.js';
import type { NoticeKind } from '../domain/hand-over.js';
import type { Obligation } from '../domain/requirement.js';
import type { TenderState } from '../domain/tender.js';
import { winner } from '../domain/tender.js';
import type { Names } from '../bots/names.js';
import { formats } from '../bots/web/formats.js';
import { noticeWords } from '../bots/words/notices.js';
import { pagesWords } from '../bots/words/pages.js';
import type { FieldId, NoticeSubtype } from './eforms-codes.js';
import { codes, fields, procedureCodes, sdkVersion, subtypeOf, subtypes } from './eforms-codes.js';

/** A text in both languages, as eForms takes multilingual texts. */
export type Both = Readonly<Record<Language, string>>;
/** What stands in a field. Values of a repeated node (award criteria, organisations) are lists in the same order. */
export type FieldValue = string | number | Both | readonly (string | number | Both)[];

/** A notice before it is anybody's format: what Foothold knows of it. Money in kronor, dates YYYY-MM-DD. */
export interface NoticeSummary {
  readonly format: 'foothold-notice/1';
  readonly sdk: typeof sdkVersion;
  readonly notice: NoticeKind;
  readonly subtype: NoticeSubtype;
  readonly tender: string;
  readonly version: number;
  readonly buyer: string;
  readonly fields: Readonly<Partial<Record<FieldId, FieldValue>>>;
}

/** What a notice is made from; the contract only for its completion. */
export interface NoticeSubject {
  readonly tender: TenderState;
  readonly contract: ContractState | null;
  readonly names: Pick<Names, 'organisation' | 'area'>;
}

const lot = 'LOT-0001';
const natures = { goods: 'supplies', services: 'services', works: 'works' } as const;
const both = (say: (language: Language) => string): Both => ({ sv: say('sv'), en: say('en') });
const same = (text: string): Both => both(() => text);

/** The notice of a tender. eForms has no field for a number of places: the numbers stand in the texts BT-777 and BT-70. */
export function noticeSummary(notice: NoticeKind, subject: NoticeSubject): NoticeSummary {
  const { tender, names } = subject;
  const subtype = subtypeOf(notice, tender.procedure);
  const { type, legalBasis } = subtypes[subtype];
  const nature = natures[tender.scope.nature];
  return {
    format: 'foothold-notice/1',
    sdk: sdkVersion,
    notice,
    subtype,
    tender: tender.reference,
    version: tender.version,
    buyer: names.organisation(tender.authorityId),
    fields: {
      'BT-01-notice': legalBasis,
      'BT-02-notice': type,
      'BT-21-Procedure': same(tender.title),
      'BT-23-Procedure': nature,
      'BT-105-Procedure': procedureCodes[tender.procedure].type,
      'BT-500-Organization-Company': organisations(notice, subject),
      'BT-137-Lot': lot,
      'BT-21-Lot': same(tender.title),
      'BT-23-Lot': nature,
      ...strategic(notice, subject),
      ...(isCall(notice) ? call(subject) : result(subject)),
      ...criteria(tender),
    },
  };
}

const isCall = (notice: NoticeKind): boolean => notice === 'contract-notice' || notice === 'correction';

function organisations(notice: NoticeKind, { tender, names }: NoticeSubject): Both[] {
  const first = isCall(notice) ? null : winner(tender);
  return [tender.authorityId, ...(first === null ? [] : [first.bidderId])].map((id) => same(names.organisation(id)));
}

/** That there is an employment objective (BT-06, BT-775), and which (BT-777). */
function strategic(notice: NoticeKind, { tender, contract, names }: NoticeSubject): NoticeSummary['fields'] {
  const { requirement } = tender;
  if (requirement === null) return { 'BT-06-Lot': ['none'] };
  const { level, targetGroup, areaId, obligations } = requirement;
  const asked = both((language) => {
    const words = noticeWords(language);
    const area = areaId === null ? null : names.area(areaId);
    const what = words.asked({ group: targetGroup, obligations: obligationsInWords(obligations, language), area });
    if (notice === 'completion-notice' && contract !== null) return `${what} ${outcome(contract, language)}`;
    return level === 'dialogue' ? `${what} ${words.dialogue}` : what;
  });
  return { 'BT-06-Lot': ['soc-obj'], 'BT-775-Lot': ['opp'], 'BT-777-Lot': asked };
}

function outcome({ obligations, tally }: ContractState, language: Language): string {
  const delivered = obligations.map(({ kind }) => ({ kind, target: tally[kind].accepted }));
  return noticeWords(language).outcome({
    promised: obligationsInWords(obligations, language),
    delivered: obligationsInWords(delivered, language),
  });
}

function obligationsInWords(obligations: readonly Obligation[], language: Language): string {
  const labels = pagesWords(language).obligations;
  return formats(language).list(
    obligations.map(({ kind, target }) => noticeWords(language).count(labels[kind], target))
  );
}

/** What only a call for competition says. */
function call({ tender }: NoticeSubject): NoticeSummary['fields'] {
  const { requirement, bidsCloseAt, procedure } = tender;
  return {
    'BT-71-Lot': [procedureCodes[procedure].reserved ? 'res-ws' : 'none'],
    'BT-736-Lot': 'no',
    ...(requirement !== null &&
      requirement.level !== 'dialogue' && {
        'BT-70-Lot': both((language) => {
          const { roles, sanctions } = pagesWords(language);
          const steps = formats(language).list(requirement.sanctions.map(({ step }) => sanctions[step]));
          return noticeWords(language).terms({
            requirement,
            followUp: roles[requirement.followUpBy],
            sanctions: steps,
          });
        }),
      }),
    ...(bidsCloseAt !== null && { 'BT-131(d)-Lot': bidsCloseAt.slice(0, 10) }),
  };
}

/** What only the notices after the award say; tender secrecy is over then (domain.md 2.1). */
function result({ tender }: NoticeSubject): NoticeSummary['fields'] {
  const first = winner(tender);
  const price = tender.bids.find(({ bidderId }) => bidderId === first?.bidderId)?.priceOre;
  return {
    'BT-142-LotResult': 'selec-w',
    'BT-759-LotResult': tender.bids.length,
    ...(price !== undefined && { 'BT-720-Tender': price / 100, 'BT-720-Tender-Currency': 'SEK' }),
    ...(tender.contract !== null && { 'BT-145-Contract': tender.contract.signedOn }),
  };
}

/** Price and each quality criterion with its exact percentage; nothing while the model is not set. */
function criteria({ awardModel }: TenderState): NoticeSummary['fields'] {
  if (awardModel === null) return {};
  const { priceWeightPercent, priceModel, criteria: qualities } = awardModel;
  const price = {
    type: 'price',
    name: both((language) => noticeWords(language).price),
    text: both((language) => {
      const { relativePrice, absolutePrice } = noticeWords(language);
      return priceModel.kind === 'relative' ? relativePrice : absolutePrice;
    }),
    weight: priceWeightPercent,
  };
  const all = [
    ...(priceWeightPercent > 0 ? [price] : []),
    ...qualities.map(({ name, weightPercent, maxPoints }) => ({
      type: 'quality',
      name: same(name),
      text: both((language) => noticeWords(language).points(maxPoints)),
      weight: weightPercent,
    })),
  ];
  return {
    'BT-539-Lot': all.map(({ type }) => type),
    'BT-734-Lot': all.map(({ name }) => name),
    'BT-540-Lot': all.map(({ text }) => text),
    'BT-541-Lot-WeightNumber': all.map(({ weight }) => weight),
    'BT-5421-Lot': all.map(() => 'per-exa'),
  };
}

/** The notice in words: each field with its name, and codes with their official labels. Markdown. */
export function summaryInWords(summary: NoticeSummary, language: Language): string {
  const words = noticeWords(language);
  const rows = Object.entries(summary.fields).map(([id, value]) => {
    const field = fields[id as FieldId];
    const said = [value].flat().map((one) => cell(one, field.list, language));
    return `| ${id} | ${field[language]} | ${said.join('<br>')} |`;
  });
  return [
    `# ${escaped(`${summary.tender}: ${summary.fields['BT-21-Procedure'] === undefined ? '' : cell(summary.fields['BT-21-Procedure'] as Both, null, language)}`)}`,
    '',
    `${words.names[summary.notice]}, ${words.subtype} ${summary.subtype}, version ${summary.version}. ${escaped(summary.buyer)}.`,
    '',
    '| | | |',
    '| --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}

function cell(value: string | number | Both, list: keyof typeof codes | null, language: Language): string {
  if (typeof value === 'object') return escaped(value[language]);
  const labels: Readonly<Record<string, Both>> = list === null ? {} : codes[list];
  const label = labels[String(value)];
  return label === undefined ? escaped(String(value)) : `${escaped(label[language])} (${value})`;
}

/** Markdown that stays in its cell. */
const escaped = (text: string): string => text.replaceAll(/[\\|`*_<>#[\]]/g, '\\$&').replaceAll(/\s+/g, ' ');
