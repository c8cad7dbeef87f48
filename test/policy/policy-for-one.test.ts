import { describe, expect, test } from 'vitest';
import { directory } from '../../extension/hotlines/directory/directory.ts';
import { parsePolicy } from '../../extension/policy/parse.ts';
import type { Policy } from '../../extension/policy/policy.ts';
import { policyForOne } from '../../extension/policy/policy-for-one.ts';
import { routeReport } from '../../extension/policy/route.ts';

function policyOf(input: unknown): Policy {
  const parsed = parsePolicy(input);
  if (!parsed.ok) throw new Error(parsed.problems.map(({ path }) => path).join(', '));
  return parsed.value;
}

const hotline = { id: 'practice-line', name: 'Practice line', reportPage: 'https://hotline.example/report' };

describe('The policy of somebody who reports alone', () => {
  test('has one destination, which is the hotline’s own form in earnest', () => {
    expect(policyOf(policyForOne(hotline)).destinations).toMatchObject([
      {
        id: 'practice-line',
        adapter: 'web-form',
        name: 'Practice line',
        environment: 'production',
        address: 'https://hotline.example/report',
        hotlineId: 'practice-line',
        contact: false,
      },
    ]);
  });

  test('speaks for a third party, since it belongs to no provider', () => {
    expect(policyOf(policyForOne(hotline)).organisation).toMatchObject({
      role: 'third-party',
      ownDomains: [],
    });
  });

  test('leads every category to that form, whatever the page and however urgent', () => {
    const policy = policyOf(policyForOne(hotline));
    expect(policy.categories.map(({ id }) => id)).toContain(policy.reporting.defaultCategory);
    for (const { id } of policy.categories)
      for (const urgent of [false, true]) {
        const facts = {
          categoryId: id,
          address: 'https://example.com/',
          hosting: 'third-party',
          urgent,
        } as const;
        expect(routeReport(facts, policy)).toMatchObject({
          kind: 'destinations',
          destinations: [{ id: 'practice-line' }],
        });
      }
  });

  test.each(
    directory.filter(({ kind, reportPage }) => kind !== 'network' && reportPage.startsWith('https:')),
  )('can be made for $id', (entry) => {
    expect(policyOf(policyForOne(entry)).destinations).toMatchObject([
      { id: entry.id, name: entry.name, address: entry.reportPage, hotlineId: entry.id },
    ]);
  });
});
