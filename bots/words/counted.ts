// A number with its noun, in the singular where there is one.

/** "1 dag", "3 dagar". `shown` is the number as people write it, where it may be long. */
export const counted = (count: number, one: string, many: string, shown = String(count)): string =>
  `${shown} ${count === 1 ? one : many}`;
