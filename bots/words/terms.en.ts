// The terms of the domain in English: what tasks, standings, roles, obligations and the like are called.
import type { Role, Via } from '../../domain/actor.js';
import type { Court, CourtOutcome } from '../../domain/appeal.js';
import type { Task } from '../../domain/case.js';
import type { EmploymentForm, PlacementStep, ReportEntry } from '../../domain/commands.js';
import type { PathEnd } from '../../domain/placement-record.js';
import type { GateQuestion } from '../../domain/gate.js';
import * as partnering from './partnering.en.js';
import { decisionsEn } from './decisions.en.js';
import { bidsEn } from './bids.en.js';

export const tasks: Record<Task, string> = {
  'answer-gate': 'Answer the four questions before the start',
  'start-with-management': 'Settle what is missing before the start',
  'hold-dialogue': 'Hold a dialogue with the market',
  'draft-requirement': 'Write the employment requirement',
  decide: 'Decide',
  'hand-over-again': 'See to it that the notice can be handed over',
  'confirm-publication': 'Confirm the publication',
  'register-bids': 'Register bids',
  'score-bids': 'Judge the quality of the bids',
  ...decisionsEn.tasks,
  ...bidsEn.tasks,
  'send-award-notice': 'Send the award notice',
  'wait-standstill': 'The standstill is running',
  'register-court-decision': 'Wait for the court and register its decision',
  'sign-contract': 'Sign the contract',
  'hold-kick-off': 'Hold the kick-off meeting',
  ...partnering.tasks,
  report: 'Report the month',
  'accept-report': 'Answer a report',
  'evaluate-outcome': 'Make the final evaluation',
  'confirm-eligibility': 'Confirm the target group',
  'first-meeting': 'Hold a first meeting',
  'tutor-named': 'Name a tutor',
  'arrange-start': 'Arrange the start',
  'safety-induction': 'Give the safety induction',
  'midway-check': 'Follow up half-way',
  'end-or-hire': 'End or hire',
  'retention-check': 'Check that the person is still there',
};

export const standings: Record<string, string> = {
  'policy-in-force': 'Policy in force',
  'no-own-policy': 'No policy of its own',
  gate: 'Conditions for starting',
  'market-dialogue': 'Dialogue with the market',
  drafting: 'Requirement being written',
  'requirement-approval': 'Requirement being decided',
  publication: 'Publication',
  'tender-period': 'Tender period',
  qualification: 'Qualification',
  evaluation: 'Evaluation',
  'award-approval': 'Award being decided',
  standstill: 'Standstill',
  signing: 'Signing',
  running: 'Running',
  signed: 'Contract signed',
  cancelled: 'Cancelled',
  partnering: 'Partnering',
  evaluating: 'Final evaluation',
  closed: 'Closed',
  referred: 'Referred',
  internship: 'Internship',
  employment: 'Employment',
  education: 'Education',
  ended: 'Ended',
};

export const roles: Record<Role, string> = {
  'procurement-officer': 'procurement officer',
  manager: 'manager',
  evaluator: 'evaluator',
  'contract-manager': 'contract manager',
  coordinator: 'coordinator',
  contractor: 'contractor',
  'matching-body': 'matching body',
  auditor: 'auditor',
};

export const vias: Record<Via, string> = {
  slack: 'Slack',
  teams: 'Teams',
  web: 'the web',
  email: 'a link in e-mail',
  cli: 'the command line',
  import: 'imported afterwards',
  system: 'Foothold',
};

export const employmentForms: Record<EmploymentForm, string> = {
  permanent: 'permanent',
  'fixed-term': 'fixed term',
  apprenticeship: 'apprenticeship',
};

export const endReasons: Record<PathEnd, string> = {
  'still-there': 'still there at the last check',
  withdrawn: 'the report was sent back',
  completed: 'completed',
  left: 'left',
  'programme-ended': 'the programme ended',
  'employer-ended': 'the employer ended it',
  'not-eligible': 'not in the target group',
};

export const steps: Record<PlacementStep, string> = {
  'first-meeting': 'first meeting',
  'safety-induction': 'safety induction',
  'tutor-named': 'tutor named',
  'midway-check': 'half-way follow-up',
};

export const whats: Record<ReportEntry['what'], string> = {
  employment: 'employment',
  internship: 'internship',
  education: 'education',
  ended: 'end',
};

export const courts: Record<Court, string> = {
  administrative: 'administrative court',
  appeal: 'administrative court of appeal',
  supreme: 'Supreme Administrative Court',
};

export const courtOutcomes: Record<CourtOutcome, string> = {
  rejected: 'the application is rejected',
  withdrawn: 'the application is withdrawn, the case is closed',
  're-evaluate': 'the bids must be evaluated anew',
  redo: 'the procurement must be made anew',
};

export const gate: Record<GateQuestion, { readonly question: string; readonly missing: string }> = {
  mandate: { question: 'Is there a political or management decision?', missing: 'a political or management decision' },
  orderingUnit: { question: 'Is the ordering unit interested?', missing: 'an interested ordering unit' },
  matchingBody: { question: 'Has a matching body been appointed?', missing: 'an appointed matching body' },
  network: { question: 'Is there a regional network?', missing: 'a regional network' },
};
