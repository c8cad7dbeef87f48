import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createRequest, type Request } from '../../extension/hotlines/request.ts';
import { createCopying } from '../../extension/outbox/copying.ts';
import type { Delivery, DeliveryId } from '../../extension/outbox/delivery.ts';
import { type Outbox, openOutbox } from '../../extension/outbox/store.ts';
import type { DeliveryEvent } from '../../extension/outbox/transition.ts';
import type { ChainHead } from '../../extension/report/chain-head.ts';
import type { Credentials } from '../../extension/report/destination.ts';
import type { ReportId } from '../../extension/report/report.ts';
import { zonedTime } from '../../extension/report/time.ts';
import { aCheckpoint, aDelivery, aReceipt } from '../builders/delivery.ts';
import { aReport } from '../builders/report.ts';
import { problemsOf } from '../hotlines/gateway/event-schema.ts';
import { aGateway, aSecret } from '../hotlines/gateway/sample-filings.ts';
import { aWebForm } from '../hotlines/sample-destinations.ts';
import { type GatewayFault, type SandboxGateway, startGateway } from '../sandbox/gateway-server.ts';

let backEnd: SandboxGateway;
let outbox: Outbox;
let databases = 0;
let world: {
  now: number;
  credentials: Credentials | null;
  permitted: boolean;
  head: ChainHead | null;
  changes: number;
  bodies: string[];
};

beforeEach(async () => {
  databases += 1;
  backEnd = await startGateway(aSecret);
  outbox = await openOutbox(`copying-${databases}`);
  // Signatures count for a few minutes by the gateway's clock, which is this computer's.
  const now = Date.now();
  world = { now, credentials: { secret: aSecret }, permitted: true, head: null, changes: 0, bodies: [] };
});
afterEach(() => backEnd.close());

const begin = () => world.now - 1_000;
const receiptNow = () => aReceipt({ filedAt: zonedTime(begin(), 0) });
const problem = { code: 'report-refused' } as const;
const address = 'https://example.com/posts/1';
const uuid = (place: number) => `00000000-0000-4000-8000-${String(place).padStart(12, '0')}`;
const [theReport, theDelivery] = [uuid(1) as ReportId, uuid(1_001) as DeliveryId];

function copyingOn(store: Outbox = outbox) {
  const overHttp = createRequest({ fetch, permitted: async () => world.permitted, now: () => world.now });
  const request: Request = (to, options) => {
    world.bodies.push(String(options.body));
    return overHttp(to, options);
  };
  let last: Promise<unknown> = Promise.resolve();
  return createCopying({
    outbox: store,
    request,
    credentialsFor: async () => world.credentials,
    ledgerHead: async () => world.head,
    now: () => world.now,
    random: () => 0,
    exclusively(work) {
      const done = last.then(work);
      last = done.catch(() => undefined);
      return done;
    },
    changed: () => {
      world.changes += 1;
    },
  });
}

/** A delivery made elsewhere that the gateway hears of, to which all this has happened. */
async function having(events: readonly DeliveryEvent[], given: Partial<Delivery> = {}, place = 1) {
  const [reportId, id] = [uuid(place) as ReportId, uuid(1_000 + place) as DeliveryId];
  const gateway = aGateway({ address: backEnd.address, copies: true });
  await outbox.save(
    aReport({ id: reportId }),
    [
      aDelivery({
        id,
        reportId,
        state: { name: 'sending', since: 0 },
        checkpoint: aCheckpoint('finishing'),
        copyTo: [gateway],
        ...given,
      }),
    ],
    { exact: [], similar: [] },
  );
  for (const event of events) expect(await outbox.move(id, () => event)).not.toBeNull();
}
const filed = (): readonly DeliveryEvent[] => [{ name: 'file', at: 0, receipt: receiptNow() }];
const failed = (): DeliveryEvent => ({ name: 'refuse', at: begin(), problem });

