import { addressUseText, describingLines, factLines, furtherLines, labelled } from './fact-lines.ts';
import type { Contact, Organisation } from './organisation.ts';
import type { Report } from './report.ts';
import type { ReportValueName } from './report-value-name.ts';

/** Several values under one name stand on lines of their own; none are null. */
const lines = (values: readonly string[]): string | null => (values.length === 0 ? null : values.join('\n'));

const nameOf = ({ firstName, lastName }: Contact): string | null => {
  const parts = [firstName, lastName].filter((part) => part !== null);
  return parts.length === 0 ? null : parts.join(' ');
};

type FactValue = keyof ReturnType<typeof factLines>;

const furtherFacts = (report: Report) => lines(furtherLines(report).flatMap(labelled));

/** The moderator's own words, or what it is, and all that is known beside it. */
const description = (report: Report) =>
  lines([report.note ?? report.category.name, ...describingLines(report).flatMap(labelled)]);

const factValue = (name: FactValue) => (report: Report) => lines(factLines(report)[name].values);

type Reading = (report: Report, organisation: Organisation) => string | null;

const own: Readonly<Record<Exclude<ReportValueName, FactValue>, Reading>> = {
  'further-facts': furtherFacts,
  description,
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
  'account-ip-addresses': ({ account }) => lines((account?.addressUses ?? []).map(addressUseText)),
  'prior-reports': ({ priorReports }) =>
    lines(priorReports.map(({ hotline, reference }) => `${hotline}: ${reference}`)),
  organisation: (_, { name }) => name,
  platform: (_, { platform }) => platform,
  'reporter-name': (_, { reporter }) => nameOf(reporter),
  'reporter-email': (_, { reporter }) => reporter.email,
  'reporter-phone': (_, { reporter }) => reporter.phone,
};

const isOwn = (name: ReportValueName): name is keyof typeof own => Object.hasOwn(own, name);

/** One value of a report as text; null when the report has none. */
export const reportValue = (
  name: ReportValueName,
  report: Report,
  organisation: Organisation,
): string | null => (isOwn(name) ? own[name](report, organisation) : factValue(name)(report));
