import { type DestinationKey, destinationKeyOf, isHandOver } from '../report/destination.ts';
import { cutTo, limits } from '../report/limits.ts';
import { failure, type ProblemCode, type Result } from '../report/problem.ts';
import type { ReportId } from '../report/report.ts';
import type { Instant } from '../report/time.ts';
import { type Delivery, type DeliveryId, isAtHotline } from './delivery.ts';
import type { Rerouting } from './rerouting.ts';
import type { Outbox } from './store.ts';
import type { ReportStory } from './story.ts';
import type { Telling } from './telling.ts';
import type { DeliveryEvent } from './transition.ts';

export interface InterventionParts {
  readonly outbox: Outbox;
  readonly telling: Telling;
  readonly rerouting: Pick<Rerouting, 'rerouteNow'>;
  readonly now: () => Instant;
  /** Called after each change that the pump and the pages should know of. */
  readonly changed: () => void;
}

export type Intervention = ReturnType<typeof createIntervention>;

/** What a person does with reports that are saved: undo, try again, cancel, say that they filed it themselves. */
export function createIntervention({ outbox, telling, rerouting, now, changed }: InterventionParts) {
  async function move(deliveries: readonly Delivery[], event: DeliveryEvent): Promise<boolean> {
    const moved = await Promise.all(deliveries.map(({ id }) => outbox.move(id, () => event)));
    changed();
    return moved.every((delivery) => delivery !== null);
  }

  async function withDelivery(
    id: DeliveryId,
    act: (delivery: Delivery) => Promise<Result<ReportStory> | undefined>,
  ): Promise<Result<ReportStory>> {
    const delivery = await outbox.delivery(id);
    if (delivery === null) return failure({ code: 'not-found' });
    return (await act(delivery)) ?? telling.story(delivery.reportId);
  }

  return {
    /** Takes a report back while nothing of it has left: all of its deliveries or, where one has begun, those that have not. */
    async undo(reportId: ReportId): Promise<Result<ReportStory>> {
      const deliveries = await outbox.deliveriesOf(reportId);
      const held = deliveries.filter(({ state }) => state.name === 'held' || state.name === 'to-hand-over');
      const alreadyUndone =
        deliveries.length > 0 && deliveries.every(({ state }) => state.name === 'cancelled');
      if (alreadyUndone) return telling.story(reportId);
      if (held.length === 0) return failure({ code: 'too-late-to-undo' });
      const inTime = await move(held, { name: 'undo', at: now() });
      return inTime ? telling.story(reportId) : failure({ code: 'too-late-to-undo' });
    },

    /** Tries again now, also what waits for its next try or for its destination. */
    retry: (id: DeliveryId): Promise<Result<ReportStory>> =>
      withDelivery(id, async (delivery) => {
        if (delivery.problem?.code === 'no-destination') {
          // The policy gave it no way: only a policy can give it one.
          const rerouted = await rerouting.rerouteNow(delivery.reportId);
          changed();
          return rerouted.ok ? undefined : rerouted;
        }
        await outbox.resume(destinationKeyOf(delivery.destination));
        const name = delivery.state.name === 'needs-person' ? 'retry' : 'hasten';
        await move([delivery], { name, at: now() });
        return undefined;
      }),

    /**
     * Notes that a person has filed it another way.
     * @param reference what the hotline gave them; null where it gives nothing, which only forms and e-mails do
     */
    fileByHand: (id: DeliveryId, reference: unknown): Promise<Result<ReportStory>> =>
      withDelivery(id, async (delivery) => {
        const entered = typeof reference === 'string' ? cutTo(reference.trim(), limits.reference) : '';
        const isNone = reference === null && isHandOver(delivery.destination);
        if (entered === '' && !isNone) return failure({ code: 'reference-missing' });
        const given = isNone ? null : entered;
        await move([delivery], { name: 'file-by-hand', at: now(), reference: given });
        return undefined;
      }),

    /** Takes a delivery back: here, or where it is open at the hotline, by asking the hotline. */
    cancel: (id: DeliveryId): Promise<Result<ReportStory>> =>
      withDelivery(id, async (delivery) => {
        const name = isAtHotline(delivery) ? 'withdraw' : 'cancel';
        const inTime = await move([delivery], { name, at: now() });
        return inTime ? undefined : failure({ code: 'too-late-to-cancel' });
      }),

    /** Lets a destination go on, now that a person has mended what was wrong with it. */
    async resume(key: DestinationKey): Promise<void> {
      await outbox.resume(key);
      changed();
    },

    /** Lets all destinations go on that wait for one of these problems to be mended. */
    async resumeAfter(codes: readonly ProblemCode[]): Promise<void> {
      const mended = [...(await outbox.pauses())].filter(([, { problem }]) => codes.includes(problem.code));
      await Promise.all(mended.map(([key]) => outbox.resume(key)));
      if (mended.length > 0) changed();
    },
  };
}
