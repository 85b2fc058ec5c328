// Which report some files belong to, when several wait for their answer: a button for each.
import type { EvidenceFile } from '../../domain/evidence.js';
import type { OpenFor } from '../evidence/attach.js';
import { entriesInWords } from '../words/chat.js';
import { evidenceWords } from '../words/evidence.js';
import type { Card, CardAction } from './card.js';
import { confirmPrefix } from './confirm-card.js';
import type { Viewer } from './viewer.js';
import { voiceOf } from './viewer.js';

/** More than a person wants to choose among. */
const choicesShown = 5;

/** Asks; whichever is pressed, the files go there, once. */
export function whichReportCard(
  choices: readonly OpenFor[],
  files: readonly EvidenceFile[],
  messageId: string,
  viewer: Viewer
): Card {
  const { words, terms, month } = voiceOf(viewer);
  const w = evidenceWords(viewer.language);
  const question = w.which(files.length);
  return {
    title: terms.commands['add-evidence'].title,
    summary: question,
    elements: [{ type: 'text', tone: 'strong', text: question }],
    actions: [
      ...choices.slice(0, choicesShown).map(({ contract, report }, index): CardAction => ({
        type: 'command',
        id: `report-${index}`,
        label: w.report(month(report.period), contract.reference, entriesInWords(report.entries, viewer.language)),
        style: 'default',
        caseId: contract.id,
        command: { kind: 'add-evidence', reportId: report.reportId, files },
        input: null,
        deliveryId: `${confirmPrefix}${messageId}`,
      })),
      { type: 'dismiss', id: 'no', label: words.buttons.no },
    ],
  };
}
