// What somebody sees when they look at a case, and how their choices are written down as data.
import type { CaseState } from '../../domain/any-case.js';
import type { Command } from '../../domain/commands.js';
import type { TenderState } from '../../domain/tender.js';
import type { Draw, Odds } from './chance.js';
import type { Player } from './people.js';

/** A case as a player looks at it on a day. Every look has draws of its own. */
export interface Sight<S extends CaseState = CaseState> {
  readonly state: S;
  readonly player: Player;
  /** YYYY-MM-DD. */
  readonly today: string;
  readonly draw: Draw;
  /** Which of several things of the same task: a report, a period, a number; null when there is but one. */
  readonly about: string | null;
  /** The framework that a call-off is made under; null of everything else. */
  readonly framework: TenderState | null;
}

/** What to do about what is seen; null to leave it for now. */
export type Deed<S extends CaseState> = (sight: Sight<S>) => Command | null;

/** What people of a role sometimes do though nobody asked them: in so many of a hundred looks. */
export interface Initiative<S extends CaseState> {
  readonly percent: number;
  readonly when: (state: S) => boolean;
  readonly does: Deed<S>;
}

/** One of several deeds, by their odds. */
export function oneOf<S extends CaseState>(odds: Odds<Deed<S>>): Deed<S> {
  return (sight) => sight.draw.of('deed', odds)(sight);
}

/** A day so many days after another. */
export function later(date: string, days: number): string {
  return new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);
}
