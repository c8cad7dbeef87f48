import { address, email, ipCaptureEvent, phone } from './person-schema';
import { any, exactlyOneOf, formatted, one, optional, sequence, text, withAttributes } from './schema-words';

const content = optional('content', text());
const additionalInfo = optional('additionalInfo', text());

const webPageIncident = withAttributes(sequence(any('url', formatted('webAddress', 2083)), additionalInfo), {
  thirdPartyHostedContent: formatted('boolean'),
});

const emailIncident = sequence(any('emailAddress', email), content, additionalInfo);

const newsgroupIncident = sequence(
  optional('name', text()),
  any('emailAddress', email),
  content,
  additionalInfo,
);

const chatImIncident = sequence(
  optional('chatClient', text(255)),
  optional('chatRoomName', text(255)),
  content,
  additionalInfo,
);

const onlineGamingIncident = sequence(
  optional('gameName', text()),
  optional('console', text()),
  content,
  additionalInfo,
);

const cellPhoneIncident = sequence(
  optional('phoneNumber', phone),
  optional('latitude', formatted('double')),
  optional('longitude', formatted('double')),
  additionalInfo,
);

const nonInternetIncident = sequence(
  optional('locationName', text()),
  any('incidentAddress', address),
  additionalInfo,
);

const peer2peerIncident = sequence(
  optional('client', text()),
  any('ipCaptureEvent', ipCaptureEvent),
  optional('fileNames', text()),
  additionalInfo,
);

/** Where it happened: exactly one of the eight incident kinds, each with its own elements. */
export const internetDetails = exactlyOneOf(
  one('webPageIncident', webPageIncident),
  one('emailIncident', emailIncident),
  one('newsgroupIncident', newsgroupIncident),
  one('chatImIncident', chatImIncident),
  one('onlineGamingIncident', onlineGamingIncident),
  one('cellPhoneIncident', cellPhoneIncident),
  one('nonInternetIncident', nonInternetIncident),
  one('peer2peerIncident', peer2peerIncident),
);
