/** A person or role mailbox that a hotline may write to or call. */
export interface Contact {
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly email: string | null;
  readonly phone: string | null;
}

/** Who reports: the platform's own words about itself, the same in each of its reports. */
export interface Organisation {
  readonly name: string;
  /** The application's full name, as the hotline's analysts know it. */
  readonly platform: string;
  /** Domains whose content is on the organisation's own servers; each covers its subdomains. */
  readonly ownDomains: readonly string[];
  readonly reporter: Contact;
  /** Whom law enforcement should ask, when it is not the reporter. */
  readonly lawEnforcementContact: Contact | null;
  readonly companyTemplate: string | null;
  readonly termsOfService: string | null;
  readonly legalUrl: string | null;
}
