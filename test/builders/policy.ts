import { bech32 } from '@scure/base';
import { parsePolicy } from '../../extension/policy/parse.ts';
import type { Policy, PolicyInput } from '../../extension/policy/policy.ts';
import type { CyberTiplineDestination, DestinationId } from '../../extension/report/destination.ts';
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
  services: [],
  role: 'provider',
  ownDomains: ['community.example'],
  country: null,
  reporter: aContact(),
  lawEnforcementContact: null,
  companyTemplate: null,
  termsOfService: null,
  legalUrl: null,
  ...given,
});

export const aDestination = (given: Partial<CyberTiplineDestination> = {}): CyberTiplineDestination => ({
  id: 'practice' as DestinationId,
  adapter: 'cybertipline',
  name: 'Practice CyberTipline',
  environment: 'test',
  address: 'https://hotline.example/ispws',
  timeoutSeconds: 20,
  receiptDays: 366,
  ...given,
});

/** A policy as an administrator writes it: the least that is accepted, and one destination with credentials. */
export const aPolicyInput = (given: Partial<PolicyInput> = {}): PolicyInput => ({
  version: 1,
  organisation: {
    name: 'Practice Ltd',
    platform: 'Practice Community',
    role: 'provider',
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
  destinations: [
    {
      id: 'practice',
      adapter: 'cybertipline',
      name: 'Practice CyberTipline',
      environment: 'test',
      address: 'https://hotline.example/ispws',
      credentials: { source: 'policy', userName: 'practice', password: 'practice-word' },
    },
  ],
  routing: { default: ['practice'] },
  reporting: { defaultCategory: 'csam' },
  ...given,
});

/** A policy in force. Throws when the parser does not take it: the test itself would be wrong. */
export function aPolicy(given: Partial<PolicyInput> = {}): Policy {
  const parsed = parsePolicy(aPolicyInput(given));
  if (!parsed.ok) throw new Error(`not a policy: ${parsed.problems.map(({ path }) => path).join(', ')}`);
  return parsed.value;
}

/** A policy as an administrator deploys it: each part named, as the browser's managed storage demands. */
export const aManagedPolicyInput = (given: Partial<PolicyInput> = {}): PolicyInput => ({
  ...aPolicyInput({ consoleRules: [], keeping: {}, care: {} }),
  ...given,
});

/** An age recipient that nobody has the secret key of: 32 bytes, zeros and ones in turn. */
export const aSealingKey = bech32.encodeFromBytes(
  'age',
  Uint8Array.from({ length: 32 }, (_, place) => place % 2),
);

/** A policy that names every setting there is, each with a value that is right. */
export const aCompletePolicyInput = (given: Partial<PolicyInput> = {}): PolicyInput => ({
  version: 1,
  organisation: {
    name: 'Practice Ltd',
    platform: 'Practice Community',
    services: ['Practice Chat', 'Practice Board'],
    role: 'provider',
    ownDomains: ['community.example', 'community.test'],
    country: 'CH',
    reporter: {
      firstName: 'Robin',
      lastName: 'Practice',
      email: 'reports@community.example',
      phone: '+41 1',
    },
    lawEnforcementContact: {
      firstName: 'Kim',
      lastName: 'Counsel',
      email: 'legal@community.example',
      phone: '+41 2',
    },
    companyTemplate: 'Practice Ltd runs a community for practice.',
    termsOfService: 'Nobody may practise at night.',
    legalUrl: 'https://community.example/legal',
  },
  categories: [
    {
      id: 'first-kind',
      name: 'First kind',
      guidance: 'What the first kind is.',
      key: 1,
      urgentBecause: 'The first kind is urgent by nature.',
      cybertipline: { incidentType: 'misleading-domain', annotations: ['spam', 'minorToMinorInteraction'] },
      xarf: { type: 'csam' },
    },
    {
      id: 'second-kind',
      name: 'Second kind',
      guidance: 'What the second kind is.',
      key: 2,
      urgentBecause: null,
      cybertipline: { incidentType: 'misleading-words-or-images', annotations: [] },
      xarf: { type: 'csem', exploitationType: 'distribution' },
      moneyTrail: true,
    },
  ],
  destinations: [
    {
      id: 'practice',
      adapter: 'cybertipline',
      name: 'Practice CyberTipline',
      environment: 'test',
      address: 'https://hotline.example/ispws',
      timeoutSeconds: 15,
      credentials: { source: 'policy', userName: 'practice', password: 'practice-word' },
      retention: { regimes: ['us-2258a', 'ca-2011-4'], days: 400 },
    },
    {
      id: 'second',
      adapter: 'cybertipline',
      name: 'Second hotline',
      environment: 'production',
      address: 'https://second.example/ispws',
      timeoutSeconds: 20,
      credentials: { source: 'moderator' },
      retention: { regimes: ['uk-2026-268'], days: null },
    },
    {
      id: 'local',
      adapter: 'cybertipline',
      name: 'Gateway on this computer',
      environment: 'test',
      address: 'http://127.0.0.1:4780/ispws',
      timeoutSeconds: 5,
      credentials: { source: 'policy', userName: 'local', password: 'local-word' },
      retention: { regimes: [], days: null },
    },
    {
      id: 'backend',
      adapter: 'gateway',
      name: 'Back end',
      environment: 'test',
      address: 'https://gateway.example/events?of=signpost',
      timeoutSeconds: 10,
      credentials: { source: 'policy', secret: 'whsec_cHJhY3RpY2U=' },
      copies: true,
      pauses: true,
      retention: { regimes: [], days: 30 },
    },
    {
      id: 'review',
      adapter: 'coop',
      name: 'Review',
      environment: 'test',
      address: 'https://coop.example',
      timeoutSeconds: 10,
      credentials: { source: 'moderator' },
      reporter: { typeId: 'moderator', id: 'signpost' },
      item: { typeId: 'page', fields: [{ field: 'url', value: 'first-address' }] },
      accountItem: { typeId: 'user', fields: [{ field: 'name', value: 'account-screen-name' }] },
      policyIds: [{ category: 'first-kind', policyId: 'p-1' }],
      ncmecQueue: true,
      retention: { regimes: [], days: null },
    },
    {
      id: 'form',
      adapter: 'web-form',
      name: 'Form',
      environment: 'test',
      address: 'https://hotline.example/report?lang=en#form',
      hotlineId: 'at-stopline',
      contact: true,
      retention: { regimes: [], days: null },
    },
    {
      id: 'mail',
      adapter: 'email',
      name: 'Mail',
      environment: 'test',
      address: 'reports@hotline.example',
      defang: true,
      fields: [{ label: 'Address', value: 'addresses' }],
      retention: { regimes: [], days: null },
    },
    {
      id: 'copying',
      adapter: 'clipboard',
      name: 'Copying',
      environment: 'test',
      address: 'https://hotline.example/other-form',
      hotlineId: null,
      fields: [{ label: 'Address', value: 'first-address' }],
      contact: false,
      retention: { regimes: [], days: null },
    },
    {
      id: 'portal',
      adapter: 'nca',
      name: 'Portal',
      environment: 'test',
      address: 'https://portal.example/sign-in',
      retention: { regimes: ['uk-2026-268'], days: null },
    },
  ],
  routing: {
    default: ['practice'],
    routes: [
      {
        id: 'all-at-once',
        when: {
          categories: ['first-kind', 'second-kind'],
          hosting: 'own',
          hosts: ['community.example', '*.cdn.example'],
          urgent: true,
          countries: ['CH', 'GB'],
        },
        to: ['practice', 'both-others'],
        nowhereBecause: null,
      },
      { id: 'both-others', when: { categories: ['first-kind'] }, to: ['second', 'local'] },
      { id: 'nowhere', when: { hosts: ['partner.example'] }, nowhereBecause: 'The partner reports it.' },
    ],
    exclusive: [
      {
        id: 'one-duty',
        because: 'One report fulfils the duty of both.',
        destinations: ['practice', 'second'],
      },
    ],
  },
  reporting: {
    defaultCategory: 'first-kind',
    holdSeconds: 10,
    oneClick: false,
    leaveOut: ['title', 'referrer'],
    selectedText: true,
    language: 'de-CH',
  },
  consoleRules: [
    {
      id: 'case-page',
      name: 'Case page',
      pages: ['https://console.community.example/cases/*', 'http://127.0.0.1:4781/cases/*'],
      rows: { selector: 'tr.case', marked: 'input:checked' },
      fields: [
        {
          fact: 'upload-time',
          selector: 'script.case',
          attribute: 'data-case',
          jsonPath: 'case.items[0].time',
          match: 'at (.*)',
          list: true,
          transform: 'date',
        },
        { fact: 'case-id', selector: 'h1' },
      ],
    },
  ],
  keeping: { eraseAfterHours: 48, sealing: { key: aSealingKey, when: 'after-filing' } },
  care: {
    shield: {
      hosts: ['community.example', '*.cdn.example'],
      blurPixels: 30,
      greyscale: false,
      mute: false,
    },
    breaks: { everyMinutes: 60, minutes: 10 },
    support: { name: 'Practice helpline', contact: 'https://support.example/' },
  },
  ...given,
});
