// The eForms codes that Foothold uses, with their official labels: eForms SDK 1.15.1, © European Union, CC BY 4.0.
import type { Language } from '../domain/actor.js';
import type { NoticeKind } from '../domain/hand-over.js';
import type { ProcedureName } from '../domain/procedures.js';

/** The version of the SDK that the codes and fields are taken from. */
export const sdkVersion = 'eforms-sdk-1.15.1';

type Labels = Readonly<Record<Language, string>>;

/** Codes by their list: only those that something here says. */
export const codes = {
  'strategic-procurement': {
    'soc-obj': { en: 'Fulfilment of social objectives', sv: 'Främjande av social hållbarhet' },
    none: {
      en: 'No strategic procurement',
      sv: 'Det tas inte hänsyn till miljö, sociala aspekter eller innovation i upphandlingen',
    },
  },
  'social-objective': {
    opp: {
      en: 'Employment opportunities for the long-term unemployed, disadvantaged and/or for persons with disabilities',
      sv: 'Sysselsättningsmöjligheter för långtidsarbetslösa, missgynnade personer och/eller personer med funktionsnedsättning',
    },
  },
  'reserved-procurement': {
    none: { en: 'Participation is not reserved.', sv: 'Deltagande är inte reserverat.' },
    'res-ws': {
      en: 'Participation is reserved to sheltered workshops and economic operators aiming at the social and professional integration of disabled or disadvantaged persons.',
      sv: 'Deltagande förbehålls skyddade verkstäder och leverantörer vars mål är social och yrkesmässig integration av personer med funktionsnedsättning eller personer som är missgynnade.',
    },
  },
  'applicability_reserved-execution': { yes: { en: 'Yes', sv: 'Ja' }, no: { en: 'No', sv: 'Nej' } },
  'award-criterion-type': { price: { en: 'Price', sv: 'Pris' }, quality: { en: 'Quality', sv: 'Kvalitet' } },
  'number-weight': {
    'per-exa': { en: 'Weight (percentage, exact)', sv: 'Viktning (procentandel, exakt)' },
  },
  'contract-nature': {
    services: { en: 'Services', sv: 'Tjänster' },
    supplies: { en: 'Supplies', sv: 'Varor' },
    works: { en: 'Works', sv: 'Byggentreprenader' },
  },
  'procurement-procedure-type': {
    open: { en: 'Open', sv: 'Öppet' },
    'oth-single': { en: 'Other single stage procedure', sv: 'Annat förfarande i ett steg' },
    'neg-wo-call': {
      en: 'Negotiated without prior call for competition',
      sv: 'Förhandlat förfarande utan föregående meddelande om upphandling',
    },
  },
  'winner-selection-status': {
    'selec-w': { en: 'At least one winner was chosen.', sv: 'Minst en vinnare har valts ut.' },
  },
  'notice-type': {
    'cn-standard': {
      en: 'Contract or concession notice – standard regime',
      sv: 'Meddelande om upphandling eller koncession – standardsystem',
    },
    'can-standard': {
      en: 'Contract or concession award notice – standard regime',
      sv: 'Meddelande om upphandlings- eller koncessionstilldelning – standardsystem',
    },
    'cn-social': { en: 'Contract notice – light regime', sv: 'Meddelande om upphandling – förenklat system' },
    'can-social': {
      en: 'Contract or concession award notice – light regime',
      sv: 'Meddelande om upphandlings- eller koncessionstilldelning – förenklat system',
    },
    compl: { en: 'Contract completion notice', sv: 'Meddelande om genomfört kontrakt' },
  },
} as const satisfies Record<string, Record<string, Labels>>;

/** Name of a list in {@link codes}. */
export type CodeList = keyof typeof codes;

