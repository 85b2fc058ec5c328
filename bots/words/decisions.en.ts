// Words of deciding, taking back and correcting, in English.
import type { DecisionsWords } from './decisions.sv.js';

export const decisionsEn: DecisionsWords = {
  proposal: (who, when, version) => `Proposed by ${who}${when === null ? '' : `, ${when}`}, version ${version}`,
  value: 'Contract value',
  changedSince: (version) => `Changed since version ${version}:`,
  unchangedSince: (version) => `The content is the same as in version ${version}.`,
  change: (label, before, after) => `${label}: ${before} → ${after}`,
  added: (label, after) => `${label} (new): ${after}`,
  removed: (label, before) => `${label} (removed): ${before}`,
  winner: 'First in the evaluation',
  requirement: 'The requirement',
  none: 'no requirement',
  onSilence: (reminders, due) =>
    `If nobody answers: ${reminders === null ? '' : `a reminder ${reminders}, and `}after ${due} the backup and the coordinator get the question. Nothing is approved by itself.`,
  escalated: 'Time ran out. The backup and the coordinator have the question.',
  standsFrom: (when) => `The decision stands from ${when}. Until then whoever decided can undo it.`,
  settled: (what, where) => `${what} (${where})`,
  withReason: (what, reason) => `${what}: “${reason}”`,
  corrected: (who, when, reason) =>
    `${who} says ${when} that the decision was wrong: “${reason}”. The coordinator settles how to go on.`,
  withdrawn: (reason) => `The proposal was withdrawn: “${reason}”`,
  platforms: {
    slack: 'in Slack',
    teams: 'in Teams',
    web: 'on the web',
    cli: 'in the terminal',
    import: 'imported',
    system: 'by itself',
  },
  buttons: { undo: 'Undo my decision', withdraw: 'Withdraw the proposal' },
  commands: {
    'undo-decision': { title: 'Undo my decision', send: 'Undo' },
    'correct-decision': { title: 'Say that your decision was wrong', send: 'Send the correction' },
    'withdraw-submission': { title: 'Withdraw the proposal', send: 'Withdraw' },
  },
  refusals: {
    NothingToUndo: () => 'You have no decision here that can be taken back.',
    UndoTooLate: ({ until }) =>
      `The decision could be undone until ${until ?? ''}. Write “correction:” and what was wrong instead.`,
    NotYourSubmission: () => 'Only whoever submitted the proposal, or a coordinator, can withdraw it.',
  },
  events: {
    'decision-undone': () => 'The decision was undone',
    'decision-stands': () => 'The decision stands',
    'submission-withdrawn': ({ reason }) => `The proposal was withdrawn: “${reason}”`,
    'decision-corrected': ({ reason }) => `A decision that stands was corrected: “${reason}”`,
  },
  tasks: { 'let-decision-stand': 'Decided, and can still be undone' },
};
