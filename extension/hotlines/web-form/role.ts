/** What the moderator's report can put into a hotline's form. */
export const roles = ['url', 'description', 'where', 'category', 'name', 'email', 'phone'] as const;
export type Role = (typeof roles)[number];

/** Who reports; filled only when the moderator chose to give it. */
export const contactRoles = ['name', 'email', 'phone'] as const satisfies readonly Role[];

export const isContactRole = (role: Role): role is (typeof contactRoles)[number] =>
  contactRoles.some((contactRole) => contactRole === role);

/** What else a field can be for. None of these is ever filled: knowing them keeps values out of them. */
export const otherPurposes = [
  'password',
  'search',
  'postal',
  'captcha',
  'consent',
  'payment',
  'moment',
  'person',
  'partOfName',
  'newsletter',
  'ownSite',
  'trap',
  'elsewhere',
  'identity',
] as const;
export type OtherPurpose = (typeof otherPurposes)[number];

/** What a field is for, as far as words can tell. */
export type Purpose = Role | OtherPurpose;

export const isRole = (purpose: string): purpose is Role => roles.some((role) => role === purpose);
