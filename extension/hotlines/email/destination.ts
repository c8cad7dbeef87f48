import type { DestinationId, Environment } from '../../report/destination.ts';
import type { ReportValueName } from '../../report/report-value.ts';

/** A hotline that takes reports by e-mail, which the moderator's own mail program sends. */
export interface EmailDestination {
  readonly id: DestinationId;
  readonly adapter: 'email';
  readonly name: string;
  readonly environment: Environment;
  readonly receiptDays: number | null;
  /** The hotline's e-mail address. */
  readonly to: string;
  /** The hotline wants addresses written so that no program makes links of them. */
  readonly defang: boolean;
  /** What the hotline asks for, in its order and by its words. */
  readonly fields: readonly EmailField[];
}

export interface EmailField {
  readonly value: ReportValueName;
  readonly label: string;
}
