import { composePause } from '../hotlines/gateway/compose.ts';
import { toldOfPauses } from '../policy/copied-to.ts';
import type { PolicyInForce } from '../policy/in-force.ts';
import type { Instant } from '../report/time.ts';
import type { CopyId } from './copy.ts';
import type { Outbox } from './store.ts';

export interface PauseTellingParts {
  readonly outbox: Pick<Outbox, 'addCopies'>;
  readonly policyInForce: Pick<PolicyInForce, 'policy'>;
  readonly newId: () => string;
}

/**
 * Tells the gateways that want to know of it when a moderator pauses reporting, and when they go on: by the rows that
 * tell them of deliveries too, so that it outlives what may happen to this worker or to the gateway.
 *
 * @returns once it is on disk; it is sent with the next copies
 */
export function createPauseTelling({ outbox, policyInForce, newId }: PauseTellingParts) {
  return async (paused: boolean, at: Instant): Promise<void> => {
    const policy = await policyInForce.policy();
    if (!policy.ok) return;
    const { reporter } = policy.value.organisation;
    const copies = toldOfPauses(policy.value).map((gateway) => {
      const id = newId();
      return {
        id: [gateway.id, id].join(' ') as CopyId,
        gateway,
        reportId: null,
        deliveryId: null,
        news: { kind: paused ? 'paused' : 'resumed' },
        at,
        payload: composePause(gateway, reporter, { paused, at, id }),
        failedAttempts: 0,
        notBefore: at,
        problem: null,
      } as const;
    });
    if (copies.length > 0) await outbox.addCopies(copies);
  };
}
