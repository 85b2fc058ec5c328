// Documents of a case to take away: the contract clause in both languages, as Word and as Markdown.
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { TenderState } from '../../domain/tender.js';
import type { CaseRow } from '../../prisma/cases.js';
import type { Database } from '../../prisma/database.js';
import { clauseDocument } from '../documents/clause.js';
import { namesOf } from '../names.js';
import { casePath } from './case-words.js';

const query = z.object({ language: z.enum(['sv', 'en']), format: z.enum(['docx', 'md']) });
type Query = z.infer<typeof query>;

const mediaTypes: Readonly<Record<Query['format'], string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  md: 'text/markdown; charset=utf-8',
};

/** Where the clause of a tender is fetched. */
export const clausePath = (tenderId: string, language: Query['language'], format: Query['format']): string =>
  `/clause${casePath(tenderId)}?language=${language}&format=${format}`;

/** Name of the file that comes of it, e.g. kontraktsvillkor-UPP-2026-014-v2-sv.docx. */
export function clauseFileName({ reference, version }: TenderState, { language, format }: Query): string {
  return `${language === 'sv' ? 'kontraktsvillkor' : 'contract-clause'}-${reference}-v${version}-${language}.${format}`;
}

/** Answers with the clause of a case that the reader may see; not found when it has none, or the address asks for something else. */
export async function sendClause(
  reply: FastifyReply,
  db: Database,
  { state }: CaseRow,
  asked: unknown
): Promise<FastifyReply> {
  const wanted = query.safeParse(asked);
  const tender = state.kind === 'tender' ? state : null;
  const document =
    tender === null || !wanted.success
      ? null
      : clauseDocument(tender, wanted.data.language, await namesOf(db, [tender]));
  if (tender === null || !wanted.success || document === null) {
    reply.callNotFound();
    return reply;
  }
  const { format } = wanted.data;
  return reply
    .header('cache-control', 'no-store')
    .header('content-disposition', `attachment; filename="${clauseFileName(tender, wanted.data)}"`)
    .type(mediaTypes[format])
    .send(format === 'md' ? document.markdown : Buffer.from(await document.docx));
}
