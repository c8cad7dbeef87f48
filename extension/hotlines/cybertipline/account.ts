import type { AddressUse } from '../../report/account.ts';
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

/** The reported account as `personOrUserReported`; null when the report names none. */
export function composeAccount({ report, organisation, destination }: Filing): XmlElement | null {
  const { account, priorReports } = report;
  if (account === null) return null;
  // Numbers of other hotlines would name other reports here.
  const numbers = priorReports.filter(
    ({ destinationId, reference }) => destinationId === destination.id && /^\d{1,18}$/.test(reference),
  );
  return xml('personOrUserReported', [
    textElement('espIdentifier', cut(account.identifier, longest.identifier)),
    textElement('espService', cutTo(organisation.platform, longest.service)),
    textElement('screenName', cut(account.screenName, longest.screenName)),
    account.displayNames.map((name) => textElement('displayName', name)),
    account.profileUrls
      .filter((url) => URL.canParse(url))
      .map((url) => textElement('profileUrl', fittingUrl(url))),
    account.addressUses.map(ipCaptureEvent),
    numbers.map(({ reference }) => xml('priorCTReports', reference)),
  ]);
}
