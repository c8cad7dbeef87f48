import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Attempt, Outcome } from '../../extension/hotlines/hotline.ts';
import type { Delivery, DeliveryId } from '../../extension/outbox/delivery.ts';
import { createPump, type PumpParts } from '../../extension/outbox/pump.ts';
import { type Outbox, openOutbox } from '../../extension/outbox/store.ts';
import type { DeliveryEvent, EventName } from '../../extension/outbox/transition.ts';
import type { ReportId } from '../../extension/report/report.ts';
import { adaptersWith, anAdapter } from '../builders/adapter.ts';
import { aCheckpoint, aDelivery, aReceipt } from '../builders/delivery.ts';
import { aReport } from '../builders/report.ts';

const filed: Outcome = { kind: 'filed', receipt: aReceipt() };

let outbox: Outbox;
let clock: number;
let alarms: (number | null)[];
let changes: number;
let databases = 0;

beforeEach(async () => {
  databases += 1;
  outbox = await openOutbox(`pump-${databases}`);
  clock = 1_000;
  alarms = [];
  changes = 0;
});

type Deliver = (attempt: Attempt) => Promise<Outcome>;

function pumpWith(deliver: Deliver, over: Partial<PumpParts> = {}, withdraw?: Deliver) {
  return createPump({
    outbox,
    adapters: adaptersWith(anAdapter({ deliver, ...(withdraw ? { withdraw } : {}) })),
    ledgerHead: async () => null,
    request: () => Promise.reject(new Error('the pump asks nothing itself')),
    credentialsFor: async () => ({ userName: 'u', password: 'p' }),
    stopped: async () => null,
    online: () => true,
    now: () => clock,
    random: () => 0.5,
    exclusively: (work) => work(),
    wakeAt: async (at) => void alarms.push(at),
    changed: () => {
      changes += 1;
    },
    ...over,
  });
}

const saveOne = (id: string, given: Partial<Delivery> = {}) =>
  outbox.save(
    aReport({ id: id as ReportId }),
    [
      aDelivery({
        id: id as DeliveryId,
        reportId: id as ReportId,
        state: { name: 'waiting', since: 0, notBefore: 0 },
        ...given,
      }),
    ],
    { exact: [], similar: [] },
  );
const save = (...ids: readonly string[]) => Promise.all(ids.map((id) => saveOne(id)));

const read = async (id: string) => (await outbox.delivery(id as DeliveryId)) ?? undefined;
const stateOf = async (id: string) => (await read(id))?.state;
const idOf = ({ filing }: Attempt): string => filing.report.id;

