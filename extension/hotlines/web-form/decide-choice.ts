import { type Candidate, type Decision, doAll, nowhere, offer } from './decision.ts';
import type { Role } from './role.ts';

/**
 * Chooses an option where it is surely the right one.
 * @param candidates the lists and groups that may be meant
 * @param optionOf the index of the option that says what is wanted; null when none surely does
 */
export function decideChoice(
  candidates: readonly Candidate[],
  role: Role,
  optionOf: (options: readonly string[]) => number | null,
): Decision {
  if (candidates.length === 0) return nowhere;
  const found = candidates.flatMap(({ index: field, signs }) => {
    const option = optionOf(signs.options);
    return option === null ? [] : [{ field, option, signs }];
  });
  const [one, ...others] = found;
  if (one === undefined) return offer('no-option');
  if (others.length > 0) return offer('ambiguous');
  if (one.signs.occupied) return offer('occupied');
  return doAll([{ kind: 'choose', role, field: one.field, option: one.option }]);
}
