import type { ConsoleField, ConsoleRule } from '../../../extension/capture/console/case-facts.ts';
import { parsePolicy } from '../../../extension/policy/parse.ts';
import type { PolicyInput } from '../../../extension/policy/policy.ts';
import { aPolicyInput } from '../../builders/policy.ts';

/** A field as the policy's parser completes it. */
export const aField = (
  given: Partial<ConsoleField> & Pick<ConsoleField, 'fact' | 'selector'>,
): ConsoleField => ({
  attribute: null,
  jsonPath: null,
  match: null,
  list: false,
  transform: null,
  ...given,
});

export const aRule = (given: Partial<ConsoleRule> & Pick<ConsoleRule, 'pages' | 'fields'>): ConsoleRule => ({
  id: 'practice',
  name: 'Practice console',
  rows: null,
  ...given,
});

/** The example rules as an administrator would use them: with the console's own origin, through the policy's parser. */
export function rulesAt(
  origin: string,
  rules: NonNullable<PolicyInput['consoleRules']>,
  example: string,
): readonly ConsoleRule[] {
  const consoleRules = rules.map((rule) => ({
    ...rule,
    pages: rule.pages.map((page) => page.replace(`https://${example}`, origin)),
  }));
  const parsed = parsePolicy({ ...aPolicyInput(), consoleRules });
  if (!parsed.ok) throw new Error(`The rules are not valid: ${JSON.stringify(parsed.problems)}`);
  return parsed.value.consoleRules;
}
