import { countryCodes, stateCodes } from './places';
import {
  any,
  type ChildRule,
  formatted,
  one,
  oneOfTheWords,
  optional,
  type ParentShape,
  sequence,
  text,
  type ValueShape,
  withAttributes,
  withRequired,
} from './schema-words';

const truth = formatted('boolean');
const moment = formatted('dateTime');

export const country = oneOfTheWords(countryCodes, 'two-letter country codes');

const captureEvent = oneOfTheWords(
  ['Login', 'Registration', 'Purchase', 'Upload', 'Other', 'Unknown'],
  'six event names',
);

const emailTypes = oneOfTheWords(['Home', 'Work', 'Business', 'Recovery'], 'four kinds of e-mail address');
const phoneTypes = oneOfTheWords(
  ['Mobile', 'Home', 'Business', 'Work', 'Fax', 'Internet', 'Recovery'],
  'seven kinds of telephone',
);
const addressTypes = oneOfTheWords(
  ['Home', 'Business', 'Billing', 'Shipping', 'Technical'],
  'five kinds of address',
);
const accountTypes = oneOfTheWords(
  ['Billing', 'Linked', 'Business', 'Creator', 'Parent/Guardian', 'Other'],
  'six kinds of associated account',
);

const emailAs = (shape: ValueShape): ValueShape =>
  withAttributes(shape, { type: emailTypes, verified: truth, verificationDate: moment });

export const email = emailAs(text());

export const phone = withAttributes(text(), {
  type: phoneTypes,
  verified: truth,
  verificationDate: moment,
  countryCallingCode: formatted('callingCode'),
  extension: formatted('digits'),
});

export const address = withAttributes(
  sequence(
    optional('address', text()),
    optional('city', text()),
    optional('zipCode', text()),
    optional('state', oneOfTheWords(stateCodes, 'codes of a state or territory')),
    optional('nonUsaState', text()),
    optional('country', country),
  ),
  { type: addressTypes },
);

const contactFields = (emailRule: ChildRule): ChildRule[] => [
  optional('firstName', text()),
  optional('lastName', text()),
  any('phone', phone),
  emailRule,
  any('address', address),
];

export const contactPerson: ParentShape = sequence(...contactFields(any('email', email)));

const personWith = (emailRule: ChildRule): ParentShape =>
  sequence(
    ...contactFields(emailRule),
    optional('age', formatted('int')),
    optional('dateOfBirth', formatted('date')),
  );

export const person = personWith(any('email', email));

/** The documentation wants an e-mail address of whoever reports, although the official schema doesn't. */
export const reportingPerson = personWith({
  ...any('email', emailAs(formatted('emailAddress'))),
  atLeast: 1,
});

export const ipCaptureEvent = sequence(
  one('ipAddress', text()),
  optional('eventName', captureEvent),
  optional('dateTime', moment),
  optional('possibleProxy', truth),
  optional('port', formatted('port')),
);

export const deviceId = sequence(
  one('idType', text()),
  one('idValue', text()),
  optional('eventName', captureEvent),
  optional('dateTime', moment),
);

const disabled = { disabledDate: moment, userNotified: truth, userNotifiedDate: moment };
export const temporarilyDisabled = withAttributes(truth, { ...disabled, reenabledDate: moment });
export const permanentlyDisabled = withAttributes(truth, disabled);

export const estimatedLocation = withAttributes(
  sequence(optional('city', text()), optional('region', text()), optional('countryCode', country)),
  { verified: truth, timestamp: moment },
);

export const associatedAccount = withRequired(
  sequence(
    optional('platform', withAttributes(text(), { thirdPartyUser: truth })),
    optional('firstName', text()),
    optional('middleName', text()),
    optional('lastName', text()),
    optional('approximateAge', formatted('int')),
    optional('dateOfBirth', formatted('date')),
    any('phone', phone),
    any('email', email),
    optional('allEmailsReported', truth),
    any('address', address),
    optional('espService', text(100)),
    optional('espIdentifier', text(255)),
    any('profileUrl', text()),
    optional('screenName', text(256)),
    any('displayName', text()),
    optional('profileBio', text()),
    optional('groupIdentifier', text()),
    optional('compromisedAccount', truth),
    optional('accountTemporarilyDisabled', temporarilyDisabled),
    optional('accountPermanentlyDisabled', permanentlyDisabled),
    any('ipCaptureEvent', ipCaptureEvent),
    any('deviceId', deviceId),
    any('priorCTReport', formatted('long')),
    optional('additionalInfo', text()),
  ),
  'type',
  accountTypes,
);
