// What a form of a command is made of, and what it needs to know.
import type { Actor, Language } from '../../domain/actor.js';
import type { CommandKind } from '../../domain/commands.js';
import type { Taught } from '../../domain/lessons.js';
import type { Outcome } from '../../domain/recommendation.js';
import type { RequirementLevel } from '../../domain/requirement.js';
import type { TenderState } from '../../domain/tender.js';
import type { Advice, lessonsInWords, proportionalityInWords } from '../advice.js';
import type { Names } from '../names.js';
import type { PagesWords } from '../words/pages.js';
import type { Faults, Field, Option, Typed, Values } from './fields.js';

/** A form for one command. `id` is unique in its case. */
export interface CommandForm {
  readonly id: string;
  readonly kind: CommandKind;
  readonly title: string;
  readonly send: string;
  /** What the ball asks for is shown open. */
  readonly first: boolean;
  /** What is seldom needed stands under one heading of its own. */
  readonly seldom: boolean;
  readonly fields: readonly Field[];
  /** The command as plain JSON; bots/commands.ts judges it. */
  readonly toCommand: (values: Values) => unknown;
  /** What is wrong with the fields together, said at a field; asked before the command is given. */
  readonly faults?: (values: Values) => Faults;
  /** A recommendation shown in the form. */
  readonly advice?: FormAdvice;
  /** What is typed with a proposal in it; for buttons of the form that send nothing on. */
  readonly take?: (typed: Typed, what: string) => { readonly typed: Typed; readonly notice: string };
}

/** A recommendation with what can be done with it; `check` is null while there is nothing to weigh. */
export interface FormAdvice extends Advice {
  /** What earlier contracts in the same trade taught. */
  readonly lessons: ReturnType<typeof lessonsInWords>;
  readonly levelToTake: RequirementLevel | null;
  readonly check: (typed: Typed) => ReturnType<typeof proportionalityInWords> | null;
}

/** What forms need to know beside the case. */
export interface FormContext {
  readonly actor: Actor;
  readonly today: string;
  readonly w: PagesWords;
  readonly names: Names;
  readonly areas: readonly Option[];
  /** Organisations that a tender may be matched by. */
  readonly matchingBodies: readonly Option[];
  /** Organisations that may be registered as bidders, or join as subcontractors. */
  readonly bidders: readonly Option[];
  /** Staff of the parties, to name for a duty. */
  readonly people: readonly (Option & { readonly organisationId: string })[];
  readonly language: Language;
  /** Closed contracts of the authority, for a recommendation, with what they taught. */
  readonly outcomes: readonly (Outcome & Taught)[];
  /** The framework of a call-off in drafting, whose requirement it starts from. */
  readonly framework: Pick<TenderState, 'reference' | 'requirement'> | null;
}

/** A form before its words. */
export type Draft = Pick<CommandForm, 'kind' | 'fields' | 'toCommand' | 'faults' | 'advice' | 'take'> & {
  readonly id?: string;
  readonly title?: string;
  readonly seldom?: boolean;
};
