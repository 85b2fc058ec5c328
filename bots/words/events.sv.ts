// What happened, in a sentence, in Swedish.
import { missingAtGate } from '../../domain/gate.js';
import { authorityEventsSv } from './authority.sv.js';
import { chatSv } from './chat.sv.js';
import * as partnering from './partnering.sv.js';
import { decisionsSv } from './decisions.sv.js';
import { draftingSv } from './drafting.sv.js';
import { bidsSv } from './bids.sv.js';
import { todaySv } from './today.sv.js';
import type { EventWords } from './event-words.js';
import { entriesByKind } from './event-words.js';
import { noticeWords } from './notices.js';
import { tasks, standings, roles, endReasons, steps, whats, courts, courtOutcomes, gate } from './terms.sv.js';

/** What the notices are called. */
export const notices = noticeWords('sv').names;
const decided = { approve: 'Godkänt', 'request-changes': 'Ändringar begärdes', reject: 'Avslaget' };
const quoted = (text: string): string => `”${text}”`;

/** The events of every kind of case. */
export const events: EventWords = {
  ...authorityEventsSv,
  ...todaySv.events,
  'tender-opened': () => 'Upphandlingen öppnades',
  'stage-opened': ({ stageId }, { stage }) => `Nytt steg: ${stage(stageId)}`,
  'stage-closed': ({ stageId, outcome }, { stage }) =>
    `${stage(stageId)}: ${{ done: 'klart', returned: 'går tillbaka', stopped: 'stoppat' }[outcome]}`,
  'gate-answered': ({ answers }, { list }) => {
    const missing = missingAtGate(answers);
    return missing.length === 0
      ? 'Allt är på plats: arbetet kan börja'
      : `Saknas än så länge: ${list(missing.map((question) => gate[question].missing))}`;
  },
  'dialogue-held': ({ heldOn, suppliers, learned }, { date }) =>
    `Dialog med ${suppliers} ${suppliers === 1 ? 'leverantör' : 'leverantörer'} ${date(heldOn)}: ${quoted(learned)}`,
  'dialogue-ended': ({ reason }) =>
    reason === null ? 'Dialogen med marknaden är klar' : `Dialogen med marknaden är klar: ${quoted(reason)}`,
  'requirement-submitted': () => 'Kravet lämnades till beslut',
  'requirement-weighed': ({ verdict, motive }) =>
    `${draftingSv.verdictNames[verdict]}${motive === null ? '' : `: ${quoted(motive)}`}`,
  'scope-set': ({ scope }, { money }) =>
    `Det som köps beskrevs: ${draftingSv.scopeInShort(scope, scope.valueOre === null ? null : money(scope.valueOre))}`,
  'requirement-left-out': ({ as, reason }) =>
    `${as === 'exemption' ? 'Undantag från kravet begärdes' : 'Lämnades in utan krav, vilket policyn tillåter'}: ${quoted(reason)}`,
  'award-model-set': () => 'Utvärderingsmodellen bestämdes',
  'decision-made': ({ decision, version, reason }) =>
    `${decided[decision]} (version ${version})${reason === null ? '' : `: ${quoted(reason)}`}`,
  'handed-over': ({ notice, receipt }) => `${notices[notice]} lämnades till annonsdatabasen (${receipt})`,
  'hand-over-failed': ({ notice, detail }) => `${notices[notice]} kunde inte lämnas över: ${detail}`,
  'hand-over-asked': () => 'Ett nytt försök att lämna över begärdes',
  published: ({ reference, publishedOn }, { date }) => `Annonserad ${date(publishedOn)} som ${reference}`,
  ...decisionsSv.events,
  ...bidsSv.events,
  'notice-sent': ({ sentOn }, { date }) => `Tilldelningsbeslutet skickades ${date(sentOn)}`,
  'standstill-set': ({ lastDay }, { date }) => `Avtalsspärren löper till och med ${date(lastDay)}`,
  'standstill-ended': () => 'Avtalsspärren är över',
  'appeal-registered': ({ appeal }, { date }) =>
    `Överprövning begärdes ${date(appeal.filedOn)} hos ${courts[appeal.court]}, mål ${appeal.caseNumber}`,
  'injunction-registered': ({ forbidsSigning, decidedOn }, { date }) =>
    forbidsSigning
      ? `Domstolen förbjöd ${date(decidedOn)} att kontraktet skrivs medan målet prövas`
      : `Domstolen hävde ${date(decidedOn)} förbudet att skriva kontraktet`,
  'court-decided': ({ outcome, decidedOn, reason }, { date }) =>
    `Domstolen avgjorde målet ${date(decidedOn)}: ${courtOutcomes[outcome]}${reason === '' ? '' : `. ${quoted(reason)}`}`,
  'contract-signed': ({ reference, startsOn }, { date }) => `Kontrakt ${reference} skrivet, börjar ${date(startsOn)}`,
  cancelled: ({ reason }) => `Upphandlingen avbröts: ${quoted(reason)}`,
  'contract-started': () => 'Kontraktet började',
  'month-opened': ({ month: { period } }, { month }) => `Rapportmånaden ${month(period)} öppnades`,
  'month-asked': ({ period }, { month }) => `Rapporten för ${month(period)} efterfrågades`,
  'month-closed': ({ period, silent }, { organisation, list, month }) =>
    silent.length > 0
      ? `${month(period)} gick utan rapport från ${list(silent.map(organisation))}`
      : `Rapportmånaden ${month(period)} stängdes`,
  'report-received': ({ period, entries, text }, { list, month }) =>
    `Rapport för ${month(period)}: ${entries.length === 0 ? 'inget nytt' : entriesByKind(entries, { whats, counted: chatSv.counted, list })}${text === null ? '' : `. ${quoted(text)}`}`,
  'evidence-added': ({ number, period, format, hash }, { month }) =>
    `Underlag ${number} till rapporten för ${month(period)}: ${format === 'pdf' ? 'PDF' : 'bild'}, SHA-256 ${hash.slice(0, 12)}…`,
  'report-accepted': () => 'Rapporten godtogs',
  'report-returned': ({ reason, correctedBy }) =>
    correctedBy === undefined ? `Rapporten skickades tillbaka: ${quoted(reason)}` : 'Rapporten rättades av avsändaren',
  'report-due-again': ({ organisationId, period, dueAt }, { organisation, date }) =>
    `Ny rapport för ${period} väntas från ${organisation(organisationId)} senast ${date(dueAt)}`,
  'placement-opened': ({ number, phase }) => `Placering P-${number}: ${(standings[phase] ?? phase).toLowerCase()}`,
  'placement-moved': ({ number, phase }) => `P-${number}: ${(standings[phase] ?? phase).toLowerCase()}`,
  'placement-withdrawn': ({ number, phase }) =>
    `P-${number}: tillbaka till ${(standings[phase] ?? phase).toLowerCase()}, rapporten skickades tillbaka`,
  'placement-changed': ({ number, phase, countedElsewhere }) =>
    countedElsewhere
      ? `P-${number} räknas redan i en annan placering`
      : `P-${number}: ${(standings[phase] ?? phase).toLowerCase()}`,
  'offer-recorded': ({ offeredOn }, { date }) => `En anställning erbjöds ${date(offeredOn)}`,
  ...partnering.events,
  'evaluation-opened': () => 'Kontraktstiden är slut; slututvärderingen öppnades',
  evaluated: ({ summary, metAll }) =>
    `Slututvärderat, ${metAll ? 'alla åtaganden uppfyllda' : 'alla åtaganden uppfylldes inte'}: ${quoted(summary)}`,
  'placement-started': () => 'Placeringen öppnades',
  moved: ({ phase }) => `Gick vidare till ${(standings[phase] ?? phase).toLowerCase()}`,
  'eligibility-confirmed': ({ eligible, countedAs }) =>
    !eligible
      ? 'Hör inte till målgruppen'
      : countedAs === null
        ? 'Hör till målgruppen'
        : 'Hör till målgruppen, men räknas redan i en annan placering',
  withdrawn: ({ phase }) => `Rapporten skickades tillbaka; nu ${(standings[phase] ?? phase).toLowerCase()}`,
  'step-confirmed': ({ step, doneOn }, { date }) => `Klart ${date(doneOn)}: ${steps[step]}`,
  'retention-confirmed': ({ afterMonths, stillThere }) =>
    `${stillThere ? 'Kvar' : 'Inte kvar'} efter ${afterMonths} månader`,
  ended: ({ endedOn, reason }, { date }) => `Avslutad ${date(endedOn)}: ${endReasons[reason]}`,
  'ball-passed': ({ ball }) =>
    ball === null ? 'Ingen behöver göra något nu' : `Nästa: ${tasks[ball.task].toLowerCase()}`,
  reminded: ({ task }) => `Påminnelse: ${tasks[task].toLowerCase()}`,
  escalated: ({ task, to }) => `Tiden gick ut för ”${tasks[task].toLowerCase()}”; lyft till ${roles[to]}`,
};
