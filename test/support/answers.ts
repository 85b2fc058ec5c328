// Links for pages in tests that send no letters.
import { pino } from 'pino';
import { today } from '../../activities/calendar.js';
import { createAnswerLinks } from '../../bots/email/links.js';
import { createNewLinks } from '../../bots/email/new-links.js';
import type { WebChatOptions } from '../../bots/web/index.js';
import type { Database } from '../../prisma/database.js';

/** What the web chat wants of links, without a mail server. */
export function noLetters(db: Database): WebChatOptions['answers'] {
  const log = pino({ level: 'silent' });
  return {
    links: createAnswerLinks(db, Buffer.alloc(32, 7), 'http://localhost'),
    newLinks: createNewLinks({ db, email: null, today, link: (id) => id, log }),
  };
}
