import type { HandOverDestination } from '../report/destination.ts';
import { type Result, success } from '../report/problem.ts';
import type { Adapter, Filing } from './hotline.ts';

interface HandOver<To extends HandOverDestination> {
  /** What the moderator is given, as one text. */
  readonly text: (filing: Filing<To>) => Result<string>;
  /** Where the hotline's page may be filled, as a match pattern; null where nothing is filled. */
  readonly originPattern: Adapter<To>['originPattern'];
}

/** An adapter for what only a person can file: nothing of it is ever sent from here. */
export const handOverAdapter = <To extends HandOverDestination>({
  text,
  originPattern,
}: HandOver<To>): Adapter<To> => ({
  compose(filing) {
    const composed = text(filing);
    return composed.ok ? success({ mediaType: 'text/plain; charset=utf-8', text: composed.value }) : composed;
  },
  begin: () => null,
  deliver: async () => ({ kind: 'for-person' }),
  withdraw: async () => ({ kind: 'withdrawn' }),
  deadline: () => null,
  check: async () => success(null),
  originPattern,
});
