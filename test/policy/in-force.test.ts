import { describe, expect, test } from 'vitest';
import { builtInPolicy } from '../../extension/policy/built-in.ts';
import type { PolicyInForce } from '../../extension/policy/in-force.ts';
import { nobody } from '../../extension/policy/moderator.ts';
import type { ManagedReading } from '../../extension/policy/standing.ts';
import { aManagedPolicyInput, aPolicyInput } from '../builders/policy.ts';
import { aPolicyInForce, asKept, given, none, nothingYet } from './in-memory.ts';

const named = (name: string) => ({ organisation: { ...aPolicyInput().organisation, name } });
const administrators = aManagedPolicyInput(named('Administrator'));
const renewed = aManagedPolicyInput(named('Administrator, renewed'));
const malformed = { ...administrators, version: 2 };
const importedText = JSON.stringify(aPolicyInput(named('Importer')));
const imported = asKept(aPolicyInput(named('Importer')));
const managed = asKept(administrators);
const builtInName = builtInPolicy.organisation.name;
const wrongVersion = { code: 'policy-invalid', path: 'version', expected: { code: 'one-of', value: '1' } };
const policyManaged = { ok: false, problems: [{ code: 'policy-managed' }] };

/** Whose policy reports are made by; the problem's code when there is none. */
async function whose(inForce: PolicyInForce) {
  const policy = await inForce.policy();
  return policy.ok ? policy.value.organisation.name : policy.problems[0].code;
}

describe('In force is', () => {
  test.each<[string, Parameters<typeof aPolicyInForce>, string]>([
    ['the built-in policy when there is no other', [], builtInName],
    ['the imported one before it', [{ imported }], 'Importer'],
    ['the administrator’s before all', [{ imported }, given(administrators)], 'Administrator'],
    [
      'the administrator’s last one, until the browser tells it again',
      [{ managed, imported }],
      'Administrator',
    ],
    ['the administrator’s newest one', [{ managed }, given(renewed)], 'Administrator, renewed'],
    [
      'the administrator’s last good one when the next is malformed',
      [{ managed }, given(malformed)],
      'Administrator',
    ],
    ['the imported one when the administrator’s is malformed', [{ imported }, given(malformed)], 'Importer'],
    ['none when the administrator’s only one is malformed', [{}, given(malformed)], 'policy-invalid'],
    ['none when the kept one is no policy', [{ imported: { version: 99 } }], 'policy-invalid'],
    [
      'the imported one when the browser says that there is no other',
      [{ managed, imported }, none],
      'Importer',
    ],
    ['the built-in one when nothing is left', [{ managed }, none], builtInName],
  ])('%s', async (_, [policies, reading], expected) => {
    const { inForce, restarted, told } = aPolicyInForce(policies, reading);
    expect(await whose(inForce)).toBe(expected);
    expect(await whose(restarted())).toBe(expected);
    expect(told.times).toBe(0);
  });

  test('what was read once, without asking the browser again', async () => {
    const { inForce, administrator, disk } = aPolicyInForce({}, given(administrators));
    await Promise.all([inForce.policy(), inForce.standing()]);
    administrator.says = given(renewed);
    expect(await whose(inForce)).toBe('Administrator');
    expect(disk.keeps).toBe(1);
  });

  test('none with the reasons why, when the administrator’s only one is malformed', async () => {
    const { inForce } = aPolicyInForce({}, given(malformed));
    expect(await inForce.policy()).toEqual({
      ok: false,
      problems: [{ code: 'policy-invalid' }, wrongVersion],
    });
    expect(await inForce.standing()).toEqual({
      source: 'managed',
      policy: null,
      refused: { source: 'managed', problems: [wrongVersion] },
    });
  });

  test('none while the disk cannot be read, and the right one as soon as it can', async () => {
    const { inForce, disk } = aPolicyInForce({ imported });
    disk.failing.readings = 2;
    expect(await whose(inForce)).toBe('policy-invalid');
    expect(await whose(inForce)).toBe('policy-invalid');
    expect(await whose(inForce)).toBe('Importer');
  });

  test('none while the administrator’s cannot be kept, and that one as soon as it can', async () => {
    const { inForce, disk } = aPolicyInForce({}, given(administrators));
    disk.failing.savings = 1;
    expect(await whose(inForce)).toBe('policy-invalid');
    expect(await whose(inForce)).toBe('Administrator');
  });
});

