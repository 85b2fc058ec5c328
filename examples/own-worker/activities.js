// The company's own activity. Foothold's are beside it, by names that begin with `foothold`.

/** @param {number} seats */
export async function orderBus(seats) {
  return `A bus with ${seats} seats is ordered.`;
}
