// Which commands answer what somebody is asked to do.
import type { Task } from '../domain/case.js';
import type { CommandKind } from '../domain/commands.js';

/** The command of the form that is shown open when a task waits. */
export const firstCommand: Readonly<Partial<Record<Task, CommandKind>>> = {
  'answer-gate': 'answer-gate',
  'start-with-management': 'answer-gate',
  'hold-dialogue': 'record-dialogue',
  'draft-requirement': 'submit-requirement',
  'confirm-publication': 'confirm-publication',
  'register-bids': 'register-bid',
  'open-bids': 'open-bids',
  'qualify-bids': 'qualify-bid',
  'settle-result': 'set-consensus',
  'score-bids': 'score-bid',
  'send-award-notice': 'send-award-notice',
  'register-court-decision': 'register-court-decision',
  'sign-contract': 'sign-contract',
  'hold-kick-off': 'hold-kick-off',
  'hand-over': 'confirm-hand-over',
  'meet-matching-body': 'hold-meeting',
  'hold-meeting': 'hold-meeting',
  'submit-plan': 'submit-plan',
  refer: 'refer',
  'consider-deviation': 'open-deviation',
  'decide-sanction': 'take-sanction',
  rectify: 'answer-deviation',
  'evaluate-outcome': 'evaluate',
  'confirm-eligibility': 'confirm-eligibility',
  'first-meeting': 'confirm-step',
  'tutor-named': 'confirm-step',
  'arrange-start': 'confirm-step',
  'safety-induction': 'confirm-step',
  'midway-check': 'confirm-step',
  'retention-check': 'confirm-retention',
  'end-or-hire': 'end-placement',
};

const answered: Readonly<Partial<Record<Task, readonly CommandKind[]>>> = {
  report: ['report'],
  'accept-report': ['accept-report', 'return-report'],
  decide: ['approve', 'request-changes', 'reject'],
  'let-decision-stand': ['undo-decision'],
  'hand-over-again': ['hand-over-again'],
  'wait-standstill': ['register-appeal'],
  'approve-plan': ['approve-plan', 'return-plan'],
  'agree-charter': ['agree-charter'],
  'answer-change': ['agree-change', 'decline-change'],
  refer: ['refer', 'decline-referral'],
  'consider-deviation': ['open-deviation', 'dismiss-proposal'],
  'decide-sanction': ['take-sanction', 'close-deviation'],
};

/** Every command that answers a task: what a link to that task may do, and nothing else. */
export function answersTo(task: Task): readonly CommandKind[] {
  const first = firstCommand[task];
  return answered[task] ?? (first === undefined ? [] : [first]);
}
