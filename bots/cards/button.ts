// A button of a case, as an action of a card.
import type { CaseState } from '../../domain/any-case.js';
import type { CardAction, CommandButton } from './card.js';
import type { Viewer } from './viewer.js';
import { voiceOf } from './viewer.js';

/** Asks for the reason where one is needed, and for a yes where it is to be sure. */
export function commandAction(
  { id: caseId, revision }: Pick<CaseState, 'id' | 'revision'>,
  button: CommandButton,
  viewer: Viewer
): CardAction {
  const { ask, placeholder } = voiceOf(viewer).words.buttons;
  const { id, label, style, command, asksReason, confirm, deliveryId = null } = button;
  const input = asksReason ? { field: 'reason' as const, label: ask, placeholder } : null;
  return {
    type: 'command',
    id,
    label,
    style,
    caseId,
    command,
    input,
    ...(confirm !== undefined && { confirm }),
    deliveryId,
    revision,
  };
}
