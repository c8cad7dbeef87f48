import type { StatisticsView } from '../../../extension/ledger/statistics/view.ts';
import type { Counts } from './recount.ts';

/** What a view says of each period in which there was anything, in the form in which it is counted again. */
export function recountedIn({ periods, reports, series, durations, transparency }: StatisticsView) {
  const of = (place: number, of: keyof StatisticsView['series']): Counts =>
    Object.fromEntries(
      series[of]
        .map(({ value, counts }) => [value, counts[place] ?? 0] as const)
        .filter(([, many]) => many > 0),
    );
  const keywords = (name: string): Counts =>
    Object.fromEntries(
      transparency
        .filter(({ period }) => period === name)
        .map(({ keyword, category, reports: many }) => [`${keyword ?? ''}|${category}`, many]),
    );
  return Object.fromEntries(
    periods
      .map(({ name }, place) => {
        const counts = { reports: reports[place], ...durations[place], keywords: keywords(name) };
        return [
          name,
          {
            ...counts,
            category: of(place, 'category'),
            destination: of(place, 'destination'),
            hosting: of(place, 'hosting'),
            outcome: of(place, 'outcome'),
          },
        ] as const;
      })
      .filter(([, { reports: many }]) => (many ?? 0) > 0),
  );
}