describe('The administrator’s policy', () => {
  const steps: readonly [
    string,
    Parameters<typeof aPolicyInForce>,
    ManagedReading,
    boolean,
    string,
    number,
  ][] = [
    ['may arrive late', [], given(administrators), false, 'Administrator', 1],
    [
      'may arrive late over an imported one',
      [{ imported }],
      given(administrators),
      false,
      'Administrator',
      1,
    ],
    ['may be renewed', [{}, given(administrators)], given(renewed), false, 'Administrator, renewed', 1],
    [
      'may be told again without a change',
      [{}, given(administrators)],
      given(administrators),
      false,
      'Administrator',
      0,
    ],
    ['may be told as it was kept', [{ managed }], given(administrators), false, 'Administrator', 0],
    [
      'may be malformed and change nothing but what is shown',
      [{ managed }],
      given(malformed),
      false,
      'Administrator',
      1,
    ],
    ['may be mended', [{}, given(malformed)], given(administrators), false, 'Administrator', 1],
    [
      'may be malformed over the built-in one: then none is in force',
      [],
      given(malformed),
      true,
      'policy-invalid',
      1,
    ],
    ['is not gone as long as it may still come', [{ managed }], nothingYet, false, 'Administrator', 0],
    ['is gone when enough time has passed', [{ managed, imported }], nothingYet, true, 'Importer', 1],
    ['is gone when the browser says so', [{ managed }, given(administrators)], none, false, builtInName, 1],
    ['was never there', [], nothingYet, true, builtInName, 0],
    ['was never there, as the browser says', [{ imported }, none], none, false, 'Importer', 0],
  ];

  test.each(steps)('%s', async (_, [policies, first], then, settled, expected, times) => {
    const { inForce, restarted, administrator, told } = aPolicyInForce(policies, first);
    await inForce.standing();
    administrator.says = then;
    await inForce.refreshManaged(settled);
    expect(await whose(inForce)).toBe(expected);
    expect(told.times).toBe(times);
    await inForce.refreshManaged(settled);
    expect(told.times).toBe(times);
    expect(await whose(restarted())).toBe(expected);
  });

  test('is taken over once when it is looked for twice at the same time', async () => {
    const { inForce, administrator, told, disk } = aPolicyInForce();
    await inForce.standing();
    administrator.says = given(administrators);
    await Promise.all([inForce.refreshManaged(false), inForce.refreshManaged(true)]);
    expect(await whose(inForce)).toBe('Administrator');
    expect([told.times, disk.keeps]).toEqual([1, 1]);
  });

  test('is taken over by whoever asks first after a start', async () => {
    const { inForce, told } = aPolicyInForce({}, given(administrators));
    await Promise.all([inForce.refreshManaged(false), inForce.policy(), inForce.refreshManaged(true)]);
    expect(await whose(inForce)).toBe('Administrator');
    expect(told.times).toBe(0);
  });

  test('is taken over at the next look when it could not be kept at first', async () => {
    const { inForce, administrator, disk, told } = aPolicyInForce({ imported });
    await inForce.standing();
    administrator.says = given(administrators);
    disk.failing.savings = 1;
    await expect(inForce.refreshManaged(false)).rejects.toThrow('the disk is full');
    expect(await whose(inForce)).toBe('Importer');
    await inForce.refreshManaged(false);
    expect(await whose(inForce)).toBe('Administrator');
    expect(told.times).toBe(1);
  });

  test('may bring another password alone, which is kept', async () => {
    const { inForce, administrator, disk } = aPolicyInForce({}, given(administrators));
    await inForce.standing();
    const credentials = { source: 'policy', userName: 'practice', password: 'renewed-word' };
    const destinations = administrators.destinations.map((one) => ({ ...one, credentials }));
    administrator.says = given({ ...administrators, destinations });
    await inForce.refreshManaged(false);
    expect(disk.secrets.get('managed')).toMatchObject([{ credentials: { password: 'renewed-word' } }]);
  });
});

