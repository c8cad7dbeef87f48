import { describe, expect, test } from 'vitest';
import { builtInPolicy } from '../../extension/policy/built-in.ts';
import { credentialsIn } from '../../extension/policy/secrets.ts';
import {
  type ManagedReading,
  type RefusedPolicy,
  type Standing,
  standOn,
  takeManaged,
} from '../../extension/policy/standing.ts';
import { aManagedPolicyInput, aPolicy, aPolicyInput } from '../builders/policy.ts';
import { aStoreInMemory, asKept, given, none, nothingYet } from './in-memory.ts';

const organisation = (name: string) => ({ ...aPolicyInput().organisation, name });
const managed = aManagedPolicyInput({ organisation: organisation('Administrator') });
const keptManaged = asKept(managed);
const keptImported = asKept(aPolicyInput({ organisation: organisation('Importer') }));
const malformed = { ...managed, version: 2 };
const problem = {
  code: 'policy-invalid',
  path: 'version',
  expected: { code: 'one-of', value: '1' },
} as const;
const refused: RefusedPolicy = { source: 'managed', problems: [problem] };

describe('In the standing decides', () => {
  const builtIn = aPolicy(builtInPolicy);

  test.each<[string, Parameters<typeof aStoreInMemory>[0], RefusedPolicy | null, unknown]>([
    ['the built-in policy when there is no other', {}, null, ['built-in', builtIn, null]],
    ['the imported one before it', { imported: keptImported }, null, ['imported', keptImported, null]],
    ['the administrator’s before it', { managed: keptManaged }, null, ['managed', keptManaged, null]],
    [
      'the administrator’s before an imported one',
      { managed: keptManaged, imported: keptImported },
      null,
      ['managed', keptManaged, null],
    ],
    [
      'the administrator’s last good one, when the next is refused',
      { managed: keptManaged },
      refused,
      ['managed', keptManaged, refused],
    ],
    [
      'the imported one, when the administrator’s first is refused',
      { imported: keptImported },
      refused,
      ['imported', keptImported, refused],
    ],
    ['nothing, when all that was ever said is refused', {}, refused, ['managed', null, refused]],
    [
      'nothing, when what is kept is no policy any more',
      { imported: malformed },
      null,
      ['imported', null, { source: 'imported', problems: [problem] }],
    ],
    [
      'nothing, when the administrator’s is no policy any more, whatever was imported',
      { managed: malformed, imported: keptImported },
      null,
      ['managed', null, { source: 'managed', problems: [problem] }],
    ],
    [
      'nothing, when what is kept is nothing',
      { imported: null },
      null,
      ['imported', null, expect.objectContaining({ source: 'imported' })],
    ],
  ])('%s', async (_, policies, given, expected) => {
    const { source, policy, refused }: Standing = await standOn(aStoreInMemory(policies).store, given);
    expect([source, policy, refused]).toEqual(expected);
  });

  test('never a policy with credentials in it', async () => {
    const { store } = aStoreInMemory();
    await takeManaged(store, given(managed));
    expect(JSON.stringify(await standOn(store, null))).not.toMatch(/practice-word|userName/);
  });
});

describe('What the administrator sets', () => {
  test('is kept without its credentials, and these beside it', async () => {
    const { store, disk } = aStoreInMemory({ imported: keptImported });
    expect(await takeManaged(store, given(managed))).toBeNull();
    expect(disk.policies.get('managed')).toEqual(keptManaged);
    expect(disk.policies.get('imported')).toEqual(keptImported);
    expect(disk.secrets.get('managed')).toEqual(credentialsIn(aPolicy()));
  });

  test.each<[string, ManagedReading, unknown, unknown]>([
    ['changes nothing when it is malformed', given(malformed), refused, keptManaged],
    ['changes nothing when it may still come', nothingYet, null, keptManaged],
    ['is forgotten when it is gone', none, null, undefined],
  ])('%s', async (_, reading, answer, left) => {
    const { store, disk } = aStoreInMemory({ managed: keptManaged, imported: keptImported });
    expect(await takeManaged(store, reading)).toEqual(answer);
    expect(disk.policies.get('managed')).toEqual(left);
    expect(disk.policies.get('imported')).toEqual(keptImported);
  });

  test('is refused when one part is absent, which the browser may have dropped', async () => {
    const { routing: _, ...rest } = managed;
    const { store, disk } = aStoreInMemory();
    expect(await takeManaged(store, given(rest))).toEqual({
      source: 'managed',
      problems: [{ code: 'policy-invalid', path: 'routing', expected: { code: 'given-and-well-typed' } }],
    });
    expect(disk.keeps).toBe(0);
  });

  test.each([
    ['none', none],
    ['nothing yet', nothingYet],
    ['a malformed one', given(malformed)],
  ])('writes nothing when there was none and there is %s', async (_, reading) => {
    const { store, disk } = aStoreInMemory();
    await takeManaged(store, reading);
    expect(disk.keeps).toBe(0);
  });
});
