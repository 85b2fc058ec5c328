// The week of an authority, for whoever coordinates: what is late, and where it is heading the wrong way.
import type { CaseState } from './any-case.js';
import { waitingIn } from './any-case.js';
import type { Ball, Duty } from './case.js';
import type { ContractState } from './contract.js';
import type { Forecast } from './forecast.js';
import { forecast } from './forecast.js';
import type { Obligation } from './requirement.js';

/** Something whose time is up. */
export interface Late {
  readonly state: CaseState;
  readonly ball: Ball;
  /** Tells two of the same task apart, as a period does. */
  readonly about: string | null;
}

/** An obligation that will probably not be kept at the pace of now. */
export interface AtRisk {
  readonly contract: ContractState;
  readonly obligation: Obligation;
  readonly expected: number;
}

/** Everything that somebody should have done by now, longest ago first. */
export function lateIn(states: readonly CaseState[], now: string): Late[] {
  return states
    .flatMap((state) =>
      waitingIn(state).flatMap((ball): Late[] =>
        ball.organisationId !== null && ball.dueAt !== null && ball.dueAt < now
          ? [{ state, ball, about: (ball as Partial<Duty>).about ?? null }]
          : []
      )
    )
    .sort((a, b) => (a.ball.dueAt ?? '').localeCompare(b.ball.dueAt ?? '') || a.state.id.localeCompare(b.state.id));
}

const poor: readonly Forecast['outlook'][] = ['uncertain', 'unlikely', 'missed'];

/** Obligations of running contracts that are heading below what was promised. */
export function atRiskIn(states: readonly CaseState[]): AtRisk[] {
  return states.flatMap((state) =>
    state.kind !== 'contract' || state.phase !== 'partnering'
      ? []
      : state.obligations.flatMap((obligation): AtRisk[] => {
          const found = forecast(state, obligation);
          if (found === null || !poor.includes(found.outlook)) return [];
          return [{ contract: state, obligation, expected: found.atEnd.expected }];
        })
  );
}
