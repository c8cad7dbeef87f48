import type { Role } from './role.ts';

/** The category of the report, in the words that its own list and the hotline's language use for it. */
export interface CategoryValue {
  readonly id: string;
  readonly words: readonly string[];
}

export interface ContactValue {
  readonly name: string | null;
  readonly email: string | null;
  readonly phone: string | null;
}

/** What there is to fill in. */
export interface FormValues {
  readonly addresses: readonly string[];
  readonly description: string;
  readonly where: string | null;
  readonly category: CategoryValue | null;
  /** Null unless the moderator chose to give it. */
  readonly contact: ContactValue | null;
}

/** What has been done with the values already. */
export interface Progress {
  /** The addresses that stand in the form, by their indexes. */
  readonly addresses: readonly number[];
  /** Roles that have been filled on this page. */
  readonly placed: readonly Role[];
}
