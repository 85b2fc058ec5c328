// Where a case stands, in Temporal's own UI: its current details, and the search attributes that lists are filtered by.
import { setCurrentDetails, upsertSearchAttributes, workflowInfo } from '@temporalio/workflow';
import { SearchAttributeType, defineSearchAttributeKey } from '@temporalio/common';
import type { CaseState } from '../domain/any-case.js';
import { standingOf } from '../domain/any-case.js';

const stageKey = defineSearchAttributeKey('FootholdStage', SearchAttributeType.KEYWORD);
const authorityKey = defineSearchAttributeKey('FootholdAuthority', SearchAttributeType.KEYWORD);
const taskKey = defineSearchAttributeKey('FootholdTask', SearchAttributeType.KEYWORD);
const overdueKey = defineSearchAttributeKey('FootholdOverdue', SearchAttributeType.BOOL);

/** Shows the state; a search attribute costs an event of the history, so only those that changed are written. */
export function show(state: CaseState): void {
  const { task, dueAt, escalated } = state.ball ?? { task: 'none', dueAt: null, escalated: false };
  setCurrentDetails(
    `**${state.reference}** ${state.title}\n\nStands at **${standingOf(state)}**. Ball: ${task}, due ${dueAt ?? 'at no set time'}.`
  );
  const shown = workflowInfo().typedSearchAttributes;
  const changed = [
    { key: stageKey, value: standingOf(state) },
    { key: authorityKey, value: state.authorityId },
    // In a contract several things wait at once; one of them would say little, and change with each report.
    ...(state.kind === 'contract' ? [] : [{ key: taskKey, value: task }]),
  ].filter(({ key, value }) => shown.get(key) !== value);
  const overdue = shown.get(overdueKey) === escalated ? [] : [{ key: overdueKey, value: escalated }];
  if (changed.length + overdue.length > 0) upsertSearchAttributes([...changed, ...overdue]);
}
