import type { Organisation } from '../../report/organisation.ts';
import type { Report } from '../../report/report.ts';
import type { XarfChoice } from '../../report/xarf.ts';
import type { Attempt } from '../hotline.ts';
import type { GatewayCredentials, GatewayDestination } from './destination.ts';

/** How long the ledger is and the hash of its last entry, at the moment of composing. */
export interface LedgerHead {
  readonly count: number;
  readonly head: string;
}

/** What a report and its sender become at a gateway. */
export interface GatewayFiling {
  readonly report: Report;
  readonly organisation: Organisation;
  readonly destination: GatewayDestination;
  /** Null when category or moderator give no XARF type. */
  readonly xarf: XarfChoice | null;
  readonly ledger: LedgerHead | null;
}

export interface GatewayAttempt extends Omit<Attempt, 'filing' | 'credentials'> {
  readonly filing: GatewayFiling;
  readonly credentials: GatewayCredentials | null;
}
