/** The scale of XARF's type `content/csam` (schema 4.2, `classification`). XARF defines none of its values. */
export const xarfClassifications = ['baseline', 'A1', 'A2', 'B1', 'B2'] as const;
export type XarfClassification = (typeof xarfClassifications)[number];

export const isXarfClassification = (value: unknown): value is XarfClassification =>
  xarfClassifications.some((one) => one === value);

/** What XARF's type `content/csem` knows of (schema 4.2, `exploitation_type`). */
export const exploitationTypes = [
  'grooming',
  'solicitation',
  'sextortion',
  'trafficking',
  'distribution',
  'production',
  'possession',
] as const;
export type ExploitationType = (typeof exploitationTypes)[number];

/**
 * What a report is in XARF. A classification is the moderator's own and has no default: the scale offers no "unknown",
 * and `baseline` is no neutral value but INTERPOL's name for the gravest material.
 */
export type XarfChoice =
  | { readonly type: 'csam'; readonly classification: XarfClassification }
  | { readonly type: 'csem'; readonly exploitationType: ExploitationType };
