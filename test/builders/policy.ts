import { parsePolicy } from '../../extension/policy/parse.ts';
import type { Policy, PolicyInput } from '../../extension/policy/policy.ts';
import type { Destination, DestinationId } from '../../extension/report/destination.ts';
import type { Contact, Organisation } from '../../extension/report/organisation.ts';

export const aContact = (given: Partial<Contact> = {}): Contact => ({
  firstName: 'Robin',
  lastName: 'Practice',
  email: 'reports@community.example',
  phone: null,
  ...given,
});

export const anOrganisation = (given: Partial<Organisation> = {}): Organisation => ({
  name: 'Practice Ltd',
  platform: 'Practice Community',
  ownDomains: ['community.example'],
  reporter: aContact(),
  lawEnforcementContact: null,
  companyTemplate: null,
  termsOfService: null,
  legalUrl: null,
  ...given,
});

export const aDestination = (given: Partial<Destination> = {}): Destination => ({
  id: 'practice' as DestinationId,
  adapter: 'cybertipline',
  name: 'Practice CyberTipline',
  environment: 'test',
  address: 'https://hotline.example/ispws',
  timeoutSeconds: 20,
  ...given,
});

/** A policy as an administrator writes it: the least that is accepted, and one destination with credentials. */
export const aPolicyInput = (given: Partial<PolicyInput> = {}): PolicyInput => ({
  version: 1,
  organisation: {
    name: 'Practice Ltd',
    platform: 'Practice Community',
    ownDomains: ['community.example'],
    reporter: { firstName: 'Robin', lastName: 'Practice', email: 'reports@community.example' },
  },
  categories: [
    {
      id: 'csam',
      name: 'CSAM: images or videos',
      key: 1,
      cybertipline: { incidentType: 'csam' },
    },
    {
      id: 'sextortion',
      name: 'Sextortion',
      key: 2,
      cybertipline: { incidentType: 'enticement', annotations: ['sextortion'] },
    },
  ],
  defaultCategory: 'csam',
  destinations: [
    {
      id: 'practice',
      adapter: 'cybertipline',
      name: 'Practice CyberTipline',
      environment: 'test',
      address: 'https://hotline.example/ispws',
      credentials: { userName: 'practice', password: 'practice-word' },
    },
  ],
  defaultRoute: ['practice'],
  ...given,
});

/** A policy in force. Throws when the parser does not take it: the test itself would be wrong. */
export function aPolicy(given: Partial<PolicyInput> = {}): Policy {
  const parsed = parsePolicy(aPolicyInput(given));
  if (!parsed.ok) throw new Error(`not a policy: ${parsed.problems.map(({ path }) => path).join(', ')}`);
  return parsed.value;
}
