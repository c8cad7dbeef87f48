import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import { createAddressLists } from '../../extension/outbox/address-lists.ts';
import { parsePolicy } from '../../extension/policy/parse.ts';
import { destinationKeyOf } from '../../extension/report/destination.ts';
import { limits } from '../../extension/report/limits.ts';
import { failure, type Result } from '../../extension/report/problem.ts';
import type { Draft, ReportId } from '../../extension/report/report.ts';
import { aReceipt } from '../builders/delivery.ts';
import { aDesk, anotherDestination, type Desk } from '../builders/desk.ts';
import { aPolicyInput } from '../builders/policy.ts';
import { aDraft } from '../builders/report.ts';

let desk: Desk;
let lists: ReturnType<typeof createAddressLists>;
let databases = 0;

beforeEach(async () => {
  databases += 1;
  desk = await aDesk(`address-lists-${databases}`);
  lists = createAddressLists({
    outbox: desk.outbox,
    policyInForce: { policy: async () => desk.policy },
    now: () => desk.now,
    zoneMinutes: () => 60,
  });
});

const valueIn = <Value>(result: Result<Value>): Value => {
  if (!result.ok) throw new Error(result.problems[0].code);
  return result.value;
};
const rowOf = async (line: string) => valueIn(await lists.read(line)).rows[0];
const onionHost = `${'a'.repeat(55)}d.onion`;
const ipfs = 'ipfs://QmYwAPJzv5CZsnA625s3Xf2nemtYgPpHdWEz79ojWKBPyE/placeholder';

async function file(given: Partial<Draft>): Promise<ReportId> {
  const draft = aDraft({ id: crypto.randomUUID() as ReportId, ...given });
  valueIn(await desk.reporting.file(draft));
  return draft.id;
}

async function receive(id: ReportId, reference: string): Promise<void> {
  const [delivery] = await desk.outbox.deliveriesOf(id);
  if (delivery === undefined) throw new Error('No delivery');
  const key = destinationKeyOf(delivery.destination);
  const claim = { destinationKey: key, at: desk.now + 60_000, limit: 99 };
  await desk.outbox.claim({ ...claim, isFree: () => true, prepare: () => null });
  await desk.outbox.move(delivery.id, () => ({
    name: 'file',
    at: desk.now,
    receipt: aReceipt({ reference }),
  }));
}

describe('A row of a list', () => {
  test.each([
    ['https://example.com/a', { address: 'https://example.com/a', network: 'web', state: { name: 'new' } }],
    ['hxxps://example[.]com/a', { address: 'https://example.com/a', refanged: true, state: { name: 'new' } }],
    [
      'https://me:secret@example.com/a',
      { address: 'https://example.com/a', userInfoRemoved: true, refanged: false, state: { name: 'new' } },
    ],
    [`http://${onionHost}/a`, { network: 'onion', state: { name: 'new' } }],
    [`${onionHost}/a`, { address: `${onionHost}/a`, network: 'onion', state: { name: 'for-note' } }],
    [ipfs, { address: ipfs, network: 'ipfs', state: { name: 'for-note' } }],
    [
      'javascript://placeholder/a',
      { state: { name: 'not-reportable', because: 'address-is-embedded' }, refanged: false },
    ],
    ['www.example.com/a', { state: { name: 'not-reportable', because: 'address-without-scheme' } }],
  ])('for %s', async (line, expected) => {
    expect(await rowOf(line)).toMatchObject(expected);
  });
});

