import { describe, expect, test } from 'vitest';
import { type AdviceCode, adviceCodes, adviceOn } from '../../extension/policy/advice.ts';
import { parsePolicy } from '../../extension/policy/parse.ts';
import { aCompletePolicyInput } from '../builders/policy.ts';
import { changed, changedAt, type Path } from './places.ts';

const fact = (name: string) => ({ fact: name, selector: `.${name}` });
const facts = ['account-id', 'upload-ip', 'upload-time', 'hash-sha256', 'case-id'];

/** A policy of a provider that lacks nothing. */
const faultless = changed(aCompletePolicyInput(), 'consoleRules.0.fields', facts.map(fact));

function advice(input: unknown): readonly AdviceCode[] {
  const parsed = parsePolicy(input);
  if (!parsed.ok) throw new Error(`not a policy: ${JSON.stringify(parsed.problems)}`);
  return adviceOn(parsed.value);
}

const without = (name: string) => facts.filter((one) => one !== name).map(fact);
const captured = 'consoleRules.0.fields';

test('A policy that lacks nothing gets no advice', () => {
  expect(advice(faultless)).toEqual([]);
});

describe('One change alone is advised against', () => {
  const changes: readonly (readonly [AdviceCode, Path, unknown])[] = [
    ['practice-only', 'destinations.1.environment', 'test'],
    ['reporter-email', 'organisation.reporter.email', null],
    ['reporter-role-mailbox', 'organisation.reporter.email', 'robin.practice@community.example'],
    ['reporter-role-mailbox', 'organisation.reporter.email', 'Robin_Practice@community.example'],
    ['reporter-phone', 'organisation.reporter.phone', undefined],
    ['law-enforcement-contact', 'organisation.lawEnforcementContact', null],
    ['legal-url', 'organisation.legalUrl', null],
    ['terms', 'organisation.termsOfService', null],
    ['own-domains', 'organisation.ownDomains', []],
    ['account', captured, without('account-id')],
    ['upload-ip', captured, without('upload-ip')],
    ['upload-ip', captured, [...without('upload-ip'), fact('login-ip')]],
    ['upload-time', captured, without('upload-time')],
    ['hash', captured, without('hash-sha256')],
    ['case-id', captured, without('case-id')],
    ['keeping-key', 'keeping.sealing', null],
    ['guidance', 'categories.1.guidance', null],
  ];

  test.each(changes)('%s: %s as %j', (code, path, value) => {
    expect(advice(changed(faultless, path, value))).toEqual([code]);
  });

  test('for each of the codes', () => {
    expect(new Set(changes.map(([code]) => code))).toEqual(new Set(adviceCodes));
  });
});

describe('Nothing is advised against', () => {
  test.each<[string, Path, unknown]>([
    ['a mailbox of one word', 'organisation.reporter.email', 'trustandsafety@community.example'],
    ['a mailbox of three words', 'organisation.reporter.email', 'trust.and.safety@community.example'],
    ['a mailbox with a hyphen', 'organisation.reporter.email', 'child-safety@community.example'],
    ['a screen name instead of the account’s id', captured, [...without('account-id'), fact('screen-name')]],
    ['a profile instead of the account’s id', captured, [...without('account-id'), fact('profile-url')]],
    ['another hash', captured, [...without('hash-sha256'), fact('hash-md5')]],
    ['a hash of what an image looks like', captured, [...without('hash-sha256'), fact('hash-pdq')]],
  ])('in %s', (_, path, value) => {
    expect(advice(changed(faultless, path, value))).toEqual([]);
  });

  test('when another console rule has what the first lacks', () => {
    const [rule] = aCompletePolicyInput().consoleRules ?? [];
    const both = changedAt(faultless, [
      [captured, without('hash-sha256')],
      ['consoleRules.1', { ...rule, id: 'other-page', fields: [fact('hash-sha1')] }],
    ]);
    expect(advice(both)).toEqual([]);
  });
});

test('A third party, which hosts nothing, is not asked for what only a provider has', () => {
  const bare = changedAt(faultless, [
    ['organisation.role', 'third-party'],
    ['organisation.legalUrl', null],
    ['organisation.termsOfService', null],
    ['organisation.ownDomains', []],
    ['consoleRules', []],
  ]);
  expect(advice(bare)).toEqual([]);
  expect(advice(changed(bare, 'organisation.role', 'provider'))).toEqual([
    ...['legal-url', 'terms', 'own-domains', 'account', 'upload-ip', 'upload-time', 'hash', 'case-id'],
  ]);
});

test('All advice comes in its one order', () => {
  const { legalUrl: _, ...organisation } = aCompletePolicyInput().organisation;
  const input = changedAt(faultless, [
    ['organisation', { ...organisation, reporter: {} }],
    ['categories.0.guidance', null],
    ['destinations.1.environment', 'test'],
  ]);
  expect(advice(input)).toEqual([
    'practice-only',
    'reporter-email',
    'reporter-phone',
    'legal-url',
    'guidance',
  ]);
});
