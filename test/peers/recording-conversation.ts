// The chat port's test double: writes down what an adapter hands in and answers what the test says. The real conversation
// has its own tests; the adapters meet it in test/e2e.
import fc from 'fast-check';
import type { Card, CardAction, CardElement } from '../../bots/cards/card.js';
import type { Conversation, Pressed, Reply, Said, Surface } from '../../bots/platform.js';
import type { Command } from '../../domain/commands.js';

/** A conversation that records. `answer` and `fail` say what comes next. */
export class RecordingConversation implements Conversation {
  readonly heard: Said[] = [];
  readonly presses: Pressed[] = [];
  readonly asked: (Pick<Said, 'platform' | 'account'> & { surface: Surface })[] = [];
  /** What waits for whoever asks. */
  home: Card = settledCard;
  reply: Reply = { sent: 'taken', card: null, notice: 'ok', repaint: null };
  /** Thrown at the next message or press. */
  failure: Error | null = null;

  async said(message: Said): Promise<Reply> {
    this.heard.push(message);
    return this.answer();
  }

  async pressed(press: Pressed): Promise<Reply> {
    this.presses.push(press);
    return this.answer();
  }

  async queue(who: Pick<Said, 'platform' | 'account'>, surface: Surface): Promise<Card> {
    this.asked.push({ ...who, surface });
    return this.home;
  }

  private answer(): Reply {
    const { failure } = this;
    this.failure = null;
    if (failure) throw failure;
    return this.reply;
  }
}

/** A card that asks for approval, with its three answers. */
export function approveCard(caseId = 'tender-vivalla'): Card {
  const decision = { stageId: 'approve-requirement', version: 2 };
  return {
    title: 'Vivalla: godkänn sysselsättningskravet',
    summary: 'Godkänn sysselsättningskravet för Vivalla',
    elements: [
      { type: 'text', text: 'Anna & Björn bad om <beslut> från @channel', tone: 'normal' },
      {
        type: 'facts',
        facts: [
          { label: 'Praktikplatser', value: '40' },
          { label: 'Senast', value: '1 mars' },
        ],
      },
      { type: 'progress', label: 'Praktikplatser', delivered: 12, target: 40 },
    ],
    actions: [
      command('approve', 'Godkänn', 'primary', caseId, { kind: 'approve', ...decision }),
      asking(
        command('changes', 'Begär ändring', 'default', caseId, { kind: 'request-changes', reason: '', ...decision })
      ),
      asking(command('reject', 'Avslå', 'danger', caseId, { kind: 'reject', reason: '', ...decision })),
      { type: 'link', id: 'open', label: 'Öppna', url: 'https://foothold.example/cases/tender-vivalla' },
    ],
  };
}

/** The same card, decided. */
export const settledCard: Card = {
  title: 'Vivalla: sysselsättningskravet',
  summary: 'Godkänt av Björn',
  elements: [{ type: 'text', text: 'Godkänt av Björn 10:42', tone: 'good' }],
  actions: [],
};

/** "I understood: ..." with its confirmation, one delivery however often it is pressed. */
export function confirmReportCard(deliveryId: string): Card {
  const report: Command = {
    kind: 'report',
    text: 'vi har anställt två personer',
    entries: [
      {
        what: 'employment',
        count: 2,
        placement: null,
        startDate: '2027-03-01',
        endDate: null,
        extentPercent: null,
        employmentForm: 'permanent',
        employer: null,
        hours: null,
        endReason: null,
      },
    ],
  };
  return {
    title: 'Stämmer det?',
    summary: 'Jag förstod: 2 anställningar från 1 mars.',
    elements: [{ type: 'text', text: '2 anställningar, tillsvidare, från 1 mars 2027', tone: 'strong' }],
    actions: [
      { ...command('confirm', 'Ja, rapportera', 'primary', 'contract-vivalla', report), deliveryId },
      { type: 'dismiss', id: 'cancel', label: 'Avbryt' },
    ],
  };
}

type CommandAction = Extract<CardAction, { type: 'command' }>;

function command(
  id: string,
  label: string,
  style: CommandAction['style'],
  caseId: string,
  command: Command
): CommandAction {
  return { type: 'command', id, label, style, caseId, command, input: null, deliveryId: null };
}

function asking(action: CommandAction): CommandAction {
  return { ...action, input: { field: 'reason', label: 'Varför?', placeholder: 'Skriv skälet' } };
}

/** Text of any length and any characters, also broken ones. */
const anyText = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 5000, size: 'max' }),
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.constantFrom('', ' ', '&<>'.repeat(3000), '👩‍👩‍👧‍👦'.repeat(500), '\ud800', '*_~`'.repeat(1000), '<!channel>')
);

const anyAction: fc.Arbitrary<CardAction> = fc.oneof(
  fc.record({
    type: fc.constant('command'),
    id: fc.uuid(),
    label: anyText,
    style: fc.constantFrom('primary', 'danger', 'default'),
    caseId: fc.constant('tender-vivalla'),
    command: fc.record({
      kind: fc.constant('reject'),
      stageId: fc.constant('award'),
      version: fc.nat(),
      reason: fc.constantFrom('', 'Oklart.'.repeat(200)),
    }),
    input: fc.option(fc.record({ field: fc.constant('reason'), label: anyText, placeholder: anyText })),
    deliveryId: fc.option(fc.uuid()),
  }),
  fc.record({ type: fc.constant('dismiss'), id: fc.uuid(), label: anyText }),
  fc.record({ type: fc.constant('link'), id: fc.uuid(), label: anyText, url: fc.webUrl() })
);

const anyElement: fc.Arbitrary<CardElement> = fc.oneof(
  fc.record({
    type: fc.constant('text'),
    text: anyText,
    tone: fc.constantFrom('normal', 'muted', 'strong', 'warning', 'good'),
  }),
  fc.record({
    type: fc.constant('facts'),
    facts: fc.array(fc.record({ label: anyText, value: anyText }), { maxLength: 25 }),
  }),
  fc.record({ type: fc.constant('progress'), label: anyText, delivered: fc.nat(), target: fc.nat() }),
  fc.record({ type: fc.constant('buttons'), actions: fc.array(anyAction, { maxLength: 3 }) })
);

/** Any card, with texts and counts far beyond what a platform takes. */
export const anyCard: fc.Arbitrary<Card> = fc.record({
  title: anyText,
  summary: anyText,
  elements: fc.array(anyElement, { maxLength: 60, size: 'max' }),
  actions: fc.uniqueArray(anyAction, { maxLength: 8, selector: ({ id }) => id }),
});
