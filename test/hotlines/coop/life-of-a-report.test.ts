import { afterEach, describe, expect, test } from 'vitest';
import { checkCoop } from '../../../extension/hotlines/coop/check.ts';
import { deliverToCoop } from '../../../extension/hotlines/coop/deliver.ts';
import type { CoopAttempt } from '../../../extension/hotlines/coop/filing.ts';
import type { Outcome } from '../../../extension/hotlines/hotline.ts';
import { createRequest } from '../../../extension/hotlines/request.ts';
import type { CoopDestination } from '../../../extension/report/destination.ts';
import { type CoopFault, type SandboxCoop, startCoop } from '../../sandbox/coop-server.ts';
import { aCoop, aCoopFiling, aKey, anAttempt } from './sample-filings.ts';

const request = createRequest({ fetch, permitted: async () => true, now: Date.now });
const field = (name: string, type: string, required = false) => ({ name, type, required, container: null });
const pageType = (...fields: readonly object[]) => ({
  id: 'type-page',
  kind: 'CONTENT',
  name: 'Page',
  schema: fields,
});
const goodFields = [field('url', 'STRING', true), field('pageTitle', 'STRING'), field('seenAt', 'DATETIME')];

let coop: SandboxCoop;
afterEach(() => coop.close());

/** Delivers over the network until it is filed or needs a person, each time from what the last attempt had saved. */
async function deliverToTheEnd(): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  let checkpoint: CoopAttempt['checkpoint'] = { phase: 'none' };
  while (outcomes.length < 10) {
    const { attempt } = anAttempt([], {
      request,
      checkpoint,
      filing: aCoopFiling({ destination: aCoop({ address: coop.address }) }),
      save: async (next) => {
        checkpoint = next;
      },
    });
    const outcome = await deliverToCoop(attempt);
    outcomes.push(outcome);
    if (outcome.kind !== 'later') return outcomes;
  }
  throw new Error('it came to no end');
}

describe('At a Coop on this machine', () => {
  test('a report arrives as its documentation asks', async () => {
    coop = await startCoop(aKey);
    const [outcome] = await deliverToTheEnd();
    const [report, ...others] = coop.reports();
    expect(others).toEqual([]);
    expect(outcome).toMatchObject({ kind: 'filed', receipt: { reference: report?.reportId } });
    expect(report?.body).toMatchObject({
      reportedItem: {
        id: '00000000-0000-4000-8000-000000000001',
        data: { url: 'https://example.com/posts/1' },
      },
      reportedForReason: { csam: true },
    });
  });

  test.each<[string, readonly CoopFault[], readonly string[], number]>([
    ['the answer is lost: a person decides', [{ kind: 'drop-after' }], ['refused'], 1],
    [
      'the request is lost: a person decides, because nobody can tell',
      [{ kind: 'drop-before' }],
      ['refused'],
      0,
    ],
    ['it is busy: it is tried anew', [{ kind: 'answer', status: 429 }], ['later', 'filed'], 1],
    [
      'it is down until a time, then an answer is lost',
      [{ kind: 'answer', status: 503, headers: { 'retry-after': '1' } }, { kind: 'drop-after' }],
      ['later', 'refused'],
      1,
    ],
  ])('there is never more than one report: %s', async (_, faults, kinds, reports) => {
    coop = await startCoop(aKey);
    coop.fail(...faults);
    expect((await deliverToTheEnd()).map(({ kind }) => kind)).toEqual(kinds);
    expect(coop.reports()).toHaveLength(reports);
  });
});

describe('The connection is tested', () => {
  const check = (given: Partial<CoopDestination> = {}, secret = aKey) =>
    checkCoop({
      request,
      destination: aCoop({ address: coop.address, ...given }),
      credentials: { secret },
    });

  test('and is good at a Coop that knows the mapped fields, and at one that cannot be asked for them', async () => {
    coop = await startCoop(aKey, [pageType(...goodFields)]);
    expect(await check()).toEqual({ ok: true, value: null });
    await coop.close();
    coop = await startCoop(aKey, null);
    expect(await check()).toEqual({ ok: true, value: null });
    expect(coop.reports()).toEqual([]);
  });

  test('and tells of a wrong key', async () => {
    coop = await startCoop(aKey);
    expect(await check({}, 'other-key')).toMatchObject({ problems: [{ code: 'credentials-refused' }] });
  });

  test.each<[string, readonly object[], Partial<CoopDestination>, string]>([
    ['an item type that is not there', [], {}, 'item.typeId'],
    ['a field that is not there', [pageType(field('url', 'STRING'))], {}, 'item.fields.pageTitle'],
    [
      'a field whose address Coop would fetch',
      [pageType(field('url', 'IMAGE'), ...goodFields.slice(1))],
      {},
      'item.fields.url',
    ],
    [
      'a list of such',
      [
        pageType(
          { ...field('url', 'ARRAY'), container: { containerType: 'ARRAY', valueScalarType: 'VIDEO' } },
          ...goodFields.slice(1),
        ),
      ],
      {},
      'item.fields.url',
    ],
    [
      'a required field that nothing goes into',
      [pageType(...goodFields, field('owner', 'STRING', true))],
      {},
      'item.fields.owner',
    ],
    [
      'the same in the account’s item',
      [pageType(...goodFields)],
      { accountItem: { typeId: 'type-user', fields: {} } },
      'accountItem.typeId',
    ],
  ])('and tells of %s', async (_, itemTypes, given, path) => {
    coop = await startCoop(aKey, itemTypes);
    expect(await check(given)).toEqual({ ok: false, problems: [{ code: 'policy-invalid', path }] });
  });
});
