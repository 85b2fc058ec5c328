// What of a column of numbers about people the public may see: small numbers are hidden, and so much beside them that nobody can reckon them out.

/** One number of a column, and how many people stand behind it. Zero is about nobody, and hides nothing. */
export interface Cell {
  readonly value: number;
  readonly people: number;
}

/** A column as it may be shown; null for what is hidden. */
export interface ShownColumn {
  readonly total: number | null;
  readonly cells: readonly (number | null)[];
}

/** Whether so few people stand behind a number that it is not shown. */
export const isSmall = (people: number, smallest: number): boolean => people > 0 && people < smallest;

/**
 * Hides what fewer than `smallest` people stand behind. The total minus what is shown is what is hidden, so that at least two are hidden
 * with it, with so many people between them that each may be `smallest` as far as anybody can tell; the smallest others are taken for that.
 * Where they do not suffice the whole column is hidden, and the total too when it would be the only one's number. `total` is shown
 * or hidden by its own people, which may be fewer than the cells' (somebody counts in several).
 */
export function shownColumn(cells: readonly Cell[], total: Cell, smallest: number): ShownColumn {
  const nothing = cells.map(() => null);
  if (isSmall(total.people, smallest)) return { total: null, cells: nothing };
  const hidden = new Set<number>();
  let people = 0;
  const hide = (index: number): void => {
    hidden.add(index);
    people += cells[index]?.people ?? 0;
  };
  cells.forEach((cell, index) => {
    if (isSmall(cell.people, smallest)) hide(index);
  });
  if (hidden.size === 0) return { total: total.value, cells: cells.map(({ value }) => value) };
  const others = cells
    .map((cell, index) => ({ index, people: cell.people }))
    .filter((other) => other.people >= smallest)
    .sort((a, b) => a.people - b.people);
  const enough = (): boolean => hidden.size >= 2 && people >= smallest + hidden.size - 1;
  for (const { index } of others) {
    if (enough()) break;
    hide(index);
  }
  if (!enough()) return { total: cells.length < 2 ? null : total.value, cells: nothing };
  return { total: total.value, cells: cells.map(({ value }, index) => (hidden.has(index) ? null : value)) };
}
