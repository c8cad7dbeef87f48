import type { Delivery, DeliveryId } from '../../extension/outbox/delivery.ts';
import type { CategoryId } from '../../extension/report/category.ts';
import type { DestinationId } from '../../extension/report/destination.ts';
import type { Report, ReportId } from '../../extension/report/report.ts';
import { zonedTime } from '../../extension/report/time.ts';

/** A saved report about a placeholder page. */
export function aReport(over: Partial<Report> = {}): Report {
  return {
    id: 'report-1' as ReportId,
    createdAt: 0,
    category: {
      id: 'csam' as CategoryId,
      name: 'CSAM: images or videos',
      incidentType: 'csam',
      annotations: [],
    },
    addresses: [{ url: 'https://forum.example.test/post/1', hosting: 'third-party' }],
    observation: {
      observedAt: zonedTime(0, 60),
      title: 'Placeholder',
      referrer: null,
      language: 'en',
      canonicalUrl: null,
      publishedAt: null,
      httpStatus: 200,
    },
    urgencyReason: null,
    note: null,
    account: null,
    priorReports: [],
    ...over,
  };
}

/** A delivery of that report, on hold unless told otherwise. */
export function aDelivery(over: Partial<Delivery> = {}): Delivery {
  return {
    id: 'delivery-1' as DeliveryId,
    reportId: 'report-1' as ReportId,
    createdAt: 0,
    destination: {
      id: 'sandbox' as DestinationId,
      adapter: 'cybertipline',
      name: 'Sandbox CyberTipline',
      environment: 'test',
      address: 'http://127.0.0.1:4780/ispws',
      timeoutSeconds: 20,
    },
    organisation: {
      name: 'Example Ltd',
      platform: 'Example Community',
      ownDomains: [],
      reporter: { firstName: null, lastName: null, email: 'reports@example.com', phone: null },
      lawEnforcementContact: null,
      companyTemplate: null,
      termsOfService: null,
      legalUrl: null,
    },
    state: { name: 'held', until: 10 },
    checkpoint: { phase: 'none' },
    failedAttempts: 0,
    outcomeUnknown: false,
    problem: null,
    ...over,
  };
}
