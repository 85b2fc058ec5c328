// What a tender is opened with.
import type { ProcedureName } from './procedures.js';
import type { Scope } from './scope.js';

/** What a tender is opened with. */
export interface TenderOpening {
  readonly reference: string;
  readonly title: string;
  readonly procedure: ProcedureName;
  readonly matchingBodyId: string | null;
  readonly scope: Scope;
}
