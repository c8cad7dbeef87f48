import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { batchIds, batchOf, isBatchId, sizeOfBatch } from '../../extension/report/batch-id.ts';
import { parseDraft } from '../../extension/report/parse-draft.ts';
import { aDraft } from '../builders/report.ts';

const uuid = fc.uuid({ version: 4 });

describe('The ids of a batch', () => {
  test('are ids of reports, each once, and say to which batch they belong and how large it was to be', () => {
    fc.assert(
      fc.property(uuid, fc.integer({ min: 1, max: 1000 }), (random, count) => {
        const ids = batchIds(random, count);
        expect(new Set(ids).size).toBe(count);
        expect(new Set(ids.map(batchOf)).size).toBe(1);
        expect(new Set(ids.map(sizeOfBatch))).toEqual(new Set([count]));
        expect(ids.map(batchOf).every(isBatchId)).toBe(true);
        for (const id of [ids[0], ids[count - 1]])
          expect(parseDraft(aDraft(id === undefined ? {} : { id }))).toMatchObject({
            ok: true,
            value: { id },
          });
      }),
      { numRuns: 30 },
    );
  });

  test('of different batches never begin alike, unless their random ones do', () => {
    fc.assert(
      fc.property(uuid, uuid, (one, other) => {
        fc.pre(one.slice(0, 24) !== other.slice(0, 24));
        const [batch, another] = [batchIds(one, 2), batchIds(other, 2)].map((ids) => ids.map(batchOf)[0]);
        expect(batch).not.toBe(another);
      }),
    );
  });

  test.each([
    '',
    'ffffffff-ffff-4fff-8fff',
    'ffffffff-ffff-4fff-8fff-0',
    'FFFFFFFF-ffff-4fff-8fff-',
    null,
    7,
  ])('%j is the id of no batch', (value) => {
    expect(isBatchId(value)).toBe(false);
  });
});
