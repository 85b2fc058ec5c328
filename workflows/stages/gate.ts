// The gate: drafting begins when four things are in place; what is missing is for management to settle first.
import { missingAtGate } from '../../domain/gate.js';
import type { StageKind } from './stage-kind.js';
import { isOver } from './stage-kind.js';

export const gate: StageKind = {
  accepts(_tender, _stage, { command }) {
    if (command.kind !== 'answer-gate') return null;
    const { mandate, orderingUnit, matchingBody, network } = command;
    return [{ type: 'gate-answered', answers: { mandate, orderingUnit, matchingBody, network } }];
  },

  outcome: ({ gate: answers }) => (answers !== null && missingAtGate(answers).length === 0 ? 'done' : 'open'),

  async run(desk, stage) {
    const workingDays = stage.dueInWorkingDays;
    const deadline = await desk.calendar.footholdDeadline({ from: desk.now, workingDays });
    desk.pass('answer-gate', stage.roles, desk.state.authorityId, deadline);
    await desk.until(() => desk.state.gate !== null || isOver(this, desk.state, stage));
    if (isOver(this, desk.state, stage)) return;
    const settleBy = await desk.calendar.footholdDeadline({ from: desk.now, workingDays });
    if (!isOver(this, desk.state, stage))
      desk.pass('start-with-management', ['manager'], desk.state.authorityId, settleBy);
    await desk.until(() => isOver(this, desk.state, stage));
  },
};
