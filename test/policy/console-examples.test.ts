import { describe, expect, expectTypeOf, test } from 'vitest';
import type { ConsoleRule } from '../../extension/capture/console/case-facts.ts';
import { matchesPage, ruleFor } from '../../extension/capture/console/page-pattern.ts';
import { coopRules } from '../../extension/policy/console-examples/coop.ts';
import { ozoneRules } from '../../extension/policy/console-examples/ozone.ts';
import { parsePolicy } from '../../extension/policy/parse.ts';
import type { Policy, PolicyInput } from '../../extension/policy/policy.ts';
import { type CaseFactName, caseFactNames } from '../../extension/report/case-fact.ts';
import { aPolicyInput } from '../builders/policy.ts';

const parsed = (consoleRules: NonNullable<PolicyInput['consoleRules']>) => {
  const policy = parsePolicy(aPolicyInput({ consoleRules }));
  return policy.ok ? policy.value.consoleRules : policy.problems;
};

describe('The example rules', () => {
  test.each([
    ['Coop', [...coopRules]],
    ['Ozone', [...ozoneRules]],
  ])('for %s are valid in a policy', (_, rules) => {
    expect(parsed(rules)).toMatchObject(rules.map(({ id }) => ({ id })));
  });

  test('are valid together, and for hosts of examples only', () => {
    const rules = [...coopRules, ...ozoneRules];
    expect(parsed(rules)).toHaveLength(rules.length);
    for (const page of rules.flatMap(({ pages }) => pages))
      expect(new URL(page).hostname).toMatch(/\.example\.com$/);
  });

  test('for Ozone take each page by its own rule', () => {
    const host = 'https://ozone.example.com';
    const ruleAt = (path: string) => ruleFor(ozoneRules, `${host}${path}`)?.id;
    expect(ruleAt('/reports/815')).toBe('ozone-report');
    expect(ruleAt('/reports/815?workspaceOpen=true')).toBe('ozone-workspace');
    expect(ruleAt('/repositories/did:plc:practice')).toBe('ozone-account');
    expect(ruleAt('/repositories/did:plc:practice/app.bsky.feed.post/3k')).toBe('ozone-record');
    expect(ruleAt('/configure')).toBeUndefined();
  });

  test('for Coop are for the review pages', () => {
    const review = 'https://coop.example.com/dashboard/manual_review/queues/review/q/j/l';
    for (const page of coopRules.flatMap(({ pages }) => pages)) expect(matchesPage(page, review)).toBe(true);
    expect(ruleFor(coopRules, 'https://coop.example.com/dashboard/manual_review/queues')).toBeNull();
  });
});

describe('What the policy says and what capture reads', () => {
  test('are the same rules and the same facts', () => {
    expectTypeOf<Policy['consoleRules'][number]>().toExtend<ConsoleRule>();
    expectTypeOf<Policy['consoleRules'][number]['fields'][number]['fact']>().toEqualTypeOf<CaseFactName>();
    const fields = caseFactNames.map((fact) => ({ fact, selector: 'p' }));
    const rule = { id: 'all', name: 'All', pages: ['https://console.example/*'], fields };
    expect(parsed([rule])).toMatchObject([{ fields }]);
  });
});
