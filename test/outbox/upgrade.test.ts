import 'fake-indexeddb/auto';
import { type IDBPDatabase, openDB } from 'idb';
import { beforeEach, describe, expect, test } from 'vitest';
import type { DeliveryId, StateName } from '../../extension/outbox/delivery.ts';
import { openOutbox } from '../../extension/outbox/store.ts';
import { addressKeys } from '../../extension/outbox/subject-keys.ts';
import { destinationKeyOf } from '../../extension/report/destination.ts';
import { duplicateForm } from '../../extension/report/duplicate.ts';
import type { ReportId } from '../../extension/report/report.ts';
import { aCheckpoint, aDelivery, aPayload, aReceipt } from '../builders/delivery.ts';
import { aDestination } from '../builders/policy.ts';
import { aReport, clickedAt } from '../builders/report.ts';

type Version = 1 | 2;
const versions = [1, 2] as const;

/** The database as these versions made it: only the second had a journal, and put reports away. */
function openEarlier(name: string, version: Version): Promise<IDBPDatabase> {
  return openDB(name, version, {
    upgrade(database) {
      const reports = database.createObjectStore('reports', { keyPath: 'id' });
      reports.createIndex('addressKeys', 'addressKeys', { multiEntry: true });
      const deliveries = database.createObjectStore('deliveries', { keyPath: 'id' });
      for (const index of ['reportId', 'stateName', 'dueAt']) deliveries.createIndex(index, index);
      database.createObjectStore('clocks');
      database.createObjectStore('keys');
      if (version === 1) return;
      reports.createIndex('settledAt', 'settledAt');
      database.createObjectStore('journal', { autoIncrement: true });
      database
        .createObjectStore('putAway', { keyPath: 'id' })
        .createIndex('addressKeys', 'addressKeys', { multiEntry: true });
    },
  });
}

const { openedAt: _, answer: __, ...receipt } = aReceipt();
const open = { payload: aPayload(), reference: '4711', openedAt: clickedAt };
type EarlierState = Exclude<StateName, 'to-hand-over' | 'handed-over'>;

/** Each state as these versions wrote it, with the checkpoint and what belongs to it. */
const written: Readonly<Record<EarlierState | 'open', { readonly state: object } & Record<string, unknown>>> =
  {
    held: { state: { name: 'held', until: clickedAt + 8000 }, dueAt: clickedAt + 8000 },
    waiting: {
      state: { name: 'waiting', notBefore: clickedAt + 5000 },
      dueAt: clickedAt + 5000,
      failedAttempts: 3,
    },
    open: {
      state: { name: 'waiting', notBefore: clickedAt + 5000 },
      dueAt: clickedAt + 5000,
      checkpoint: { phase: 'open', ...open },
    },
    sending: {
      state: { name: 'sending', since: clickedAt + 100 },
      checkpoint: { phase: 'finishing', ...open },
    },
    unknown: {
      state: { name: 'unknown', notBefore: clickedAt + 6000 },
      dueAt: clickedAt + 6000,
      checkpoint: { phase: 'finishing', ...open },
      outcomeUnknown: true,
    },
    filed: { state: { name: 'filed', receipt }, checkpoint: { phase: 'finishing', ...open } },
    'needs-person': { state: { name: 'needs-person' }, problem: { code: 'report-refused' } },
    'filed-by-hand': { state: { name: 'filed-by-hand', at: clickedAt, reference: 'hand-1' } },
    cancelled: { state: { name: 'cancelled', at: clickedAt } },
  };
const names = Object.keys(written) as (keyof typeof written)[];

const url = 'https://example.com/posts/1';
const putAwayUrl = 'https://example.com/posts/put-away';
let databases = 0;

/**
 * A database of an earlier version with a report in each state, brought up to this one.
 * @param deliveryOf a report that has a filed delivery besides
 */
