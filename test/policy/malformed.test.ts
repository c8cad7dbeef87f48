import { isDeepStrictEqual } from 'node:util';
import { describe, expect, test } from 'vitest';
import { parseManagedPolicy, parsePolicy } from '../../extension/policy/parse.ts';
import { expectationCodes } from '../../extension/report/expectation.ts';
import { aCompletePolicyInput, aPolicyInput } from '../builders/policy.ts';
import { aPolicyInForce, asKept, given } from './in-memory.ts';
import { malformedPolicies, settings } from './malformed.ts';
import { mistyped } from './mistakes.ts';
import { settingOf, settingsIn, valueAt } from './places.ts';

const complete = aCompletePolicyInput();

describe('The complete policy', () => {
  const parsed = parsePolicy(complete);

  test('is taken, as a managed one too', () => {
    expect(parsed.ok).toBe(true);
    expect(parseManagedPolicy(complete)).toEqual(parsed);
  });

  test('names every setting there is', () => {
    expect(
      [...settingsIn(parsed.ok && parsed.value)].filter((one) => !settingsIn(complete).has(one)),
    ).toEqual([]);
  });

  test('is mistaken in every setting there is', () => {
    expect(new Set(settings.map(([path]) => settingOf(path)))).toEqual(settingsIn(complete));
    expect(settings.filter(([path]) => valueAt(path, complete) == null)).toEqual([]);
  });
});

describe('A malformed policy', () => {
  test('comes in more than three hundred kinds, all different', () => {
    const inputs = new Set(malformedPolicies.map(({ input }) => JSON.stringify(input)));
    expect(malformedPolicies.length).toBeGreaterThanOrEqual(300);
    expect(new Set(malformedPolicies.map(({ name }) => name)).size).toBe(malformedPolicies.length);
    expect(inputs.size).toBe(malformedPolicies.length);
    expect(inputs.has(JSON.stringify(complete))).toBe(false);
  });

  test('shows each thing that a parser can expect, but for what only a managed policy is asked', () => {
    const codes = new Set<string>(malformedPolicies.map(({ expected }) => expected.code));
    expect(expectationCodes.filter((code) => !codes.has(code))).toEqual(['given-and-well-typed']);
  });

  test.each(malformedPolicies)('is refused with $name', ({ input, path, expected }) => {
    const parsed = parsePolicy(input);
    const problems = parsed.ok ? [] : parsed.problems;
    expect(problems[0]).toEqual({ code: 'policy-invalid', path, expected });
    for (const problem of problems) {
      expect(problem.code).toBe('policy-invalid');
      expect(expectationCodes).toContain(problem.expected?.code);
    }
    expect(JSON.stringify(problems)).not.toMatch(new RegExp(`${mistyped}|practice-word|local-word`, 'i'));
  });
});

describe('A malformed policy changes nothing', () => {
  const good = asKept(aPolicyInput());

  test('when it is imported', async () => {
    const takenOver: string[] = [];
    for (const { name, input } of malformedPolicies) {
      const { inForce, disk } = aPolicyInForce({ imported: good });
      const imported = await inForce.importPolicy(JSON.stringify(input));
      const { source, policy, refused } = await inForce.standing();
      const same = isDeepStrictEqual([source, policy, refused], ['imported', good, null]);
      if (imported.ok || !same || disk.keeps > 0) takenOver.push(name);
    }
    expect(takenOver).toEqual([]);
  });

  test('when the administrator sets it, who is told what is wrong', async () => {
    const takenOver: string[] = [];
    const unexplained: string[] = [];
    for (const { name, input, path } of malformedPolicies) {
      const { inForce, disk } = aPolicyInForce({ managed: good }, given(input));
      const { source, policy, refused } = await inForce.standing();
      if (!isDeepStrictEqual([source, policy], ['managed', good]) || disk.keeps > 0) takenOver.push(name);
      if (refused?.source !== 'managed' || refused.problems[0]?.path !== path) unexplained.push(name);
    }
    expect({ takenOver, unexplained }).toEqual({ takenOver: [], unexplained: [] });
  });
});
