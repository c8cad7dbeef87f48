import { createHash } from 'node:crypto';
import type { Delivery, DeliveryId } from '../../../../extension/outbox/delivery.ts';
import type { DeliveryEvent } from '../../../../extension/outbox/transition.ts';
import type { ReportId } from '../../../../extension/report/report.ts';
import type { ModelHotline } from './hotline.ts';

export interface ZerosParts {
  readonly rows: () => readonly Delivery[];
  readonly hotlineAt: (address: string) => ModelHotline;
  /** The report that one goes back to, through all that it stands in for. */
  readonly firstFormOf: (reportId: ReportId) => string;
}

/** Nothing lost, nothing filed twice, nothing shown wrongly: throws at the first that is not so. */
export function createThreeZeros({ rows, hotlineAt, firstFormOf }: ZerosParts) {
  const takenBack = new Set<DeliveryId>();

  const filedOf = ({ destination, reportId }: Delivery) => hotlineAt(destination.address).filedOf(reportId);

  function checkShown(delivery: Delivery): void {
    const { state, outcomeUnknown } = delivery;
    const [filed] = filedOf(delivery);
    if (state.name === 'filed' && filed?.reference !== state.receipt.reference)
      throw new Error('shown as filed, and it is not');
    const saysNotFiled = state.name !== 'filed' && state.name !== 'sending' && !outcomeUnknown;
    if (saysNotFiled && filed !== undefined) throw new Error(`shown as ${state.name}, and it is filed`);
  }

  function checkOnce(): void {
    const counts = new Map<string, number>();
    for (const delivery of rows()) {
      const place = `${firstFormOf(delivery.reportId)} at ${delivery.destination.id}`;
      const count = (counts.get(place) ?? 0) + filedOf(delivery).length;
      if (count > 1) throw new Error(`filed twice: ${place}`);
      counts.set(place, count);
    }
  }

  function checkEnd(delivery: Delivery): void {
    const { id, state } = delivery;
    if (state.name === 'cancelled' && takenBack.has(id)) return;
    if (state.name !== 'filed') throw new Error(`lost: ${state.name}`);
    const [filed] = filedOf(delivery);
    const sha256 = createHash('sha256')
      .update(filed?.document ?? '')
      .digest('hex');
    if (filed?.reference !== state.receipt.reference || sha256 !== state.receipt.payloadSha256)
      throw new Error('a receipt names another report');
  }

  return {
    /** Only what a person takes back may end as taken back. */
    moved({ id }: Delivery, { name }: DeliveryEvent): void {
      if (name === 'undo' || name === 'cancel' || name === 'withdraw') takenBack.add(id);
    },

    /** As it must be at every moment. */
    look(): void {
      for (const delivery of rows()) checkShown(delivery);
      checkOnce();
    },

    /** As it must be when everything has come to its end. */
    lookAtEnd(): void {
      for (const delivery of rows()) checkEnd(delivery);
    },
  };
}
