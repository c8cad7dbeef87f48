import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Adapter, Attempt, Outcome } from '../../extension/hotlines/hotline.ts';
import type { DeliveryId } from '../../extension/outbox/delivery.ts';
import { createPump, type PumpParts } from '../../extension/outbox/pump.ts';
import { type Outbox, openOutbox } from '../../extension/outbox/store.ts';
import type { ReportId } from '../../extension/report/report.ts';
import { zonedTime } from '../../extension/report/time.ts';
import { aDelivery } from '../builders/delivery.ts';
import { aReport } from '../builders/report.ts';

const payload = { mediaType: 'text/xml', text: '<report/>' };
const receipt = { reference: '4711', filedAt: zonedTime(0, 0), requestId: null, payloadSha256: '' };
const filed: Outcome = { kind: 'filed', receipt };

let outbox: Outbox;
let clock: number;
let alarms: (number | null)[];
let databases = 0;

beforeEach(async () => {
  databases += 1;
  outbox = await openOutbox(`pump-${databases}`);
  clock = 1_000;
  alarms = [];
});

function pumpWith(deliver: (attempt: Attempt) => Promise<Outcome>, over: Partial<PumpParts> = {}) {
  const adapter: Adapter = {
    deliver,
    check: () => Promise.reject(new Error('the pump checks no connection')),
    compose: () => {
      throw new Error('the pump composes nothing');
    },
    originPattern: () => 'http://127.0.0.1/*',
  };
  return createPump({
    outbox,
    adapters: { cybertipline: adapter },
    request: () => Promise.reject(new Error('the pump asks nothing itself')),
    credentialsFor: async () => ({ userName: 'u', password: 'p' }),
    stopped: async () => null,
    now: () => clock,
    random: () => 0.5,
    exclusively: (work) => work(),
    wakeAt: async (at) => void alarms.push(at),
    changed: () => {},
    ...over,
  });
}

const save = (...ids: readonly string[]) =>
  Promise.all(
    ids.map((id) =>
      outbox.save(
        aReport({ id: id as ReportId }),
        [
          aDelivery({
            id: id as DeliveryId,
            reportId: id as ReportId,
            state: { name: 'waiting', notBefore: 0 },
          }),
        ],
        [],
      ),
    ),
  );

const stateOf = async (id: string) => (await outbox.delivery(id as DeliveryId))?.state;

