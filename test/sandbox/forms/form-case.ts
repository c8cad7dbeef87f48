/** One page that the sandbox serves. */
export interface ServedPage {
  readonly path: string;
  readonly html: string;
}

/** A form, or a page that looks like one, with how a moderator goes through it. */
export interface FormCase {
  readonly id: string;
  readonly what: string;
  readonly language: string;
  /** Where it begins. */
  readonly path: string;
  readonly pages: readonly ServedPage[];
  /** The moderator gives contact details. */
  readonly withContact?: boolean;
  /** The report has two addresses more. */
  readonly withMoreAddresses?: boolean;
  /** How many fields there are in the end, where some come only after a while. */
  readonly fieldsInAll?: number;
  /** The form ends when it is sent, and this is what the page at the end is. */
  readonly end?: { readonly kind: 'thanks' | 'confirm-by-email'; readonly reference: string | null };
}
