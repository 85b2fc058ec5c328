// What courts are registered to have done, wherever in standstill or signing the tender stands.
import { decideAppeal, fileAppeal, openAppeal } from '../../domain/appeal.js';
import type { CommandEnvelope } from '../../domain/commands.js';
import type { Refusal } from '../../domain/refusal.js';
import { isRefusal, refuse } from '../../domain/refusal.js';
import type { TenderEvent, TenderState } from '../../domain/tender.js';

/** The events of a court's doings; null when the command is about something else. */
export function acceptsCourt(
  tender: TenderState,
  { command }: CommandEnvelope
): readonly TenderEvent[] | Refusal | null {
  switch (command.kind) {
    case 'register-appeal': {
      const { court, caseNumber, filedOn, injunction } = command;
      const appeal = fileAppeal(tender, { court, caseNumber, filedOn, injunction });
      return isRefusal(appeal) ? appeal : [{ type: 'appeal-registered', appeal }];
    }
    case 'register-injunction': {
      const { forbidsSigning, decidedOn } = command;
      if (openAppeal(tender) === null)
        return refuse('NotOpen', 'No court hears this award; register the appeal first.');
      return decideAppeal(tender, decidedOn) ?? [{ type: 'injunction-registered', forbidsSigning, decidedOn }];
    }
    case 'register-court-decision': {
      const { outcome, decidedOn } = command;
      const reason = command.reason.trim();
      if (reason === '' && (outcome === 're-evaluate' || outcome === 'redo'))
        return refuse('ReasonRequired', 'Say what the court found, so that it can be mended.');
      return decideAppeal(tender, decidedOn) ?? [{ type: 'court-decided', outcome, decidedOn, reason }];
    }
    default:
      return null;
  }
}
