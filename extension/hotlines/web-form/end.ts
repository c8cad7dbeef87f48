import { referencesIn } from './references.ts';
import { type EndTheme, endWords } from './vocabulary.ts';

/** What a page says near words of thanks or receipt. */
export interface EndSigns {
  /** Blocks of text in the order of the page. */
  readonly texts: readonly string[];
  /** The page still has fields for a report. */
  readonly hasReportFields: boolean;
  /** Something has been filled in on this page or on one before it. */
  readonly isAfterFilling: boolean;
}

export interface End {
  /** `confirm-by-email`: it counts only after a link in an e-mail was followed. */
  readonly kind: 'thanks' | 'confirm-by-email';
  /** What may be the reference number, the likeliest first; a person decides. */
  readonly references: readonly string[];
}

/** Below this the words are there by chance. */
const clear = 0.5;
const mostReferences = 5;

export const themesOf = (text: string): ReadonlySet<EndTheme> =>
  new Set([...endWords.strengths(text)].filter(([, strength]) => strength > clear).map(([theme]) => theme));

function candidates(texts: readonly string[], themes: readonly ReadonlySet<EndTheme>[]): readonly string[] {
  const named = texts.flatMap((text, index) => {
    if (themes[index]?.has('reference')) return referencesIn(text, 'named');
    // "Reference number" stands in one block and the number in the next.
    const isNamedBefore = index > 0 && themes[index - 1]?.has('reference') === true;
    const before = isNamedBefore ? referencesIn(texts[index - 1] ?? '', 'named') : [];
    return isNamedBefore && before.length === 0 ? referencesIn(text, 'named') : [];
  });
  const unnamed = texts.flatMap((text) => referencesIn(text, 'unnamed'));
  return [...new Set([...named, ...unnamed])].slice(0, mostReferences);
}

/**
 * Whether this is the page at the end, and which reference numbers it may show. Pure.
 * @returns null for any other page
 */
export function recogniseEnd({ texts, hasReportFields, isAfterFilling }: EndSigns): End | null {
  const themes = texts.map(themesOf);
  const says = (theme: EndTheme) => themes.some((said) => said.has(theme));
  const isReceipt = (says('received') || says('confirmByEmail')) && (isAfterFilling || !hasReportFields);
  // Forms thank in advance: words of thanks alone say something only where no form is left.
  const isThanks = says('thanks') && isAfterFilling && !hasReportFields;
  if (!isReceipt && !isThanks) return null;
  return {
    kind: says('confirmByEmail') ? 'confirm-by-email' : 'thanks',
    references: candidates(texts, themes),
  };
}
