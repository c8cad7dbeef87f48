import { hostOf } from '../../report/address.ts';
import { cutTo } from '../../report/limits.ts';
import type { Contact, Organisation } from '../../report/organisation.ts';
import { failure, type Problem, type Result, success } from '../../report/problem.ts';
import type { Report } from '../../report/report.ts';
import type { Instant } from '../../report/time.ts';
import type { ClockOffset, Payload } from '../hotline.ts';
import { textElement, writeXml, type XmlElement, xml } from '../xml.ts';
import { composeAccount, composeRecipient, composeVictim } from './account.ts';
import { additionalInformation } from './additional-information.ts';
import type { CyberTiplineFiling } from './filing.ts';
import { type IncidentTime, incidentTime } from './incident-time.ts';
import { officialIncidentType } from './incident-type.ts';
import { composeInternetDetails, selectedTextPlace } from './internet-details.ts';

/** `platform` (API documentation B.1). */
const longestPlatform = 256;

function timeDescription({ of, correctedBySeconds }: IncidentTime, report: Report): string {
  const { observedAt, publishedAt } = report.observation;
  const corrected = `The reporting computer's clock was corrected by ${correctedBySeconds} seconds to this service's clock.`;
  return [
    of === 'upload'
      ? `The time of upload by the reporting platform's own records. The moderator observed it at ${observedAt}.`
      : 'The time at which the reporting moderator observed the reported address. It is not the time of upload.',
    correctedBySeconds === 0 ? null : corrected,
    publishedAt === null ? null : `The page states that it was published at ${publishedAt}.`,
  ]
    .filter((sentence) => sentence !== null)
    .join(' ');
}

function incidentSummary(report: Report, organisation: Organisation, time: IncidentTime): XmlElement {
  const [first] = report.addresses;
  const platform = first.hosting === 'own' ? organisation.platform : hostOf(first.url);
  const { annotations, incidentType } = report.category;
  return xml('incidentSummary', [
    xml('incidentType', officialIncidentType[incidentType]),
    textElement('platform', cutTo(platform, longestPlatform)),
    textElement('escalateToHighPriority', report.urgencyReason),
    annotations.length === 0
      ? null
      : xml(
          'reportAnnotations',
          annotations.map((annotation) => xml(annotation, 'true')),
        ),
    xml('incidentDateTime', time.time),
    xml('incidentDateTimeDescription', timeDescription(time, report)),
  ]);
}

function person(name: string, contact: Contact | null): XmlElement | null {
  if (contact === null) return null;
  return xml(name, [
    textElement('firstName', contact.firstName),
    textElement('lastName', contact.lastName),
    textElement('phone', contact.phone),
    textElement('email', contact.email),
  ]);
}

function reporter(organisation: Organisation): XmlElement {
  return xml('reporter', [
    person('reportingPerson', organisation.reporter),
    person('contactPerson', organisation.lawEnforcementContact),
    textElement('companyTemplate', organisation.companyTemplate),
    textElement('termsOfService', organisation.termsOfService),
    textElement('legalURL', organisation.legalUrl),
  ]);
}

/** What the schema leaves open and the documentation asks for; refused here, before anything is sent. */
function missing({ report, organisation }: CyberTiplineFiling): readonly Problem[] {
  const problems: Problem[] = [];
  if (!organisation.reporter.email?.includes('@')) problems.push({ code: 'reporter-email-missing' });
  if (report.addresses.some(({ url }) => !URL.canParse(url))) problems.push({ code: 'not-a-web-address' });
  return problems;
}

/** A report under test says nothing of real ones, and the other way round. */
const withinEnvironment = ({ report, destination }: CyberTiplineFiling): Report => ({
  ...report,
  priorReports: report.priorReports.filter(({ environment }) => environment === destination.environment),
});

/**
 * Composes the CyberTipline report document. Pure: the same arguments give the same bytes.
 *
 * @param filing the report, who sends it and where to
 * @param now this computer's clock
 * @param clockOffset how far the hotline's clock is ahead of it, when known
 * @returns the document, valid against the official schema, or what is missing (CyberTipline API, appendix B)
 */
export function composeCyberTipline(
  filing: CyberTiplineFiling,
  now: Instant,
  clockOffset: ClockOffset,
): Result<Payload> {
  const [problem, ...others] = missing(filing);
  if (problem !== undefined) return failure(problem, ...others);
  const { organisation } = filing;
  const report = withinEnvironment(filing);
  const time = incidentTime(report, now, clockOffset);
  const within = { ...filing, report };
  const ownText = selectedTextPlace(report) === 'additional' ? report.selectedText : null;
  const document = xml('report', [
    incidentSummary(report, organisation, time),
    ...composeInternetDetails(within),
    reporter(organisation),
    composeAccount(within),
    composeRecipient(within),
    composeVictim(within),
    textElement('additionalInfo', additionalInformation(report, ownText)),
  ]);
  return success({ mediaType: 'text/xml; charset=utf-8', text: writeXml(document) });
}
