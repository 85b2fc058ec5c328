// What a tender is opened with.
import type { ProcedureName } from './procedures.js';
import { overLimit } from './procedure-limits.js';
import type { Refusal } from './refusal.js';
import { refuse } from './refusal.js';
import type { Scope } from './scope.js';
import type { OwnSettings } from './settings.js';

/** What a tender is opened with. */
export interface TenderOpening {
  readonly reference: string;
  readonly title: string;
  readonly procedure: ProcedureName;
  readonly matchingBodyId: string | null;
  /** Reference of the framework tender that a call-off is made under; null for every other procedure. */
  readonly framework: string | null;
  readonly scope: Scope;
}

/**
 * Null when a tender may be opened so under a policy with these settings, or why not: over the procedure's limits, or a call-off under
 * nothing. `unknown` where the settings are a municipality's: its limits are judged by whoever can see its policy.
 */
export function faultOfOpening(
  { procedure, framework, scope }: TenderOpening,
  own: OwnSettings | undefined | 'unknown'
): Refusal | null {
  if ((procedure === 'call-off') !== (framework !== null))
    return refuse(
      'FrameworkNeeded',
      'A call-off names the framework it is made under, and no other procedure does; correct that field.'
    );
  return own === 'unknown' ? null : overLimit(procedure, scope, own);
}
