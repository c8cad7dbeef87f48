/**
 * Makes the two JSON Schemas of the policy format from the one valibot schema. Used by the build and by tests, never by
 * the running extension.
 */
import { toJsonSchema } from '@valibot/to-json-schema';
import { policySchema } from './policy.ts';

type Node = { readonly [key: string]: unknown };

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The exact schema, for editors and for checks outside the browser. What only code can check is not in it. */
export function policyJsonSchema(): Node {
  const schema = toJsonSchema(policySchema, { typeMode: 'input', errorMode: 'ignore' }) as Node;
  return {
    ...schema,
    title: 'Signpost policy, version 1',
    description:
      'The settings of an organisation. References between its parts are checked by Signpost itself.',
  };
}

/** The members of a union as one: objects with the keys of all, other kinds by their first. */
function merged(members: readonly Node[]): Node {
  const [first = {}] = members;
  if (first.type !== 'object') return first;
  const all = members.map(({ properties }) => (properties ?? {}) as Readonly<Record<string, Node>>);
  const names = new Set(all.flatMap((properties) => Object.keys(properties)));
  const properties = [...names].map((name) => {
    const same = all.flatMap((one) => (one[name] === undefined ? [] : [flat(one[name])]));
    return [name, merged(same)] as const;
  });
  return { type: 'object', properties: Object.fromEntries(properties) };
}

/** A choice within a member of a union is a union too. */
function flat(node: Node): Node {
  const choices = (node.anyOf ?? node.oneOf) as readonly Node[] | undefined;
  return choices === undefined ? node : merged(choices.filter(({ type }) => type !== 'null').map(flat));
}

/**
 * What Chrome's `managed_schema` accepts: only types, and each as wide as it can be. Chrome drops a whole top-level key
 * for one bad value in it, and does not load the extension at all for a keyword that it does not know
 * (https://chromium.googlesource.com/chromium/src/+/HEAD/components/policy/core/common/schema.h), so the strict check
 * is the parser's.
 */
function permissive(node: Node): Node {
  const choices = (node.anyOf ?? node.oneOf) as readonly Node[] | undefined;
  // A setting that may be null is one that may be left out; a null itself has no type there.
  if (choices !== undefined) return permissive(merged(choices.filter(({ type }) => type !== 'null')));
  const kind = node.type ?? typeof node.const;
  if (kind === 'array') return { type: 'array', items: permissive(node.items as Node) };
  if (kind !== 'object') return { type: kind === 'integer' ? 'number' : kind };
  const properties = isNode(node.properties) ? node.properties : {};
  const entries = Object.entries(properties).map(([key, child]) => [key, permissive(child as Node)]);
  return { type: 'object', properties: Object.fromEntries(entries) };
}

/** The schema that tells Chrome which settings an administrator may make. */
export const managedSchema = (): Node => permissive(policyJsonSchema());
