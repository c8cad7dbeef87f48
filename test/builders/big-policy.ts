import type { PolicyInput } from '../../extension/policy/policy.ts';
import { aPolicyInput } from './policy.ts';

/** A policy of so many destinations and routes; the last route is the first that a plain report meets. */
export function aBigPolicyInput(destinations = 200, routes = 500): PolicyInput {
  const small = aPolicyInput();
  const idOf = (place: number) => `hotline-${place}`;
  return {
    ...small,
    destinations: Array.from({ length: destinations }, (_, place) => ({
      id: idOf(place),
      adapter: 'cybertipline' as const,
      name: `Hotline ${place}`,
      environment: 'test' as const,
      address: `https://hotline-${place}.example/ispws`,
      retention: { regimes: ['us-2258a'], days: 400 + place },
    })),
    routing: {
      default: [idOf(0)],
      routes: Array.from({ length: routes }, (_, place) => ({
        id: `route-${place}`,
        when: {
          categories: ['csam', 'sextortion'],
          hosts: [`host-${place}.example`, `*.cdn-${place}.example`],
          ...(place % 3 === 0 ? { urgent: true } : {}),
        },
        to: place === 0 ? [idOf(1)] : [idOf(place % destinations), `route-${place - 1}`],
      })),
      exclusive: [{ id: 'duty', destinations: [idOf(0), idOf(1), idOf(2)] }],
    },
  };
}
