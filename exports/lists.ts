// The lists that people look at, as sheets to take away: what stands in each column is said here once, for every format.
import { queryOf } from '../bots/web/today-query.js';
import { namesIn, reasonWords } from '../bots/web/today-page.js';
import { ballWords, standingWords } from '../bots/web/case-words.js';
import { formats } from '../bots/web/formats.js';
import type { Names } from '../bots/names.js';
import { namesOf } from '../bots/names.js';
import type { CellType, CellValue, Sheet } from '../bots/sheet/workbook.js';
import type { ListsWords } from '../bots/words/lists.sv.js';
import { pagesWords } from '../bots/words/pages.js';
import type { PagesWords } from '../bots/words/pages.js';
import type { Language } from '../domain/actor.js';
import type { Ball } from '../domain/case.js';
import { daysLate } from '../domain/harm.js';
import type { DayItem } from '../domain/day.js';
import { dayOf } from '../domain/day.js';
import { obligationKinds } from '../domain/requirement.js';
import { retentionMonths } from '../domain/placement.js';
import type { ContractState } from '../domain/contract.js';
import type { ReportEntry } from '../domain/commands.js';
import type { TenderState } from '../domain/tender.js';
import type { CaseRow } from '../prisma/cases.js';
import type { Database } from '../prisma/database.js';
import type { CasesWanted, ReportRow } from '../prisma/lists.js';
import { caseRows, reportRows } from '../prisma/lists.js';
import type { Person } from '../prisma/people.js';
import { actorOf } from '../prisma/people.js';
import type { TodayDetails, WatchedCase } from '../prisma/today.js';
import { dayPage, todayDetails } from '../prisma/today.js';

/** Whose eyes a list is drawn for. */
export interface ListReader {
  readonly db: Database;
  readonly person: Person;
  readonly language: Language;
}

/** Rows of a column. */
interface Column<Row> {
  readonly head: string;
  readonly type: CellType;
  readonly of: (row: Row) => CellValue;
}

type Heads = ListsWords['heads'];

/** What words and formats a column is written in. */
interface Voice {
  readonly w: PagesWords;
  readonly heads: Heads;
  readonly language: Language;
  readonly yesNo: (is: boolean) => string;
}

function voiceIn(language: Language): Voice {
  const w = pagesWords(language);
  return { w, heads: w.lists.heads, language, yesNo: (is) => (is ? w.lists.yes : w.lists.no) };
}

const text = <Row>(head: string, of: (row: Row) => string | null): Column<Row> => ({ head, type: 'text', of });
const number = <Row>(head: string, of: (row: Row) => number | null): Column<Row> => ({ head, type: 'number', of });
const date = <Row>(head: string, of: (row: Row) => string | Date | null): Column<Row> => ({
  head,
  type: 'date',
  of(row) {
    const at = of(row);
    return at === null ? null : formats('sv').day(at);
  },
});

function sheetOf<Row>(title: string, columns: readonly Column<Row>[], pages: AsyncIterable<readonly Row[]>): Sheet {
  const written = async function* () {
    for await (const rows of pages) yield rows.map((row) => columns.map(({ of }) => of(row)));
  };
  return { title, columns: columns.map(({ head, type }) => ({ head, type })), pages: written() };
}

/** More than one person ever looks after. */
const dayRows = 20_000;

/** The coordinator's day, narrowed as its address says; all pages of it. */
export async function todayList({ db, person, language }: ListReader, query: unknown): Promise<Sheet> {
  const now = new Date();
  const asked = queryOf(query);
  const { show, filter } = asked;
  const { cases } = await dayPage(db, person, { show, filter, now, offset: 0, limit: dayRows });
  const items = dayOf(cases, actorOf(person), now.toISOString());
  const organisationIds = items.flatMap(({ of, asked: waits }) => [
    of.authorityId,
    of.contractorId ?? '',
    waits?.organisationId ?? '',
  ]);
  const details = await todayDetails(db, person, {
    caseIds: items.map(({ of }) => of.id),
    organisationIds: [...new Set(organisationIds)],
    filter,
  });
  const voice = voiceIn(language);
  const pages = (async function* () {
    yield items;
  })();
  return sheetOf(voice.w.lists.titles.today, todayColumns(voice, details, now), pages);
}

