/** One field of a sheet: what the hotline calls it, and what belongs into it. */
export interface HandOverField {
  readonly label: string;
  readonly value: string;
}

/** Fields that belong together and can be copied at once. */
export interface HandOverGroup {
  /** Null when the sheet has no parts. */
  readonly title: string | null;
  readonly fields: readonly HandOverField[];
}

/** A value's own lines are set in, so that none of them can pass for another field. */
const indented = (value: string) => value.replace(/\r\n?|\n/g, '\n  ');

/** A group as text, one field a line; the lines of a longer value are set in. */
export const groupText = ({ title, fields }: HandOverGroup): string =>
  [
    ...(title === null ? [] : [title]),
    ...fields.map(({ label, value }) => `${label}: ${indented(value)}`),
  ].join('\n');

/** A whole sheet as text, its groups parted by empty lines. */
export const sheetText = (groups: readonly HandOverGroup[]): string => groups.map(groupText).join('\n\n');
