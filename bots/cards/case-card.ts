// The live card of a case: where it stands, who must act, and the buttons that this viewer may press now.
import type { CaseState } from '../../domain/any-case.js';
import { isRunning, partiesOf, standingOf } from '../../domain/any-case.js';
import { mayGive } from '../../domain/permissions.js';
import { authorityElements } from './authority-card.js';
import type { Card, CardAction, CardElement, CommandButton } from './card.js';
import { contractActions, contractElements } from './contract-card.js';
import { handOverButton, handOverWarning } from './hand-over.js';
import { placementActions, placementElements } from './placement-card.js';
import { decisionActions } from './decision-card.js';
import { tenderElements } from './tender-card.js';
import type { Viewer } from './viewer.js';
import { ballElements, ballFor, openAction, voiceOf } from './viewer.js';

/** The card of a case of any kind. Pure: what it shows follows from the snapshot and the viewer. */
export function caseCard(state: CaseState, viewer: Viewer): Card {
  const { terms } = voiceOf(viewer);
  const standing = terms.standings[standingOf(state)] ?? standingOf(state);
  const title = `${state.reference} ${state.title}`;
  const task = state.ball === null ? '' : `: ${terms.tasks[state.ball.task]}`;
  const pressable = isRunning(state) ? buttonsOf(state, viewer) : [];
  return {
    title,
    summary: `${title}, ${standing}${task}`,
    elements: [
      { type: 'text', tone: 'muted', text: standing },
      ...ballElements(ballFor(state, viewer), viewer),
      ...elementsOf(state, viewer),
    ],
    actions: [...pressable.map((button) => commandAction(state, button, viewer)), openAction(state.id, viewer)],
  };
}

function elementsOf(state: CaseState, viewer: Viewer): CardElement[] {
  switch (state.kind) {
    case 'authority':
      return authorityElements(state, viewer);
    case 'tender':
      return [...handOverWarning(state, viewer), ...tenderElements(state, viewer)];
    case 'contract':
      return [...handOverWarning(state, viewer), ...contractElements(state, viewer)];
    case 'placement':
      return placementElements(state, viewer);
  }
}

function buttonsOf(state: CaseState, viewer: Viewer): CommandButton[] {
  const { person } = viewer;
  const may = ({ command }: CommandButton): boolean =>
    person === null || mayGive(person, command.kind, partiesOf(state)) === null;
  switch (state.kind) {
    case 'authority':
      return [];
    case 'tender':
      return [...handOverButton(state, viewer), ...decisionActions(state, viewer)].filter(may);
    case 'contract':
      return [...handOverButton(state, viewer), ...contractActions(state, viewer)].filter(may);
    case 'placement':
      return placementActions(state, viewer).filter(may);
  }
}

function commandAction(state: CaseState, button: CommandButton, viewer: Viewer): CardAction {
  const { ask, placeholder } = voiceOf(viewer).words.buttons;
  const { id, label, style, command, asksReason } = button;
  const input = asksReason ? { field: 'reason' as const, label: ask, placeholder } : null;
  return { type: 'command', id, label, style, caseId: state.id, command, input, deliveryId: null };
}
