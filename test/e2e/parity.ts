// Tests that run alike in every chat: their names, and a town of their own for each chat. What they say of it becomes docs/parity.md
// (test/support/parity-reporter.ts).
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { afterAll, beforeAll, expect } from 'vitest';
import { startingPolicy } from '../../domain/policy.js';
import type { Policy } from '../../domain/policy.js';
import type { TenderState } from '../../domain/tender.js';
import { requirement } from '../support/cases.js';
import { timeSkippingEnv } from '../support/temporal.js';
import type { ChatName } from './chat-names.js';
import { chats } from './chat-names.js';
import type { Chat, ChatTown } from './chats.js';
import { chatTown } from './chats.js';

export { chats, inChat } from './chat-names.js';

/** Where the other manager sits. */
const otherThan = { slack: 'teams', teams: 'web', web: 'slack' } as const;
export const soon = { timeout: 60_000 };
export const policy: Policy = { ...startingPolicy, settings: { undoMinutes: 10 } };
export const stageId = 'requirement-approval';

/** The town while the tests of a chat run, and the tenders that they are about. */
export interface ParityTown {
  readonly env: TestWorkflowEnvironment;
  readonly place: ChatTown;
  /** Ends the worker; {@link ParityTown.work} starts another one. */
  rest(): Promise<void>;
  work(): Promise<void>;
  chat(): Chat;
  other(): Chat;
  reference(number: number): string;
  /** Opens a tender and proposes its requirement; answers its id. */
  proposed(reference: string, of?: Policy): Promise<string>;
  submit(id: string, more?: Partial<typeof requirement>): Promise<void>;
  stateOf(id: string): Promise<TenderState>;
  /** Waits until somebody is asked for this. */
  asked(id: string, task: string): Promise<void>;
  /** Waits until the card before a person says so. */
  reads(person: string, text: string, where?: () => Chat): Promise<void>;
  /** Waits until a person has been told so. */
  hears(person: string, text: string, where?: () => Chat): Promise<void>;
}

/** Opens a town before the tests of a chat and closes it after them: Björn and Karin sit in this chat, Eva in another. */
export function openParityTown(name: ChatName, openServer = timeSkippingEnv): ParityTown {
  let env: TestWorkflowEnvironment;
  let place: ChatTown;
  let worker: { stop(): Promise<void> } | null = null;
  beforeAll(async () => {
    env = await openServer();
    place = await chatTown(env);
    await here.work();
    for (const person of ['bjorn', 'karin']) await here.chat().link(person);
    await here.other().link('eva');
  });
  afterAll(async () => {
    expect(chats.flatMap((each) => place[each].complaints())).toEqual([]);
    await here.rest();
    await place.close();
    await env.teardown();
  });
  const here: ParityTown = {
    get env() {
      return env;
    },
    get place() {
      return place;
    },
    async rest() {
      await worker?.stop();
      worker = null;
    },
    async work() {
      worker = await place.here.work();
    },
    chat: () => place[name],
    other: () => place[otherThan[name]],
    reference: (number) => `UPP-2026-${chats.indexOf(name) + 1}${String(number).padStart(2, '0')}`,
    async proposed(reference, of = policy) {
      const id = await place.here.openTender(reference, { policy: of });
      await here.submit(id);
      return id;
    },
    async submit(id, more = {}) {
      const command = { kind: 'submit-requirement', requirement: { ...requirement, ...more }, motive: null } as const;
      expect(await place.here.give(id, 'karin', command)).toMatchObject({ kind: 'taken' });
      await here.asked(id, 'decide');
    },
    stateOf: async (id) => (await place.here.state(id)) as TenderState,
    asked: (id, task) => expect.poll(async () => (await here.stateOf(id)).ball?.task, soon).toBe(task),
    reads: (person, text, where = here.chat) => expect.poll(() => where().card(person), soon).toContain(text),
    hears: (person, text, where = here.chat) => expect.poll(() => where().told(person), soon).toContain(text),
  };
  return here;
}
