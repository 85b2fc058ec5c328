// What the drivers of the chats share: how a card reads, and what of it can be pressed.
import { expect } from 'vitest';

/** Texts on one line, as one reads them. */
export const oneLine = (texts: readonly string[]): string => texts.join(' ').replaceAll(/\s+/g, ' ').trim();

/** Every text in a structure, in its order. */
export function textsIn(shown: unknown): string[] {
  if (Array.isArray(shown)) return shown.flatMap(textsIn);
  if (typeof shown !== 'object' || shown === null) return [];
  return Object.entries(shown).flatMap(([key, value]) =>
    typeof value === 'string' && (key === 'text' || key === 'title' || key === 'value') ? [value] : textsIn(value)
  );
}

/** The button that leads to the web decides nothing. */
export const pressable = (labels: readonly string[]): string[] => labels.filter((label) => label !== 'Öppna ärendet');

/** Waits for the card of a case in the newest message: its title begins with the reference. */
export async function untilShown(card: () => Promise<string>, reference: string): Promise<void> {
  await expect.poll(card, { timeout: 60_000 }).toContain(`${reference} Vivalla`);
}
