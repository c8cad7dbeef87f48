import { describe, expect, test } from 'vitest';
import { defaultDestinations, routeReport, withoutCredentials } from '../../extension/policy/route.ts';
import { aPolicy, aPolicyInput } from '../builders/policy.ts';
import { aReport } from '../builders/report.ts';

const given = aPolicyInput().destinations.slice(0, 1);
const three = ['practice', 'second', 'third'].map((id) => ({ ...given[0], id }) as (typeof given)[number]);
const ids = (route: readonly { readonly id: string }[]) => route.map(({ id }) => id);

describe('A report goes', () => {
  test.each<[string, string[], string[]]>([
    ['to the one destination of the route', ['second'], ['second']],
    [
      'to each destination of the route, in the order of the policy',
      ['third', 'practice'],
      ['practice', 'third'],
    ],
    ['to all, when all are in the route', ['practice', 'second', 'third'], ['practice', 'second', 'third']],
  ])('%s', (_, defaultRoute, expected) => {
    const policy = aPolicy({ destinations: three, defaultRoute });
    expect(ids(routeReport(aReport(), policy))).toEqual(expected);
    expect(ids(defaultDestinations(policy))).toEqual(expected);
  });

  test('nowhere with credentials', () => {
    const policy = aPolicy({ destinations: three, defaultRoute: ids(three) });
    expect(policy.destinations.every(({ credentials }) => credentials !== null)).toBe(true);
    const routed = routeReport(aReport(), policy);
    expect(JSON.stringify(routed)).not.toMatch(/credentials|practice-word/);
    expect(routed[0]).toEqual({
      id: 'practice',
      adapter: 'cybertipline',
      name: 'Practice CyberTipline',
      environment: 'test',
      address: 'https://hotline.example/ispws',
      timeoutSeconds: 20,
    });
  });

  test('and the policy keeps its own', () => {
    const [destination] = aPolicy().destinations;
    if (destination !== undefined) withoutCredentials(destination);
    expect(destination?.credentials).toEqual({ userName: 'practice', password: 'practice-word' });
  });
});
