import type { Branded } from './brand.ts';

export type CategoryId = Branded<string, 'CategoryId'>;

/**
 * The eight incident types of the CyberTipline by our own short names; the official strings, which some
 * of the field's terms have outgrown, stand only in the adapter that has to send them.
 */
export const incidentTypes = [
  'csam',
  'trafficking',
  'travel',
  'molestation',
  'misleading-domain',
  'misleading-words-or-images',
  'enticement',
  'unsolicited-material-to-a-child',
] as const;
export type IncidentType = (typeof incidentTypes)[number];

/** The tags that the CyberTipline lets a report carry. */
export const annotations = [
  'sextortion',
  'csamSolicitation',
  'minorToMinorInteraction',
  'spam',
  'sadisticOnlineExploitation',
] as const;
export type Annotation = (typeof annotations)[number];

/** The category as it stood in the policy when the report was saved. */
export interface ReportedCategory {
  readonly id: CategoryId;
  readonly name: string;
  readonly incidentType: IncidentType;
  readonly annotations: readonly Annotation[];
}
