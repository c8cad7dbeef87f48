import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import { type CustodyNote, createCustody } from '../../extension/outbox/custody.ts';
import type { DeliveryId } from '../../extension/outbox/delivery.ts';
import { type Outbox, openOutbox } from '../../extension/outbox/store.ts';
import { aDelivery } from '../builders/delivery.ts';
import { aReport } from '../builders/report.ts';

let databases = 0;
let outbox: Outbox;
let memory: unknown;
let writes: number;

beforeEach(async () => {
  databases += 1;
  outbox = await openOutbox(`custody-${databases}`);
  memory = undefined;
  writes = 0;
});

const custodyOf = (store: Pick<Outbox, 'identity' | 'progress'> = outbox) =>
  createCustody({
    outbox: store,
    memory: {
      recall: async () => structuredClone(memory),
      remember: async (note: CustodyNote) => {
        writes += 1;
        memory = structuredClone(note);
      },
    },
    newId: () => crypto.randomUUID(),
    now: () => 500,
  });

/** The browser begins an empty database in the place of the one that was there. */
async function replaced() {
  databases += 1;
  outbox = await openOutbox(`custody-${databases}`);
}
const save = () => outbox.save(aReport(), [aDelivery()], { exact: [], similar: [] });

describe('The records are looked after', () => {
  test('from the first start on, which has lost nothing', async () => {
    const custody = custodyOf();
    expect(custody.loss()).toBeNull();
    await custody.check();
    expect(custody.loss()).toBeNull();
    expect(memory).toEqual({ identity: await outbox.identity(() => 'other'), open: 0, loss: null });
  });

  test('and nothing is said of the same database, however often the browser starts', async () => {
    await custodyOf().check();
    await save();
    await custodyOf().check();
    const again = custodyOf();
    await again.check();
    expect(again.loss()).toBeNull();
  });

  test('and the count of what is open is kept true, with no more writes than it changes', async () => {
    const custody = custodyOf();
    await custody.check();
    await save();
    await custody.note();
    expect(memory).toMatchObject({ open: 1 });
    const before = writes;
    await custody.note();
    expect(writes).toBe(before);
    await outbox.move(aDelivery().id as DeliveryId, () => ({ name: 'undo', at: 1 }));
    await custody.note();
    expect(memory).toMatchObject({ open: 0 });
  });

  test('only once they have been looked at: a note before that would hide a loss', async () => {
    memory = { identity: 'another', open: 3, loss: null };
    await custodyOf().note();
    expect(writes).toBe(0);
  });
});

describe('Another database in the place of the one that was there', () => {
  async function lost(open: boolean) {
    const before = custodyOf();
    await before.check();
    if (open) await save();
    await before.note();
    await replaced();
    const after = custodyOf();
    await after.check();
    return after;
  }

  test.each([
    [true, 1],
    [false, 0],
  ])('is a loss, with how many were open (%s): %s', async (open, count) => {
    const custody = await lost(open);
    expect(custody.loss()).toEqual({ noticedAt: 500, open: count });
  });

  test('is still said after the next start, until the moderator has read it', async () => {
    await lost(true);
    const next = custodyOf();
    await next.check();
    expect(next.loss()).toEqual({ noticedAt: 500, open: 1 });
    await save();
    await next.note();
    expect(next.loss()).toEqual({ noticedAt: 500, open: 1 });
    await next.acknowledge();
    expect(next.loss()).toBeNull();
    const later = custodyOf();
    await later.check();
    expect(later.loss()).toBeNull();
    expect(memory).toMatchObject({ open: 1, loss: null });
  });

  test('is none when everything was erased on purpose', async () => {
    const custody = custodyOf();
    await custody.check();
    await save();
    await custody.note();
    expect(await outbox.erase()).toBe(true);
    await custody.beginAnew();
    expect(custody.loss()).toBeNull();
    const next = custodyOf();
    await next.check();
    expect(next.loss()).toBeNull();
  });
});

test.each<[string, unknown]>([
  ['nothing', undefined],
  ['null', null],
  ['a text', 'note'],
  ['a note without a name', { open: 3 }],
  ['a note without a count', { identity: 'another' }],
])('A note that cannot be read (%s) is like a first start', async (_, kept) => {
  memory = kept;
  const custody = custodyOf();
  await custody.check();
  expect(custody.loss()).toBeNull();
});