/** A promise that the test opens itself. */
function aGate() {
  let open: () => void = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

/** Lets everything that is ready go on, so many times over. */
async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

/** An outbox whose disk refuses the first so many moves by events of one name. */
function refusing(name: EventName, times: number): Outbox {
  let left = times;
  const unlessRefused = (event: DeliveryEvent | null) => {
    if (event?.name !== name || left === 0) return event;
    left -= 1;
    throw new DOMException('', 'QuotaExceededError');
  };
  return { ...outbox, move: (id, eventOf) => outbox.move(id, (row) => unlessRefused(eventOf(row))) };
}

describe('The pump', () => {
  test('sends what is due and settles it', async () => {
    await save('a', 'b');
    await pumpWith(async () => filed).run();
    expect([await stateOf('a'), await stateOf('b')]).toEqual([
      { name: 'filed', receipt: aReceipt() },
      { name: 'filed', receipt: aReceipt() },
    ]);
    expect(changes).toBeGreaterThan(0);
  });

  test('leaves what is on hold alone until its time has come, and sets the alarm to that time', async () => {
    await saveOne('a', { state: { name: 'held', since: 1_000, until: 9_000 } });
    const pump = pumpWith(async () => filed);
    await pump.run();
    expect(await stateOf('a')).toEqual({ name: 'held', since: 1_000, until: 9_000 });
    expect(alarms.at(-1)).toBe(9_000);
    clock = 9_000;
    await pump.run();
    expect((await stateOf('a'))?.name).toBe('filed');
    expect(alarms.at(-1)).toBeNull();
  });

  test.each<[Outcome, object]>([
    [
      { kind: 'later', problem: { code: 'hotline-busy' }, retryAfterMs: 60_000 },
      { state: { name: 'waiting', since: 1_000, notBefore: 61_000 }, failedAttempts: 1 },
    ],
    [
      { kind: 'later', problem: { code: 'hotline-busy' }, retryAfterMs: null },
      { state: { name: 'waiting', since: 1_000, notBefore: 3_000 }, failedAttempts: 1 },
    ],
    [
      { kind: 'unknown', problem: { code: 'hotline-silent' }, retryAfterMs: null },
      { state: { name: 'unknown', since: 1_000, notBefore: 3_000 }, failedAttempts: 1, outcomeUnknown: true },
    ],
    [
      { kind: 'refused', problem: { code: 'report-refused' } },
      { state: { name: 'needs-person' }, failedAttempts: 0 },
    ],
    [
      { kind: 'blocked', problem: { code: 'credentials-refused' } },
      { state: { name: 'waiting', since: 1_000, notBefore: 1_000 }, failedAttempts: 0 },
    ],
  ])('leaves a delivery after %o as %o, with the reason', async (outcome, expected) => {
    await save('a');
    await pumpWith(async () => outcome).run();
    expect(await read('a')).toMatchObject({
      ...expected,
      problem: 'problem' in outcome ? outcome.problem : null,
    });
  });

  test('asks the hotline to take back what a person no longer wants filed', async () => {
    await saveOne('a', { withdrawing: true, checkpoint: aCheckpoint('finishing') });
    const neverDelivered = () => Promise.reject(new Error('it must not be filed'));
    await pumpWith(neverDelivered, {}, async () => ({ kind: 'withdrawn' })).run();
    expect(await stateOf('a')).toEqual({ name: 'cancelled', at: clock });
  });

  test('has a checkpoint on disk before the adapter goes on', async () => {
    await save('a');
    await pumpWith(async (attempt) => {
      await attempt.save(aCheckpoint('submitting'));
      expect((await read('a'))?.checkpoint.phase).toBe('submitting');
      return filed;
    }).run();
    expect((await stateOf('a'))?.name).toBe('filed');
  });

  test.each([
    { phase: 'submitting', left: 'waiting' },
    { phase: 'finishing', left: 'unknown' },
    { phase: 'retracting', left: 'waiting' },
  ] as const)('keeps a delivery whose adapter threw at $phase, as $left', async ({ phase, left }) => {
    await save('a');
    await pumpWith(async (attempt) => {
      await attempt.save(aCheckpoint(phase));
      throw new Error('a bug');
    }).run();
    expect(await read('a')).toMatchObject({ state: { name: left }, problem: { code: 'internal' } });
  });
});

describe('What a dead worker left', () => {
  test('is taken up from its checkpoint', async () => {
    const checkpoint = aCheckpoint('finishing');
    await saveOne('a', { state: { name: 'sending', since: 1 }, checkpoint });
    const seen: Attempt[] = [];
    await pumpWith(async (attempt) => {
      seen.push(attempt);
      return filed;
    }).run();
    expect(seen.map((attempt) => attempt.checkpoint)).toEqual([checkpoint]);
    expect((await stateOf('a'))?.name).toBe('filed');
  });

  test('is told from what is under way here, also after the store could not be read meanwhile', async () => {
    await save('slow');
    const begun: string[] = [];
    const [asked, answered] = [aGate(), aGate()];
    let unreadable = false;
    const schedule: Outbox['schedule'] = () =>
      unreadable ? Promise.reject(new DOMException('', 'UnknownError')) : outbox.schedule();
    const pump = pumpWith(
      async (attempt) => {
        begun.push(idOf(attempt));
        asked.open();
        if (idOf(attempt) === 'slow') await answered.opened;
        return filed;
      },
      { outbox: { ...outbox, schedule } },
    );
    const first = pump.run();
    await asked.opened;
    unreadable = true;
    await pump.run();
    await first;
    unreadable = false;
    await save('quick');
    const again = pump.run();
    await expect.poll(() => stateOf('quick')).toMatchObject({ name: 'filed' });
    expect((await stateOf('slow'))?.name).toBe('sending');
    answered.open();
    await again;
    expect(begun).toEqual(['slow', 'quick']);
    expect(await outbox.count('filed')).toBe(2);
  });

  test('is looked for again soon while something is under way, in case this worker dies over it', async () => {
    await save('a');
    const asked = aGate();
    const answered = aGate();
    const running = pumpWith(async () => {
      asked.open();
      await answered.opened;
      return filed;
    }).run();
    await asked.opened;
    answered.open();
    await running;
    expect(alarms[0]).toBe(clock + 30_000);
  });
});

describe('Many deliveries', () => {
  const ids = (count: number, prefix = 'd') =>
    Array.from({ length: count }, (_, place) => `${prefix}${String(place).padStart(3, '0')}`);

  test('far more than are claimed at once are all sent in one run, each once, the longest due first', async () => {
    const all = ids(120);
    for (const [place, id] of all.entries())
      await saveOne(id, { state: { name: 'waiting', since: 0, notBefore: place } });
    const begun: string[] = [];
    let mostClaimed = 0;
    await pumpWith(async (attempt) => {
      begun.push(idOf(attempt));
      mostClaimed = Math.max(mostClaimed, await outbox.count('sending'));
      return filed;
    }).run();
    expect(begun).toEqual(all);
    expect(await outbox.count('filed')).toBe(120);
    expect(mostClaimed).toBeLessThanOrEqual(48);
  });

  test('are begun once each, however often the pump is woken meanwhile', async () => {
    await save(...ids(40));
    const begun: string[] = [];
    const pump = pumpWith(async (attempt) => {
      begun.push(idOf(attempt));
      void pump.run();
      await new Promise((resolve) => setImmediate(resolve));
      void pump.run();
      return filed;
    });
    await Promise.all([pump.run(), pump.run(), pump.run()]);
    await pump.run();
    expect(begun.length).toBe(40);
    expect(new Set(begun).size).toBe(40);
  });

  test('saved while another one hangs are picked up', async () => {
    await save('slow');
    const gate = aGate();
    const pump = pumpWith(async (attempt) => {
      if (idOf(attempt) === 'slow') await gate.opened;
      else gate.open();
      return filed;
    });
    const draining = pump.run();
    await save('quick');
    void pump.run();
    await draining;
    expect(await outbox.count('filed')).toBe(2);
  });

  /** Counts how many requests are on their way at once; all of them wait until so many are. */
  function crowd(expected: number) {
    const gate = aGate();
    let [open, most] = [0, 0];
    const request: PumpParts['request'] = async () => {
      open += 1;
      most = Math.max(most, open);
      // By then whatever would begin beyond the bound has begun.
      if (open === expected) void turns(50).then(gate.open);
      await gate.opened;
      open -= 1;
      return { kind: 'not-permitted' };
    };
    const deliver: Deliver = async (attempt) => {
      await attempt.request(attempt.filing.destination.address, {
        method: 'POST',
        headers: {},
        timeoutMs: 1,
      });
      return filed;
    };
    return { request, deliver, most: () => most };
  }

  test.each([
    ['to one destination are four at once', ['https://a.example/one'], 4],
    [
      'to three destinations on three hosts are four each',
      ['https://a.example', 'https://b.example', 'https://c.example'],
      12,
    ],
    [
      'to three destinations on one host are six',
      ['https://a.example/one', 'https://a.example/two', 'https://a.example/three'],
      6,
    ],
  ])('%s', async (_, addresses, expected) => {
    for (const [place, address] of addresses.entries())
      for (const id of ids(40, String(place)))
        await saveOne(id, { destination: { ...aDelivery().destination, address } });
    const { request, deliver, most } = crowd(expected);
    await pumpWith(deliver, { request }).run();
    expect(most()).toBe(expected);
    expect(await outbox.count('filed')).toBe(40 * addresses.length);
  });

  test('to a hotline that hangs hold back none to another', async () => {
    const hanging = { ...aDelivery().destination, address: 'https://hanging.example' };
    for (const id of ids(10, 'h')) await saveOne(id, { destination: hanging });
    await save(...ids(30, 'q'));
    const gate = aGate();
    let quick = 0;
    await pumpWith(async (attempt) => {
      if (idOf(attempt).startsWith('h')) await gate.opened;
      else quick += 1;
      if (quick === 30) gate.open();
      return filed;
    }).run();
    expect(await outbox.count('filed')).toBe(40);
  });
});

describe('A destination that refuses its credentials', () => {
  const other = { ...aDelivery().destination, address: 'https://other.example' };
  const refusal = { code: 'credentials-refused' } as const;

  /** Twenty to each of two hotlines, of which one takes no credentials until they are mended. */
  async function twoHotlines() {
    const asked: string[] = [];
    let mended = false;
    for (let place = 0; place < 20; place += 1) {
      await saveOne(`a${place}`);
      await saveOne(`b${place}`, { destination: other });
    }
    const pump = pumpWith(async (attempt) => {
      asked.push(idOf(attempt));
      await new Promise((resolve) => setImmediate(resolve));
      return mended || idOf(attempt).startsWith('b') ? filed : { kind: 'blocked', problem: refusal };
    });
    const askedOfA = () => asked.filter((id) => id.startsWith('a')).length;
    return {
      pump,
      askedOfA,
      mend: () => {
        mended = true;
      },
    };
  }

  test('is asked no more, whatever waits for it, and the others go on', async () => {
    const { pump, askedOfA } = await twoHotlines();
    await pump.run();
    expect(askedOfA()).toBeLessThanOrEqual(4);
    expect([await outbox.count('filed'), await outbox.count('waiting')]).toEqual([20, 20]);
    expect(alarms.at(-1)).toBeNull();
    const before = askedOfA();
    await pump.run();
    expect(askedOfA()).toBe(before);
  });

  test('is paused once, by the transaction that says so, and nobody’s attempt is counted', async () => {
    const { pump } = await twoHotlines();
    await pump.run();
    expect([...(await outbox.pauses())]).toMatchObject([
      [expect.any(String), { problem: refusal, since: clock }],
    ]);
    const waiting = await outbox.inState('waiting');
    expect(waiting.map(({ failedAttempts }) => failedAttempts)).toEqual(Array(20).fill(0));
  });

  test('gets everything once a person has mended it', async () => {
    const { pump, mend } = await twoHotlines();
    await pump.run();
    mend();
    for (const key of (await outbox.pauses()).keys()) await outbox.resume(key);
    await pump.run();
    expect(await outbox.count('filed')).toBe(40);
    expect(alarms.at(-1)).toBeNull();
  });

  test('keeps what may be filed as unknown, and what was claimed is given back', async () => {
    await saveOne('u', {
      state: { name: 'unknown', since: 0, notBefore: 0 },
      outcomeUnknown: true,
      checkpoint: aCheckpoint('finishing'),
    });
    await save('w');
    await pumpWith(async () => ({ kind: 'blocked', problem: refusal })).run();
    expect([await stateOf('u'), await stateOf('w')]).toMatchObject([
      { name: 'unknown' },
      { name: 'waiting' },
    ]);
    expect(await outbox.count('sending')).toBe(0);
  });
});

describe('Without a network', () => {
  const unreachable = (kind: 'later' | 'unknown'): Outcome => ({
    kind,
    problem: { code: 'hotline-unreachable' },
    retryAfterMs: null,
  });

  test('one attempt is made, then none until the browser says that it is there again', async () => {
    await save('a');
    let online = false;
    let asked = 0;
    const pump = pumpWith(
      async () => {
        asked += 1;
        return online ? filed : unreachable('later');
      },
      { online: () => online },
    );
    await pump.run();
    expect(asked).toBe(1);
    expect(await read('a')).toMatchObject({
      state: { name: 'waiting', notBefore: clock },
      problem: { code: 'offline' },
      failedAttempts: 0,
    });
    expect(alarms.at(-1)).toBe(clock + 60_000);
    online = true;
    await pump.run();
    expect([asked, (await stateOf('a'))?.name]).toEqual([2, 'filed']);
  });

  test('no more are tried than were under way, however many wait', async () => {
    await save(...Array.from({ length: 30 }, (_, place) => `d${place}`));
    const asked: string[] = [];
    const pump = pumpWith(
      async (attempt) => {
        asked.push(idOf(attempt));
        await new Promise((resolve) => setImmediate(resolve));
        return unreachable('later');
      },
      { online: () => false },
    );
    await pump.run();
    expect(asked.length).toBeLessThanOrEqual(4);
    expect([await outbox.count('waiting'), await outbox.count('sending')]).toEqual([30, 0]);
  });

  test('what may be filed stays unknown', async () => {
    await save('a');
    await pumpWith(async () => unreachable('unknown'), { online: () => false }).run();
    expect(await read('a')).toMatchObject({ state: { name: 'unknown' }, outcomeUnknown: true });
    expect(alarms.at(-1)).toBe(clock + 60_000);
  });

  test('an unreachable hotline while the network is there is that hotline’s own matter', async () => {
    await save('a', 'b');
    const asked: string[] = [];
    await pumpWith(async (attempt) => {
      asked.push(idOf(attempt));
      return unreachable('later');
    }).run();
    expect(asked.sort()).toEqual(['a', 'b']);
    expect(await read('a')).toMatchObject({ problem: { code: 'hotline-unreachable' }, failedAttempts: 1 });
  });
});

describe('While no good policy is known', () => {
  test('nothing is sent, nothing is lost, and the reason stands beside it', async () => {
    await save('a');
    const stopped = async () => ({ code: 'policy-invalid' }) as const;
    const pump = pumpWith(() => Promise.reject(new Error('nothing may be sent')), { stopped });
    await pump.run();
    expect(await read('a')).toMatchObject({
      state: { name: 'waiting', notBefore: clock },
      problem: { code: 'policy-invalid' },
      checkpoint: { phase: 'none' },
      failedAttempts: 0,
    });
    expect(await outbox.pauses()).toEqual(new Map());
    expect(alarms.at(-1)).toBe(clock + 60_000);
  });

  test('everything goes on as soon as one is', async () => {
    await save('a');
    let problem: { code: 'policy-invalid' } | null = { code: 'policy-invalid' };
    const pump = pumpWith(async () => filed, { stopped: async () => problem });
    await pump.run();
    problem = null;
    await pump.run();
    expect((await stateOf('a'))?.name).toBe('filed');
  });
});

describe('A clock that was set', () => {
  const day = 86_400_000;

  test.each<[string, Partial<Delivery>, 'held' | 'waiting' | 'unknown']>([
    ['an undo time of eight seconds', { state: { name: 'held', since: day, until: day + 8_000 } }, 'held'],
    [
      'a wait of eight seconds',
      { state: { name: 'waiting', since: day, notBefore: day + 8_000 } },
      'waiting',
    ],
    [
      'a wait of eight seconds for what may be filed',
      { state: { name: 'unknown', since: day, notBefore: day + 8_000 }, outcomeUnknown: true },
      'unknown',
    ],
  ])('back a day: %s ends eight seconds later, not a day', async (_, given, name) => {
    clock = 0;
    await saveOne('a', given);
    const pump = pumpWith(async () => filed);
    await pump.run();
    expect(alarms.at(-1)).toBe(8_000);
    clock = 7_999;
    await pump.run();
    expect((await stateOf('a'))?.name).toBe(name);
    clock = 8_000;
    await pump.run();
    expect((await stateOf('a'))?.name).toBe('filed');
  });

  test('back by less than the waiting lasts never makes it longer than it was to be', async () => {
    await saveOne('a', { state: { name: 'held', since: 1_000, until: 9_000 } });
    clock = 500;
    await pumpWith(async () => filed).run();
    expect(alarms.at(-1)).toBe(8_500);
  });

  test('ahead a day: what waits is due at once, and nothing is lost', async () => {
    await saveOne('a', { state: { name: 'waiting', since: 1_000, notBefore: 1_801_000 } });
    clock = day;
    await pumpWith(async () => filed).run();
    expect((await stateOf('a'))?.name).toBe('filed');
  });
});

describe('A disk that refuses', () => {
  const refusingClaims = (times: number): Outbox => {
    let left = times;
    return {
      ...outbox,
      claim: (claim) => {
        left -= 1;
        return left < 0 ? outbox.claim(claim) : Promise.reject(new DOMException('', 'QuotaExceededError'));
      },
    };
  };

  test('a claim keeps the deliveries as they were, and they are sent the next time', async () => {
    await save('a', 'b', 'c');
    const begun: string[] = [];
    const pump = pumpWith(
      async (attempt) => {
        begun.push(idOf(attempt));
        return filed;
      },
      { outbox: refusingClaims(1) },
    );
    await pump.run();
    expect([await outbox.count('waiting'), await outbox.count('filed')]).toEqual([3, 0]);
    expect(alarms.at(-1)).toBe(clock + 30_000);
    await pump.run();
    expect(await outbox.count('filed')).toBe(3);
    expect(begun.length).toBe(3);
  });

  test('every claim is not asked again and again', async () => {
    await save('a', 'b');
    const pump = pumpWith(() => Promise.reject(new Error('nothing was claimed')), {
      outbox: refusingClaims(Number.POSITIVE_INFINITY),
    });
    await pump.run();
    expect(await outbox.count('waiting')).toBe(2);
    expect(alarms.at(-1)).toBe(clock + 30_000);
  });

  test('an outcome keeps the delivery, which is asked for again later', async () => {
    await save('a');
    const pump = pumpWith(async () => filed, { outbox: refusing('file', 1) });
    await pump.run();
    expect((await stateOf('a'))?.name).toBe('sending');
    expect(alarms.at(-1)).toBe(clock + 30_000);
    await pump.run();
    expect((await stateOf('a'))?.name).toBe('filed');
  });

  test('a checkpoint keeps the hotline from being asked', async () => {
    await save('a');
    const pump = pumpWith(
      async (attempt) => {
        await attempt.save(aCheckpoint('submitting'));
        throw new Error('nothing may be asked without a checkpoint');
      },
      { outbox: refusing('checkpoint', 1) },
    );
    await pump.run();
    expect(await read('a')).toMatchObject({
      state: { name: 'waiting' },
      checkpoint: { phase: 'none' },
      failedAttempts: 1,
    });
  });

  test('to be read at all is asked again later', async () => {
    const unreadable: Outbox = {
      ...outbox,
      inState: () => Promise.reject(new DOMException('', 'UnknownError')),
    };
    await pumpWith(async () => filed, { outbox: unreadable }).run();
    expect(alarms).toEqual([clock + 30_000]);
  });
});
