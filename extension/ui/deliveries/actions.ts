import type { DeliveryId } from '../../outbox/delivery.ts';

/** What a person can do with a delivery, wherever it is shown. */
export interface DeliveryActions {
  retry(id: DeliveryId): Promise<void>;
  cancel(id: DeliveryId): Promise<void>;
  /** @param reference what the hotline gave; null where it gives nothing */
  fileByHand(id: DeliveryId, reference: string | null): Promise<void>;
  /** Opens a hotline's form in a tab. */
  openForm(id: DeliveryId): Promise<void>;
  /** Says that it was not filed after all. */
  handBack(id: DeliveryId): Promise<void>;
  /** @returns the receipt's file, or null when there is none */
  exportedReceipt(id: DeliveryId): Promise<string | null>;
}
