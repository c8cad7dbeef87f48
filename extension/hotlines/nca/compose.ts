import { type HandOverGroup, sheetText } from '../hand-over.ts';
import type { NcaDestination } from './destination.ts';
import { coveredByNcmec, type SameCase } from './exclusive.ts';
import { type NcaContent, ncaFieldsFromOwnRecords, ncaGroups } from './fields.ts';
import { type NcaPriority, priorityWords } from './priority.ts';
import type { NcaSentence } from './words.ts';

export interface NcaFiling extends NcaContent {
  readonly destination: NcaDestination;
  /** The other deliveries of the same report. */
  readonly others: readonly SameCase[];
}

export type NcaHandOver =
  /** Another report covers the case; there is nothing to hand over, and the sentence says why. */
  | { readonly kind: 'covered'; readonly because: NcaSentence }
  | {
      readonly kind: 'sheet';
      readonly portal: string;
      readonly priority: NcaPriority;
      /** What must be read before anything is typed, in this order. */
      readonly before: readonly NcaSentence[];
      readonly groups: readonly HandOverGroup[];
      /** What the law names and the provider adds from its own records, where it has it. */
      readonly fromOwnRecords: readonly string[];
      readonly after: readonly NcaSentence[];
      /** All groups, to be copied at once. */
      readonly text: string;
    };

function priorityGroup(priority: NcaPriority): HandOverGroup {
  const { criterion, send } = priorityWords[priority];
  return {
    title: 'Priority',
    fields: [
      { label: 'Level', value: String(priority) },
      ...(criterion === null ? [] : [{ label: 'Criterion', value: criterion }]),
      { label: 'To be sent', value: send },
    ],
  };
}

/**
 * The hand-over sheet for the NCA's portal: every field of Schedule 1 to SI 2026/268 that a report holds, in groups.
 *
 * @param priority the level that the moderator chose (regulation 6(6))
 * @returns the sheet, or that NCMEC has the case
 */
export function composeNca(filing: NcaFiling, priority: NcaPriority): NcaHandOver {
  const { report, destination, others } = filing;
  if (coveredByNcmec(report, others, destination.environment)) {
    return { kind: 'covered', because: 'coveredByNcmec' };
  }
  const groups = [priorityGroup(priority), ...ncaGroups(filing)];
  return {
    kind: 'sheet',
    portal: destination.portal,
    priority,
    before: priorityWords[priority].callFirst ? ['callFirst', 'registerFirst'] : ['registerFirst'],
    groups,
    fromOwnRecords: ncaFieldsFromOwnRecords,
    after: ['neverContent', 'keepReference', 'keepData'],
    text: sheetText(groups),
  };
}
