import stripJsonComments from 'strip-json-comments';
import * as v from 'valibot';
import { failure, type Problem, type Result, success } from '../report/problem.ts';
import { expectedBy } from './expected.ts';
import { type Policy, policySchema } from './policy.ts';
import { policyParts } from './schema/policy-shape.ts';

/** More would not be read by anybody. */
const mostProblems = 100;

const problemOf = (issue: v.BaseIssue<unknown>): Problem => ({
  code: 'policy-invalid',
  path: v.getDotPath(issue) ?? '',
  expected: expectedBy(issue),
});

/**
 * Reads a policy from the outside.
 * @returns the policy, or each problem with the path to its place and what is expected there; the values themselves
 * are never repeated
 */
export function parsePolicy(input: unknown): Result<Policy> {
  const parsed = v.safeParse(policySchema, input);
  if (parsed.success) return success(parsed.output);
  const [first, ...rest] = parsed.issues.slice(0, mostProblems).map(problemOf);
  return failure(first ?? { code: 'policy-invalid', path: '' }, ...rest);
}

/**
 * Reads a policy from the browser's managed storage. There each part must be named: Chrome drops a whole part without
 * a word when one value in it has the wrong type, and a policy without its routes would send reports elsewhere.
 */
export function parseManagedPolicy(input: unknown): Result<Policy> {
  const parsed = parsePolicy(input);
  const named = typeof input === 'object' && input !== null ? input : {};
  const absent = policyParts
    .filter((part) => !Object.hasOwn(named, part))
    .map((path): Problem => ({ code: 'policy-invalid', path, expected: { code: 'given-and-well-typed' } }));
  const isAbsent = ({ path }: Problem) => absent.some((problem) => problem.path === path);
  const others = parsed.ok ? [] : parsed.problems.filter((problem) => !isAbsent(problem));
  const [first, ...rest] = [...absent, ...others];
  return first === undefined ? parsed : failure(first, ...rest);
}

/** Reads the text of a policy file: JSON, in which comments and trailing commas are allowed. */
export function readPolicyText(text: string): Result<unknown> {
  try {
    return success(JSON.parse(stripJsonComments(text, { trailingCommas: true })));
  } catch {
    return failure({ code: 'policy-not-json' });
  }
}
