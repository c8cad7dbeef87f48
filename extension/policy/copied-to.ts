import type { Destination, GatewayDestination } from '../report/destination.ts';
import type { Policy } from './policy.ts';
import { recordedDestination } from './recorded-destination.ts';

/**
 * The organisation's own gateways that are told what becomes of a delivery. Of practice only those for practice hear,
 * and no gateway hears of what it was given itself.
 */
export const copiedTo = (
  { adapter, environment }: Pick<Destination, 'adapter' | 'environment'>,
  policy: Policy,
): readonly GatewayDestination[] =>
  adapter === 'gateway'
    ? []
    : policy.destinations
        .map((one) => recordedDestination(one, policy))
        .filter((one) => one.adapter === 'gateway')
        .filter((gateway) => gateway.copies && gateway.environment === environment);

/** The organisation's own gateways that are told when a moderator pauses, and when they go on. */
export const toldOfPauses = (policy: Policy): readonly GatewayDestination[] =>
  policy.destinations
    .filter((one) => one.adapter === 'gateway' && one.pauses)
    .map((one) => recordedDestination(one, policy))
    .filter((one) => one.adapter === 'gateway');
