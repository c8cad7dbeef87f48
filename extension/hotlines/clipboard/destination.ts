import type { DestinationId, Environment } from '../../report/destination.ts';
import type { FormField } from './form-fields.ts';

/** A hotline whose form the moderator fills by hand, from values that are copied one by one. */
export interface ClipboardDestination {
  readonly id: DestinationId;
  readonly adapter: 'clipboard';
  readonly name: string;
  readonly environment: Environment;
  readonly receiptDays: number | null;
  /** The hotline's page with the form. */
  readonly reportPage: string;
  /** The hotline in the directory, whose form's order is known perhaps; null when it is in none. */
  readonly hotlineId: string | null;
  /** What the form asks for, in its order; null for the order that is known of the hotline, or the usual one. */
  readonly fields: readonly FormField[] | null;
  /** Whether name and e-mail address are given too: most forms are anonymous by design. */
  readonly contact: boolean;
}