/** Fields with what they are called, and the list that their codes are from. */
export const fields = {
  'BT-01-notice': { en: 'Legal basis', sv: 'Rättslig grund', list: null },
  'BT-02-notice': { en: 'Notice type', sv: 'Typ av meddelande', list: 'notice-type' },
  'BT-21-Procedure': { en: 'Title', sv: 'Titel', list: null },
  'BT-23-Procedure': { en: 'Main nature', sv: 'Huvudsaklig art', list: 'contract-nature' },
  'BT-105-Procedure': { en: 'Procedure type', sv: 'Typ av förfarande', list: 'procurement-procedure-type' },
  'BT-500-Organization-Company': { en: 'Organisations', sv: 'Organisationer', list: null },
  'BT-137-Lot': { en: 'Lot', sv: 'Del', list: null },
  'BT-21-Lot': { en: 'Title of the lot', sv: 'Delens titel', list: null },
  'BT-23-Lot': { en: 'Main nature of the lot', sv: 'Delens huvudsakliga art', list: 'contract-nature' },
  'BT-06-Lot': { en: 'Strategic procurement', sv: 'Strategisk upphandling', list: 'strategic-procurement' },
  'BT-775-Lot': { en: 'Social objective', sv: 'Socialt mål', list: 'social-objective' },
  'BT-777-Lot': { en: 'Strategic procurement, description', sv: 'Strategisk upphandling, beskrivning', list: null },
  'BT-71-Lot': { en: 'Reserved participation', sv: 'Reserverat deltagande', list: 'reserved-procurement' },
  'BT-736-Lot': {
    en: 'Reserved execution',
    sv: 'Reserverat utförande',
    list: 'applicability_reserved-execution',
  },
  'BT-70-Lot': { en: 'Terms of performance', sv: 'Villkor för fullgörande', list: null },
  'BT-131(d)-Lot': { en: 'Deadline for tenders', sv: 'Sista anbudsdag', list: null },
  'BT-539-Lot': { en: 'Award criterion, type', sv: 'Tilldelningskriterium, typ', list: 'award-criterion-type' },
  'BT-734-Lot': { en: 'Award criterion, name', sv: 'Tilldelningskriterium, namn', list: null },
  'BT-540-Lot': { en: 'Award criterion, description', sv: 'Tilldelningskriterium, beskrivning', list: null },
  'BT-541-Lot-WeightNumber': { en: 'Award criterion, weight', sv: 'Tilldelningskriterium, vikt', list: null },
  'BT-5421-Lot': {
    en: 'Award criterion, kind of weight',
    sv: 'Tilldelningskriterium, viktens typ',
    list: 'number-weight',
  },
  'BT-142-LotResult': { en: 'Winner chosen', sv: 'Vinnare vald', list: 'winner-selection-status' },
  'BT-759-LotResult': { en: 'Tenders received', sv: 'Inkomna anbud', list: null },
  'BT-720-Tender': { en: 'Value of the winning tender', sv: 'Vinnande anbudets värde', list: null },
  'BT-720-Tender-Currency': { en: 'Currency', sv: 'Valuta', list: null },
  'BT-145-Contract': { en: 'Contract concluded', sv: 'Kontraktet slutet', list: null },
} as const satisfies Record<string, Labels & { readonly list: CodeList | null }>;

/** Id of a field in {@link fields}. */
export type FieldId = keyof typeof fields;

/** Subtypes of notices: standard regime (16, 29), voluntary or below the thresholds (E3, E4), completed contract (E5). */
export type NoticeSubtype = '16' | '20' | '29' | '33' | 'E3' | 'E4' | 'E5';

/** Each subtype with its type of notice (BT-02) and legal basis (BT-01); national law alone is `other`. */
export const subtypes = {
  '16': { type: 'cn-standard', legalBasis: '32014L0024' },
  '20': { type: 'cn-social', legalBasis: '32014L0024' },
  '29': { type: 'can-standard', legalBasis: '32014L0024' },
  '33': { type: 'can-social', legalBasis: '32014L0024' },
  E3: { type: 'cn-standard', legalBasis: 'other' },
  E4: { type: 'can-standard', legalBasis: 'other' },
  E5: { type: 'compl', legalBasis: 'other' },
} as const satisfies Record<
  NoticeSubtype,
  { readonly type: keyof (typeof codes)['notice-type']; readonly legalBasis: string }
>;

/** How a procedure is told to the world. */
export interface ProcedureCodes {
  readonly type: keyof (typeof codes)['procurement-procedure-type'];
  /** OCDS `tender.procurementMethod`. */
  readonly method: 'open' | 'selective' | 'limited' | 'direct';
  /** Participation reserved to sheltered workshops and suppliers whose aim is integration (LOU 4 kap. 18 §). */
  readonly reserved: boolean;
  readonly notice: NoticeSubtype;
  readonly award: NoticeSubtype;
}

/** Codes of each procedure. */
export const procedureCodes: Readonly<Record<ProcedureName, ProcedureCodes>> = {
  open: { type: 'open', method: 'open', reserved: false, notice: '16', award: '29' },
  simplified: { type: 'oth-single', method: 'open', reserved: false, notice: 'E3', award: 'E4' },
  framework: { type: 'open', method: 'open', reserved: false, notice: '16', award: '29' },
  'call-off': { type: 'oth-single', method: 'limited', reserved: false, notice: 'E3', award: 'E4' },
  reserved: { type: 'open', method: 'open', reserved: true, notice: '16', award: '29' },
  direct: { type: 'neg-wo-call', method: 'direct', reserved: false, notice: 'E3', award: 'E4' },
};

/** The subtype of a notice in a procedure. A correction has the subtype of what it corrects. */
export function subtypeOf(notice: NoticeKind, procedure: ProcedureName): NoticeSubtype {
  switch (notice) {
    case 'contract-notice':
    case 'correction':
      return procedureCodes[procedure].notice;
    case 'award-notice':
      return procedureCodes[procedure].award;
    case 'completion-notice':
      return 'E5';
  }
}
