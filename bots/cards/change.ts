// The way to the form of a report with what was understood already in it, for whoever wants to change that.
import type { ReportEntry } from '../../domain/commands.js';
import type { CardAction } from './card.js';
import type { Viewer } from './viewer.js';
import { voiceOf } from './viewer.js';

/** What was understood of one line, in part or in whole. */
export type Known = Partial<Omit<ReportEntry, 'count'>> & { readonly count: number | null };

/** The link. What it carries are dates, numbers, choices and the name of an organisation: no sentence that somebody wrote. */
export function changeAction(
  contract: { readonly id: string },
  known: Known,
  viewer: Viewer
): Extract<CardAction, { type: 'link' }> {
  const url = `${viewer.link(contract.id)}?${new URLSearchParams(fieldsOf(known)).toString()}#todo`;
  return { type: 'link', id: 'change', label: voiceOf(viewer).words.buttons.change, url };
}

/** Fields of the form `report`, by their names in it. */
export function fieldsOf(known: Known): Record<string, string> {
  const { what, placement, count, startDate, endDate, extentPercent, employmentForm, employer, hours, endReason } =
    known;
  const values = {
    form: 'report',
    what,
    placement,
    count,
    on: what === 'ended' ? (endDate ?? startDate) : startDate,
    employmentForm,
    extentPercent,
    employer,
    hours,
    endReason,
  };
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (value == null ? [] : [[name, String(value)]]))
  );
}
