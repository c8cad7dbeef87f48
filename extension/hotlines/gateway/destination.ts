import type { DestinationId, Environment } from '../../report/destination.ts';

/** A platform's own back end, which takes events and does with them what the platform does. */
export interface GatewayDestination {
  readonly id: DestinationId;
  readonly adapter: 'gateway';
  readonly name: string;
  readonly environment: Environment;
  /** The very address that events are posted to. */
  readonly address: string;
  /** How long one answer may take. */
  readonly timeoutSeconds: number;
  readonly receiptDays: number | null;
}

/** The signing secret, as Standard Webhooks writes it: `whsec_` and Base64. */
export interface GatewayCredentials {
  readonly kind: 'secret';
  readonly secret: string;
}
