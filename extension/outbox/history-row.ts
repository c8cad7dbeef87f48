import { hostOf } from '../report/address.ts';
import type { DestinationKey, Environment } from '../report/destination.ts';
import { destinationKeyOf } from '../report/destination.ts';
import type { Report, ReportId, ReportSummary } from '../report/report.ts';
import type { Instant } from '../report/time.ts';
import type { Delivery, DeliveryId, DeliveryState, StateName } from './delivery.ts';

/** What of a report can still be read on this computer. */
export type ContentStanding = 'readable' | 'sealed' | 'erased';

/** A delivery as the history lists it: light enough that a hundred thousand fit into a page. */
export interface HistoryRow {
  readonly id: DeliveryId;
  readonly reportId: ReportId;
  readonly createdAt: Instant;
  readonly state: StateName;
  readonly categoryId: string;
  readonly category: string;
  readonly destinationKey: DestinationKey;
  readonly destination: string;
  readonly environment: Environment;
  readonly urgent: boolean;
  /** What the hotline gave, to us or to a person. */
  readonly reference: string | null;
  /** The hosts of the reported addresses, for the search alone, parted by spaces; null once they are put away. */
  readonly hosts: string | null;
  /** The platform's own number of the case, for the search too; null where there is none or it is put away. */
  readonly caseId: string | null;
  readonly content: ContentStanding;
}

/** Where a row lies: the newest first, since browsers read a store in one direction only. */
export type HistoryKey = [number, DeliveryId];

/** The key of a delivery's row; both parts never change. */
export const historyKeyOf = ({ createdAt, id }: Pick<Delivery, 'createdAt' | 'id'>): HistoryKey => [
  -createdAt,
  id,
];

function referenceOf(state: DeliveryState): string | null {
  if (state.name === 'filed') return state.receipt.reference;
  return state.name === 'filed-by-hand' ? state.reference : null;
}

/** Makes the row of a delivery whose report is put away. Pure. */
export function putAwayHistoryRow(
  { category }: Pick<ReportSummary, 'category'>,
  delivery: Delivery,
  content: Exclude<ContentStanding, 'readable'>,
): HistoryRow {
  const { id, reportId, createdAt, destination, state } = delivery;
  return {
    id,
    reportId,
    createdAt,
    state: state.name,
    categoryId: category.id,
    category: category.name,
    destinationKey: destinationKeyOf(destination),
    destination: destination.name,
    environment: destination.environment,
    urgent: false,
    reference: referenceOf(state),
    hosts: null,
    caseId: null,
    content,
  };
}

/** Makes the row of a delivery whose report can be read. Pure. */
export function historyRowOf(report: Report, delivery: Delivery): HistoryRow {
  const hosts = new Set(report.addresses.map(({ url }) => hostOf(url)));
  return {
    ...putAwayHistoryRow(report, delivery, 'erased'),
    urgent: report.urgencyReason !== null,
    hosts: [...hosts].join(' '),
    caseId: report.ofCase?.caseId ?? null,
    content: 'readable',
  };
}

/** The row after its delivery has moved; null when the list shows nothing else than before. Pure. */
export function historyRowAfter(row: HistoryRow, { state }: Pick<Delivery, 'state'>): HistoryRow | null {
  const reference = referenceOf(state);
  if (row.state === state.name && row.reference === reference) return null;
  return { ...row, state: state.name, reference };
}