function todayColumns({ w, heads, language }: Voice, details: TodayDetails, now: Date): Column<DayItem<WatchedCase>>[] {
  const names = namesIn(details);
  const known = (id: string | null): string | null => id && names.organisation(id);
  return [
    text(heads.reference, ({ of }) => details.cases[of.id]?.reference ?? of.id),
    text(heads.title, ({ of }) => details.cases[of.id]?.title ?? null),
    text(heads.kind, ({ of }) => w.kinds[of.kind]),
    text(heads.authority, ({ of }) => names.organisation(of.authorityId)),
    text(heads.standing, ({ of }) => standingWords(w, of.standing)),
    text(heads.area, ({ of }) => of.areaId && names.area(of.areaId)),
    text(heads.contractor, ({ of }) => known(of.contractorId)),
    text(heads.trade, ({ of }) => of.trade),
    text(heads.asked, ({ asked }) => asked && w.tasks[asked.task]),
    text(heads.ball, ({ asked }) => asked && ballOf(asked, w, names, language)),
    date(heads.due, ({ asked }) => asked?.dueAt ?? null),
    number(heads.daysLate, ({ asked }) => daysLate(asked?.dueAt ?? null, now.toISOString())),
    number(heads.personDays, ({ harm }) => harm.personDays),
    text(heads.why, ({ harm }) => harm.reasons.map((reason) => reasonWords(reason, w, language)).join('. ')),
  ];
}

const ballOf = (
  ball: Pick<Ball, 'roles' | 'organisationId'> | null,
  w: PagesWords,
  names: Names,
  language: Language
): string | null => ball && ballWords(ball, w, names, language);

/** A case of a list, with the names that its page of the list needs. */
interface Named {
  readonly row: CaseRow;
  readonly names: Names;
}

async function* named({ db, person }: ListReader, wanted: CasesWanted): AsyncGenerator<Named[]> {
  for await (const rows of caseRows(db, person, wanted)) {
    const names = await namesOf(
      db,
      rows.map(({ state }) => state)
    );
    yield rows.map((row) => ({ row, names }));
  }
}

/** What is said of every tender and contract: first which it is, at the end where it stands. */
const which = ({ heads }: Voice): Column<Named>[] => [
  text(heads.reference, ({ row }) => row.reference),
  text(heads.title, ({ row }) => row.title),
  text(heads.authority, ({ row }) => row.authorityName),
];
const waiting = ({ w, heads, language, yesNo }: Voice): Column<Named>[] => [
  text(heads.asked, ({ row: { ball } }) => ball && w.tasks[ball.task]),
  text(heads.ball, ({ row: { ball }, names }) => ballOf(ball, w, names, language)),
  date(heads.due, ({ row: { ball } }) => ball?.dueAt ?? null),
  text(heads.overdue, ({ row }) => yesNo(row.overdue)),
];

const capital = (words: string): string => words.charAt(0).toLocaleUpperCase() + words.slice(1);

/** Tenders that this person may see. Nothing of their bids: those are secret until the award. */
export function tenderList(reader: ListReader, authorityId?: string): Sheet {
  const voice = voiceIn(reader.language);
  const { w, heads } = voice;
  const columns: Column<Named>[] = [
    ...which(voice),
    text(heads.standing, ({ row }) => standingWords(w, row.standing)),
    ofTender(text(heads.procedure, ({ procedure }) => w.authority.procedures[procedure])),
    ofTender(text(heads.trade, ({ scope }) => scope.trade)),
    ofTender(text(heads.requirement, (tender) => w.lists.requirement[requirementOf(tender)])),
    text(heads.area, ({ row: { state }, names }) => {
      const areaId = state.kind === 'tender' ? (state.requirement?.areaId ?? null) : null;
      return areaId && names.area(areaId);
    }),
    ...obligationKinds.map((kind) =>
      ofTender(
        number(
          heads.asks(capital(w.obligations[kind])),
          ({ requirement }) => requirement?.obligations.find((one) => one.kind === kind)?.target ?? null
        )
      )
    ),
    ...waiting(voice),
  ];
  return sheetOf(w.lists.titles.tenders, columns, named(reader, { kind: 'tender', authorityId }));
}

function requirementOf({ requirement, withoutRequirement }: TenderState): keyof ListsWords['requirement'] {
  if (requirement !== null) return 'yes';
  return withoutRequirement?.approved === true ? withoutRequirement.as : 'undecided';
}

