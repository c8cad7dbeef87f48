import { describe, expect, test } from 'vitest';
import { managedSchema, policyJsonSchema } from '../../extension/policy/json-schema.ts';
import published from '../../extension/policy/policy.schema.json' with { type: 'json' };
import { policyParts } from '../../extension/policy/schema/policy-shape.ts';

type Node = { readonly [key: string]: unknown };

/** Every schema within a schema, itself included. */
function nodes(node: Node): readonly Node[] {
  const children = [...Object.values((node.properties ?? {}) as Node), node.items].filter(
    (child): child is Node => typeof child === 'object' && child !== null,
  );
  return [node, ...children.flatMap(nodes)];
}

describe('The published schema', () => {
  test('is the one that the parser’s schema gives: run the build and copy dist/chrome/policy.schema.json', () => {
    expect(published).toEqual(policyJsonSchema());
  });

  test('names every part, and refuses what it does not name', () => {
    expect(Object.keys(policyJsonSchema().properties as Node)).toEqual(policyParts);
    expect(policyJsonSchema()).toMatchObject({
      additionalProperties: false,
      required: ['version', 'organisation', 'categories', 'destinations', 'routing', 'reporting'],
    });
  });
});

describe('The schema for Chrome’s managed storage', () => {
  const all = nodes(managedSchema());

  test('says of each place only its type: any other keyword is refused or drops a whole part for one bad value', () => {
    const keywords = new Set(all.flatMap((node) => Object.keys(node)));
    expect(keywords).toEqual(new Set(['type', 'properties', 'items']));
    const types = new Set(all.map(({ type }) => type));
    expect(types).toEqual(new Set(['object', 'array', 'string', 'number', 'boolean']));
  });

  test('has every place of the exact one', () => {
    const exact = JSON.stringify(policyJsonSchema());
    const names = new Set(
      [...exact.matchAll(/"(\w+)":\{"(?:type|anyOf|oneOf|const|enum)"/g)].map(([, name]) => name),
    );
    const known = new Set(all.flatMap(({ properties }) => Object.keys((properties ?? {}) as Node)));
    for (const structural of ['items', 'properties']) names.delete(structural);
    expect([...names].filter((name) => !known.has(name ?? ''))).toEqual([]);
    expect(known).toContain('exploitationType');
    expect(known).toContain('userName');
  });
});
