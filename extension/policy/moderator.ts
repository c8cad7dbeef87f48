import * as v from 'valibot';
import { failure, type Problem, type Result, success } from '../report/problem.ts';
import { expectedBy } from './expected.ts';
import type { Policy } from './policy.ts';
import { group } from './schema/group.ts';
import { country, email, orNone, text } from './schema/values.ts';

/** What a moderator says of themselves where the policy leaves it open. */
export interface Moderator {
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly email: string | null;
  /** Where they work, ISO 3166, two letters. */
  readonly country: string | null;
}

export const nobody: Moderator = { firstName: null, lastName: null, email: null, country: null };

/** Which of these the policy itself decides; the rest is the moderator's. */
export function decidedByPolicy({ organisation }: Policy): readonly (keyof Moderator)[] {
  const { reporter, country } = organisation;
  const given: Moderator = { ...reporter, country };
  return (Object.keys(nobody) as (keyof Moderator)[]).filter((detail) => given[detail] !== null);
}

/** The policy with the moderator's details where it leaves them open. Pure. */
export function withModerator(policy: Policy, moderator: Moderator): Policy {
  const { organisation } = policy;
  const { reporter } = organisation;
  return {
    ...policy,
    organisation: {
      ...organisation,
      country: organisation.country ?? moderator.country,
      reporter: {
        ...reporter,
        firstName: reporter.firstName ?? moderator.firstName,
        lastName: reporter.lastName ?? moderator.lastName,
        email: reporter.email ?? moderator.email,
      },
    },
  };
}

const detailsSchema = group({
  firstName: orNone(text(255)),
  lastName: orNone(text(255)),
  email: orNone(email),
  country: orNone(country),
});

const blankAsNone = (value: unknown) =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(
        Object.entries(value).map(([key, entered]) => [
          key,
          typeof entered === 'string' && entered.trim() === '' ? null : entered,
        ]),
      )
    : value;

/** Reads what a moderator entered; a blank field is one that was left open. */
export function parseModerator(input: unknown): Result<Moderator> {
  const parsed = v.safeParse(detailsSchema, blankAsNone(input));
  if (parsed.success) return success(parsed.output);
  const [first, ...rest] = parsed.issues.map(
    (issue): Problem => ({
      code: 'detail-invalid',
      path: v.getDotPath(issue) ?? '',
      expected: expectedBy(issue),
    }),
  );
  return failure(first ?? { code: 'detail-invalid' }, ...rest);
}
