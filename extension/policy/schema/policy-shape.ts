import * as v from 'valibot';
import { listWithIds } from './agreement.ts';
import { care } from './care.ts';
import { category } from './category.ts';
import { consoleRules } from './console-rule.ts';
import { destination } from './destination.ts';
import { group } from './group.ts';
import { keeping } from './keeping.ts';
import { organisation } from './organisation.ts';
import { reporting } from './reporting.ts';
import { routing } from './routing.ts';

const atLeastOne = <Schema extends v.GenericSchema<unknown, { readonly id: string }>>(schema: Schema) =>
  v.pipe(listWithIds(schema), v.minLength(1));

/** The parts of a policy, each right in itself; whether they fit together is for `references.ts` to say. */
export const policyShape = group({
  version: v.literal(1),
  organisation,
  categories: atLeastOne(category),
  destinations: atLeastOne(destination),
  routing,
  reporting,
  consoleRules: v.optional(consoleRules, []),
  keeping: v.optional(keeping, {}),
  care: v.optional(care, {}),
});

export type ShapedPolicy = v.InferOutput<typeof policyShape>;

/** The names of the parts, all of which a managed policy must name. */
export const policyParts = Object.keys(policyShape.entries) as readonly (keyof ShapedPolicy)[];
