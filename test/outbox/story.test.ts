import { describe, expect, test } from 'vitest';
import { adapters } from '../../extension/hotlines/registry.ts';
import type { Delivery } from '../../extension/outbox/delivery.ts';
import { type StoryParts, storyOf } from '../../extension/outbox/story.ts';
import { destinationKeyOf } from '../../extension/report/destination.ts';
import { aCheckpoint, aDelivery, aReceipt } from '../builders/delivery.ts';
import { aDestination } from '../builders/policy.ts';
import { aReport, clickedAt } from '../builders/report.ts';

const day = 86_400_000;
const pause = { problem: { code: 'credentials-missing' }, since: 5 } as const;
const all: StoryParts = { adapters, pauses: new Map(), readable: true, taken: new Set() };

const reportOf = (given: Partial<Delivery>, parts: Partial<StoryParts> = {}) =>
  storyOf(aReport(), [aDelivery(given)], { ...all, ...parts });
function told(given: Partial<Delivery>, parts: Partial<StoryParts> = {}) {
  const [story] = reportOf(given, parts).deliveries;
  if (story === undefined) throw new Error('nothing is told');
  return story;
}

const open = { checkpoint: aCheckpoint('finishing') };
const states = {
  held: {},
  waiting: { state: { name: 'waiting', since: 0, notBefore: 1 } },
  'waiting, open at the hotline': { state: { name: 'waiting', since: 0, notBefore: 1 }, ...open },
  'being taken back': { state: { name: 'waiting', since: 0, notBefore: 1 }, ...open, withdrawing: true },
  sending: { state: { name: 'sending', since: 0 }, ...open },
  'perhaps filed': { state: { name: 'unknown', since: 0, notBefore: 1 }, ...open, outcomeUnknown: true },
  refused: { state: { name: 'needs-person' }, ...open },
  filed: { state: { name: 'filed', receipt: aReceipt() }, ...open },
  'filed by hand': { state: { name: 'filed-by-hand', at: clickedAt, reference: 'r' }, ...open },
  cancelled: { state: { name: 'cancelled', at: 0 }, ...open },
} as const satisfies Record<string, Partial<Delivery>>;
const rows = Object.entries(states) as [keyof typeof states, Partial<Delivery>][];

describe('A delivery can be taken back', () => {
  const cancellable = ['waiting', 'waiting, open at the hotline', 'perhaps filed', 'refused'];
  test.each(rows)('while it is %s, or not', (name, given) => {
    expect(told(given).cancellable).toBe(cancellable.includes(name));
  });
});

describe('The hotline deletes', () => {
  const open = ['waiting, open at the hotline', 'being taken back', 'perhaps filed', 'refused'];
  test.each(rows)('what is %s a day after it was opened, or nothing', (name, given) => {
    expect(told(given).deadline).toBe(open.includes(name) ? clickedAt + day : null);
  });
});

describe('The receipt of what is', () => {
  test.each(rows)('%s is kept as long as its destination says, or there is none', (name, given) => {
    const since = { filed: Date.parse(aReceipt().filedAt), 'filed by hand': clickedAt }[name as 'filed'];
    expect(told(given).preservedUntil).toBe(since === undefined ? null : since + 366 * day);
  });

  test('filed has no end where nothing asks for one', () => {
    expect(
      told({ ...states.filed, destination: aDestination({ receiptDays: null }) }).preservedUntil,
    ).toBeNull();
  });
});

describe('That its destination is paused', () => {
  const waits = ['held', 'waiting', 'waiting, open at the hotline', 'being taken back', 'perhaps filed'];
  const pauses = new Map([[destinationKeyOf(aDestination()), pause]]);

  test.each(rows)('is said of what is %s, or not', (name, given) => {
    expect(told(given, { pauses }).pause).toEqual(waits.includes(name) ? pause : null);
  });

  test.each([
    ['in the other environment', { environment: 'production' as const }],
    ['at another address', { address: 'https://other.example/ispws' }],
  ])('is not said of the destination %s', (_, given) => {
    expect(told({ ...states.waiting, destination: aDestination(given) }, { pauses }).pause).toBeNull();
  });
});

describe('A report can be corrected', () => {
  const editable = [
    'held',
    'waiting',
    'waiting, open at the hotline',
    'being taken back',
    'refused',
    'cancelled',
  ];
  test.each(rows)('while it is %s, or not', (name, given) => {
    expect(reportOf(given).editable).toBe(editable.includes(name));
  });

  test('while a part of it is surely not filed', () => {
    expect(storyOf(aReport(), [aDelivery(states.filed), aDelivery(states.waiting)], all).editable).toBe(true);
  });

  test('never once another form of it is or may be filed where it goes', () => {
    const taken = new Set([destinationKeyOf(aDestination())]);
    expect(reportOf(states.cancelled, { taken }).editable).toBe(false);
  });

  test('never once its addresses and notes are gone', () => {
    expect(reportOf(states.cancelled, { readable: false }).editable).toBe(false);
  });
});

test('A story has no address, no document and nothing of the account', () => {
  const payload = { mediaType: 'text/xml', text: '<url>https://example.com/posts/hidden</url>' };
  const given = { ...states.waiting, checkpoint: { ...aCheckpoint('finishing'), payload } };
  const text = JSON.stringify(storyOf(aReport({ note: 'hidden' }), [aDelivery(given)], all));
  expect(text).not.toContain('example.com');
  expect(text).not.toContain('hidden');
  expect(Object.keys(reportOf({})).sort()).toEqual(['category', 'createdAt', 'deliveries', 'editable', 'id']);
});
