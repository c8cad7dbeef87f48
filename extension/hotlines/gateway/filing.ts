import type { GatewayDestination, SecretCredentials } from '../../report/destination.ts';
import type { Attempt, Filing } from '../hotline.ts';

export type GatewayFiling = Filing<GatewayDestination>;

export interface GatewayAttempt extends Attempt<GatewayDestination> {
  readonly credentials: SecretCredentials | null;
}
