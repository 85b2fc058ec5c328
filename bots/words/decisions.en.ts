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
  onSilence: (reminders, due, who) =>
    `If nobody answers: ${reminders === null ? '' : `a reminder ${reminders}, and `}after ${due} ${who === null ? 'the coordinator gets' : `the backup (${who}) and the coordinator get`} the question. Nothing is approved by itself.`,
  escalated: (who) =>
    `Time ran out. ${who === null ? 'The coordinator has' : `The backup (${who}) and the coordinator have`} the question.`,
  reminder: (asked, due) => `Reminder: ${asked}${due === null ? '' : `, by ${due}`}.`,
  escalation: (asked, roles, due) =>
    `Time is up: ${asked}${due === null ? '' : `, was due ${due}`}. It lies with ${roles}; the coordinator has the question.`,
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
    email: 'by a link in e-mail',
    cli: 'in the terminal',
    import: 'imported',
    system: 'by itself',
  },
  buttons: { snooze: 'Remind me next working day', undo: 'Undo my decision', withdraw: 'Withdraw the proposal' },
  commands: {
    snooze: { title: 'Remind me later', send: 'Remind me' },
    'undo-decision': { title: 'Undo my decision', send: 'Undo' },
    'correct-decision': { title: 'Say that your decision was wrong', send: 'Send the correction' },
    'withdraw-submission': { title: 'Withdraw the proposal', send: 'Withdraw' },
  },
  refusals: {
    NothingWaits: () => 'Nothing in this case waits for you now.',
    SnoozeTooLong: ({ closes }) =>
      `A reminder can be put off to a time before ${closes ?? ''}. Answer, or ask somebody to take over.`,
    NothingToUndo: () => 'You have no decision here that can be taken back.',
    UndoTooLate: ({ until }) =>
      `The decision could be undone until ${until ?? ''}. Write “correction:” and what was wrong instead.`,
    NotYourSubmission: () => 'Only whoever submitted the proposal, or a coordinator, can withdraw it.',
  },
  events: {
    snoozed: ({ until }, { date }) => `A reminder was put off to ${date(until)}`,
    'decision-undone': () => 'The decision was undone',
    'decision-stands': () => 'The decision stands',
    'submission-withdrawn': ({ reason }) => `The proposal was withdrawn: “${reason}”`,
    'decision-corrected': ({ reason }) => `A decision that stands was corrected: “${reason}”`,
  },
  tasks: { 'let-decision-stand': 'Decided, and can still be undone' },
};
