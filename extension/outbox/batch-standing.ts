import type { Instant } from '../report/time.ts';
import type { Delivery } from './delivery.ts';

/** How a report of a batch stands, all its deliveries taken together. */
type ReportStanding = 'held' | 'on-its-way' | 'for-person' | 'sent' | 'taken-back';

/** How a batch stands, counted in reports. */
export interface BatchStanding {
  /** How many it was to have. */
  readonly size: number;
  /** How many are on disk. */
  readonly saved: number;
  readonly counts: Readonly<Record<ReportStanding, number>>;
  /** Of how many something can still be taken back because it has not begun. */
  readonly undoable: number;
  /** When the undo time of the first of them ends; null when nothing is on hold. */
  readonly heldUntil: Instant | null;
}

/** Whether nothing of a delivery has begun. */
export const isUndoable = ({ state }: Pick<Delivery, 'state'>): boolean =>
  state.name === 'held' || state.name === 'to-hand-over';

const forPerson: readonly string[] = ['needs-person', 'to-hand-over', 'handed-over'];
const settled: readonly string[] = ['filed', 'filed-by-hand', 'cancelled'];

function reportStanding(deliveries: readonly Delivery[]): ReportStanding {
  const names = deliveries.map(({ state }) => state.name);
  if (names.includes('held')) return 'held';
  if (names.some((name) => forPerson.includes(name))) return 'for-person';
  if (names.some((name) => !settled.includes(name))) return 'on-its-way';
  return names.every((name) => name === 'cancelled') ? 'taken-back' : 'sent';
}

/** Counts how the reports of a batch stand. Pure. */
export function standingOf(deliveries: readonly Delivery[], size: number): BatchStanding {
  const byReport = new Map<string, Delivery[]>();
  for (const delivery of deliveries)
    byReport.set(delivery.reportId, [...(byReport.get(delivery.reportId) ?? []), delivery]);
  const counts = { held: 0, 'on-its-way': 0, 'for-person': 0, sent: 0, 'taken-back': 0 };
  let undoable = 0;
  for (const ofReport of byReport.values()) {
    counts[reportStanding(ofReport)] += 1;
    if (ofReport.some(isUndoable)) undoable += 1;
  }
  const ends = deliveries.flatMap(({ state }) => (state.name === 'held' ? [state.until] : []));
  const heldUntil = ends.length === 0 ? null : Math.min(...ends);
  return { size, saved: byReport.size, counts, undoable, heldUntil };
}
