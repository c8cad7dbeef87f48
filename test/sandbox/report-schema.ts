import { internetDetails } from './incident-schema';
import {
  associatedAccount,
  contactPerson,
  country,
  deviceId,
  estimatedLocation,
  ipCaptureEvent,
  permanentlyDisabled,
  person,
  reportingPerson,
  temporarilyDisabled,
} from './person-schema';
import {
  any,
  anyOrder,
  type ChildRule,
  formatted,
  one,
  oneOfTheWords,
  oneOrMore,
  optional,
  sequence,
  text,
  withAttributes,
} from './schema-words';

/** The incident types, letter for letter as the API wants them. */
export const incidentTypes = [
  'Child Pornography (possession, manufacture, and distribution)',
  'Child Sex Trafficking',
  'Child Sex Tourism',
  'Child Sexual Molestation',
  'Misleading Domain Name',
  'Misleading Words or Digital Images on the Internet',
  'Online Enticement of Children for Sexual Acts',
  'Unsolicited Obscene Material Sent to a Child',
] as const;

const annotation = (name: string) => optional(name, formatted('presence'));

const incidentSummary = sequence(
  one('incidentType', oneOfTheWords(incidentTypes, 'eight incident types')),
  optional('platform', text(256)),
  optional('escalateToHighPriority', formatted('statement', 3000)),
  optional(
    'reportAnnotations',
    anyOrder(
      annotation('sextortion'),
      annotation('csamSolicitation'),
      annotation('minorToMinorInteraction'),
      annotation('spam'),
      annotation('sadisticOnlineExploitation'),
    ),
  ),
  one('incidentDateTime', formatted('dateTime')),
  optional('incidentDateTimeDescription', text(3000)),
);

const lawEnforcement = sequence(
  one('agencyName', text()),
  optional('caseNumber', text()),
  optional('officerContact', contactPerson),
  optional('reportedToLe', formatted('boolean')),
  optional('servedLegalProcessDomestic', formatted('boolean')),
  optional('servedLegalProcessInternational', withAttributes(formatted('boolean'), { fleaCountry: country })),
);

const reporter = sequence(
  one('reportingPerson', reportingPerson),
  optional('contactPerson', contactPerson),
  optional('companyTemplate', text()),
  // Not in the documentation we have; other clients of the API keep to it.
  optional('termsOfService', text(3000)),
  optional('legalURL', text(2083)),
);

const accountNames: readonly ChildRule[] = [
  optional('espIdentifier', text(255)),
  optional('espService', text(100)),
  optional('compromisedAccount', formatted('boolean')),
  optional('screenName', text(256)),
  any('displayName', text()),
  any('profileUrl', text()),
  optional('profileBio', text()),
  any('ipCaptureEvent', ipCaptureEvent),
  any('deviceId', deviceId),
];

const accountStanding: readonly ChildRule[] = [
  optional('accountTemporarilyDisabled', temporarilyDisabled),
  optional('accountPermanentlyDisabled', permanentlyDisabled),
  optional('estimatedLocation', estimatedLocation),
  optional('allEmailsReported', formatted('boolean')),
];

const priorReports = any('priorCTReports', formatted('long'));
const groupIdentifier = optional('groupIdentifier', text());

const personOrUserReported = sequence(
  optional('personOrUserReportedPerson', person),
  optional('vehicleDescription', text()),
  ...accountNames,
  optional('thirdPartyUserReported', formatted('boolean')),
  priorReports,
  groupIdentifier,
  ...accountStanding,
  any('associatedAccount', associatedAccount),
  optional('additionalInfo', text()),
);

const intendedRecipient = sequence(
  optional('intendedRecipientPerson', person),
  ...accountNames,
  priorReports,
  groupIdentifier,
  ...accountStanding,
  any('additionalInfo', text()),
);

const victim = sequence(
  one('victimPerson', person),
  ...accountNames,
  optional('schoolName', text()),
  priorReports,
  ...accountStanding,
  any('associatedAccount', associatedAccount),
  optional('additionalInfo', text()),
);

/**
 * The report document: its elements in their order, as the API's documentation of 2025-06-11 describes them. A batch is
 * missing on purpose: it stands for one uploaded file, and this sandbox takes no files.
 */
export const reportSchema = sequence(
  one('incidentSummary', incidentSummary),
  // The official schema lets it be left out; its own annotation says there must be one.
  oneOrMore('internetDetails', internetDetails),
  optional('lawEnforcement', lawEnforcement),
  one('reporter', reporter),
  any('personOrUserReported', personOrUserReported),
  any('intendedRecipient', intendedRecipient),
  any('victim', victim),
  optional('additionalInfo', text()),
);
