// The web chat as a chat platform: what Foothold says by itself lands in a person's thread.
import { randomUUID } from 'node:crypto';
import { wakePages } from '../../prisma/changes.js';
import type { Database } from '../../prisma/database.js';
import { addWebMessage } from '../../prisma/web-messages.js';
import type { ChatPlatform } from '../platform.js';

/** A person's thread about a case, or their thread about no case. */
export function webPlace(personId: string, caseId: string | null): string {
  return caseId === null ? personId : `${personId} ${caseId}`;
}

function readPlace(place: string): { personId: string; caseId: string | null } {
  const [personId = '', caseId] = place.split(' ');
  return { personId, caseId: caseId ?? null };
}

/** The web chat's outward side. A case's own card is drawn anew from its snapshot each time, so it needs no repaint. */
export function createWebPlatform(db: Database): ChatPlatform {
  return {
    name: 'web',
    async post(place, card, posting) {
      const { personId, caseId } = readPlace(place);
      const standalone = posting?.standalone === true;
      // What is tried again is one message.
      const deliveryId = standalone ? posting.key : randomUUID();
      // Without a case it announces who has the ball, and that is what the first page shows anyway.
      if (caseId === null && !standalone) return deliveryId;
      await addWebMessage(db, { personId, caseId, author: 'foothold', deliveryId, text: null, card, notice: null });
      if (caseId !== null) await wakePages(db, caseId);
      return deliveryId;
    },
    update: () => Promise.resolve('updated'),
  };
}
