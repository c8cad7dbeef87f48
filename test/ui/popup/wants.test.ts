import { describe, expect, test } from 'vitest';
import type { DeliveryState } from '../../../extension/outbox/delivery.ts';
import type { ReportStory } from '../../../extension/outbox/story.ts';
import { batchIds, batchOf } from '../../../extension/report/batch-id.ts';
import type { ReportId } from '../../../extension/report/report.ts';
import { byBatch } from '../../../extension/ui/popup/wants.ts';

const held: DeliveryState = { name: 'held', since: 0, until: 8 };
const stopped: DeliveryState = { name: 'needs-person' };
const story = (id: ReportId, state: DeliveryState = held) =>
  ({ id, deliveries: [{ state }] }) as unknown as ReportStory;
const [one, two, three] = batchIds('00000000-0000-4000-8000-000000000000', 3) as [
  ReportId,
  ReportId,
  ReportId,
];
const alone = story('11111111-0000-4000-8000-000000000000' as ReportId);

describe('Reports that want attention', () => {
  test('are one line where they are on hold and were filed together', () => {
    expect(byBatch([story(one), alone, story(two)], 0)).toEqual([batchOf(one), alone]);
  });

  test('stay by themselves where only one of a batch is on hold', () => {
    expect(byBatch([story(one), alone], 0)).toEqual([story(one), alone]);
  });

  test('stay by themselves where they need a person', () => {
    const stuck = story(three, stopped);
    expect(byBatch([story(one), stuck, story(two)], 0)).toEqual([batchOf(one), stuck]);
  });
});
