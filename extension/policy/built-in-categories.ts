import type { PolicyInput } from './policy.ts';

/**
 * The categories that every organisation can start from: the eight incident types of the CyberTipline, and what the
 * field names beside them. Words as in the second edition of the Terminology Guidelines (ECPAT, 2025).
 */
export const builtInCategories: PolicyInput['categories'] = [
  {
    id: 'csam',
    name: 'CSAM: images or videos',
    guidance: 'Apparent child sexual abuse material is shown, offered or linked.',
    key: 1,
    cybertipline: { incidentType: 'csam' },
    xarf: { type: 'csam' },
  },
  {
    id: 'csam-generated',
    name: 'AI-generated CSAM',
    guidance: 'The material appears to be made or altered by a computer. It is reported in the same way.',
    key: 2,
    cybertipline: { incidentType: 'csam' },
    xarf: { type: 'csam' },
  },
  {
    id: 'csam-live',
    name: 'Live streaming',
    guidance: 'A live stream with apparent CSAM. It is marked urgent: a child may be in danger now.',
    urgentBecause: 'The material appears to be streamed live: a child may be in danger now.',
    key: 3,
    cybertipline: { incidentType: 'csam' },
    xarf: { type: 'csam' },
  },
  {
    id: 'grooming',
    name: 'Grooming',
    guidance: 'An adult appears to build contact with a child in order to exploit it.',
    key: 4,
    cybertipline: { incidentType: 'enticement' },
    xarf: { type: 'csem', exploitationType: 'grooming' },
  },
  {
    id: 'solicitation',
    name: 'Solicitation of CSAM',
    guidance: 'Somebody asks for such material, or asks a child to make it.',
    key: 5,
    cybertipline: { incidentType: 'enticement', annotations: ['csamSolicitation'] },
    xarf: { type: 'csem', exploitationType: 'solicitation' },
  },
  {
    id: 'sextortion',
    name: 'Sextortion',
    guidance: 'A child is blackmailed online. If contact is going on, mark it urgent.',
    key: 6,
    cybertipline: { incidentType: 'enticement', annotations: ['sextortion'] },
    xarf: { type: 'csem', exploitationType: 'sextortion' },
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
    cybertipline: { incidentType: 'trafficking' },
    xarf: { type: 'csem', exploitationType: 'trafficking' },
  },
  {
    id: 'commercial',
    name: 'Commercial site or advertising',
    guidance: 'A site sells such material, or advertising pays for a page that shows it.',
    key: 9,
    cybertipline: { incidentType: 'csam' },
    xarf: { type: 'csam' },
    moneyTrail: true,
  },
  {
    id: 'molestation',
    name: 'Child sexual abuse, not online material',
    guidance: 'A page or message discloses the abuse of a child.',
    cybertipline: { incidentType: 'molestation' },
  },
  {
    id: 'travel',
    name: 'Travel for the exploitation of children',
    guidance: 'Somebody offers or plans travel in order to exploit children.',
    cybertipline: { incidentType: 'travel' },
  },
  {
    id: 'unsolicited-material',
    name: 'Material sent to a child',
    guidance: 'A child received unsolicited material.',
    cybertipline: { incidentType: 'unsolicited-material-to-a-child' },
  },
  {
    id: 'misleading-domain',
    name: 'Misleading domain name',
    guidance: 'A domain name misleads children into visiting a site that is not meant for them.',
    cybertipline: { incidentType: 'misleading-domain' },
  },
  {
    id: 'misleading-words',
    name: 'Misleading words or images',
    guidance: 'Words or images mislead children into visiting a page that is not meant for them.',
    cybertipline: { incidentType: 'misleading-words-or-images' },
  },
];
