// Makes the compiler point at a switch that forgot a case.

/** Fails to compile when `value` can still be something; throws if it happens at run time all the same. */
export function assertNever(value: never): never {
  throw new Error(`Unhandled case: ${JSON.stringify(value)}`);
}