describe('An address that was reported before', () => {
  const url = 'https://example.com/posts/1';

  test('has the time of the report, and its reference when there is one', async () => {
    const at = desk.now;
    const id = await file({ url: 'https://example.com/other', moreUrls: [url] });
    desk.now += 1000;
    expect((await rowOf(url))?.state).toEqual({ name: 'reported', at, references: [] });
    await receive(id, '4711');
    expect((await rowOf(`${url}#part`))?.state).toEqual({ name: 'reported', at, references: ['4711'] });
  });

  test('is told of its newest report', async () => {
    await receive(await file({ url }), 'first');
    desk.now += 120_000;
    const at = desk.now;
    await receive(await file({ url }), 'second');
    expect((await rowOf(url))?.state).toEqual({ name: 'reported', at, references: ['second'] });
  });

  test('is found when the report itself was put away', async () => {
    const id = await file({ url });
    await receive(id, '4711');
    await desk.outbox.putAway(id, null, desk.now);
    expect((await rowOf(url))?.state).toMatchObject({ name: 'reported', references: ['4711'] });
  });

  test('is new again when that was taken back', async () => {
    await desk.intervention.undo(await file({ url }));
    expect((await rowOf(url))?.state).toEqual({ name: 'new' });
  });
});

describe('A list', () => {
  test('has the time for an observation and nothing of any page', async () => {
    const { observation } = valueIn(await lists.read('https://example.com/a'));
    expect(observation).toEqual({
      observedAt: '2026-11-23T10:00:00.000+01:00',
      title: null,
      referrer: null,
      language: null,
      canonicalUrl: null,
      publishedAt: null,
      httpStatus: null,
    });
  });

  test('counts repetitions and says where it was cut', async () => {
    const many = Array.from({ length: 1001 }, (_, place) => `https://example.com/${place}`);
    expect(valueIn(await lists.read([many[0], ...many].join('\n')))).toMatchObject({
      repetitions: 1,
      more: true,
    });
  });

  test('that is too long, or no text, is refused', async () => {
    expect(await lists.read('x'.repeat(limits.list + 1))).toEqual(failure({ code: 'list-too-long' }));
    expect(await lists.read({})).toEqual(failure({ code: 'message-not-understood' }));
  });
});

describe('The ways of a list', () => {
  const asked = (addresses: readonly unknown[], given = {}) =>
    lists.ways({ addresses, categoryId: 'csam', urgent: false, ...given });

  test('are one where the policy makes no difference', async () => {
    const { targets, places } = valueIn(await asked(['https://one.example/a', 'https://two.example/b']));
    expect(targets).toMatchObject([{ kind: 'destinations', environment: 'test' }]);
    expect(places).toEqual([0, 0]);
  });

  test('differ where routes look at the host, and say where nothing goes', async () => {
    const input = aPolicyInput();
    const elsewhere = anotherDestination({ id: 'elsewhere', name: 'Elsewhere' });
    desk.policy = parsePolicy({
      ...input,
      destinations: [...input.destinations, elsewhere],
      routing: {
        ...input.routing,
        routes: [
          { id: 'to-elsewhere', when: { hosts: ['two.example'] }, to: ['elsewhere'] },
          { id: 'to-nobody', when: { hosts: ['three.example'] }, nowhereBecause: 'Call the desk.' },
        ],
      },
    });
    const { targets, places } = valueIn(
      await asked(['https://one.example/a', 'https://two.example/b', 'https://three.example/c']),
    );
    expect(places).toEqual([0, 1, 2]);
    expect(targets[1]).toMatchObject({ names: ['Elsewhere'] });
    expect(targets[2]).toEqual({ kind: 'nowhere', because: 'Call the desk.' });
  });

  test.each([
    ['no addresses', { addresses: null }],
    ['something else among them', { addresses: [7] }],
    ['too many', { addresses: Array.from({ length: limits.addresses + 1 }, () => 'https://a.example/') }],
    ['no category', { categoryId: 7 }],
  ])('are not told for %s', async (_, given) => {
    expect(await asked([], given)).toEqual(failure({ code: 'message-not-understood' }));
  });

  test('are not told under a policy that cannot be read', async () => {
    desk.policy = parsePolicy({});
    expect(await asked(['https://one.example/a'])).toMatchObject({ ok: false });
  });
});
