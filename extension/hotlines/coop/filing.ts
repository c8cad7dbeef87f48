import type { Organisation } from '../../report/organisation.ts';
import type { Report } from '../../report/report.ts';
import type { Attempt } from '../hotline.ts';
import type { CoopCredentials, CoopDestination } from './destination.ts';

export interface CoopFiling {
  readonly report: Report;
  readonly organisation: Organisation;
  readonly destination: CoopDestination;
}

export interface CoopAttempt extends Omit<Attempt, 'filing' | 'credentials'> {
  readonly filing: CoopFiling;
  readonly credentials: CoopCredentials | null;
}
