// What the dashboard and its reports need.
import type { Database } from '../prisma/database.js';

/** What the dashboard needs. */
export interface DashboardOptions {
  readonly db: Database;
  readonly demo: boolean;
  /** Today in Sweden, YYYY-MM-DD. */
  readonly today: () => string;
  /** A namespace in Temporal's own UI, e.g. https://cloud.temporal.io/namespaces/foothold.a1b2c; null when nobody has said where it is. */
  readonly temporalUi?: string | null;
}
