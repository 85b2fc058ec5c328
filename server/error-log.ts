// What the log says of an error: only what no person wrote. A chat's error may quote a message, a database's a row.

/** A status, or a code as programs write it. */
const isCode = (value: unknown): boolean =>
  typeof value === 'number' || (typeof value === 'string' && /^[\w.-]{1,60}$/.test(value));

/** Its class, the status or code that it came with (Slack's is in its data), where it arose, and the same of its cause. */
export function withoutMessage(error: unknown): object {
  if (!(error instanceof Error)) return { class: typeof error };
  const known = ['statusCode', 'status', 'code', 'type']
    .map((name): [string, unknown] => [name, Reflect.get(error, name)])
    .filter(([, value]) => isCode(value));
  const data: unknown = Reflect.get(error, 'data');
  const said: unknown = typeof data === 'object' && data !== null ? Reflect.get(data, 'error') : null;
  return {
    class: error.constructor.name,
    ...Object.fromEntries(known),
    ...(isCode(said) && { said }),
    at: error.stack?.split('\n').filter((line) => line.startsWith('    at ')),
    ...(error.cause instanceof Error && { cause: withoutMessage(error.cause) }),
  };
}
