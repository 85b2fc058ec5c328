// What every method of the Slack peer's Web API speaks in.

/** What Slack answers a call with. */
export type ApiAnswer = { ok: true; [key: string]: unknown } | { ok: false; error: string; [key: string]: unknown };

/** Arguments as they came; each method reads its own. */
export type Args = Readonly<Record<string, unknown>>;

/** An argument as text; empty when there is none. */
export function text(args: Args, key: string): string {
  const value = args[key];
  return typeof value === 'string' ? value : '';
}

/** No, in Slack's word for why. */
export const faulty = (error: string): ApiAnswer => ({ ok: false, error });

/** What is wrong with blocks, in Slack's words. */
export function invalidBlocks(messages: string[]): ApiAnswer {
  return { ok: false, error: 'invalid_blocks', response_metadata: { messages } };
}
