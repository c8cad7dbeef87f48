import type { Account, AddressUse, ReportedAccount } from '../../report/account.ts';
import type { MoneyTrail } from '../../report/money-trail.ts';
import type { Contact, Organisation } from '../../report/organisation.ts';
import type { EmbeddedAddress, PageDetails } from '../../report/page-details.ts';
import type { Observation, Report } from '../../report/report.ts';
import type { CaseTime, ReportedCase } from '../../report/reported-case.ts';

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

const namesData = (account: Account) => ({
  identifier: account.identifier,
  screenName: account.screenName,
  displayNames: [...account.displayNames],
  profileUrls: [...account.profileUrls],
});

const accountData = (account: ReportedAccount) => ({
  ...namesData(account),
  email: account.email,
  addressUses: account.addressUses.map(addressUseData),
});

export const contactData = ({ firstName, lastName, email, phone }: Contact) => ({
  firstName,
  lastName,
  email,
  phone,
});

const uploadedData = (uploadedAt: CaseTime) =>
  uploadedAt.zone === 'known'
    ? { at: uploadedAt.at, wallClock: null }
    : { at: null, wallClock: uploadedAt.wallClock };

const caseData = (ofCase: ReportedCase) => ({
  caseId: ofCase.caseId,
  uploaded: ofCase.uploadedAt === null ? null : uploadedData(ofCase.uploadedAt),
  hashes: ofCase.hashes.map(({ algorithm, value }) => ({ algorithm, value })),
  chatRoom: ofCase.chatRoom,
  game: ofCase.game,
  priorReports: [...ofCase.priorReports],
  detectionMethod: ofCase.detectionMethod,
});

const embeddedData = ({ address, pointed }: EmbeddedAddress) => ({ address, pointed });

const detailsData = (details: PageDetails) => ({
  ogUrl: details.ogUrl,
  siteName: details.siteName,
  authors: details.authors.map(({ name, url }) => ({ name, url })),
  modifiedAt: details.modifiedAt,
  generator: details.generator,
  players: details.players.map(({ origin, live }) => ({ origin, live })),
  frames: details.frames.map(embeddedData),
  media: details.media.map((medium) => ({ kind: medium.kind, ...embeddedData(medium) })),
  redirected: details.redirected,
});

const moneyData = (trail: MoneyTrail) => ({
  hosts: trail.hosts.map(({ host, network }) => ({ host, network })),
  ids: trail.ids.map(({ kind, value }) => ({ kind, value })),
  containers: [...trail.containers],
  payments: trail.payments.map(({ kind, host, handle }) => ({ kind, host, handle })),
  wallets: trail.wallets.map(({ kind, address }) => ({ kind, address })),
  complete: trail.complete,
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
  victim: report.victim === null ? null : namesData(report.victim),
  recipient: report.recipient === null ? null : namesData(report.recipient),
  case: report.ofCase === null ? null : caseData(report.ofCase),
  details: detailsData(report.details),
  moneyTrail: report.moneyTrail === null ? null : moneyData(report.moneyTrail),
  selectedText: report.selectedText,
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
