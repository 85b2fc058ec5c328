// The live card of a case: where it stands, who must act, and the buttons that this viewer may press now.
import type { CaseState } from '../../domain/any-case.js';
import { isRunning, partiesOf, standingOf } from '../../domain/any-case.js';
import { mayGive } from '../../domain/permissions.js';
import type { PlacementState } from '../../domain/placement.js';
import { authorityElements } from './authority-card.js';
import { commandAction } from './button.js';
import type { Card, CardElement, CommandButton } from './card.js';
import { contractActions, contractElements } from './contract-card.js';
import { handOverButton, handOverWarning } from './hand-over.js';
import { askedMonth } from './month-card.js';
import { needElements } from './needs.js';
import { placementActions, placementElements } from './placement-card.js';
import { decisionActions } from './decision-card.js';
import { tenderElements } from './tender-card.js';
import type { Viewer } from './viewer.js';
import { ballElements, ballFor, openAction, voiceOf } from './viewer.js';

/** What a contract's card may show besides: its placements, for what they wait for; the month's question, where no message of its own asks. */
export interface Beside {
  readonly placements?: readonly PlacementState[];
  readonly month?: boolean;
  /** What has been delivered, where that is what was asked for. */
  readonly delivery?: boolean;
}

/** The card of a case of any kind. Pure: what it shows follows from the snapshot and the viewer. */
export function caseCard(state: CaseState, viewer: Viewer, beside: Beside = {}): Card {
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
      ...elementsOf(state, viewer, beside),
    ],
    actions: [...pressable.map((button) => commandAction(state, button, viewer)), openAction(state.id, viewer)],
  };
}

function elementsOf(
  state: CaseState,
  viewer: Viewer,
  { placements = [], month = false, delivery = false }: Beside
): CardElement[] {
  switch (state.kind) {
    case 'authority':
      return authorityElements(state, viewer);
    case 'tender':
      return [...handOverWarning(state, viewer), ...tenderElements(state, viewer)];
    case 'contract':
      return [
        ...handOverWarning(state, viewer),
        ...needElements(placements, viewer),
        ...(month ? askedMonth(state, viewer) : []),
        ...contractElements(state, viewer, delivery),
      ];
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
