import type { Branded } from './brand.ts';
import type { ReportId } from './report.ts';

/** What the ids of reports that were filed together begin with. */
export type BatchId = Branded<string, 'BatchId'>;

const shared = 24;
const hex = (number: number) => number.toString(16).padStart(4, '0');

/** The batch that a report is of, if it was filed with others: its id alone does not tell. */
export const batchOf = (id: ReportId): BatchId => id.slice(0, shared) as BatchId;

/** How many reports a batch was to have. */
export const sizeOfBatch = (id: ReportId): number => Number.parseInt(id.slice(shared + 4, shared + 8), 16);

/**
 * The ids of reports that are filed together. They share their beginning, so that all that was saved of them is found
 * again, also by a popup that was closed meanwhile; behind it stand the report's place and how many there are.
 * @param random a random UUID; 90 bits of it stay
 * @param count at most 65,535
 */
export const batchIds = (random: string, count: number): readonly ReportId[] =>
  Array.from(
    { length: count },
    (_, place) =>
      `${random.slice(0, shared)}${hex(place)}${hex(count)}${random.slice(shared + 8)}` as ReportId,
  );

export const isBatchId = (value: unknown): value is BatchId =>
  typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-$/.test(value);