describe('The administrator’s policy, kept from an earlier time,', () => {
  test.each<[string, Parameters<typeof aPolicyInForce>, boolean]>([
    ['is not in the browser now', [{ managed }], false],
    ['is not in the browser, as that says', [{ managed }, none], false],
    ['is in the browser too', [{ managed }, given(administrators)], true],
    ['is in the browser too, but malformed', [{ managed }, given(malformed)], true],
    ['is not there at all', [], false],
  ])('%s', async (_, start, expected) => {
    expect(await aPolicyInForce(...start).inForce.isManagedNow()).toBe(expected);
  });

  test('is in the browser as soon as it has arrived, until it is gone', async () => {
    const { inForce, administrator } = aPolicyInForce();
    expect(await inForce.isManagedNow()).toBe(false);
    administrator.says = given(administrators);
    await inForce.refreshManaged(false);
    expect(await inForce.isManagedNow()).toBe(true);
    administrator.says = nothingYet;
    await inForce.refreshManaged(true);
    expect(await inForce.isManagedNow()).toBe(false);
  });

  test('can be forgotten, and comes back when the browser shows it again', async () => {
    const { inForce, restarted, administrator, disk, told } = aPolicyInForce({ managed, imported });
    expect(await inForce.forgetManaged()).toEqual({ ok: true, value: null });
    expect(await whose(inForce)).toBe('Importer');
    expect(await whose(restarted())).toBe('Importer');
    expect(disk.secrets.get('managed')).toEqual([]);
    expect(told.times).toBe(1);
    administrator.says = given(administrators);
    await inForce.refreshManaged(false);
    expect(await whose(inForce)).toBe('Administrator');
  });

  test.each([
    ['right', administrators],
    ['malformed', malformed],
  ])('cannot be forgotten as long as the browser shows one that is %s', async (_, shown) => {
    const { inForce, told } = aPolicyInForce({ managed, imported }, given(shown));
    expect(await inForce.forgetManaged()).toEqual(policyManaged);
    expect(await whose(inForce)).toBe('Administrator');
    expect(told.times).toBe(0);
  });

  test('cannot be forgotten when it arrives at the same time', async () => {
    const { inForce, administrator } = aPolicyInForce({ managed });
    await inForce.standing();
    administrator.says = given(renewed);
    const [, answer] = await Promise.all([inForce.refreshManaged(false), inForce.forgetManaged()]);
    expect(answer).toEqual(policyManaged);
    expect(await whose(inForce)).toBe('Administrator, renewed');
  });
});

describe('A policy file', () => {
  test('is taken over as a whole, with its credentials, and told once', async () => {
    const { inForce, restarted, disk, told } = aPolicyInForce();
    expect(await inForce.importPolicy(`// Ours\n${importedText}`)).toEqual({ ok: true, value: null });
    expect(await whose(inForce)).toBe('Importer');
    expect(await whose(restarted())).toBe('Importer');
    expect(disk.policies.get('imported')).toEqual(imported);
    expect(disk.secrets.get('imported')).toMatchObject([
      { credentials: { userName: 'practice', password: 'practice-word' } },
    ]);
    expect(told.times).toBe(1);
  });

  test.each<[string, unknown, unknown]>([
    ['with one mistake', JSON.stringify({ ...aPolicyInput(), version: 2 }), [wrongVersion]],
    ['that is no JSON', '{', [{ code: 'policy-not-json' }]],
    ['that is empty', '', [{ code: 'policy-not-json' }]],
    ['that is no text', aPolicyInput(), [{ code: 'policy-not-json' }]],
    ['that is nothing', undefined, [{ code: 'policy-not-json' }]],
  ])('%s changes nothing', async (_, text, problems) => {
    const { inForce, disk, told } = aPolicyInForce({ imported });
    expect(await inForce.importPolicy(text)).toEqual({ ok: false, problems });
    expect(await whose(inForce)).toBe('Importer');
    expect([disk.keeps, told.times]).toEqual([0, 0]);
  });

  test('that cannot be saved changes nothing', async () => {
    const { inForce, disk, told } = aPolicyInForce();
    disk.failing.savings = 1;
    await expect(inForce.importPolicy(importedText)).rejects.toThrow('the disk is full');
    expect(await whose(inForce)).toBe(builtInName);
    expect(told.times).toBe(0);
    expect((await inForce.importPolicy(importedText)).ok).toBe(true);
  });

  test.each<[string, Parameters<typeof aPolicyInForce>]>([
    ['one is in force', [{ imported }, given(administrators)]],
    ['one was in force when the browser was last open', [{ managed }]],
    ['the only one is malformed', [{}, given(malformed)]],
  ])('is refused when the administrator decides: %s', async (_, start) => {
    const { inForce, disk, told } = aPolicyInForce(...start);
    await inForce.standing();
    const { keeps } = disk;
    expect(await inForce.importPolicy(importedText)).toEqual(policyManaged);
    expect([disk.keeps, told.times]).toEqual([keeps, 0]);
  });

  test('is refused when the administrator’s policy arrives at the same time', async () => {
    const { inForce, administrator } = aPolicyInForce();
    await inForce.standing();
    administrator.says = given(administrators);
    const [, answer] = await Promise.all([inForce.refreshManaged(false), inForce.importPolicy(importedText)]);
    expect(await whose(inForce)).toBe('Administrator');
    expect(answer).toEqual(policyManaged);
  });

  test('is refused when the disk could not tell at first that the administrator decides', async () => {
    const { inForce, disk } = aPolicyInForce({ managed });
    disk.failing.readings = 1;
    expect(await inForce.importPolicy(importedText)).toEqual(policyManaged);
  });

  test.each<[string, (inForce: PolicyInForce) => Promise<unknown>, string]>([
    ['imported', (inForce) => inForce.importPolicy(importedText), 'Importer'],
    ['forgotten', (inForce) => inForce.forgetImported(), 'policy-invalid'],
  ])('that is %s takes nothing from what the administrator has to be told', async (_, act, expected) => {
    const { inForce } = aPolicyInForce({ imported }, given(malformed));
    await act(inForce);
    expect(await whose(inForce)).toBe(expected);
    expect((await inForce.standing()).refused).toEqual({ source: 'managed', problems: [wrongVersion] });
  });

  test.each<[string, unknown]>([
    ['a good one', imported],
    ['one that is no policy any more', { version: 99 }],
  ])('is forgotten, %s: then the built-in policy is in force', async (_, kept) => {
    const { inForce, restarted, disk, told } = aPolicyInForce({ imported: kept });
    await inForce.forgetImported();
    expect(await whose(inForce)).toBe(builtInName);
    expect(await whose(restarted())).toBe(builtInName);
    expect(disk.secrets.get('imported')).toEqual([]);
    expect(told.times).toBe(1);
  });

  test('is forgotten under the administrator’s, which stays', async () => {
    const { inForce, disk } = aPolicyInForce({ imported }, given(administrators));
    await inForce.forgetImported();
    expect(await whose(inForce)).toBe('Administrator');
    expect(disk.policies.has('imported')).toBe(false);
  });
});

