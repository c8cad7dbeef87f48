import { describe, expect, test } from 'vitest';
import {
  decidedByPolicy,
  type Moderator,
  nobody,
  parseModerator,
  withModerator,
} from '../../extension/policy/moderator.ts';
import type { Expectation } from '../../extension/report/expectation.ts';
import { aPolicy, aPolicyInput } from '../builders/policy.ts';

const robin: Moderator = {
  firstName: 'Own first name',
  lastName: 'Own last name',
  email: 'own@community.example',
  country: 'GB',
};

/** A policy in which only these details of the moderator are decided. */
function aPolicyDeciding(details: Partial<Moderator>) {
  const { country, ...reporter } = { ...nobody, ...details };
  return aPolicy({
    organisation: { ...aPolicyInput().organisation, country, reporter: { ...reporter, phone: '+41 1' } },
  });
}

const inPolicy: Moderator = {
  firstName: 'Role',
  lastName: 'Mailbox',
  email: 'reports@community.example',
  country: 'CH',
};

const reported = (details: Partial<Moderator>, moderator: Moderator) => {
  const { reporter, country } = withModerator(aPolicyDeciding(details), moderator).organisation;
  const { phone, ...rest } = reporter;
  return { ...rest, country };
};

describe('The moderator’s details', () => {
  const each = (Object.keys(nobody) as (keyof Moderator)[]).map((detail) => ({ detail }));

  test('fill in all that the policy leaves open', () => {
    expect(decidedByPolicy(aPolicyDeciding({}))).toEqual([]);
    expect(reported({}, robin)).toEqual(robin);
  });

  test.each(each)('never replace the $detail that the policy gives', ({ detail }) => {
    const given = { [detail]: inPolicy[detail] };
    expect(decidedByPolicy(aPolicyDeciding(given))).toEqual([detail]);
    expect(reported(given, robin)).toEqual({ ...robin, ...given });
  });

  test('count for nothing when the policy decides all', () => {
    expect(decidedByPolicy(aPolicyDeciding(inPolicy))).toEqual(Object.keys(nobody));
    expect(reported(inPolicy, robin)).toEqual(inPolicy);
  });

  test('leave open what neither says', () => {
    expect(reported({}, nobody)).toEqual(nobody);
    expect(reported({ email: inPolicy.email }, { ...nobody, country: 'GB' })).toEqual({
      ...nobody,
      email: inPolicy.email,
      country: 'GB',
    });
  });

  test('change nothing else, and not the policy itself', () => {
    const policy = aPolicyDeciding({});
    const before = structuredClone(policy);
    const { organisation, ...rest } = withModerator(policy, robin);
    expect(policy).toEqual(before);
    expect({
      ...rest,
      organisation: { ...organisation, country: null, reporter: before.organisation.reporter },
    }).toEqual(before);
    expect(organisation.reporter.phone).toBe('+41 1');
  });
});

describe('What a moderator enters', () => {
  test.each<[string, unknown, Moderator]>([
    ['all of it', robin, robin],
    [
      'with a blank field as one that was left open',
      { ...robin, firstName: '', email: ' \n' },
      { ...robin, firstName: null, email: null },
    ],
    ['with a field that is not there as one that was left open', { country: null }, nobody],
    ['without the spaces around a name', { lastName: ' Practice ' }, { ...nobody, lastName: 'Practice' }],
    ['with a country in small letters', { country: 'ch' }, { ...nobody, country: 'CH' }],
    ['with the longest name', { firstName: 'x'.repeat(255) }, { ...nobody, firstName: 'x'.repeat(255) }],
  ])('is taken %s', (_, input, details) => {
    expect(parseModerator(input)).toEqual({ ok: true, value: details });
  });

  test.each<[string, unknown, string, Expectation]>([
    ['a mailbox that is none', { email: 'own at community' }, 'email', { code: 'an-email-address' }],
    ['a country of three letters', { country: 'CHE' }, 'country', { code: 'a-country-code' }],
    ['a country that is blank within', { country: 'C ' }, 'country', { code: 'a-country-code' }],
    ['a number as name', { firstName: 7 }, 'firstName', { code: 'a-text' }],
    [
      'too long a name',
      { lastName: 'x'.repeat(256) },
      'lastName',
      { code: 'at-most-characters', value: '255' },
    ],
    ['what nobody asked for', { phone: '+41 1' }, 'phone', { code: 'no-such-setting' }],
    ['a text', 'Robin', '', { code: 'a-group' }],
    ['nothing', null, '', { code: 'a-group' }],
    ['a list', [], '', { code: 'a-group' }],
  ])('is refused with %s', (_, input, path, expected) => {
    expect(parseModerator(input)).toEqual({
      ok: false,
      problems: [{ code: 'detail-invalid', path, expected }],
    });
  });

  test('is refused with each of its problems', () => {
    expect(parseModerator({ firstName: 7, email: 'Robin', country: '' })).toMatchObject({
      problems: [{ path: 'firstName' }, { path: 'email' }],
    });
  });
});
