// Judges Adaptive Cards as Teams would: by a schema made from Microsoft's own types (scripts/schemas.js), by Microsoft's
// renderer's own validation, and by the size of the message.
import { createRequire } from 'node:module';
import { z } from 'zod';
import { complaints, schemaValidator } from '../schemas.js';

const require = createRequire(import.meta.url);

interface ValidationContext {
  readonly eventCount: number;
  getEventAt(index: number): { readonly message: string };
}
interface Renderer {
  AdaptiveCard: new () => {
    parse(json: unknown, context: ValidationContext): void;
    validateProperties(): { readonly validationEvents: readonly { readonly message: string }[] };
  };
  SerializationContext: new () => ValidationContext;
}

const messageBytesLimit = 28 * 1024;
/** What every Teams client shows; the schema knows much more than the 1.5 that we promise. */
const shownEverywhere = new Set([
  'AdaptiveCard',
  'RichTextBlock',
  'TextRun',
  'ActionSet',
  'Image',
  'Input.Text',
  'Action.Execute',
  'Action.ShowCard',
  'Action.OpenUrl',
]);

/** Everything wrong with a card. */
export function cardProblems(): (card: unknown) => string[] {
  const validate = schemaValidator('adaptive-card');
  // The renderer's module looks for a browser while it loads; validating needs none.
  const element = () => ({ style: {}, setAttribute: () => undefined, appendChild: () => undefined });
  Object.assign(globalThis, { window: globalThis, document: { createElement: element } });
  const renderer: Renderer = require('adaptivecards/dist/adaptivecards.js');
  return (card) => {
    const context = new renderer.SerializationContext();
    const rendered = new renderer.AdaptiveCard();
    rendered.parse(card, context);
    const parsing = Array.from({ length: context.eventCount }, (_, index) => context.getEventAt(index).message);
    const properties = rendered.validateProperties().validationEvents.map(({ message }) => message);
    const bytes = Buffer.byteLength(JSON.stringify(card));
    return [
      ...(validate(card) ? [] : complaints(validate.errors)),
      ...parsing,
      ...properties,
      ...typesIn(card).flatMap((type) => (shownEverywhere.has(type) ? [] : [`${type} is not on our list`])),
      ...(bytes > messageBytesLimit ? [`the card is ${bytes} bytes`] : []),
    ];
  };
}

/** Types of all parts; what a button carries is data, not a part. */
function typesIn(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(typesIn);
  if (typeof node !== 'object' || node === null) return [];
  const inner = Object.entries(node).flatMap(([key, value]) => (key === 'data' ? [] : typesIn(value)));
  const own = z.object({ type: z.string() }).safeParse(node).data?.type;
  return own === undefined ? inner : [own, ...inner];
}
