import type { AddressUse, ReportedAccount } from '../../report/account.ts';
import type { Contact, Organisation } from '../../report/organisation.ts';
import type { Observation, Report } from '../../report/report.ts';

/**
 * Each builder names the fields that leave this computer, one by one: a field that is added to the report later is not
 * sent before it stands here and in `report-event.schema.json`.
 */
const categoryData = ({ id, name, incidentType, annotations }: Report['category']) => ({
  id,
  name,
  incidentType,
  annotations: [...annotations],
});

const observationData = (observation: Observation) => ({
  observedAt: observation.observedAt,
  title: observation.title,
  referrer: observation.referrer,
  language: observation.language,
  canonicalUrl: observation.canonicalUrl,
  publishedAt: observation.publishedAt,
  httpStatus: observation.httpStatus,
});

const addressUseData = ({ ipAddress, event, at, port }: AddressUse) => ({ ipAddress, event, at, port });

const accountData = (account: ReportedAccount) => ({
  identifier: account.identifier,
  screenName: account.screenName,
  displayNames: [...account.displayNames],
  profileUrls: [...account.profileUrls],
  addressUses: account.addressUses.map(addressUseData),
});

const contactData = ({ firstName, lastName, email, phone }: Contact) => ({
  firstName,
  lastName,
  email,
  phone,
});

/** The whole report, as far as it may leave. */
export const reportData = (report: Report) => ({
  id: report.id,
  createdAt: new Date(report.createdAt).toISOString(),
  category: categoryData(report.category),
  addresses: report.addresses.map(({ url, hosting }) => ({ url, hosting })),
  observation: observationData(report.observation),
  urgencyReason: report.urgencyReason,
  note: report.note,
  account: report.account === null ? null : accountData(report.account),
  priorReports: report.priorReports.map(({ hotline, reference }) => ({ hotline, reference })),
});

/** Which report it is, without anything of what it says. */
export const reportName = ({ id, category }: Pick<Report, 'id' | 'category'>) => ({
  reportId: id,
  category: categoryData(category),
});

/** Who reports. */
export const reporterData = (organisation: Organisation) => ({
  name: organisation.name,
  platform: organisation.platform,
  services: [...organisation.services],
  role: organisation.role,
  country: organisation.country,
  contact: contactData(organisation.reporter),
  lawEnforcementContact:
    organisation.lawEnforcementContact === null ? null : contactData(organisation.lawEnforcementContact),
});
