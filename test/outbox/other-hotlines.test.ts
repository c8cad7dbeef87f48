import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { directory } from '../../extension/hotlines/directory/directory.ts';
import { hasSecurePage } from '../../extension/hotlines/directory/entry.ts';
import type { Delivery, DeliveryId } from '../../extension/outbox/delivery.ts';
import { chosenHotlines, offersOtherHotlines, otherHotlines } from '../../extension/outbox/other-hotlines.ts';
import { rerouted } from '../../extension/outbox/rerouting.ts';
import type { PolicyInput } from '../../extension/policy/policy.ts';
import { isHandOver } from '../../extension/report/destination.ts';
import { aDelivery } from '../builders/delivery.ts';
import { aPolicy, aPolicyInput } from '../builders/policy.ts';
import { aReport } from '../builders/report.ts';
import { aWebForm } from '../hotlines/sample-destinations.ts';

const [written] = aPolicyInput().destinations;
const live = {
  ...written,
  id: 'live',
  name: 'Live',
  environment: 'production',
} as PolicyInput['destinations'][number];
const practising = aPolicy();
const inEarnest = aPolicy({ destinations: [live], routing: { default: ['live'] } });
const both = aPolicy({
  destinations: [...aPolicyInput().destinations, live],
  routing: { default: ['live'] },
});

const networks = directory.filter(({ kind }) => kind === 'network').map(({ id }) => id);
const choosable = directory.filter(hasSecurePage).map(({ id }) => id);

describe('Other official hotlines', () => {
  test.each([
    ['only practises', practising, false],
    ['files in earnest', inEarnest, true],
    ['does both', both, true],
  ])('where an organisation %s: offered is %s', (_, policy, expected) => {
    expect(offersOtherHotlines(policy)).toBe(expected);
    expect(otherHotlines(['at-stopline'], policy) !== null).toBe(expected);
  });

  test('that nobody chose are none, also while an organisation only practises', () => {
    expect(otherHotlines([], practising)).toEqual([]);
    expect(otherHotlines([], inEarnest)).toEqual([]);
  });

  test('become forms that a person files, at the address and under the name that the directory has', () => {
    const entry = directory.find(({ id }) => id === 'at-stopline');
    expect(otherHotlines(['at-stopline'], inEarnest)).toEqual([
      {
        id: 'directory-at-stopline',
        adapter: 'web-form',
        name: entry?.name,
        environment: 'production',
        address: entry?.reportPage,
        receiptDays: null,
        hotlineId: 'at-stopline',
        contact: false,
      },
    ]);
  });

  test('can each be chosen, and never tell who reports', () => {
    const forms = choosable.flatMap((id) => otherHotlines([id], inEarnest) ?? []);
    expect(forms.map(({ hotlineId }) => hotlineId)).toEqual(choosable);
    expect(forms.filter((form) => form.contact || !isHandOver(form))).toEqual([]);
  });

  test('of which the directory knows networks, these take no reports', () => {
    expect(networks.length).toBeGreaterThan(0);
    for (const id of networks) expect(otherHotlines([id], inEarnest)).toBeNull();
  });

  test.each([
    [['nowhere']],
    [['at-stopline', 'nowhere']],
    [['at-stopline', ...networks]],
    [['directory-at-stopline']],
    [['']],
    [['AT-STOPLINE']],
    [['__proto__']],
  ])('%j are refused as a whole', (ids) => {
    expect(otherHotlines(ids, inEarnest)).toBeNull();
  });

  test('are told again from the deliveries that were made for them, whichever and in whatever order, each once', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...choosable), { maxLength: 20 }), (ids) => {
        const forms = otherHotlines(ids, inEarnest) ?? [];
        const deliveries = forms.map((destination) => aDelivery({ destination }));
        expect(chosenHotlines([aDelivery(), aDelivery({ destination: aWebForm() }), ...deliveries])).toEqual([
          ...new Set(ids),
        ]);
      }),
    );
  });
});

describe('When the policy changes before anything has left', () => {
  const report = aReport();
  const now = 5_000;
  const newId = () => 'made';
  const ready = { name: 'to-hand-over', since: 1_000 } as const;

  /** A report to a policy's live hotline and to one that the moderator chose. */
  function bothWays(): [Delivery, Delivery] {
    const [form] = otherHotlines(['at-stopline'], inEarnest) ?? [];
    if (form === undefined) throw new Error('no such hotline');
    return [
      aDelivery({
        id: 'routed' as DeliveryId,
        destination: { ...aDelivery().destination, environment: 'production' },
      }),
      aDelivery({ id: 'chosen' as DeliveryId, destination: form, state: ready }),
    ];
  }

  test('a chosen hotline stays as it is, and the rest goes where the new policy says', () => {
    const elsewhere = { ...live, id: 'elsewhere', address: 'https://elsewhere.example/ispws' } as typeof live;
    const policy = aPolicy({ destinations: [elsewhere], routing: { default: ['elsewhere'] } });
    expect(rerouted(report, bothWays(), policy, newId, now).deliveries).toMatchObject([
      { id: 'made', destination: { id: 'elsewhere' } },
      { id: 'chosen', destination: { id: 'directory-at-stopline' }, state: ready, problem: null },
    ]);
  });

  test('a chosen hotline stays where the new policy has no way of its own', () => {
    const routes = [{ id: 'none', when: { urgent: false }, nowhereBecause: 'Call the desk.' }];
    const policy = aPolicy({ destinations: [live], routing: { default: ['live'], routes } });
    expect(rerouted(report, bothWays(), policy, newId, now).deliveries).toMatchObject([
      { id: 'chosen', state: ready, problem: null },
    ]);
  });

  test('a chosen hotline that another form of the report goes to is left out', () => {
    const [, chosen] = bothWays();
    const key = `production ${chosen.destination.id} ${chosen.destination.address}` as never;
    const { deliveries } = rerouted(report, bothWays(), inEarnest, newId, now, new Set([key]));
    expect(deliveries.map(({ destination }) => destination.id)).toEqual(['live']);
  });

  test('from earnest to practice, nothing goes to an official hotline any more', () => {
    const { deliveries } = rerouted(report, bothWays(), practising, newId, now);
    expect(deliveries.map(({ destination }) => destination.environment)).toEqual(['test']);
    expect(deliveries).toMatchObject([
      { state: { name: 'needs-person' }, problem: { code: 'environment-changed' } },
    ]);
  });
});