describe('the pump', () => {
  test('sends what is due and settles it', async () => {
    await save('a', 'b');
    await pumpWith(async () => filed).run();
    expect([await stateOf('a'), await stateOf('b')]).toEqual([
      { name: 'filed', receipt },
      { name: 'filed', receipt },
    ]);
  });

  test('leaves what is on hold alone until its time has come, and sets the alarm to that time', async () => {
    await outbox.save(aReport(), [aDelivery({ state: { name: 'held', until: 9_000 } })], []);
    const pump = pumpWith(async () => filed);
    await pump.run();
    expect(await stateOf(aDelivery().id)).toEqual({ name: 'held', until: 9_000 });
    expect(alarms.at(-1)).toBe(9_000);
    clock = 9_000;
    await pump.run();
    expect((await stateOf(aDelivery().id))?.name).toBe('filed');
    expect(alarms.at(-1)).toBeNull();
  });

  test.each([
    {
      outcome: { kind: 'later', problem: { code: 'hotline-busy' }, retryAfterMs: 60_000 } as const,
      state: { name: 'waiting', notBefore: 61_000 },
    },
    {
      outcome: { kind: 'later', problem: { code: 'hotline-busy' }, retryAfterMs: null } as const,
      state: { name: 'waiting', notBefore: 3_000 },
    },
    {
      outcome: { kind: 'unknown', problem: { code: 'hotline-silent' }, retryAfterMs: null } as const,
      state: { name: 'unknown', notBefore: 3_000 },
    },
    {
      outcome: { kind: 'refused', problem: { code: 'credentials-refused' } } as const,
      state: { name: 'needs-person' },
    },
  ])('$outcome.kind with $outcome.problem.code leaves the delivery $state.name', async ({
    outcome,
    state,
  }) => {
    await save('a');
    await pumpWith(async () => outcome).run();
    const delivery = await outbox.delivery('a' as DeliveryId);
    expect(delivery?.state).toEqual(state);
    expect(delivery?.problem).toEqual(outcome.problem);
  });

  test('takes up what a dead worker left, from its checkpoint', async () => {
    const checkpoint = { phase: 'finishing', payload, reference: '4711', openedAt: 1 } as const;
    await outbox.save(aReport(), [aDelivery({ state: { name: 'sending', since: 1 }, checkpoint })], []);
    const seen: Attempt[] = [];
    await pumpWith(async (attempt) => {
      seen.push(attempt);
      return filed;
    }).run();
    expect(seen.map((attempt) => attempt.checkpoint)).toEqual([checkpoint]);
    expect((await stateOf(aDelivery().id))?.name).toBe('filed');
  });

  test('has a checkpoint on disk before the adapter goes on', async () => {
    await save('a');
    await pumpWith(async (attempt) => {
      await attempt.save({ phase: 'submitting', payload });
      const onDisk = await outbox.delivery('a' as DeliveryId);
      expect(onDisk?.checkpoint.phase).toBe('submitting');
      return filed;
    }).run();
    expect((await stateOf('a'))?.name).toBe('filed');
  });

  test.each([
    { phase: 'submitting' as const, left: 'waiting' },
    { phase: 'finishing' as const, left: 'unknown' },
  ])('keeps a delivery whose adapter threw at $phase, as $left', async ({ phase, left }) => {
    await save('a');
    await pumpWith(async (attempt) => {
      await attempt.save({ phase, payload, reference: '4711', openedAt: 1 });
      throw new Error('a bug');
    }).run();
    expect((await stateOf('a'))?.name).toBe(left);
  });

  test('keeps at most four under way and starts the next as soon as one is settled', async () => {
    await save('a', 'b', 'c', 'd', 'e', 'f');
    let open = 0;
    let most = 0;
    let started = 0;
    let allFour: () => void = () => {};
    const four = new Promise<void>((resolve) => {
      allFour = resolve;
    });
    await pumpWith(async () => {
      open += 1;
      started += 1;
      most = Math.max(most, open);
      if (started === 4) allFour();
      await four;
      open -= 1;
      return filed;
    }).run();
    expect(most).toBe(4);
    expect((await outbox.inState('filed')).length).toBe(6);
  });

  test('sends each delivery once, however often it is woken meanwhile', async () => {
    await save('a');
    let sent = 0;
    const pump = pumpWith(async () => {
      sent += 1;
      await Promise.all([pump.run, pump.run].map(async (run) => void run()));
      await new Promise((resolve) => setTimeout(resolve, 5));
      return filed;
    });
    await Promise.all([pump.run(), pump.run(), pump.run()]);
    expect(sent).toBe(1);
  });

  test('picks up a report that is saved while another one hangs', async () => {
    await save('slow');
    let release: () => void = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const pump = pumpWith(async (attempt) => {
      if (attempt.filing.report.id === ('slow' as ReportId)) await held;
      else release();
      return filed;
    });
    const draining = pump.run();
    await save('quick');
    void pump.run();
    await draining;
    expect((await outbox.inState('filed')).length).toBe(2);
  });

  test('looks again soon while something is under way, in case this worker dies over it', async () => {
    await save('a');
    await pumpWith(async () => {
      await new Promise((resolve) => setTimeout(resolve, 5));
      return filed;
    }).run();
    expect(alarms[0]).toBe(clock + 30_000);
  });

  test('keeps a delivery whose outcome the disk refused to take, and asks again later', async () => {
    await save('a');
    let refusals = 1;
    const full: Outbox = {
      ...outbox,
      move: (id, eventOf) =>
        outbox.move(id, (row) => {
          const event = eventOf(row);
          if (event?.name === 'file' && refusals > 0) {
            refusals -= 1;
            throw new DOMException('', 'QuotaExceededError');
          }
          return event;
        }),
    };
    const pump = pumpWith(async () => filed, { outbox: full });
    await pump.run();
    expect((await stateOf('a'))?.name).toBe('sending');
    expect(alarms.at(-1)).toBe(clock + 30_000);
    await pump.run();
    expect((await stateOf('a'))?.name).toBe('filed');
  });

  test('rings again when the store cannot be read at all', async () => {
    const unreadable: Outbox = {
      ...outbox,
      inState: () => Promise.reject(new DOMException('', 'UnknownError')),
    };
    const pump = pumpWith(async () => filed, { outbox: unreadable });
    await pump.run();
    expect(alarms).toEqual([clock + 30_000]);
  });
});

test('while no good policy is known nothing is sent, nothing is lost, and the reason stands beside it', async () => {
  await save('a');
  const stopped = async () => ({ code: 'policy-invalid' }) as const;
  await pumpWith(() => Promise.reject(new Error('nothing may be sent')), { stopped }).run();
  expect(await outbox.delivery('a' as DeliveryId)).toMatchObject({
    state: { name: 'waiting' },
    problem: { code: 'policy-invalid' },
    checkpoint: { phase: 'none' },
  });
});
