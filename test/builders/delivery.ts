import type { Checkpoint, Payload, Receipt } from '../../extension/hotlines/hotline.ts';
import type { Delivery, DeliveryId } from '../../extension/outbox/delivery.ts';
import type { ReportId } from '../../extension/report/report.ts';
import type { ZonedTime } from '../../extension/report/time.ts';
import { aDestination, anOrganisation } from './policy.ts';
import { clickedAt } from './report.ts';

export const aPayload = (given: Partial<Payload> = {}): Payload => ({
  mediaType: 'text/xml; charset=utf-8',
  text: '<?xml version="1.0" encoding="UTF-8"?>\n<report/>\n',
  ...given,
});

export const aReceipt = (given: Partial<Receipt> = {}): Receipt => ({
  reference: '4711',
  filedAt: '2026-11-23T08:30:09.000+00:00' as ZonedTime,
  requestId: 'request-1',
  payloadSha256: '00'.repeat(32),
  openedAt: clickedAt,
  answer: { httpStatus: 200, code: 0, description: null, requestId: 'request-1' },
  ...given,
});

/** A checkpoint of each phase: report 4711 with the payload above, opened at the moment of the click. */
export function aCheckpoint<Phase extends Checkpoint['phase']>(
  phase: Phase,
): Checkpoint & { readonly phase: Phase };
export function aCheckpoint(phase: Checkpoint['phase']): Checkpoint {
  switch (phase) {
    case 'none':
      return { phase };
    case 'submitting':
      return { phase, payload: aPayload() };
    default:
      return { phase, payload: aPayload(), reference: '4711', openedAt: clickedAt };
  }
}

/** A delivery whose undo time is running. */
export const aDelivery = (given: Partial<Delivery> = {}): Delivery => ({
  id: '00000000-0000-4000-8000-000000000002' as DeliveryId,
  reportId: '00000000-0000-4000-8000-000000000001' as ReportId,
  createdAt: clickedAt,
  destination: aDestination(),
  organisation: anOrganisation(),
  state: { name: 'held', since: clickedAt, until: clickedAt + 8000 },
  checkpoint: { phase: 'none' },
  failedAttempts: 0,
  refusals: 0,
  copyTo: [],
  outcomeUnknown: false,
  withdrawing: false,
  problem: null,
  ...given,
});
