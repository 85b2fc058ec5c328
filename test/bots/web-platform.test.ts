// The web chat's outward side, on a real database.
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Card } from '../../bots/cards/card.js';
import { createWebPlatform, webPlace } from '../../bots/web/index.js';
import { listenForChanges } from '../../prisma/changes.js';
import { webMessagesOf } from '../../prisma/web-messages.js';
import type { FreshDatabase } from '../support/database.js';
import { freshDatabase } from '../support/database.js';

const card: Card = { title: 'UPP-1', summary: 'Bokfört', elements: [], actions: [] };
let base: FreshDatabase;
beforeAll(async () => {
  base = await freshDatabase();
  await base.db.organisation.create({
    data: { id: 'org', name: 'Org', kind: 'contractor', people: { create: { id: 'maria', displayName: 'Maria' } } },
  });
});
afterAll(() => base?.close());

describe('a card that Foothold posts by itself', () => {
  it('lands in the person’s thread about that case and wakes the page', async () => {
    const changes = await listenForChanges(base.url);
    const woken: string[] = [];
    changes.subscribe((caseId) => woken.push(caseId));
    await createWebPlatform(base.db).post(webPlace('maria', 'tender/UPP-1'), card);
    expect(await webMessagesOf(base.db, 'maria', 'tender/UPP-1')).toMatchObject([{ author: 'foothold', card }]);
    await vi.waitFor(() => expect(woken).toEqual(['tender/UPP-1']), { timeout: 10_000 });
    await changes.close();
  });

  it('is not kept when it is about who has the ball: the first page says that anyway', async () => {
    const platform = createWebPlatform(base.db);
    const message = await platform.post(webPlace('maria', null), card);
    expect(await webMessagesOf(base.db, 'maria', null)).toEqual([]);
    expect(await platform.update('maria', message, card)).toBe('updated');
  });
});
