import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDraft } from '../../extension/report/parse-draft.ts';
import { parseFault } from '../sandbox/faults.ts';
import { everyFault, killMoments } from './disturbances.ts';
import { draftOf } from './draft.ts';
import { type Plan, plannedAddressesIn, planOf } from './plan.ts';

const seed = fc.integer({ min: 0, max: 2 ** 32 - 1 });
const deliveries = fc.integer({ min: 1, max: 400 });

const reportsOf = ({ batches }: Plan) => batches.flatMap(({ reports }) => reports);
const faultsOf = ({ batches }: Plan) => batches.flatMap(({ faults }) => faults);
const killsOf = ({ batches }: Plan) => batches.flatMap(({ kills }) => kills);
const disturbancesOf = (plan: Plan) => faultsOf(plan).length + killsOf(plan).length;

describe('a plan', () => {
  test('is the same for the same seed, and another for another', () => {
    fc.assert(
      fc.property(seed, deliveries, (one, count) => {
        expect(planOf(one, count)).toEqual(planOf(one, count));
        expect(planOf(one + 1, count)).not.toEqual(planOf(one, count));
      }),
    );
  });

  test('files as many as asked, 1 to 30 at once, each with an id and an address of its own', () => {
    fc.assert(
      fc.property(seed, deliveries, (one, count) => {
        const plan = planOf(one, count);
        const reports = reportsOf(plan);
        expect(reports.length).toBe(count);
        expect(new Set(reports.map(({ id }) => id)).size).toBe(count);
        expect(plannedAddressesIn(reports.map(({ url }) => `<url>${url}</url>`).join(''))).toEqual(
          reports.map(({ url }) => url),
        );
        for (const batch of plan.batches) {
          expect(batch.reports.length).toBeGreaterThanOrEqual(1);
          expect(batch.reports.length).toBeLessThanOrEqual(30);
          expect(batch.faults.length + batch.kills.length).toBeLessThanOrEqual(batch.reports.length);
        }
      }),
    );
  });

  test('has only drafts that the extension reads and faults that the sandbox knows', () => {
    const plan = planOf(1, 400);
    for (const report of reportsOf(plan)) expect(parseDraft(draftOf(report, 0)).ok).toBe(true);
    for (const fault of faultsOf(plan)) expect(parseFault(fault)).toEqual(fault);
  });

  test('disturbs one delivery in three', () => {
    fc.assert(
      fc.property(seed, deliveries, (one, count) => {
        expect(Math.abs(disturbancesOf(planOf(one, count)) - count / 3)).toBeLessThan(1);
      }),
    );
  });

  test('that is long has every fault at every step and every moment of a stop and of a kill', () => {
    fc.assert(
      fc.property(seed, (one) => {
        const plan = planOf(one, 2000);
        const faults = new Set(faultsOf(plan).map(({ at, kind }) => `${at} ${kind}`));
        expect(faults).toEqual(new Set(everyFault.map(({ at, kind }) => `${at} ${kind}`)));
        for (const what of ['background', 'browser'] as const) {
          const moments = killsOf(plan).filter((kill) => kill.what === what);
          expect(new Set(moments.map(({ when }) => JSON.stringify(when)))).toEqual(
            new Set(killMoments.map((when) => JSON.stringify(when))),
          );
        }
      }),
      { numRuns: 20 },
    );
  });

  test('of 300 deliveries has enough of each, whatever the seed', () => {
    fc.assert(
      fc.property(seed, (one) => {
        const plan = planOf(one, 300);
        const stops = killsOf(plan).filter(({ what }) => what === 'background');
        expect(stops.length).toBeGreaterThanOrEqual(13);
        expect(killsOf(plan).length - stops.length).toBeGreaterThanOrEqual(4);
        expect(faultsOf(plan).length).toBeGreaterThanOrEqual(66);
      }),
    );
  });
});
