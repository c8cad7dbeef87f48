import type { LedgerEvent } from './entry.ts';

/** The ids of the report and the deliveries that an event is about, each once. Pure. */
export function subjectsOf(event: LedgerEvent): readonly string[] {
  switch (event.kind) {
    case 'created':
    case 'rerouted':
      return [...new Set([event.reportId, ...event.deliveries.map(({ deliveryId }) => deliveryId)])];
    case 'edited':
      return [...new Set([event.reportId, event.replaces])];
    case 'erased':
    case 'sealed':
    case 'retention-ended':
      return [event.reportId];
    case 'undone':
    case 'intent':
    case 'outcome':
    case 'receipt':
    case 'handed-over':
    case 'filed-by-hand':
      return [event.deliveryId];
    case 'policy':
    case 'exported':
      return [];
  }
}
