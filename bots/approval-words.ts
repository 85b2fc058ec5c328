// An approval of the policy in a person's language; the same on pages, cards and the command line.
import type { Approval } from '../domain/policy.js';
import type { PagesWords } from './words/pages.js';

/** "en av: chef; när tiden gått ut även samordnare". `list` joins the roles as the surface does. */
export function approvalInWords(
  { needs, roles: named, backup }: Approval,
  { authority: w, roles }: PagesWords,
  list: (names: readonly string[]) => string
): string {
  const rule = w.needs(needs, list(named.map((role) => roles[role])));
  return w.withBackup(rule, backup === undefined ? null : roles[backup]);
}
