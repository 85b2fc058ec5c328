// What the outside may say to a case, and the shapes that cases are started with. Safe to import anywhere.
import { defineQuery, defineSignal, defineUpdate } from '@temporalio/workflow';
import type { Stamp } from '../domain/actor.js';
import type { CaseEvent, CaseState } from '../domain/any-case.js';
import type { CommandAnswer, CommandEnvelope, ReportEntry } from '../domain/commands.js';
import type { PlacementPhase, PathEnd, Spell } from '../domain/placement-record.js';
import type { Said } from './said.js';

export type { CaseEvent, CaseState };

/** The one door for people: every case takes its commands here. Validated synchronously; the answer is durable. */
export const commandUpdate = defineUpdate<CommandAnswer, [CommandEnvelope]>('command');
/** The state as it stands, for tests and the CLI; lists for people come from the database. */
export const stateQuery = defineQuery<CaseState>('state');

/** From a contract to one of its placements: a report named it. */
export const placementReportedSignal = defineSignal<[PlacementReported]>('placementReported');
/** What a report said about one placement. */
export interface PlacementReported {
  readonly entry: ReportEntry;
  /** The organisation that reported: it looks after the person from now on. */
  readonly party?: string | undefined;
  readonly stamp: Stamp;
}

/** From a contract to one of its placements: the report that told of its newest step was sent back. */
export const placementWithdrawnSignal = defineSignal<[PlacementWithdrawn]>('placementWithdrawn');
/** Where a placement stands without what the report said. */
export interface PlacementWithdrawn {
  readonly phase: PlacementPhase;
  readonly spell: Spell | null;
  readonly stamp: Stamp;
}

/** From a placement to its contract: it ended, turned out not to be eligible, or to be counted already. */
export const placementChangedSignal = defineSignal<[PlacementChanged]>('placementChanged');
/** What one placement has become. Never as which other placement the person counts: that is for the matching body to know. */
export interface PlacementChanged {
  readonly number: number;
  readonly phase: PlacementPhase;
  readonly endedOn: string | null;
  readonly endReason: PathEnd | null;
  readonly countedElsewhere: boolean;
  readonly stamp: Stamp;
}

/** How a case workflow is started and continued: its state, and events in it that have not been recorded yet. */
export interface CaseInput<S> {
  readonly state: S;
  readonly unrecorded: readonly CaseEvent[];
  /** There when chats have not been told yet of what is recorded: what is to be said with the repaint. */
  readonly untold?: readonly Said[];
}

/** What the `deliver` workflow hands over. */
export interface DeliverInput {
  readonly caseId: string;
  readonly envelope: CommandEnvelope;
}

/** Which file `exportFile` makes, and until when it is kept: an ISO instant. */
export interface ExportInput {
  readonly exportId: string;
  readonly keptUntil: string;
}

/** Workflow id of a request for a file: it tells nothing of who asked. */
export const exportWorkflowId = (exportId: string): string => `export/${exportId}`;
