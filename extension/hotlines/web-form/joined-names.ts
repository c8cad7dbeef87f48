/** Pieces shorter than this are found in anything. */
const shortestPiece = 3;
const longestJoined = 40;

/** The fewest known words that make up the word, or null when something is left over: "reporturl" is report, url. */
function pieces(word: string, isKnown: (piece: string) => boolean): readonly string[] | null {
  const best: (readonly string[] | null)[] = [[]];
  for (let end = 1; end <= word.length; end += 1) {
    best[end] = null;
    for (let start = 0; start <= end - shortestPiece; start += 1) {
      const before = best[start];
      const piece = word.slice(start, end);
      if (before == null || !isKnown(piece)) continue;
      const soFar = best[end];
      if (soFar == null || before.length + 1 < soFar.length) best[end] = [...before, piece];
    }
  }
  return best[word.length] ?? null;
}

/**
 * Takes names apart that were written without a seam. A name that is only partly made of known words stays whole: chance
 * makes "kurlq" contain "url".
 * @param names words as `wordsOfName` leaves them
 * @param known all words worth finding
 */
export function withJoinedNamesParted(names: string, known: ReadonlySet<string>): string {
  return names
    .split(' ')
    .flatMap((word) => {
      if (known.has(word) || word.length > longestJoined) return [word];
      return pieces(word, (piece) => known.has(piece)) ?? [word];
    })
    .join(' ');
}
