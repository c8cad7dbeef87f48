import type { Account, AddressUse } from '../../report/account.ts';
import { cutTo } from '../../report/limits.ts';
import type { Filing } from '../hotline.ts';
import { textElement, type XmlElement, xml } from '../xml.ts';
import { fittingUrl } from './fitting-url.ts';

/** Lengths from the API documentation, B.6. */
const longest = { identifier: 255, service: 100, screenName: 256 } as const;

const cut = (text: string | null, length: number) => (text === null ? null : cutTo(text, length));

function ipCaptureEvent({ ipAddress, event, at, port }: AddressUse): XmlElement {
  return xml('ipCaptureEvent', [
    xml('ipAddress', ipAddress),
    xml('eventName', event),
    textElement('dateTime', at),
    textElement('port', port === null ? null : String(port)),
  ]);
}

const names = ({ identifier, screenName, displayNames, profileUrls }: Account, service: string) => [
  textElement('espIdentifier', cut(identifier, longest.identifier)),
  textElement('espService', cutTo(service, longest.service)),
  textElement('screenName', cut(screenName, longest.screenName)),
  displayNames.map((name) => textElement('displayName', name)),
  profileUrls.filter((url) => URL.canParse(url)).map((url) => textElement('profileUrl', fittingUrl(url))),
];

/** Hotlines refuse empty elements: an account of which nothing can be said is left out. */
const saysSomething = (elements: readonly (XmlElement | null | readonly (XmlElement | null)[])[]): boolean =>
  elements.flat().some((element) => element !== null);

/** The platform's own numbers are of real reports: a report under test names none of them. */
function earlierNumbers({ report, destination }: Filing): readonly string[] {
  // Numbers of other hotlines would name other reports here.
  const known = report.priorReports.filter(({ destinationId }) => destinationId === destination.id);
  const ofPlatform = destination.environment === 'production' ? (report.ofCase?.priorReports ?? []) : [];
  const numbers = [...known.map(({ reference }) => reference), ...ofPlatform];
  return [...new Set(numbers)].filter((number) => /^\d{1,18}$/.test(number));
}

/** The reported account as `personOrUserReported`; null when the report names none. */
export function composeAccount(filing: Filing): XmlElement | null {
  const { account } = filing.report;
  if (account === null) return null;
  const email = textElement('email', account.email);
  const elements = [
    email === null ? null : xml('personOrUserReportedPerson', [email]),
    ...names(account, filing.organisation.platform),
    account.addressUses.map(ipCaptureEvent),
    earlierNumbers(filing).map((number) => xml('priorCTReports', number)),
  ];
  return saysSomething(elements) ? xml('personOrUserReported', elements) : null;
}

/** Whom a message was meant for, as `intendedRecipient`; null when the report names nobody. */
export function composeRecipient({ report: { recipient }, organisation }: Filing): XmlElement | null {
  const elements = recipient === null ? [] : names(recipient, organisation.platform);
  return saysSomething(elements) ? xml('intendedRecipient', elements) : null;
}

/** To whom it was done, as `victim`; null when the report names nobody. The schema wants the person, of whom nothing is known here. */
export function composeVictim({ report: { victim }, organisation }: Filing): XmlElement | null {
  const elements = victim === null ? [] : names(victim, organisation.platform);
  return saysSomething(elements) ? xml('victim', [xml('victimPerson', []), ...elements]) : null;
}
