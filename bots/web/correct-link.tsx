// What was reported by a link may be corrected by it, until the buyer has answered and while the link is good.
import type { Command } from '../../domain/commands.js';
import type { OpenReport } from '../../domain/contract.js';
import type { AnswerLink } from '../../prisma/answer-links.js';
import type { OpenedLink } from '../email/links.js';
import { entriesInWords } from '../words/chat.js';
import { emailWords } from '../words/email.js';
import type { Answering } from './answer-page.js';

type Used = Extract<OpenedLink, { kind: 'used' }>;

/** A used link whose report waits for its answer. */
export interface Correctable extends Used {
  readonly ball: Answering['ball'];
  readonly report: OpenReport;
}

/** The delivery of the answer that a link gives: every press of every page of it is the same one. */
export const deliveryOf = ({ id }: Pick<AnswerLink, 'id'>): string => `link:${id}`;

/** A correction's delivery: another one than the answer's, the same until it has come. */
export const correctionId = ({ link, report }: Correctable): string =>
  `${deliveryOf(link)}:${report.reportId.split(':').length}`;

/** The report that was given by this link, when it may still be corrected. */
export function correctable(opened: OpenedLink): Correctable | null {
  if (opened.kind !== 'used' || !opened.inTime || opened.link.task !== 'report' || opened.state.kind !== 'contract')
    return null;
  const { link, person, state } = opened;
  const given = deliveryOf(link);
  const report = state.openReports.find(
    ({ reportId, organisationId }) =>
      organisationId === person.organisationId && (reportId === given || reportId.startsWith(`${given}:`))
  );
  if (report === undefined) return null;
  const ball = {
    task: 'report',
    roles: ['contractor'],
    organisationId: person.organisationId,
    since: link.since,
    dueAt: null,
    remindAt: [],
    escalated: false,
    about: report.period,
  } as const;
  return { ...opened, ball, report };
}

/** Its page: what was reported, and only the ways to say it anew. */
export function correcting(answering: Answering, { report }: Correctable): Answering {
  const { language } = answering.card;
  const { page } = emailWords(language);
  return {
    ...answering,
    title: page.correct,
    buttons: [],
    forms: answering.forms.filter(({ id }) => id === 'report'),
    elements: [{ type: 'text', tone: 'normal', text: page.told(entriesInWords(report.entries, language)) }],
  };
}

/** The report that was written, instead of the one that was sent. */
export function instead(command: Command, { report }: Correctable): Command {
  return command.kind === 'report' ? { ...command, corrects: report.reportId } : command;
}

/** Whether a page asked for a correction of just this report. */
export const isFor = ({ report }: Correctable, reportId: string | undefined): boolean => report.reportId === reportId;
