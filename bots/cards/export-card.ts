// That a file which somebody asked for is ready, or that there will be none.
import type { ExportFailure, ExportRow } from '../../prisma/exports.js';
import type { Person } from '../../prisma/people.js';
import { formats } from '../web/formats.js';
import { exportWords } from '../words/exports.js';
import type { Card } from './card.js';

/** Where files are asked for. */
export const exportsPath = '/exports';

/** Where a file is fetched. */
export const exportFileUrl = (id: string): string => `${exportsPath}/files/${id}`;

/** The message to whoever asked. */
export function exportCard(asked: ExportRow, failure: ExportFailure | null, { language }: Person): Card {
  const w = exportWords(language);
  const title = w.kinds[`${asked.what}.${asked.format}`] ?? asked.what;
  const text = failure === null ? w.ready(formats(language).date(asked.keptUntil)) : w.failures[failure];
  return {
    title,
    summary: `${title}. ${text}`,
    elements: [{ type: 'text', tone: failure === null ? 'good' : 'warning', text }],
    actions: [
      failure === null
        ? { type: 'link', id: 'export', label: w.fetch, url: exportFileUrl(asked.id) }
        : { type: 'link', id: 'exports', label: w.title, url: exportsPath },
    ],
  };
}
