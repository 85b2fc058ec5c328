// The neutral card: what every platform can show. slack/, teams/ and web/ each render it; nothing here knows them.
import type { Command } from '../../domain/commands.js';

/** A line of a card. Texts are plain (no markup); renderers escape them. */
export type CardElement = CardLine & {
  /** What one may look up: it is shown below what is asked of its reader. */
  readonly aside?: true;
};

type CardLine =
  | { readonly type: 'text'; readonly text: string; readonly tone: 'normal' | 'muted' | 'strong' | 'warning' | 'good' }
  | { readonly type: 'facts'; readonly facts: readonly { readonly label: string; readonly value: string }[] }
  /** A picture, PNG in base64, with what it shows in words; the words stand alone where it cannot be shown. */
  | { readonly type: 'picture'; readonly png: string; readonly alt: string }
  | { readonly type: 'progress'; readonly label: string; readonly delivered: number; readonly target: number }
  /** Buttons of what stands above them, in a card of several things. */
  | { readonly type: 'buttons'; readonly actions: readonly CardAction[] };

/** Marks lines as what one may look up, where that is so. */
export const aside = (elements: readonly CardElement[], when = true): CardElement[] =>
  when ? elements.map((element) => ({ ...element, aside: true })) : [...elements];

/** A question that a button asks before it sends its command, e.g. the reason for a rejection. */
export interface CardInput {
  readonly field: 'reason';
  readonly label: string;
  readonly placeholder: string;
}

/** What is asked before a press counts, and the words of its answers. */
export interface CardConfirm {
  readonly question: string;
  readonly yes: string;
  readonly no: string;
}

/** What a `write` button carries in the place of a command. */
export const howToWrite = { kind: 'how-to-write' } as const;

/** A button. `command` goes to `caseId` with the input's text, if any, put into its field. */
export type CardAction =
  | {
      readonly type: 'command';
      /** Unique in the card; part of the platform's action id. */
      readonly id: string;
      readonly label: string;
      readonly style: 'primary' | 'danger' | 'default';
      readonly caseId: string;
      readonly command: Command;
      readonly input: CardInput | null;
      /** A question to say yes to before it is sent. */
      readonly confirm?: CardConfirm;
      /** With an id here all presses of this button are one delivery, e.g. the confirmation of one message. */
      readonly deliveryId: string | null;
      /** The case's revision that was shown: the same button on what stands there later is pressed anew. */
      readonly revision?: number;
    }
  /** Asks how to write what the buttons do not say. */
  | { readonly type: 'write'; readonly id: string; readonly label: string; readonly caseId: string }
  | { readonly type: 'dismiss'; readonly id: string; readonly label: string }
  | { readonly type: 'link'; readonly id: string; readonly label: string; readonly url: string };

/** A button before it is known whether this viewer may press it. */
export interface CommandButton {
  readonly id: string;
  readonly label: string;
  readonly style: 'primary' | 'danger' | 'default';
  readonly command: Command;
  readonly asksReason: boolean;
  readonly confirm?: CardConfirm;
  readonly deliveryId?: string;
}

/** A card in one language. Settled cards have no actions. `summary` is the fallback and notification text. */
export interface Card {
  readonly title: string;
  readonly summary: string;
  readonly elements: readonly CardElement[];
  readonly actions: readonly CardAction[];
}

/** A card's lines as they are shown: what is asked of its reader, and below the buttons what one may look up. */
export function partsOf({ elements, actions }: Pick<Card, 'elements' | 'actions'>): {
  readonly asked: readonly CardElement[];
  readonly lookedUp: readonly CardElement[];
} {
  // Without a button there is nothing to be above.
  if (actions.length === 0) return { asked: elements, lookedUp: [] };
  return {
    asked: elements.filter((element) => element.aside !== true),
    lookedUp: elements.filter((element) => element.aside === true),
  };
}
