import type { AddressUse, ReportedAccount } from '../../extension/report/account.ts';
import type { CategoryId, ReportedCategory } from '../../extension/report/category.ts';
import type { DestinationId } from '../../extension/report/destination.ts';
import { noFacts } from '../../extension/report/facts.ts';
import type { Draft, Observation, PriorReport, Report, ReportId } from '../../extension/report/report.ts';
import type { ZonedTime } from '../../extension/report/time.ts';

/** The moment of every click in the tests, and the zone it was made in. */
export const clickedAt = Date.UTC(2026, 10, 23, 8, 30, 0, 250);
export const clickedAtZoned = '2026-11-23T09:30:00.250+01:00' as ZonedTime;

export const aCategory = (given: Partial<ReportedCategory> = {}): ReportedCategory => ({
  id: 'csam' as CategoryId,
  name: 'CSAM: images or videos',
  incidentType: 'csam',
  annotations: [],
  ...given,
});

/** An observation of a page that states nothing about itself. */
export const anObservation = (given: Partial<Observation> = {}): Observation => ({
  observedAt: clickedAtZoned,
  title: null,
  referrer: null,
  language: null,
  canonicalUrl: null,
  publishedAt: null,
  httpStatus: null,
  ...given,
});

/** An observation with each field that there is. */
export const aFullObservation = (given: Partial<Observation> = {}): Observation =>
  anObservation({
    title: 'A page with a title',
    referrer: 'https://search.example/?q=practice',
    language: 'de-CH',
    canonicalUrl: 'https://example.com/posts/1',
    publishedAt: '2026-11-20T18:00:00Z',
    httpStatus: 200,
    ...given,
  });

export const anAddressUse = (given: Partial<AddressUse> = {}): AddressUse => ({
  ipAddress: '192.0.2.7',
  event: 'Upload',
  at: '2026-11-20T18:00:00.000Z' as ZonedTime,
  port: 50_123,
  ...given,
});

export const anAccount = (given: Partial<ReportedAccount> = {}): ReportedAccount => ({
  identifier: 'user-4711',
  screenName: 'practice_account',
  displayNames: ['Practice Account'],
  profileUrls: ['https://community.example/u/practice_account'],
  email: null,
  addressUses: [anAddressUse()],
  ...given,
});

export const aReport = (given: Partial<Report> = {}): Report => ({
  id: '00000000-0000-4000-8000-000000000001' as ReportId,
  createdAt: clickedAt,
  category: aCategory(),
  addresses: [{ url: 'https://example.com/posts/1', hosting: 'third-party' }],
  observation: anObservation(),
  urgencyReason: null,
  note: null,
  ...noFacts,
  xarf: null,
  priorReports: [],
  ...given,
});

export const aDraft = (given: Partial<Draft> = {}): Draft => ({
  id: '00000000-0000-4000-8000-000000000001' as ReportId,
  url: 'https://example.com/posts/1',
  moreUrls: [],
  observation: anObservation(),
  categoryId: 'csam',
  urgent: false,
  urgencyReason: '',
  note: '',
  ...noFacts,
  xarfClassification: null,
  hotlineIds: [],
  replaces: null,
  ...given,
});

/** An earlier report to the destination that the builders know. */
export const aPriorReport = (given: Partial<PriorReport> = {}): PriorReport => ({
  destinationId: 'practice' as DestinationId,
  environment: 'test',
  hotline: 'CyberTipline',
  reference: '4564654',
  ...given,
});
