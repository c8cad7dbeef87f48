import { cutTo } from '../../report/limits.ts';
import type { Report, ReportedAddress } from '../../report/report.ts';
import type { Filing } from '../hotline.ts';
import { textElement, type XmlElement, xml } from '../xml.ts';
import { fullAddresses } from './additional-information.ts';
import { fittingUrl, longestUrl } from './fitting-url.ts';

/** `chatClient` and `chatRoomName` (API documentation B.3). */
const longestName = 255;

const internetDetails = (incident: XmlElement) => xml('internetDetails', [incident]);

function webPageIncident(addresses: readonly ReportedAddress[]): XmlElement | null {
  const [first] = addresses;
  if (first === undefined) return null;
  const attributes = first.hosting === 'third-party' ? { thirdPartyHostedContent: 'true' } : undefined;
  return internetDetails(
    xml(
      'webPageIncident',
      [
        addresses.map(({ url }) => xml('url', fittingUrl(url))),
        textElement('additionalInfo', fullAddresses(addresses, longestUrl)),
      ],
      attributes,
    ),
  );
}

const named = (name: string | null | undefined): string | null =>
  name == null || name.trim() === '' ? null : name;

/** Where a text that was selected goes: with the chat or the game that it is from, else to the additional information. */
export const selectedTextPlace = ({ ofCase }: Report): 'chat' | 'game' | 'additional' =>
  named(ofCase?.chatRoom) !== null ? 'chat' : named(ofCase?.game) !== null ? 'game' : 'additional';

function chatIncident({ report, organisation }: Filing): XmlElement | null {
  const room = named(report.ofCase?.chatRoom);
  if (room === null) return null;
  return internetDetails(
    xml('chatImIncident', [
      textElement('chatClient', cutTo(organisation.platform, longestName)),
      textElement('chatRoomName', cutTo(room, longestName)),
      textElement('content', report.selectedText),
    ]),
  );
}

function gameIncident({ report }: Filing): XmlElement | null {
  const game = named(report.ofCase?.game);
  if (game === null) return null;
  const content = selectedTextPlace(report) === 'game' ? report.selectedText : null;
  return internetDetails(
    xml('onlineGamingIncident', [textElement('gameName', game), textElement('content', content)]),
  );
}

/** Where it happened: the web pages by whose servers they are on, the chat, the game. Each has an `internetDetails` of its own. */
export function composeInternetDetails(filing: Filing): readonly (XmlElement | null)[] {
  const { addresses } = filing.report;
  const hostedBy = (hosting: string) => addresses.filter((address) => address.hosting === hosting);
  return [
    webPageIncident(hostedBy('own')),
    webPageIncident(hostedBy('third-party')),
    chatIncident(filing),
    gameIncident(filing),
  ];
}
