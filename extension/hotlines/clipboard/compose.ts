import type { ClipboardDestination } from '../../report/destination.ts';
import { sheetText } from '../../report/hand-over.ts';
import { reportValue } from '../../report/report-value.ts';
import type { ReportValueName } from '../../report/report-value-name.ts';
import type { Filing } from '../hotline.ts';
import type { ClipboardHandOver } from '../sheet.ts';
import { knownForms, usualFields } from './form-fields.ts';

export type ClipboardFiling = Pick<Filing<ClipboardDestination>, 'report' | 'organisation' | 'destination'>;

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
    reportPage: destination.address,
    orderIsKnown: known !== undefined,
    groups,
    text: sheetText(groups),
  };
}