/** Contracts that this person may see, with what was promised, reported and accepted of each kind. */
export function contractList(reader: ListReader, authorityId?: string): Sheet {
  const voice = voiceIn(reader.language);
  const { w, heads } = voice;
  const columns: Column<Named>[] = [
    ...which(voice),
    text(heads.standing, ({ row }) => standingWords(w, row.standing)),
    text(heads.contractor, ({ row: { state }, names }) =>
      state.kind === 'contract' ? names.organisation(state.contractorId) : null
    ),
    ofContract(text(heads.trade, ({ scope }) => scope.trade)),
    ofContract(date(heads.signed, ({ signedOn }) => signedOn)),
    ofContract(date(heads.starts, ({ startsOn }) => startsOn)),
    ofContract(date(heads.ends, ({ endsOn }) => endsOn)),
    ...obligationKinds.flatMap((kind) => {
      const what = capital(w.obligations[kind]);
      const promised = ({ obligations }: ContractState): number | null =>
        obligations.find((one) => one.kind === kind)?.target ?? null;
      return [
        ofContract(number(heads.promised(what), promised)),
        ofContract(number(heads.delivered(what), ({ tally }) => tally[kind].reported)),
        ofContract(number(heads.accepted(what), ({ tally }) => tally[kind].accepted)),
      ];
    }),
    ofContract(number(heads.openReports, ({ openReports }) => openReports.length)),
    ofContract(number(heads.missed, ({ reporters }) => reporters.reduce((sum, { missed }) => sum + missed.length, 0))),
    ...waiting(voice),
  ];
  return sheetOf(w.lists.titles.contracts, columns, named(reader, { kind: 'contract', authorityId }));
}

/** Placements that this person may see, of a contract or of an authority: numbers and dates, never who. */
export function placementList(reader: ListReader, of: Pick<CasesWanted, 'authorityId' | 'parentId'>): Sheet {
  const voice = voiceIn(reader.language);
  const { w, heads, yesNo } = voice;
  const columns: Column<Named>[] = [
    ofPlacement(text(heads.contract, ({ contractId }) => referenceIn(contractId))),
    text(heads.title, ({ row }) => row.title),
    ofPlacement(text(heads.placement, (placement) => `P-${placement.number}`)),
    text(heads.standing, ({ row }) => standingWords(w, row.standing)),
    ofPlacement(text(heads.eligible, ({ eligible }) => (eligible === null ? null : yesNo(eligible)))),
    ofPlacement(date(heads.started, ({ startedOn }) => startedOn)),
    ofPlacement(date(heads.plannedEnd, ({ plannedEnd }) => plannedEnd)),
    ofPlacement(number(heads.extent, ({ extentPercent }) => extentPercent)),
    ofPlacement(text(heads.form, ({ employmentForm: form }) => form && w.employmentForms[form])),
    ofPlacement(text(heads.employer, ({ employer }) => employer)),
    ...retentionMonths.map((months) =>
      ofPlacement(
        text(heads.stillAfter(months), ({ retention }) => {
          const check = retention.find(({ afterMonths }) => afterMonths === months);
          return check === undefined ? null : yesNo(check.stillThere);
        })
      )
    ),
    ofPlacement(date(heads.ended, ({ ended }) => ended?.on ?? null)),
    ofPlacement(text(heads.endReason, ({ ended }) => ended && w.endReasons[ended.reason])),
    ...waiting(voice),
  ];
  return sheetOf(w.lists.titles.placements, columns, named(reader, { kind: 'placement', ...of }));
}

/** Reports of a contract or of an authority: what was counted, not what was written. */
export function reportList({ db, language }: ListReader, of: Parameters<typeof reportRows>[1]): Sheet {
  const { w, heads } = voiceIn(language);
  const people = ({ entries }: ReportRow, what: ReportEntry['what']): number =>
    entries.reduce((sum, entry) => sum + (entry.what === what ? entry.count : 0), 0);
  const columns: Column<ReportRow>[] = [
    text(heads.contract, ({ contractId }) => referenceIn(contractId)),
    text(heads.period, ({ period }) => period),
    text(heads.reportedBy, ({ organisationName }) => organisationName),
    date(heads.reported, ({ at }) => at),
    ...whats.map((what) => number(capital(w.whats[what]), (row: ReportRow) => people(row, what))),
    number(capital(w.obligations.hours), ({ entries }) => entries.reduce((sum, { hours }) => sum + (hours ?? 0), 0)),
    text(heads.answer, ({ status }) => w.lists.answers[status] ?? status),
    date(heads.answered, ({ answeredAt }) => answeredAt),
  ];
  return sheetOf(w.lists.titles.reports, columns, reportRows(db, of));
}

const whats: readonly ReportEntry['what'][] = ['internship', 'employment', 'education', 'ended'];

const referenceIn = (caseId: string): string => caseId.split('/').slice(1).join('/');

/** A column of what only cases of a kind have. */
const within =
  <K extends CaseRow['state']['kind']>(kind: K) =>
  ({ of, ...column }: Column<Extract<CaseRow['state'], { readonly kind: K }>>): Column<Named> => ({
    ...column,
    of: ({ row: { state } }) =>
      state.kind === kind ? of(state as Extract<CaseRow['state'], { readonly kind: K }>) : null,
  });
const ofTender = within('tender');
const ofContract = within('contract');
const ofPlacement = within('placement');
