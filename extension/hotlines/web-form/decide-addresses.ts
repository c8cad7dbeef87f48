import { type Candidate, type Decision, doAll, nowhere, offer, type Step, theOne } from './decision.ts';
import { normalise } from './normalise.ts';
import { fits } from './text-fit.ts';

/** An address of the report with its index there. */
export interface NumberedAddress {
  readonly index: number;
  readonly url: string;
}

const withoutNumbers = (text: string) =>
  normalise(text)
    .replace(/\p{N}+/gu, '')
    .trim();

/** Fields that differ only in their number: "URL 1", "URL 2", or `url[]` twice. */
function seriesOf({ signs }: Candidate): string {
  const said = signs.labels.length > 0 ? signs.labels : [...signs.near, ...signs.hints, ...signs.names];
  return said.map(withoutNumbers).join('|');
}

/** The fields for addresses in the order in which they take them. */
function fieldsFor(candidates: readonly Candidate[]): readonly Candidate[] | 'none' | 'ambiguous' {
  const chosen = theOne(candidates);
  if (chosen === 'none') return 'none';
  const first = chosen === 'ambiguous' ? candidates[0] : chosen;
  if (first === undefined) return 'none';
  const series = candidates.filter((candidate) => seriesOf(candidate) === seriesOf(first));
  const others = candidates.filter((candidate) => !series.includes(candidate));
  const furtherOnes = others.filter(({ signs }) => signs.kind === 'lines');
  const areOneAndFurther = series.length === 1 && furtherOnes.length === 1 && others.length === 1;
  if (first.signs.kind === 'line' && areOneAndFurther) return [...series, ...furtherOnes];
  if (chosen === 'ambiguous' && others.length > 0) return 'ambiguous';
  return series;
}

/**
 * Puts the addresses into the form's fields for them: one each, and one per line where a field has lines.
 * @param candidates the fields that are certainly for addresses, in the order of the page
 * @param addresses those that stand nowhere yet; the ones for which there is no field stay over
 */
export function decideAddresses(
  candidates: readonly Candidate[],
  addresses: readonly NumberedAddress[],
): Decision {
  const fields = fieldsFor(candidates);
  if (fields === 'none') return nowhere;
  if (fields === 'ambiguous') return offer('ambiguous');
  const free = fields.filter(({ signs }) => !signs.occupied);
  if (free.length === 0) return offer('occupied');
  const steps: Step[] = [];
  let rest = addresses;
  for (const { index: field, signs } of free) {
    const here = rest.slice(0, signs.kind === 'lines' ? rest.length : 1);
    rest = rest.slice(here.length);
    if (here.length === 0) break;
    const text = here.map(({ url }) => url).join('\n');
    if (!fits(text, signs)) return offer('does-not-fit');
    steps.push({ kind: 'write', role: 'url', field, text, addresses: here.map(({ index }) => index) });
  }
  return doAll(steps);
}