describe('The moderator’s own', () => {
  const moderator = { firstName: 'Own', lastName: null, email: 'own@community.example', country: 'GB' };

  test('details fill what the policy leaves open, and only that', async () => {
    const { inForce } = aPolicyInForce({ imported });
    await inForce.savePreferences({ oneClick: false, moderator });
    const policy = await inForce.policy();
    expect(policy.ok && policy.value.organisation).toMatchObject({
      country: 'GB',
      reporter: { firstName: 'Robin', lastName: 'Practice', email: 'reports@community.example' },
    });
    expect((await inForce.standing()).policy).toEqual(imported);
  });

  test('preferences are kept as they were chosen, and told', async () => {
    const { inForce, restarted, told } = aPolicyInForce();
    expect(await inForce.preferences()).toEqual({ oneClick: false, moderator: nobody });
    await inForce.savePreferences({ oneClick: true, moderator });
    expect(await inForce.preferences()).toEqual({ oneClick: true, moderator });
    expect(await restarted().preferences()).toEqual({ oneClick: true, moderator });
    expect(told.times).toBe(1);
  });

  test('preferences that cannot be saved are not told', async () => {
    const { inForce, disk, told } = aPolicyInForce();
    disk.failing.savings = 1;
    await expect(inForce.savePreferences({ oneClick: true, moderator })).rejects.toThrow('the disk is full');
    expect(await inForce.preferences()).toEqual({ oneClick: false, moderator: nobody });
    expect(told.times).toBe(0);
  });
});

describe('Erasing', () => {
  test.each<[string, ManagedReading, string]>([
    ['goes back to the built-in policy', none, builtInName],
    ['leaves what the administrator sets', given(administrators), 'Administrator'],
    ['leaves none when the administrator sets a malformed one', given(malformed), 'policy-invalid'],
  ])('%s', async (_, reading, expected) => {
    const { inForce, restarted, told } = aPolicyInForce({ imported, managed }, reading);
    await inForce.savePreferences({ oneClick: true, moderator: nobody });
    await inForce.erase();
    expect(await whose(inForce)).toBe(expected);
    expect(await whose(restarted())).toBe(expected);
    expect(await inForce.preferences()).toEqual({ oneClick: false, moderator: nobody });
    expect(told.times).toBe(2);
  });

  test('that fails takes nothing away', async () => {
    const { inForce, disk } = aPolicyInForce({ imported });
    disk.failing.savings = 1;
    await expect(inForce.erase()).rejects.toThrow('the disk is full');
    expect(await whose(inForce)).toBe('Importer');
  });
});
