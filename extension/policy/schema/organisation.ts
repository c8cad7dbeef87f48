import * as v from 'valibot';
import { organisationRoles } from '../../report/organisation.ts';
import { group } from './group.ts';
import { country, domain, email, orNone, text, webAddress } from './values.ts';

const contact = group({
  firstName: orNone(text(255)),
  lastName: orNone(text(255)),
  email: orNone(email),
  phone: orNone(text(50)),
});

/** Who reports. What is left out of the reporter, the moderator may fill in. */
export const organisation = group({
  name: text(255),
  platform: text(256),
  services: v.optional(v.array(text(100)), []),
  role: v.picklist(organisationRoles),
  ownDomains: v.optional(v.array(domain), []),
  country: orNone(country),
  reporter: v.optional(contact, {}),
  lawEnforcementContact: orNone(contact),
  companyTemplate: orNone(text(3000)),
  termsOfService: orNone(text(3000)),
  legalUrl: orNone(webAddress),
});