/** Tells what is due, and again at the time of the next try, until nothing is to be told. */
async function tellAll(copying = copyingOn()): Promise<number> {
  for (let runs = 1; runs <= 10; runs += 1) {
    await copying.run();
    const next = await outbox.nextCopyDue();
    if (next === null) return runs;
    world.now = Math.max(world.now, next);
  }
  throw new Error('it came to no end');
}
const kindsAtGateway = () => backEnd.events().map(({ type }) => type.split('.').at(-1));
const dataOf = (kind: string): unknown =>
  backEnd.events().find(({ type }) => type === `signpost.report.${kind}`)?.data;

describe('A gateway is told', () => {
  test('of what was filed: with the report, and its receipt without anything that was reported', async () => {
    await having(filed());
    await copyingOn().run();
    expect(kindsAtGateway()).toEqual(['filed', 'receipt']);
    expect(dataOf('filed')).toMatchObject({
      filed: { reference: '4711', by: 'signpost' },
      delivery: { id: theDelivery },
    });
    expect(JSON.stringify(dataOf('filed'))).toContain(address);
    expect(dataOf('receipt')).toMatchObject({ receipt: { reference: '4711' } });
    expect(JSON.stringify(dataOf('receipt'))).not.toContain(address);
    expect(await outbox.countCopies()).toBe(0);
    expect(world.changes).toBe(1);
  });

  test.each<[string, (at: number) => readonly DeliveryEvent[], Partial<Delivery>, readonly string[]]>([
    [
      'what a person filed',
      (at) => [{ name: 'file-by-hand', at, reference: 'R-1' }],
      { state: { name: 'needs-person' } },
      ['filed'],
    ],
    [
      'what a person filed where nothing is given for it',
      (at) => [{ name: 'file-by-hand', at, reference: null }],
      {
        destination: aWebForm(),
        checkpoint: { phase: 'none' },
        state: { name: 'handed-over', since: 0, remindAt: 1, references: [], placed: [] },
      },
      ['filed'],
    ],
    ['what failed', () => [failed()], {}, ['failed']],
    [
      'what failed, was tried again and failed again',
      (at) => [failed(), { name: 'retry', at }, { name: 'claim', at }, failed()],
      {},
      ['failed', 'failed'],
    ],
    [
      'what failed and was taken back',
      (at) => [failed(), { name: 'cancel', at }],
      { checkpoint: { phase: 'none' } },
      ['failed', 'withdrawn'],
    ],
    ['what the hotline took back', (at) => [{ name: 'withdrawn', at }], { withdrawing: true }, ['withdrawn']],
    ['everything by an event that our schema takes', filed, {}, ['filed', 'receipt']],
  ])('of %s', async (_, events, given, kinds) => {
    await having(events(begin()), given);
    await copyingOn().run();
    expect(kindsAtGateway()).toEqual(kinds);
    for (const { type, subject, data } of backEnd.events()) {
      expect(problemsOf(type.split('.').at(-1) ?? '', data)).toEqual([]);
      expect(subject).toBe(theReport);
    }
    expect(await outbox.countCopies()).toBe(0);
  });

  test('of nothing when nothing has happened, and then nobody else is told of a change', async () => {
    await having([]);
    await copyingOn().run();
    expect(backEnd.received()).toBe(0);
    expect(world.changes).toBe(0);
  });

  test('of more than are looked at in one go, in one go', async () => {
    for (let place = 0; place < 25; place += 1) await having([failed()], {}, place + 1);
    await copyingOn().run();
    expect(backEnd.events()).toHaveLength(25);
    expect(await outbox.countCopies()).toBe(0);
  });

  test('once where two begin at the same time', async () => {
    await having(filed());
    const copying = copyingOn();
    await Promise.all([copying.run(), copying.run(), copying.tellAgain()]);
    expect(backEnd.received()).toBe(2);
    expect(await outbox.countCopies()).toBe(0);
  });
});

const answer = (status: number): GatewayFault => ({ kind: 'answer', reply: { status, body: '' } });

