// Cuts text to what a platform holds, without splitting a character. Every renderer needs it.

/** The text itself, or its beginning with an ellipsis: at most `limit` UTF-16 units after `escape`. */
export function cutText(
  text: string,
  limit: number,
  escape: (character: string) => string = (character) => character
): string {
  let kept = '';
  let keptWithRoom = '';
  for (const character of text.replace(/\p{Surrogate}/gu, '\uFFFD')) {
    const next = kept + escape(character);
    if (next.length > limit) return `${keptWithRoom}…`;
    kept = next;
    if (next.length < limit) keptWithRoom = next;
  }
  return kept;
}
