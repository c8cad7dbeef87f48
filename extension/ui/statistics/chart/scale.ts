/** Round numbers from nothing to at least the most, in even steps. */
export interface Scale {
  readonly top: number;
  readonly ticks: readonly number[];
}

/**
 * The steps of an axis.
 * @param most the largest value on it
 * @param unit what the steps are whole multiples of: 1 for counts
 * @param steps about how many
 */
export function scaleOf(most: number, unit = 1, steps = 4): Scale {
  const rough = Math.max(most / unit, 1) / steps;
  const power = 10 ** Math.floor(Math.log10(rough));
  const round = [1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10;
  const step = Math.max(1, round * power) * unit;
  const count = Math.max(1, Math.ceil(most / step));
  const ticks = Array.from({ length: count + 1 }, (_, place) => place * step);
  return { top: count * step, ticks };
}
