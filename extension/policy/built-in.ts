import type { PolicyInput } from './policy.ts';

/**
 * What is in force until an organisation says otherwise: everything can be tried out, and nothing can reach a real
 * hotline. Kept as a plain object so that a test can hold it against the parser.
 */
export const builtInPolicy: PolicyInput = {
  version: 1,
  organisation: {
    name: 'Practice',
    platform: 'Example Community',
    ownDomains: [],
    reporter: { firstName: 'Practice', lastName: 'Moderator', email: 'reports@example.com', phone: null },
    lawEnforcementContact: null,
    companyTemplate: null,
    termsOfService: null,
    legalUrl: null,
  },
  categories: [
    {
      id: 'csam',
      name: 'CSAM: images or videos',
      guidance: 'Apparent child sexual abuse material is shown, offered or linked.',
      key: 1,
      cybertipline: { incidentType: 'csam', annotations: [] },
    },
    {
      id: 'csam-generated',
      name: 'AI-generated CSAM',
      guidance: 'The material appears to be made or altered by a computer. It is reported in the same way.',
      key: 2,
      cybertipline: { incidentType: 'csam', annotations: [] },
    },
    {
      id: 'csam-live',
      name: 'Live streaming',
      guidance: 'A live stream with apparent CSAM. If a child is in danger now, mark it urgent.',
      key: 3,
      cybertipline: { incidentType: 'csam', annotations: [] },
    },
    {
      id: 'grooming',
      name: 'Grooming',
      guidance: 'An adult appears to build contact with a child in order to exploit it.',
      key: 4,
      cybertipline: { incidentType: 'enticement', annotations: [] },
    },
    {
      id: 'solicitation',
      name: 'Solicitation of CSAM',
      guidance: 'Somebody asks for such material, or asks a child to make it.',
      key: 5,
      cybertipline: { incidentType: 'enticement', annotations: ['csamSolicitation'] },
    },
    {
      id: 'sextortion',
      name: 'Sextortion',
      guidance: 'A child is blackmailed online. If contact is going on, mark it urgent.',
      key: 6,
      cybertipline: { incidentType: 'enticement', annotations: ['sextortion'] },
    },
    {
      id: 'sadistic-exploitation',
      name: 'Sadistic online exploitation',
      guidance: 'A group or person puts children under pressure online. If it is going on, mark it urgent.',
      key: 7,
      cybertipline: { incidentType: 'enticement', annotations: ['sadisticOnlineExploitation'] },
    },
    {
      id: 'trafficking',
      name: 'Child trafficking',
      guidance: 'A child appears to be offered for exploitation.',
      key: 8,
      cybertipline: { incidentType: 'trafficking', annotations: [] },
    },
    {
      id: 'commercial',
      name: 'Commercial site or advertising',
      guidance: 'A site sells such material, or advertising pays for a page that shows it.',
      key: 9,
      cybertipline: { incidentType: 'csam', annotations: [] },
    },
    {
      id: 'molestation',
      name: 'Child sexual abuse, not online material',
      guidance: 'A page or message discloses the abuse of a child.',
      key: null,
      cybertipline: { incidentType: 'molestation', annotations: [] },
    },
    {
      id: 'travel',
      name: 'Travel for the exploitation of children',
      guidance: 'Somebody offers or plans travel in order to exploit children.',
      key: null,
      cybertipline: { incidentType: 'travel', annotations: [] },
    },
    {
      id: 'unsolicited-material',
      name: 'Material sent to a child',
      guidance: 'A child received unsolicited material.',
      key: null,
      cybertipline: { incidentType: 'unsolicited-material-to-a-child', annotations: [] },
    },
    {
      id: 'misleading-domain',
      name: 'Misleading domain name',
      guidance: 'A domain name misleads children into visiting a site that is not meant for them.',
      key: null,
      cybertipline: { incidentType: 'misleading-domain', annotations: [] },
    },
    {
      id: 'misleading-words',
      name: 'Misleading words or images',
      guidance: 'Words or images mislead children into visiting a page that is not meant for them.',
      key: null,
      cybertipline: { incidentType: 'misleading-words-or-images', annotations: [] },
    },
  ],
  defaultCategory: 'csam',
  destinations: [
    {
      id: 'sandbox',
      adapter: 'cybertipline',
      name: 'Sandbox CyberTipline',
      environment: 'test',
      address: 'http://127.0.0.1:4780/ispws',
      timeoutSeconds: 20,
      credentials: { userName: 'sandbox', password: 'sandbox' },
    },
  ],
  defaultRoute: ['sandbox'],
  holdSeconds: 8,
  oneClick: false,
};
