import type { CoopDestination, SecretCredentials } from '../../report/destination.ts';
import type { Attempt, Filing } from '../hotline.ts';

export type CoopFiling = Filing<CoopDestination>;

export interface CoopAttempt extends Attempt<CoopDestination> {
  readonly credentials: SecretCredentials | null;
}
