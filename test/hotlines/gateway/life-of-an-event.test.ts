import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { deliverToGateway } from '../../../extension/hotlines/gateway/deliver.ts';
import type { GatewayAttempt } from '../../../extension/hotlines/gateway/filing.ts';
import type { Outcome } from '../../../extension/hotlines/hotline.ts';
import { createRequest } from '../../../extension/hotlines/request.ts';
import { type GatewayFault, type SandboxGateway, startGateway } from '../../sandbox/gateway-server.ts';
import { problemsOf } from './event-schema.ts';
import { aGateway, anAttempt, aSecret, completeFiling } from './sample-filings.ts';

let gateway: SandboxGateway;
beforeEach(async () => {
  gateway = await startGateway(aSecret);
});
afterEach(() => gateway.close());

/** Delivers over the network until it is filed or needs a person, each time from what the last attempt had saved. */
async function deliverToTheEnd(secret = aSecret): Promise<readonly Outcome['kind'][]> {
  const request = createRequest({ fetch, permitted: async () => true, now: Date.now });
  const kinds: Outcome['kind'][] = [];
  let checkpoint: GatewayAttempt['checkpoint'] = { phase: 'none' };
  while (kinds.length < 10) {
    const { attempt } = anAttempt([], {
      request,
      checkpoint,
      now: Date.now,
      credentials: { secret },
      filing: { ...completeFiling, destination: aGateway({ address: gateway.address }) },
      save: async (next) => {
        checkpoint = next;
      },
    });
    const outcome = await deliverToGateway(attempt);
    kinds.push(outcome.kind);
    if (outcome.kind !== 'later') return kinds;
  }
  throw new Error('it came to no end');
}

const page = { status: 200, body: '<html>Sign in</html>' };

describe('At a real gateway, which reads with the official libraries,', () => {
  test('a report arrives whole', async () => {
    expect(await deliverToTheEnd()).toEqual(['filed']);
    const [event, ...others] = gateway.events();
    expect(others).toEqual([]);
    expect(event?.type).toBe('signpost.report.created');
    expect(event?.subject).toBe(completeFiling.report.id);
    expect(problemsOf('created', event?.data)).toEqual([]);
  });

  test.each<[string, readonly GatewayFault[], readonly string[]]>([
    ['the answer is lost', [{ kind: 'drop-after' }], ['later', 'filed']],
    [
      'three answers are lost',
      [{ kind: 'drop-after' }, { kind: 'drop-after' }, { kind: 'drop-after' }],
      ['later', 'later', 'later', 'filed'],
    ],
    ['the request is lost', [{ kind: 'drop-before' }], ['later', 'filed']],
    [
      'a proxy answers for it',
      [{ kind: 'answer', reply: page }, { kind: 'drop-after' }],
      ['later', 'later', 'filed'],
    ],
    ['it is busy', [{ kind: 'answer', reply: { status: 429, body: '' } }], ['later', 'filed']],
  ])('there is one event when %s', async (_, faults, kinds) => {
    gateway.fail(...faults);
    expect(await deliverToTheEnd()).toEqual(kinds);
    expect(gateway.events()).toHaveLength(1);
  });

  test('a repetition gets the first answer, and another report of the same page is known', async () => {
    const receiptOf = async (id: string) => {
      const report = { ...completeFiling.report, id: id as typeof completeFiling.report.id };
      const { attempt } = anAttempt([], {
        request: createRequest({ fetch, permitted: async () => true, now: Date.now }),
        now: Date.now,
        filing: { ...completeFiling, report, destination: aGateway({ address: gateway.address }) },
      });
      const outcome = await deliverToGateway(attempt);
      return outcome.kind === 'filed' ? outcome.receipt : null;
    };
    const first = '00000000-0000-4000-8000-000000000001';
    const other = '00000000-0000-4000-8000-000000000009';
    expect(await receiptOf(first)).toMatchObject({ reference: 'G-1', alreadyKnown: false });
    expect(await receiptOf(first)).toMatchObject({ reference: 'G-1', alreadyKnown: false });
    expect(await receiptOf(other)).toMatchObject({ reference: 'G-2', alreadyKnown: true });
    expect(gateway.events()).toHaveLength(2);
  });

  test('a wrong secret is refused and nothing is kept', async () => {
    expect(await deliverToTheEnd(`whsec_${btoa('other-other-other-other-1234')}`)).toEqual(['blocked']);
    expect(gateway.received()).toBe(1);
    expect(gateway.events()).toEqual([]);
  });
});