async function broughtUp(version: Version, deliveryOf?: string) {
  databases += 1;
  const name = `upgrade-${databases}`;
  const earlier = await openEarlier(name, version);
  const key = await crypto.subtle.generateKey({ name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  const hashOf = async (address: string) => {
    const signature = await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(duplicateForm(address)));
    return btoa(String.fromCharCode(...new Uint8Array(signature)));
  };
  await earlier.put('keys', key, 'duplicate');
  await earlier.put('clocks', { offsetMs: 700, measuredAt: 5 }, 'practice');
  for (const id of names) {
    const {
      withdrawing: _,
      refusals: __,
      copyTo: ___,
      ...row
    } = aDelivery({
      id: id as string as DeliveryId,
      reportId: id as string as ReportId,
    });
    const given = written[id];
    await earlier.put('deliveries', { ...row, ...given, stateName: (given.state as { name: string }).name });
    const {
      xarf: ____,
      details,
      victim,
      recipient,
      ofCase,
      moneyTrail,
      selectedText,
      ...report
    } = aReport({
      id: id as string as ReportId,
    });
    await earlier.put('reports', {
      ...report,
      addressKeys: [await hashOf(url)],
    });
  }
  if (deliveryOf !== undefined) {
    const {
      withdrawing: _,
      refusals: __,
      copyTo: ___,
      ...row
    } = aDelivery({ reportId: deliveryOf as ReportId });
    await earlier.put('deliveries', { ...row, ...written.filed, stateName: 'filed' });
  }
  if (version === 2) {
    const { id: ___, ...summary } = aReport();
    const { createdAt, category } = summary;
    const addressKeys = [await hashOf(putAwayUrl)];
    await earlier.put('putAway', {
      id: 'put-away',
      createdAt,
      category,
      addressKeys,
      at: 9,
      sealed: new Uint8Array([1, 2]),
    });
    await earlier.put('journal', { kind: 'undone', deliveryId: 'cancelled' });
  }
  earlier.close();
  return openOutbox(name);
}

describe.each(versions)('A database of version %i', (version) => {
  let outbox: Awaited<ReturnType<typeof broughtUp>>;
  beforeEach(async () => {
    outbox = await broughtUp(version);
  });

  test('loses no report and no delivery', async () => {
    for (const id of names) {
      const report = await outbox.report(id as string as ReportId);
      expect(report).toEqual(aReport({ id: id as string as ReportId }));
      const [delivery] = await outbox.deliveriesOf(id as string as ReportId);
      const { state, checkpoint: ____, dueAt: _____, ...rest } = written[id];
      expect(delivery).toMatchObject({
        ...rest,
        withdrawing: false,
        refusals: 0,
        copyTo: [],
        destination: aDestination(),
      });
      if (id !== 'filed') expect(delivery?.state).toMatchObject(state);
    }
  });

  test('knows when each waiting began, and when it is over', async () => {
    const read = async (id: string) => (await outbox.delivery(id as DeliveryId))?.state;
    expect(await read('held')).toEqual({ name: 'held', since: clickedAt, until: clickedAt + 8000 });
    expect(await read('waiting')).toEqual({ name: 'waiting', since: clickedAt, notBefore: clickedAt + 5000 });
    expect(await read('unknown')).toEqual({ name: 'unknown', since: clickedAt, notBefore: clickedAt + 6000 });
    expect(await read('sending')).toEqual({ name: 'sending', since: clickedAt + 100 });
    expect(await outbox.schedule()).toEqual([
      { destinationKey: destinationKeyOf(aDestination()), at: clickedAt + 5000, since: clickedAt },
    ]);
    expect(await outbox.allWaitingFor(destinationKeyOf(aDestination()))).toHaveLength(4);
    const settled = ['filed', 'filed-by-hand', 'cancelled'];
    const open = names.filter((name) => !settled.includes(name)).length;
    expect(await outbox.progress()).toEqual({ open, all: open });
  });

  test('goes on from what is open at the hotline with the number that it had', async () => {
    expect((await outbox.delivery('open' as DeliveryId))?.checkpoint).toEqual(aCheckpoint('finishing'));
    expect((await outbox.delivery('unknown' as DeliveryId))?.checkpoint).toEqual(aCheckpoint('finishing'));
    expect((await outbox.delivery('held' as DeliveryId))?.checkpoint).toEqual({ phase: 'none' });
  });

  test('keeps every receipt, with what is known of its answer', async () => {
    expect((await outbox.delivery('filed' as DeliveryId))?.state).toEqual({
      name: 'filed',
      receipt: {
        ...receipt,
        openedAt: null,
        answer: { httpStatus: null, code: null, description: null, requestId: 'request-1' },
      },
    });
  });

  test('counts what is open, and finds it by its state', async () => {
    expect(await outbox.progress()).toMatchObject({ open: 6 });
    expect((await outbox.inState('waiting')).map(({ id }) => id).sort()).toEqual(['open', 'waiting']);
  });

  test('finds reports again by their addresses, with the key that it had', async () => {
    const { exact } = await addressKeys(`${url}?utm_source=x#top`, await outbox.duplicateKey());
    expect((await outbox.reportsAbout(exact)).map(({ id }) => id).sort()).toEqual([...names].sort());
  });

  test('has each report as its own first form, which can be corrected', async () => {
    expect(await outbox.deliveriesOfAllForms('held' as ReportId)).toEqual(
      await outbox.deliveriesOf('held' as ReportId),
    );
  });

  test('lists every delivery in the history, with what can be searched for', async () => {
    const rows = await outbox.historyRows(null, 99);
    expect(rows.map(({ id, state }) => [id, state]).sort()).toEqual(
      names.map((id) => [id, (written[id].state as { name: string }).name]).sort(),
    );
    expect(rows.find(({ id }) => (id as string) === 'filed')).toMatchObject({
      reference: '4711',
      hosts: 'example.com',
      content: 'readable',
    });
  });

  test('keeps the measured clocks', async () => {
    expect(await outbox.clocks()).toEqual([{ offsetMs: 700, measuredAt: 5 }]);
  });

  test('works on: what was on hold can be undone, and settles its report', async () => {
    await outbox.move('held' as DeliveryId, () => ({ name: 'undo', at: 7 }));
    expect(await outbox.settledBefore(7, 9)).toEqual(['held']);
    expect((await outbox.journal(99)).at(-1)?.event).toEqual({ kind: 'undone', deliveryId: 'held' });
  });
});

describe('A database of version 2', () => {
  test('lists in the history what was put away, without a host', async () => {
    const outbox = await broughtUp(2, 'put-away');
    const [row] = (await outbox.historyRows(null, 99)).filter(
      ({ reportId }) => (reportId as string) === 'put-away',
    );
    expect(row).toMatchObject({ state: 'filed', reference: '4711', hosts: null, content: 'sealed' });
  });

  test('keeps what was sealed and finds it again, and what the ledger does not have yet', async () => {
    const outbox = await broughtUp(2);
    expect((await outbox.sealed()).map(({ id, file }) => [id, [...file]])).toEqual([['put-away', [1, 2]]]);
    const { exact } = await addressKeys(putAwayUrl, await outbox.duplicateKey());
    expect((await outbox.reportsAbout(exact)).map(({ id }) => id)).toEqual(['put-away']);
    expect((await outbox.journal(9)).map(({ event }) => event)).toEqual([
      { kind: 'undone', deliveryId: 'cancelled' },
    ]);
  });
});

test('A new database works like one that was brought up', async () => {
  databases += 1;
  const outbox = await openOutbox(`upgrade-${databases}`);
  await outbox.save(aReport(), [aDelivery()], { exact: ['key'], similar: [] });
  expect((await outbox.reportsAbout(['key'])).length).toBe(1);
  expect((await outbox.schedule()).length).toBe(1);
});
