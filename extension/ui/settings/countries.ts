/** Codes that name no country in which anybody works: unions, pseudo-languages, and the unknown region. */
const noCountries = new Set([
  'EU',
  'EZ',
  'UN',
  'XA',
  'XB',
  'ZZ',
  'QO',
  'AC',
  'CP',
  'CQ',
  'DG',
  'EA',
  'IC',
  'TA',
]);
/** Codes of states that are gone; browsers still know their names, or those of their heirs. */
const former = new Set([
  'AN',
  'BU',
  'CS',
  'DD',
  'DY',
  'FQ',
  'FX',
  'HV',
  'JT',
  'MI',
  'NH',
  'NQ',
  'NT',
  'PC',
  'PU',
  'PZ',
  'RH',
  'SU',
  'TP',
  'UK',
  'VD',
  'WK',
  'YD',
  'YU',
  'ZR',
]);

const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

export interface Country {
  readonly code: string;
  readonly name: string;
}

/** Every country by its name in the reader's language, in the order of that language (ISO 3166, as the browser knows it). */
export function countries(language: string): readonly Country[] {
  const names = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
  const order = new Intl.Collator(language);
  return letters
    .flatMap((first) => letters.map((second) => first + second))
    .filter((code) => !noCountries.has(code) && !former.has(code))
    .flatMap((code): readonly Country[] => {
      const name = names.of(code);
      return name === undefined ? [] : [{ code, name }];
    })
    .sort((one, other) => order.compare(one.name, other.name));
}
