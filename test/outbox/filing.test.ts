import { describe, expect, test } from 'vitest';
import { type FilingParts, type Prepared, prepareFiling } from '../../extension/outbox/filing.ts';
import type { PolicyInput } from '../../extension/policy/policy.ts';
import { destinationKeyOf } from '../../extension/report/destination.ts';
import { failure, type Result } from '../../extension/report/problem.ts';
import type { Draft } from '../../extension/report/report.ts';
import type { XarfChoice, XarfClassification } from '../../extension/report/xarf.ts';
import { aMoneyTrail } from '../builders/facts.ts';
import { aPolicy, aPolicyInput } from '../builders/policy.ts';
import { aDraft } from '../builders/report.ts';
import { handOverWays } from './hand-over-desk.ts';

const partsWith = (given: Partial<FilingParts> = {}): FilingParts => {
  let ids = 0;
  return {
    newId: () => {
      ids += 1;
      return `id-${ids}`;
    },
    now: 1_000,
    heldUntil: 9_000,
    priorReports: [],
    except: new Set(),
    ...given,
  };
};

const coop: PolicyInput['destinations'][number] = {
  id: 'review',
  adapter: 'coop',
  name: 'Review',
  environment: 'test',
  address: 'https://coop.example',
  reporter: { typeId: 'moderator', id: 'signpost' },
  item: { typeId: 'page', fields: [{ field: 'url', value: 'first-address' }] },
};
const backEnd = {
  id: 'backend',
  adapter: 'gateway',
  name: 'Back end',
  environment: 'test',
  address: 'https://gateway.example/events',
  copies: true,
} as const;
const live = {
  id: 'live',
  adapter: 'web-form',
  name: 'Live form',
  environment: 'production',
  address: 'https://live.example/report',
} as const;
const destinations: PolicyInput['destinations'] = [
  ...aPolicyInput().destinations,
  ...Object.values(handOverWays),
  coop,
  backEnd,
  live,
];
const policyTo = (to: readonly string[], given: Partial<PolicyInput> = {}) =>
  aPolicy({ destinations, routing: { default: [...to] }, ...given });

function prepared(result: Result<Prepared>): Prepared {
  if (!result.ok) throw new Error(result.problems[0].code);
  return result.value;
}
const filed = (to: readonly string[], draft: Partial<Draft> = {}, parts: Partial<FilingParts> = {}) =>
  prepared(prepareFiling(aDraft(draft), policyTo(to), partsWith(parts)));

describe('A filed draft', () => {
  test.each([['practice'], ['backend'], ['review']])('is held for %s, which is sent to', (to) => {
    expect(filed([to]).deliveries.map(({ state }) => state)).toEqual([
      { name: 'held', since: 1_000, until: 9_000 },
    ]);
  });

  test.each(Object.keys(handOverWays))('is ready at once for the %s, which a person files with', (to) => {
    expect(filed([to]).deliveries.map(({ state }) => state)).toEqual([
      { name: 'to-hand-over', since: 1_000 },
    ]);
  });

  test('to both kinds has each delivery as its kind is, each with an id of its own', () => {
    const { deliveries } = filed(['practice', 'form']);
    expect(deliveries).toMatchObject([
      { id: 'id-1', destination: { id: 'practice' }, state: { name: 'held' } },
      { id: 'id-2', destination: { id: 'form' }, state: { name: 'to-hand-over' } },
    ]);
  });

  test.each([
    ['practice', ['backend']],
    ['form', ['backend']],
    ['portal', ['backend']],
    ['backend', []],
    ['live', []],
  ])('to %s is copied to %j', (to, gateways) => {
    expect(filed([to]).deliveries[0].copyTo.map(({ id }) => id)).toEqual(gateways);
  });

  test('has in its deliveries nothing that proves who sends', () => {
    const { deliveries } = filed(['practice', 'form']);
    expect(JSON.stringify(deliveries)).not.toContain('practice-word');
    expect(JSON.stringify(deliveries)).not.toContain('credentials');
  });

  test('does not go again where an earlier form of it is', () => {
    const [form] = filed(['form']).deliveries;
    const except = new Set([destinationKeyOf(form.destination)]);
    expect(
      filed(['practice', 'form'], {}, { except }).deliveries.map(({ destination }) => destination.id),
    ).toEqual(['practice']);
    expect(prepareFiling(aDraft(), policyTo(['form']), partsWith({ except }))).toEqual(
      failure({ code: 'too-late-to-edit' }),
    );
  });
});

