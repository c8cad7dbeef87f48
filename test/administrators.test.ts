import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { manifests } from '../extension/manifest.ts';
import { managedSchema } from '../extension/policy/json-schema.ts';
import { parseManagedPolicy, parsePolicy, readPolicyText } from '../extension/policy/parse.ts';
import { policyParts } from '../extension/policy/schema/policy-shape.ts';

type Fields = Readonly<Record<string, unknown>>;

const page = readFileSync(join(import.meta.dirname, '../ADMINISTRATORS.md'), 'utf8');
const blocks = (language: string) =>
  [...page.matchAll(new RegExp(`\`\`\`${language}\\n(.*?)\`\`\``, 'gs'))].map(([, text = '']) => text);

const at = (value: unknown, ...path: readonly string[]): unknown =>
  path.reduce<unknown>((place, key) => (place as Fields)[key], value);

/** Whether a value has only what Chrome's schema names, each of the type named there; Chrome drops the rest. */
function survivesChrome(value: unknown, schema: Fields): boolean {
  if (Array.isArray(value))
    return schema.type === 'array' && value.every((item) => survivesChrome(item, schema.items as Fields));
  if (typeof value !== 'object' || value === null) return schema.type === typeof value;
  const properties = (schema.properties ?? {}) as Readonly<Record<string, Fields>>;
  return Object.entries(value).every(([key, child]) => {
    const known = properties[key];
    return known !== undefined && survivesChrome(child, known);
  });
}

describe('The examples for administrators', () => {
  test('begin with a commented policy that is taken as it is', () => {
    const [example = '', ...others] = blocks('jsonc');
    expect(others).toEqual([]);
    const read = readPolicyText(example);
    expect(read.ok).toBe(true);
    const parsed = parsePolicy(read.ok ? read.value : null);
    expect(parsed).toMatchObject({ ok: true, value: { organisation: { name: 'Example Community Ltd' } } });
    expect(read.ok && Object.keys(read.value as Fields)).toEqual(policyParts);
  });

  const [chrome, firefox] = blocks('json').map((text): unknown => JSON.parse(text));

  test('for Chrome hold a managed policy that Chrome hands over whole and Signpost takes', () => {
    const policy = at(chrome, '3rdparty', 'extensions', '<id>');
    expect(survivesChrome(policy, managedSchema())).toBe(true);
    expect(parseManagedPolicy(policy)).toMatchObject({ ok: true });
    expect(at(chrome, 'ExtensionSettings', '<id>', 'installation_mode')).toBe('force_installed');
  });

  test('for Firefox hold one for the extension’s own id', () => {
    const id = at(manifests.firefox, 'browser_specific_settings', 'gecko', 'id') as string;
    expect(parseManagedPolicy(at(firefox, 'policies', '3rdparty', 'Extensions', id))).toMatchObject({
      ok: true,
    });
    expect(at(firefox, 'policies', 'ExtensionSettings', id, 'installation_mode')).toBe('force_installed');
  });

  test('name each part that a managed policy needs', () => {
    for (const part of policyParts) expect(page).toContain(`\`${part}\``);
  });
});
