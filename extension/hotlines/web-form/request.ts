import type { End } from './end.ts';
import type { OfferReason, Outcomes } from './outcome.ts';
import type { PanelWords } from './page/panel-content.ts';
import type { Role } from './role.ts';
import type { FormValues } from './values.ts';

/** The words that the page shows, in the moderator's language. */
export interface AssistWords extends PanelWords {
  readonly roles: Readonly<Record<Role, string>>;
  readonly reasons: Readonly<Record<OfferReason | 'no-field', string>>;
}

/** What the extension asks of a hotline's page. */
export interface AssistRequest {
  /** The only origin that is ever filled, as `location.origin` writes it. */
  readonly origin: string;
  readonly values: FormValues;
  /** The addresses that were placed on the pages before, by their indexes. */
  readonly earlierAddresses: readonly number[];
  readonly words: AssistWords;
}

export type RefusalReason =
  /** The page is not of the hotline's own origin. */
  | 'wrong-origin'
  /** A frame: it is filled from the page around it. */
  | 'not-top'
  | 'request-invalid'
  /** The page is made so that it can not be read: its forms hide what every form has. */
  | 'page-unreadable';

/** What the page answers: what became of each value, and never anything that the page shows but reference numbers. */
export type AssistResult =
  | { readonly status: 'refused'; readonly reason: RefusalReason }
  | {
      readonly status: 'assisted';
      readonly outcomes: Outcomes;
      /** The addresses that stand in the form now or did on the pages before, by their indexes. */
      readonly addresses: readonly number[];
      readonly end: End | null;
    };
