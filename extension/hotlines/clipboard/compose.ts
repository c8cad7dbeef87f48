import { type ReportValueName, reportValue } from '../../report/report-value.ts';
import type { HandOverGroup } from '../hand-over.ts';
import { sheetText } from '../hand-over.ts';
import type { Filing } from '../hotline.ts';
import type { ClipboardDestination } from './destination.ts';
import { knownForms, usualFields } from './form-fields.ts';

export interface ClipboardFiling extends Pick<Filing, 'report' | 'organisation'> {
  readonly destination: ClipboardDestination;
}

/** What the moderator copies into a form, field by field. */
export interface ClipboardHandOver {
  readonly reportPage: string;
  /** Whether the order is the form's own, or the usual one. */
  readonly orderIsKnown: boolean;
  readonly groups: readonly HandOverGroup[];
  /** All of it, to be copied at once. */
  readonly text: string;
}

const contactValues: ReadonlySet<ReportValueName> = new Set([
  'reporter-name',
  'reporter-email',
  'reporter-phone',
]);

/** Composes the values for a hotline's form, in the order of its fields. Pure. */
export function composeClipboard({ report, organisation, destination }: ClipboardFiling): ClipboardHandOver {
  const known = destination.fields ?? knownForms[destination.hotlineId ?? ''];
  const fields = (known ?? usualFields)
    .filter(({ value }) => destination.contact || !contactValues.has(value))
    .flatMap(({ label, value: name }) => {
      const value = reportValue(name, report, organisation);
      return value === null ? [] : [{ label, value }];
    });
  const groups = [{ title: null, fields }];
  return {
    reportPage: destination.reportPage,
    orderIsKnown: known !== undefined,
    groups,
    text: sheetText(groups),
  };
}
