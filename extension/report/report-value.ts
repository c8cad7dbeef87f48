import type { ReportedAccount } from './account.ts';
import type { Contact, Organisation } from './organisation.ts';
import type { Report } from './report.ts';
import type { ReportValueName } from './report-value-name.ts';

/** Several values under one name stand on lines of their own; none are null. */
const lines = (values: readonly string[]): string | null => (values.length === 0 ? null : values.join('\n'));

const nameOf = ({ firstName, lastName }: Contact): string | null => {
  const parts = [firstName, lastName].filter((part) => part !== null);
  return parts.length === 0 ? null : parts.join(' ');
};

function addressUses(account: ReportedAccount | null): readonly string[] {
  return (account?.addressUses ?? []).map(({ ipAddress, port, event, at }) => {
    const withPort = port === null ? ipAddress : `${ipAddress} port ${port}`;
    return `${withPort} (${event}${at === null ? ', time unknown' : ` at ${at}`})`;
  });
}

type Reading = (report: Report, organisation: Organisation) => string | null;

const reading: Readonly<Record<ReportValueName, Reading>> = {
  'report-id': ({ id }) => id,
  'first-address': ({ addresses }) => addresses[0].url,
  addresses: ({ addresses }) => lines(addresses.map(({ url }) => url)),
  category: ({ category }) => category.name,
  hosting: ({ addresses }) => addresses[0].hosting,
  'observed-at': ({ observation }) => observation.observedAt,
  'published-at': ({ observation }) => observation.publishedAt,
  title: ({ observation }) => observation.title,
  language: ({ observation }) => observation.language,
  referrer: ({ observation }) => observation.referrer,
  'canonical-address': ({ observation }) => observation.canonicalUrl,
  'http-status': ({ observation }) => observation.httpStatus?.toString() ?? null,
  'urgency-reason': ({ urgencyReason }) => urgencyReason,
  note: ({ note }) => note,
  'account-identifier': ({ account }) => account?.identifier ?? null,
  'account-screen-name': ({ account }) => account?.screenName ?? null,
  'account-display-names': ({ account }) => lines(account?.displayNames ?? []),
  'account-profiles': ({ account }) => lines(account?.profileUrls ?? []),
  'account-ip-addresses': ({ account }) => lines(addressUses(account)),
  'prior-reports': ({ priorReports }) =>
    lines(priorReports.map(({ hotline, reference }) => `${hotline}: ${reference}`)),
  organisation: (_, { name }) => name,
  platform: (_, { platform }) => platform,
  'reporter-name': (_, { reporter }) => nameOf(reporter),
  'reporter-email': (_, { reporter }) => reporter.email,
  'reporter-phone': (_, { reporter }) => reporter.phone,
};

/** One value of a report as text; null when the report has none. */
export const reportValue = (
  name: ReportValueName,
  report: Report,
  organisation: Organisation,
): string | null => reading[name](report, organisation);
