import type { Policy } from './policy.ts';

/** What would make reports of a policy easier to act on; the interface has words and a reason for each. */
export const adviceCodes = [
  'practice-only',
  'reporter-email',
  'reporter-role-mailbox',
  'reporter-phone',
  'law-enforcement-contact',
  'legal-url',
  'terms',
  'own-domains',
  'account',
  'upload-ip',
  'upload-time',
  'hash',
  'case-id',
  'keeping-key',
  'guidance',
] as const;
export type AdviceCode = (typeof adviceCodes)[number];

/** An address that looks like one person's: first and last name before the @. */
const personal = /^[a-z]+[._][a-z]+@/i;

/**
 * What a report of this policy would lack to be acted on, for the lead; it never blocks a moderator. By what hotlines'
 * analysts say makes a report actionable (Stanford Internet Observatory, April 2024, pages 76 to 78; NCMEC's reporting
 * guidance): who to ask, the account, the upload's time and network address, and a mailbox that outlives a person.
 */
export function adviceOn(policy: Policy): readonly AdviceCode[] {
  const { organisation, destinations, consoleRules, categories, keeping } = policy;
  const { reporter, lawEnforcementContact, ownDomains, role } = organisation;
  const captured = new Set(consoleRules.flatMap(({ fields }) => fields.map(({ fact }) => fact)));
  const holds = (...facts: Parameters<typeof captured.has>[0][]) => facts.some((fact) => captured.has(fact));
  const provider = role === 'provider';
  const lacks: Readonly<Record<AdviceCode, boolean>> = {
    'practice-only': destinations.every(({ environment }) => environment === 'test'),
    'reporter-email': reporter.email === null,
    'reporter-role-mailbox': reporter.email !== null && personal.test(reporter.email),
    'reporter-phone': reporter.phone === null,
    'law-enforcement-contact': lawEnforcementContact === null,
    'legal-url': provider && organisation.legalUrl === null,
    terms: provider && organisation.termsOfService === null,
    'own-domains': provider && ownDomains.length === 0,
    account: provider && !holds('account-id', 'screen-name', 'profile-url'),
    'upload-ip': provider && !holds('upload-ip'),
    'upload-time': provider && !holds('upload-time'),
    hash: provider && !holds('hash-md5', 'hash-sha1', 'hash-sha256', 'hash-pdq'),
    'case-id': provider && !holds('case-id'),
    'keeping-key': keeping.sealing === null,
    guidance: categories.some(({ guidance }) => guidance === null),
  };
  return adviceCodes.filter((code) => lacks[code]);
}
