import type { Outcomes } from '../outcome.ts';
import type { AssistRequest } from '../request.ts';
import { isContactRole, type Role, roles } from '../role.ts';
import type { FormValues } from '../values.ts';
import type { OfferedValue, PanelContent } from './panel-content.ts';

/** The value of a role as one text; of the addresses those that stand nowhere yet. */
function textFor(role: Role, values: FormValues, addresses: readonly number[]): string {
  if (isContactRole(role)) return values.contact?.[role] ?? '';
  if (role === 'url') return values.addresses.filter((_, index) => !addresses.includes(index)).join('\n');
  if (role === 'category') return values.category?.words[0] ?? values.category?.id ?? '';
  return values[role] ?? '';
}

/** What the panel shows: every value that is not in the form, with a reason, and what is. */
export function panelContent(
  { values, words }: AssistRequest,
  outcomes: Outcomes,
  addresses: readonly number[],
): PanelContent {
  const offered = roles.flatMap((role): readonly OfferedValue[] => {
    const outcome = outcomes[role];
    const value = textFor(role, values, addresses);
    const isPlaced = outcome.state === 'filled' && role !== 'url';
    if (value === '' || isPlaced || (outcome.state === 'absent' && outcome.reason === 'no-value')) return [];
    const reason = words.reasons[outcome.state === 'offered' ? outcome.reason : 'no-field'];
    return [{ name: words.roles[role], reason, value }];
  });
  const filled = roles.filter((role) => outcomes[role].state === 'filled').map((role) => words.roles[role]);
  return { offered, filled };
}
