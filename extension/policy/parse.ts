import * as v from 'valibot';
import { failure, type Problem, type Result, success } from '../report/problem.ts';
import { type Policy, policySchema } from './policy.ts';

/**
 * Reads a policy from the outside.
 * @returns the policy, or each problem with the path to its place; the values themselves are never repeated
 */
export function parsePolicy(input: unknown): Result<Policy> {
  const parsed = v.safeParse(policySchema, input);
  if (parsed.success) return success(parsed.output);
  const problems = parsed.issues.map(
    (issue): Problem => ({ code: 'policy-invalid', path: v.getDotPath(issue) ?? '' }),
  );
  const [first = { code: 'policy-invalid' as const }, ...rest] = problems;
  return failure(first, ...rest);
}
