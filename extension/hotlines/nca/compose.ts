import type { NcaDestination } from '../../report/destination.ts';
import { type HandOverGroup, sheetText } from '../../report/hand-over.ts';
import type { NcaHandOver } from '../sheet.ts';
import { coveredByNcmec, type SameCase } from './exclusive.ts';
import { type NcaContent, ncaFieldsFromOwnRecords, ncaGroups } from './fields.ts';
import { type NcaPriority, priorityWords } from './priority.ts';
import { type NcaSentence, ncaSentences } from './words.ts';

export interface NcaFiling extends NcaContent {
  readonly destination: NcaDestination;
  /** The other deliveries of the same report. */
  readonly others: readonly SameCase[];
}

const said = (sentences: readonly NcaSentence[]) => sentences.map((sentence) => ncaSentences[sentence]);

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
 * @param priority the level that the moderator chose (regulation 6(6)); null while they have chosen none
 * @returns the sheet, or that NCMEC has the case
 */
export function composeNca(filing: NcaFiling, priority: NcaPriority | null): NcaHandOver {
  const { report, destination, others } = filing;
  if (coveredByNcmec(report, others, destination.environment)) {
    return { covered: true, because: ncaSentences.coveredByNcmec };
  }
  const level = priority === null ? [] : [priorityGroup(priority)];
  const groups = [...level, ...ncaGroups(filing)];
  const callFirst = priority !== null && priorityWords[priority].callFirst;
  return {
    covered: false,
    portal: destination.address,
    priority,
    before: said(callFirst ? ['callFirst', 'registerFirst'] : ['registerFirst']),
    groups,
    fromOwnRecords: ncaFieldsFromOwnRecords,
    after: said(['neverContent', 'keepReference', 'keepData']),
    text: sheetText(groups),
  };
}
