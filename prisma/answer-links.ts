// Links that were sent by e-mail, and what became of them. The signed token names the row; everything else about it is here.
import type { Task } from '../domain/case.js';
import type { Database } from './database.js';

/** What a link is for: one person, one thing that waits in one case. */
export interface LinkPurpose {
  readonly personId: string;
  readonly caseId: string;
  readonly task: Task;
  /** What tells two of the same task apart; empty where nothing does. */
  readonly about: string;
  /** ISO instant at which it began to wait. */
  readonly since: string;
}

/** A link as it is kept. */
export interface AnswerLink extends LinkPurpose {
  readonly id: string;
  readonly madeAt: Date;
  readonly expiresAt: Date;
  readonly usedAt: Date | null;
}

/** Keeps a link; the same purpose in the same letter has the same link. */
export async function saveAnswerLink(
  db: Database,
  purpose: LinkPurpose,
  { letter, expiresAt }: { readonly letter: string; readonly expiresAt: Date }
): Promise<AnswerLink> {
  const { personId, caseId, task, about } = purpose;
  const row = await db.answerLink.upsert({
    where: { personId_caseId_task_about_letter: { personId, caseId, task, about, letter } },
    create: { ...purpose, letter, expiresAt },
    update: {},
  });
  return toLink(row);
}

/** A link by its id, or null. */
export async function answerLinkById(db: Database, id: string): Promise<AnswerLink | null> {
  const row = await db.answerLink.findUnique({ where: { id } });
  return row === null ? null : toLink(row);
}

/** When a newer link for the same thing was made, or null. */
export async function newerLink(
  db: Database,
  { personId, caseId, task, about, since, madeAt }: AnswerLink
): Promise<Date | null> {
  const row = await db.answerLink.findFirst({
    where: { personId, caseId, task, about, since, madeAt: { gt: madeAt } },
    orderBy: { madeAt: 'desc' },
    select: { madeAt: true },
  });
  return row?.madeAt ?? null;
}

/** Uses every link for the same thing up. */
export async function useAnswerLink(db: Database, link: AnswerLink, now: Date): Promise<void> {
  const { personId, caseId, task, about, since } = link;
  await db.answerLink.updateMany({
    where: { personId, caseId, task, about, since, usedAt: null },
    data: { usedAt: now },
  });
}

/** How many letters with links a person was sent since a time. */
export async function lettersSince(db: Database, personId: string, since: Date): Promise<number> {
  const letters = await db.answerLink.groupBy({ by: ['letter'], where: { personId, madeAt: { gt: since } } });
  return letters.length;
}

function toLink({
  since,
  ...row
}: Omit<AnswerLink, 'since' | 'task'> & { readonly since: Date; readonly task: string }): AnswerLink {
  return { ...row, since: since.toISOString(), task: row.task as Task };
}
