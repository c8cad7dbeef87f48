import { beforeEach, describe, expect, test } from 'vitest';
import { type CareRules, createCare } from '../../extension/shield/care.ts';
import type { CareRecord } from '../../extension/shield/care-record.ts';

const minute = 60_000;
let clock: number;
let kept: unknown;
let writes: number;
let told: string[];

beforeEach(() => {
  clock = Date.UTC(2026, 10, 27, 10);
  kept = undefined;
  writes = 0;
  told = [];
});

const support = { name: 'Care line', contact: 'care@community.example' };
const rhythm = { everyMinutes: 50, minutes: 10 };

/** A worker that begins now, over what an earlier one has kept. */
const careOf = (rules: Partial<CareRules> = {}) =>
  createCare({
    memory: {
      recall: async () => kept,
      remember: async (record: CareRecord) => {
        writes += 1;
        kept = structuredClone(record);
      },
    },
    rules: async () => ({ breaks: rhythm, support, ...rules }),
    now: () => clock,
    zoneMinutes: () => 0,
    pauseChanged: async (paused) => void told.push(paused ? 'paused' : 'resumed'),
  });

const nothing = { reports: 0, shieldedMinutes: 0, due: null, support, pausedSince: null };

describe('Care', () => {
  test('shows nothing but the support contact on a quiet day', async () => {
    expect(await careOf().look()).toEqual(nothing);
  });

  test('counts reports and shielded minutes over the death of the worker, and forgets them the next day', async () => {
    await careOf().noteReports(['one']);
    await careOf().noteShield(true);
    clock += 7 * minute;
    await careOf().noteShield(false);
    clock += 60 * minute;
    expect(await careOf().look()).toMatchObject({ reports: 1, shieldedMinutes: 7 });
    clock += 24 * 60 * minute;
    expect(await careOf().look()).toMatchObject({ reports: 0, shieldedMinutes: 0 });
  });

  test('keeps no address and no earlier day', async () => {
    await careOf().noteReports(['one']);
    expect(Object.keys(kept as object).sort()).toEqual(['exposure', 'laterUntil', 'pausedSince', 'stretch']);
  });

  test('speaks of a break on the policy’s rhythm, and "later" keeps quiet for a while', async () => {
    const care = careOf();
    for (let at = 0; at < 48; at += 8) {
      expect((await care.look()).due).toBe(null);
      clock += 8 * minute;
    }
    await care.look();
    clock += 4 * minute;
    expect((await care.look()).due).toEqual({ workedMinutes: 52, minutes: 10 });
    expect((await care.later()).due).toBe(null);
    clock += 8 * minute;
    expect((await care.look()).due).toBe(null);
    clock += 8 * minute;
    expect((await care.look()).due).toEqual({ workedMinutes: 68, minutes: 10 });
    clock += 12 * minute;
    expect((await care.look()).due).toBe(null);
  });

  test('speaks of none where the policy has no rhythm', async () => {
    const care = careOf({ breaks: null });
    for (let at = 0; at < 100; at += 1) {
      expect((await care.look()).due).toBe(null);
      clock += 5 * minute;
    }
  });

  test('pauses until the moderator goes on, over days and workers, and tells of each once', async () => {
    const since = clock;
    expect(await careOf().pause(true)).toMatchObject({ pausedSince: since });
    await careOf().pause(true);
    clock += 48 * 60 * minute;
    expect(await careOf().paused()).toBe(true);
    expect(await careOf().look()).toMatchObject({ pausedSince: since, due: null });
    expect(await careOf().pause(false)).toMatchObject({ pausedSince: null });
    await careOf().pause(false);
    expect(await careOf().paused()).toBe(false);
    expect(told).toEqual(['paused', 'resumed']);
  });

  test('a pause that cannot be told of is no pause: nothing half-happens', async () => {
    const care = createCare({
      memory: { recall: async () => kept, remember: async () => undefined },
      rules: async () => ({ breaks: null, support: null }),
      now: () => clock,
      zoneMinutes: () => 0,
      pauseChanged: () => Promise.reject(new Error('disk full')),
    });
    await expect(care.pause(true)).rejects.toThrow('disk full');
    expect(await care.paused()).toBe(false);
  });

  test('writes nothing while nothing happens', async () => {
    const care = careOf();
    await care.noteShield(false);
    await care.noteShield(false);
    expect(writes).toBe(0);
  });

  test('forgets everything when everything is erased', async () => {
    const care = careOf();
    await care.noteReports(['one']);
    await care.pause(true);
    await care.erase();
    expect(JSON.stringify(kept)).not.toContain('one');
    expect(await care.look()).toEqual(nothing);
  });

  test.each([
    ['nothing', null],
    ['a text', 'care'],
    ['other fields', { exposure: { day: 'x', reports: -3, shieldedMs: Number.NaN }, stretch: 7 }],
  ])('begins anew over a record that is %s', async (_, damaged) => {
    kept = damaged;
    expect(await careOf().look()).toEqual(nothing);
  });
});
