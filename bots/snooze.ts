// "Remind me next working day": the button says it in words, and the morning is reckoned when it is pressed, by the calendar.

/** What a button carries in the place of an instant. */
export const nextWorkingDay = 'next-working-day';

/** A command as it came in, with the words in the place of an instant replaced by that instant. */
export function withInstant(command: unknown, morningAfter: () => string): unknown {
  if (typeof command !== 'object' || command === null) return command;
  const says = 'until' in command && command.until === nextWorkingDay;
  // How often a case may be nudged is not for whoever nudges to say.
  const nudges = 'kind' in command && command.kind === 'nudge';
  return says || nudges ? { ...command, until: morningAfter() } : command;
}
