/** Shapes that are a reference wherever they stand near words of receipt. */
const unmistakable: readonly RegExp[] = [
  /(?<![\p{L}\p{N}-])[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?![\p{L}\p{N}-])/giu,
  // BEE SECURE Stopline: 16 digits at random.
  /(?<![\p{N}.,+-])\d{4}[ -]?\d{4}[ -]?\d{4}[ -]?\d{4}(?![\p{N}-])/gu,
  // Letters, then a number: "IWF-123456", "TIP2026-00123".
  /(?<![\p{L}\p{N}])\p{Lu}{2,8}[-_/]?\d{4,}(?:[-/]\d+)*(?![\p{L}\p{N}])/gu,
  // A year with a running number. "2026-11-23" is a date and has only two digits in each part.
  /(?<![\p{L}\p{N}/.-])(?:19|20)\d{2}[-/]\d{3,}(?![\p{N}/-])/gu,
];

/** Shapes that are a reference where the words beside them say so. */
const named: readonly RegExp[] = [
  /(?<![\p{L}\p{N}/.+-])(?=[\p{L}\p{N}-]*\d)(?=[\p{L}\p{N}-]*\p{L})[\p{Lu}\p{N}][\p{Lu}\p{N}-]{4,39}(?![\p{L}\p{N}])/gu,
  /(?<![\p{L}\p{N}/.+-])\d{4,20}(?:[-/]\d{2,})?(?![\p{N}/.-]\d|[\p{N}-])/gu,
  /(?<![\p{L}\p{N}/.+-])(?=[a-z]*\d)(?=\d*[a-z])[a-z0-9]{6,40}(?![\p{L}\p{N}])/gu,
];

const dates =
  /(?<!\d)(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4})(?!\d)|(?<!\d)\d{1,2}:\d{2}(?::\d{2})?/g;
const notReferences = /https?:\S+|www\.\S+|\S+@\S+|\+\d[\d ()/-]{5,}/g;
const isYear = (text: string) => /^(19|20)\d{2}$/.test(text);

/**
 * What in a text may be the reference number of a report.
 * @param how `named` when the words around it say that there is one
 */
export function referencesIn(text: string, how: 'named' | 'unnamed'): readonly string[] {
  const rest = text.replace(notReferences, ' ').replace(dates, ' ');
  const shapes = how === 'named' ? [...unmistakable, ...named] : unmistakable;
  const found: { readonly start: number; readonly end: number; readonly text: string }[] = [];
  for (const shape of shapes)
    for (const match of rest.matchAll(shape)) {
      const start = match.index;
      const end = start + match[0].length;
      const overlaps = found.some((other) => start < other.end && other.start < end);
      if (!overlaps && !isYear(match[0])) found.push({ start, end, text: match[0].trim() });
    }
  return found.map((one) => one.text);
}