describe('What kind of XARF a report is', () => {
  const csem = { type: 'csem', exploitationType: 'sextortion' } as const;
  const categories = (xarf: PolicyInput['categories'][number]['xarf']): PolicyInput['categories'] => [
    { id: 'csam', name: 'CSAM: images or videos', cybertipline: { incidentType: 'csam' }, xarf },
  ];

  test.each<
    [string, PolicyInput['categories'][number]['xarf'], XarfClassification | null, XarfChoice | null]
  >([
    ['CSAM of a class', { type: 'csam' }, 'A1', { type: 'csam', classification: 'A1' }],
    [
      'CSAM of the class "baseline"',
      { type: 'csam' },
      'baseline',
      { type: 'csam', classification: 'baseline' },
    ],
    ['CSAM of which nobody has said the class', { type: 'csam' }, null, null],
    ['CSEM, which has no class', csem, null, csem],
    ['CSEM, whatever class was left over from another category', csem, 'B2', csem],
    ['nothing that XARF knows', null, null, null],
    ['nothing that XARF knows, with a class left over', null, 'A2', null],
    ['nothing that XARF knows, by silence', undefined, 'A2', null],
  ])('for %s (%j, %j) is %j', (_, xarf, xarfClassification, expected) => {
    const policy = policyTo(['practice'], { categories: categories(xarf) });
    expect(prepared(prepareFiling(aDraft({ xarfClassification }), policy, partsWith())).report.xarf).toEqual(
      expected,
    );
  });
});

describe('Hotlines that the moderator has chosen', () => {
  test('come after those of the policy, ready to be filed, and are copied only to gateways of their environment', () => {
    const { deliveries } = filed(['practice'], { hotlineIds: ['at-stopline', 'de-fsm'] });
    expect(deliveries.map(({ destination }) => destination.id)).toEqual([
      'practice',
      'directory-at-stopline',
      'directory-de-fsm',
    ]);
    expect(deliveries[1]).toMatchObject({
      state: { name: 'to-hand-over', since: 1_000 },
      destination: { environment: 'production' },
      copyTo: [],
    });
  });

  test('are enough where the policy has no way, and without them it says why', () => {
    const because = 'Call the desk.';
    const routing = {
      default: ['practice'],
      routes: [{ id: 'none', when: { urgent: false }, nowhereBecause: because }],
    };
    const policy = policyTo([], { routing });
    const chosen = prepared(prepareFiling(aDraft({ hotlineIds: ['at-stopline'] }), policy, partsWith()));
    expect(chosen.deliveries.map(({ destination }) => destination.id)).toEqual(['directory-at-stopline']);
    expect(prepareFiling(aDraft(), policy, partsWith())).toEqual(
      failure({ code: 'no-destination', because }),
    );
  });

  test('that no directory knows are refused', () => {
    const draft = aDraft({ hotlineIds: ['at-stopline', 'nowhere'] });
    expect(prepareFiling(draft, policyTo(['practice']), partsWith())).toEqual(
      failure({ code: 'message-not-understood' }),
    );
  });
});

describe('Several addresses', () => {
  const urls = (draft: Partial<Draft>) => filed(['practice'], draft).report.addresses.map(({ url }) => url);

  test('are reported in their order, each once', () => {
    const [a, b] = ['https://example.com/a', 'https://example.com/b'];
    expect(urls({ url: a, moreUrls: [b, a, b] })).toEqual([a, b]);
  });

  test('of which one cannot be reported are refused as a whole', () => {
    const draft = aDraft({ moreUrls: ['https://example.com/a', 'file:///placeholder'] });
    expect(prepareFiling(draft, policyTo(['practice']), partsWith())).toEqual(
      failure({ code: 'address-is-file' }),
    );
  });
});

describe('Who pays for the page', () => {
  const draft = aDraft({ moneyTrail: aMoneyTrail });
  const { categories, reporting } = aPolicyInput();
  const trailUnder = (leaveOut: readonly 'moneyTrail'[]) => {
    const policy = aPolicy({
      categories: categories.map((category) => ({ ...category, moneyTrail: true })),
      reporting: { ...reporting, leaveOut: [...leaveOut] },
    });
    const prepared = prepareFiling(draft, policy, partsWith());
    return prepared.ok ? prepared.value.report.moneyTrail : prepared;
  };

  test('is in the report where its category asks', () => {
    expect(trailUnder([])).toEqual(aMoneyTrail);
  });

  test('stays out where the organisation leaves it out, whatever the draft brings', () => {
    expect(trailUnder(['moneyTrail'])).toBeNull();
  });
});
