// What was found out about a word is remembered: people use few.

/** So many different words; a flood of nonsense must not fill the memory. */
const most = 5000;

/** The same function, which works each word out once. */
export function remembered<T>(of: (word: string) => T): (word: string) => T {
  const known = new Map<string, T>();
  return (word) => {
    if (known.has(word)) return known.get(word) as T;
    const found = of(word);
    if (known.size < most) known.set(word, found);
    return found;
  };
}
