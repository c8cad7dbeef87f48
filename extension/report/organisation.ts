/** A person or role mailbox that a hotline may write to or call. */
export interface Contact {
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly email: string | null;
  readonly phone: string | null;
}

/**
 * A provider has a legal duty to report what it finds on its own service, and to preserve it; a third party meets
 * material elsewhere and must not keep any of it.
 */
export const organisationRoles = ['provider', 'third-party'] as const;
export type OrganisationRole = (typeof organisationRoles)[number];

/** Who reports: the platform's own words about itself, the same in each of its reports. */
export interface Organisation {
  readonly name: string;
  /** The application's full name, as the hotline's analysts know it. */
  readonly platform: string;
  /** Names of the organisation's services on that platform, the main one first; empty when the platform is the service. */
  readonly services: readonly string[];
  readonly role: OrganisationRole;
  /** Where the moderators work, as an ISO 3166 code of two letters, when it is the same for all. */
  readonly country: string | null;
  /** Domains whose content is on the organisation's own servers; each covers its subdomains. */
  readonly ownDomains: readonly string[];
  readonly reporter: Contact;
  /** Whom law enforcement should ask, when it is not the reporter. */
  readonly lawEnforcementContact: Contact | null;
  readonly companyTemplate: string | null;
  readonly termsOfService: string | null;
  readonly legalUrl: string | null;
}
