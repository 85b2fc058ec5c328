// What the dashboard and its reports need.
import type { Database } from '../prisma/database.js';

/** What the dashboard needs. */
export interface DashboardOptions {
  readonly db: Database;
  readonly demo: boolean;
  /** Today in Sweden, YYYY-MM-DD. */
  readonly today: () => string;
}
