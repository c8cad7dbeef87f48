import type { IDBPTransaction } from 'idb';
import type { ReportId } from '../report/report.ts';
import { fromRow, type OutboxDatabase, type OutboxSchema } from './database.ts';
import type { Delivery } from './delivery.ts';

const formStores = ['reports', 'putAway', 'deliveries'] as const;

/** A transaction in which forms are looked for; one that also writes can do no less. */
export type FormsTransaction = IDBPTransaction<OutboxSchema, typeof formStores, 'readonly'>;

export const beginForms = (database: OutboxDatabase): FormsTransaction => database.transaction(formStores);

/** A report in all the forms that it was given by being corrected. */
export interface AllForms {
  readonly firstForm: ReportId;
  readonly deliveries: readonly Delivery[];
}

/** Finds every form of a report, also those that have been put away, and where each of them goes. */
export async function allFormsOf(transaction: FormsTransaction, id: ReportId): Promise<AllForms> {
  const [reports, putAway, deliveries] = [
    transaction.objectStore('reports'),
    transaction.objectStore('putAway'),
    transaction.objectStore('deliveries'),
  ];
  const row = (await reports.get(id)) ?? (await putAway.get(id));
  const firstForm = row?.firstForm ?? id;
  const forms = await Promise.all([
    reports.index('firstForm').getAllKeys(firstForm),
    putAway.index('firstForm').getAllKeys(firstForm),
  ]);
  const rows = await Promise.all(forms.flat().map((form) => deliveries.index('reportId').getAll(form)));
  return { firstForm, deliveries: rows.flat().map(fromRow) };
}
