import { defanged } from '../../report/defang.ts';
import type { EmailDestination } from '../../report/destination.ts';
import { type HandOverField, sheetText } from '../../report/hand-over.ts';
import { failure, type Result, success } from '../../report/problem.ts';
import { reportValue } from '../../report/report-value.ts';
import type { ReportValueName } from '../../report/report-value-name.ts';
import type { Filing } from '../hotline.ts';
import type { EmailHandOver } from '../sheet.ts';

export type EmailFiling = Pick<Filing<EmailDestination>, 'report' | 'organisation' | 'destination'>;

/** What mail programs and the systems between take for certain; longer ones are cut off without a word. */
const longestMailto = 2000;

/** Values that are addresses, one on each line. */
const addressValues: ReadonlySet<ReportValueName> = new Set([
  'first-address',
  'addresses',
  'referrer',
  'canonical-address',
  'account-profiles',
  'open-graph-address',
]);

/** Values that hold addresses among words. */
const mixedValues: ReadonlySet<ReportValueName> = new Set([
  'authors',
  'players',
  'frames',
  'media',
  'victim-account',
  'recipient-account',
  'selected-text',
  'further-facts',
  'description',
]);

const withinWords = (line: string) => line.replace(/https?:\/\/[^\s,]+/gi, defanged);

const eachLine = (text: string, change: (line: string) => string) => text.split('\n').map(change).join('\n');

/** An address as the one recipient of a message: no list, no further header. */
const isRecipient = (to: string) => /^[^\s@,;<>"?&%:()[\]\\]+@[^\s@,;<>"?&%:()[\]\\]+$/.test(to);

function fieldsOf({ report, organisation, destination }: EmailFiling): readonly HandOverField[] {
  return destination.fields.flatMap(({ value: name, label }) => {
    const value = reportValue(name, report, organisation);
    if (value === null) return [];
    const hidden = destination.defang && addressValues.has(name);
    if (destination.defang && mixedValues.has(name)) return [{ label, value: withinWords(value) }];
    return [{ label, value: hidden ? eachLine(value, defanged) : value }];
  });
}

/** `mailto` takes RFC 3986 escapes and CRLF between lines (RFC 6068, section 5). */
const escaped = (text: string) => encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\uFFFD'));

/**
 * Composes the e-mail to a hotline. Pure. The subject carries the report's id and nothing of what is reported: subjects
 * stand in logs and notifications.
 */
export function composeEmail(filing: EmailFiling): Result<EmailHandOver> {
  const { report, destination } = filing;
  const to = destination.address;
  if (!isRecipient(to)) return failure({ code: 'policy-invalid', path: 'address' });
  const marked = destination.environment === 'test' ? 'TEST: ' : '';
  const subject = `${marked}Report ${report.id}`;
  const groups = [{ title: null, fields: fieldsOf(filing) }];
  const body = sheetText(groups);
  const mailtoWithoutBody = `mailto:${to}?subject=${escaped(subject)}`;
  const mailto = `${mailtoWithoutBody}&body=${escaped(body.replaceAll('\n', '\r\n'))}`;
  return success({
    to,
    subject,
    groups,
    body,
    mailto: mailto.length <= longestMailto ? mailto : null,
    mailtoWithoutBody,
  });
}