describe('However the way is, there is one event of each:', () => {
  test.each<[string, readonly GatewayFault[]]>([
    ['an answer is lost', [{ kind: 'drop-after' }]],
    [
      'four answers are lost',
      [{ kind: 'drop-after' }, { kind: 'drop-after' }, { kind: 'drop-after' }, { kind: 'drop-after' }],
    ],
    ['a request is lost', [{ kind: 'drop-before' }]],
    ['the gateway is busy', [answer(429), answer(429)]],
    ['the gateway is down', [answer(503), { kind: 'drop-after' }]],
    ['a proxy answers for it', [{ kind: 'answer', reply: { status: 200, body: '<html>Sign in</html>' } }]],
  ])('%s', async (_, faults) => {
    backEnd.fail(...faults);
    await having(filed());
    await tellAll();
    expect(kindsAtGateway().sort()).toEqual(['filed', 'receipt']);
    expect(world.bodies).toHaveLength(2 + faults.length);
    expect(await outbox.countCopies()).toBe(0);
  });

  test('what is sent again is the same letter for letter, though the ledger has gone on', async () => {
    backEnd.fail({ kind: 'drop-before' });
    await having([failed()]);
    world.head = { count: 1, head: 'ab'.repeat(32) };
    const copying = copyingOn();
    await copying.run();
    world.head = { count: 2, head: 'cd'.repeat(32) };
    await tellAll(copying);
    expect(world.bodies).toHaveLength(2);
    expect(world.bodies[1]).toBe(world.bodies[0]);
    expect(dataOf('failed')).toMatchObject({ ledger: { count: 1 } });
  });

  test('a try that came to nothing waits for its time, with its problem', async () => {
    backEnd.fail(answer(503));
    await having([failed()]);
    const copying = copyingOn();
    await copying.run();
    expect(await outbox.copies()).toMatchObject([
      { failedAttempts: 1, notBefore: world.now + 3_000, problem: { code: 'hotline-failing' } },
    ]);
    world.now += 2_999;
    await copying.run();
    expect(world.bodies).toHaveLength(1);
    world.now += 1;
    await copying.run();
    expect(kindsAtGateway()).toEqual(['failed']);
  });
});

describe('What the gateway refuses', () => {
  test('stays with its problem, holds up nothing else, and is sent when a person asks', async () => {
    backEnd.fail(answer(422));
    await having(filed());
    const copying = copyingOn();
    await copying.run();
    expect(kindsAtGateway()).toEqual(['receipt']);
    expect(await outbox.copies()).toMatchObject([
      {
        news: { kind: 'filed' },
        notBefore: null,
        failedAttempts: 1,
        problem: { code: 'report-refused', answer: { httpStatus: 422 } },
      },
    ]);
    world.now += 24 * 3_600_000;
    await copying.run();
    expect(world.bodies).toHaveLength(2);
    world.now -= 24 * 3_600_000;
    await copying.tellAgain();
    expect(kindsAtGateway()).toEqual(['receipt', 'filed']);
    expect(world.bodies[2]).toBe(world.bodies[0]);
    expect(await outbox.countCopies()).toBe(0);
  });

  test('and refuses again stays as it was', async () => {
    backEnd.fail(answer(422), answer(422));
    await having([failed()]);
    const copying = copyingOn();
    await copying.run();
    await copying.tellAgain();
    expect(await outbox.copies()).toMatchObject([{ notBefore: null, failedAttempts: 2 }]);
    expect(backEnd.events()).toEqual([]);
  });

  test('also what only waits for its time is sent when a person asks', async () => {
    backEnd.fail(answer(503));
    await having([failed()]);
    const copying = copyingOn();
    await copying.run();
    await copying.tellAgain();
    expect(kindsAtGateway()).toEqual(['failed']);
  });
});

