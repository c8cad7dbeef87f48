import type { Pause } from '../../../../extension/outbox/database.ts';
import type { Delivery, DeliveryId } from '../../../../extension/outbox/delivery.ts';
import type { Outbox } from '../../../../extension/outbox/store.ts';
import { type DeliveryEvent, step } from '../../../../extension/outbox/transition.ts';
import { type DestinationKey, destinationKeyOf } from '../../../../extension/report/destination.ts';
import type { Report, ReportId } from '../../../../extension/report/report.ts';

export interface ModelOutboxParts {
  readonly duplicateKey: CryptoKey;
  /** Called after each change of a delivery. */
  readonly moved: (delivery: Delivery, event: DeliveryEvent) => void;
}

/** A store in memory that does what reporting, sending and a person's moves ask of it, and refuses everything else. */
export function aModelOutbox({ duplicateKey, moved }: ModelOutboxParts) {
  const reports = new Map<ReportId, Report>();
  const firstForms = new Map<ReportId, ReportId>();
  const rows = new Map<DeliveryId, Delivery>();
  const pauses = new Map<DestinationKey, Pause>();
  const clocks = new Map<string, { offsetMs: number; measuredAt: number }>();

  function apply(delivery: Delivery | undefined, event: DeliveryEvent | null): Delivery | null {
    const next = delivery === undefined || event === null ? null : step(delivery, event);
    if (next === null || event === null) return null;
    rows.set(next.id, next);
    if (event.name === 'hold-up' && event.pauses)
      pauses.set(destinationKeyOf(next.destination), { problem: event.problem, since: event.at });
    moved(next, event);
    return next;
  }
  function add(report: Report, deliveries: readonly Delivery[], firstForm = report.id): void {
    if (reports.has(report.id)) throw new DOMException('', 'ConstraintError');
    reports.set(report.id, report);
    firstForms.set(report.id, firstForm);
    for (const delivery of deliveries) rows.set(delivery.id, delivery);
  }
  const ofReport = (id: ReportId) => [...rows.values()].filter(({ reportId }) => reportId === id);
  const ofAllForms = (id: ReportId) =>
    [...rows.values()].filter(({ reportId }) => firstForms.get(reportId) === firstForms.get(id));

  const does: Partial<Outbox> = {
    report: async (id) => reports.get(id) ?? null,
    summary: async (id) => reports.get(id) ?? null,
    deliveriesOfAllForms: async (id) => ofAllForms(id),
    delivery: async (id) => rows.get(id) ?? null,
    deliveriesOf: async (id) => ofReport(id),
    duplicateKey: async () => duplicateKey,
    clock: async (id) => clocks.get(id) ?? null,
    noteClock: async (id, offsetMs, measuredAt) => void clocks.set(id, { offsetMs, measuredAt }),
    pauses: async () => pauses,
    resume: async (key) => void pauses.delete(key),
    save: async (report, deliveries) => add(report, deliveries),
    saveInstead: async (report, deliveries, _, { reportId, eventOf, isReplaceable }) => {
      const earlier = ofAllForms(reportId);
      if (!isReplaceable(earlier)) return false;
      add(report, deliveries, firstForms.get(reportId));
      for (const delivery of earlier) apply(delivery, eventOf(delivery));
      return true;
    },
    inState: async (name) => [...rows.values()].filter(({ state }) => state.name === name),
    replaceUnbegun: async (report, deliveries, isUnbegun) => {
      if (!ofReport(report.id).every(isUnbegun)) return false;
      reports.set(report.id, report);
      for (const { id } of ofReport(report.id)) rows.delete(id);
      for (const delivery of deliveries) rows.set(delivery.id, delivery);
      return true;
    },
    move: async (id, eventOf) => {
      const row = rows.get(id);
      return apply(row, row === undefined ? null : eventOf(row));
    },
  };
  const outbox = new Proxy(does, {
    get(known, name) {
      if (!Object.hasOwn(known, name)) throw new Error(`the model has no ${String(name)}`);
      return known[name as keyof Outbox];
    },
  }) as Outbox;
  return {
    outbox,
    rows: (): readonly Delivery[] => [...rows.values()],
    isPaused: ({ destination }: Delivery) => pauses.has(destinationKeyOf(destination)),
  };
}

export type ModelOutbox = ReturnType<typeof aModelOutbox>;
