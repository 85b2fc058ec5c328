// Drafting: the requirement is written until it is complete enough to be decided on.
import { missingFacts } from '../../domain/requirement.js';
import { refuse } from '../../domain/refusal.js';
import { calendar } from '../desk.js';
import type { StageKind } from './stage-kind.js';
import { isOver } from './stage-kind.js';

export const draft: StageKind = {
  accepts(_tender, _stage, { command }) {
    if (command.kind === 'set-award-model') return [{ type: 'award-model-set', model: command.model }];
    if (command.kind !== 'submit-requirement') return null;
    const missing = missingFacts(command.requirement);
    if (missing.length > 0)
      return refuse('Incomplete', `The requirement lacks ${missing.join(', ')}; fill in and submit again.`, {
        missing: missing.join(','),
      });
    return [{ type: 'requirement-submitted', requirement: command.requirement }];
  },

  outcome: (tender) => (tender.requirement !== null && tender.changesWanted === null ? 'done' : 'open'),

  async run(desk, stage) {
    const deadline = await calendar.footholdDeadline({ from: desk.now, workingDays: stage.dueInWorkingDays ?? 0 });
    desk.pass('draft-requirement', stage.roles, desk.state.authorityId, deadline);
    await desk.until(() => isOver(this, desk.state, stage));
  },
};
