import type { HandOverGroup } from '../report/hand-over.ts';

/** What the moderator copies into a form, field by field. */
export interface ClipboardHandOver {
  readonly reportPage: string;
  /** Whether the order is the form's own, or the usual one. */
  readonly orderIsKnown: boolean;
  readonly groups: readonly HandOverGroup[];
  /** All of it, to be copied at once. */
  readonly text: string;
}

/** A message for the moderator's own mail program: nothing here sends it. */
export interface EmailHandOver {
  readonly to: string;
  readonly subject: string;
  readonly groups: readonly HandOverGroup[];
  readonly body: string;
  /** Opens the mail program with the whole message; null when it is too long for that, and the body is to be pasted. */
  readonly mailto: string | null;
  /** Opens the mail program with recipient and subject only. */
  readonly mailtoWithoutBody: string;
}

/** What is handed over for the NCA's portal. */
export type NcaHandOver =
  /** Another report covers the case; there is nothing to hand over, and the sentence says why. */
  | { readonly covered: true; readonly because: string }
  | {
      readonly covered: false;
      readonly portal: string;
      readonly priority: 1 | 2 | 3 | null;
      /** What must be read before anything is typed, in this order. */
      readonly before: readonly string[];
      readonly groups: readonly HandOverGroup[];
      /** What the law names and the provider adds from its own records, where it has it. */
      readonly fromOwnRecords: readonly string[];
      readonly after: readonly string[];
      /** All groups, to be copied at once. */
      readonly text: string;
    };

/** What a person is given to file a report by hand. */
export type HandOverSheet =
  | ({ readonly kind: 'web-form' | 'clipboard' } & ClipboardHandOver)
  | ({ readonly kind: 'email' } & EmailHandOver)
  | ({ readonly kind: 'nca' } & NcaHandOver);