describe('What is missing here', () => {
  test.each<[string, () => void, () => void, string]>([
    [
      'credentials',
      () => {
        world.credentials = null;
      },
      () => {
        world.credentials = { secret: aSecret };
      },
      'credentials-missing',
    ],
    [
      'credentials of this kind',
      () => {
        world.credentials = { userName: 'practice', password: 'practice-word' };
      },
      () => {
        world.credentials = { secret: aSecret };
      },
      'credentials-missing',
    ],
    [
      'permission',
      () => {
        world.permitted = false;
      },
      () => {
        world.permitted = true;
      },
      'permission-missing',
    ],
  ])('%s: nothing leaves until it is there, then all does', async (_, take, give, code) => {
    take();
    await having(filed());
    const copying = copyingOn();
    await copying.run();
    expect(backEnd.received()).toBe(0);
    expect(await outbox.copies()).toMatchObject([
      { problem: { code }, failedAttempts: 1 },
      { problem: { code }, failedAttempts: 1 },
    ]);
    give();
    await tellAll(copying);
    expect(kindsAtGateway().sort()).toEqual(['filed', 'receipt']);
  });

  test('the right secret: the gateway keeps nothing, and the copy waits', async () => {
    world.credentials = { secret: `whsec_${btoa('other-other-other-other-1234')}` };
    await having([failed()]);
    await copyingOn().run();
    expect(backEnd.events()).toEqual([]);
    const [copy] = await outbox.copies();
    expect(copy).toMatchObject({ problem: { code: 'credentials-refused' } });
    expect(copy?.notBefore).toBeGreaterThan(world.now);
  });
});

describe('A report that was put away before its gateway was told', () => {
  test.each<[string, readonly GatewayFault[]]>([
    ['was never tried', []],
    ['was tried in vain', [answer(503), answer(503)]],
  ])('is told of by its receipt alone, where it %s', async (_, faults) => {
    backEnd.fail(...faults);
    await having(filed());
    const copying = copyingOn();
    if (faults.length > 0) await copying.run();
    expect(await outbox.countCopies()).toBe(2);
    const before = world.bodies.length;
    await outbox.putAway(theReport, null, world.now);
    await tellAll(copying);
    expect(kindsAtGateway()).toEqual(['receipt']);
    expect(dataOf('receipt')).toMatchObject({ receipt: { reference: '4711' } });
    expect(problemsOf('receipt', dataOf('receipt'))).toEqual([]);
    expect(world.bodies.slice(before).join()).not.toContain(address);
    expect(await outbox.countCopies()).toBe(0);
  });

  test('between the look and the sending is not sent', async () => {
    await having(filed());
    const [content, ...others] = await outbox.copiesDue(world.now, 9);
    if (content === undefined) throw new Error('no copy');
    await outbox.putAway(theReport, null, world.now);
    let looks = 0;
    const behind: Outbox = {
      ...outbox,
      copiesDue: async () => {
        looks += 1;
        return looks === 1 ? [content, ...others] : [];
      },
    };
    await copyingOn(behind).run();
    expect(kindsAtGateway()).toEqual(['receipt']);
    expect(world.bodies.join()).not.toContain(address);
  });

  test('and whose time to be kept is over has nothing to be told', async () => {
    await having(filed());
    await outbox.putAway(theReport, null, world.now);
    await outbox.forget(theReport);
    await copyingOn().run();
    expect(backEnd.received()).toBe(0);
    expect(await outbox.countCopies()).toBe(0);
  });
});

test.each<[string, Partial<Outbox>]>([
  ['cannot be read', { copiesDue: () => Promise.reject(new DOMException('', 'UnknownError')) }],
  ['is full', { keepCopy: () => Promise.reject(new DOMException('', 'QuotaExceededError')) }],
])('When the disk %s, telling ends quietly, sends nothing, and is done another time', async (_, given) => {
  await having(filed());
  await copyingOn({ ...outbox, ...given }).run();
  expect(backEnd.received()).toBe(0);
  await copyingOn().run();
  expect(kindsAtGateway()).toEqual(['filed', 'receipt']);
});
