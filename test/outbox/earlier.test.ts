import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Delivery, DeliveryId } from '../../extension/outbox/delivery.ts';
import { subjectKeys } from '../../extension/outbox/subject-keys.ts';
import type { DestinationId } from '../../extension/report/destination.ts';
import type { Report, ReportId } from '../../extension/report/report.ts';
import { aDelivery, aReceipt } from '../builders/delivery.ts';
import { aDesk, type Desk } from '../builders/desk.ts';
import { aDestination } from '../builders/policy.ts';
import { aDraft, anAccount, aReport } from '../builders/report.ts';

const url = 'https://example.com/posts/1?a=1';
const platform = 'Practice Community';
let desk: Desk;
let databases = 0;

beforeEach(async () => {
  databases += 1;
  desk = await aDesk(`earlier-${databases}`);
});

const filedAs = (reference: string): Partial<Delivery> => ({
  state: { name: 'filed', receipt: aReceipt({ reference }) },
});

/** A saved report with its deliveries. */
async function saved(id: string, given: Partial<Report>, ...deliveries: readonly Partial<Delivery>[]) {
  const report = aReport({ id: id as ReportId, addresses: [{ url, hosting: 'own' }], ...given });
  const rows = deliveries.map((one, place) =>
    aDelivery({ id: `${id}-${place}` as DeliveryId, reportId: report.id, ...one }),
  );
  await desk.outbox.save(report, rows, await subjectKeys(report, platform, await desk.outbox.duplicateKey()));
}
const elsewhere = (path: string) =>
  ({ addresses: [{ url: `https://example.com${path}`, hosting: 'own' }] }) as const;
const idsOf = (stories: readonly { readonly id: ReportId }[]) => stories.map(({ id }) => id);

describe('Reports about an address', () => {
  test('are found again under its other spellings, newest first, so many at the most', async () => {
    for (let place = 0; place < 7; place += 1) await saved(`r${place}`, { createdAt: place }, {});
    const found = await desk.earlier.about('https://example.com/posts/1?utm_source=x&a=1#top');
    expect(idsOf(found)).toEqual(['r6', 'r5', 'r4', 'r3', 'r2']);
    expect(idsOf(await desk.earlier.about(url, 1))).toEqual(['r6']);
    expect(await desk.earlier.about('https://example.com/posts/2')).toEqual([]);
  });

  test('are found when all that could be read of them is gone', async () => {
    await saved('r', {}, { state: { name: 'held', since: 0, until: 1 } });
    await desk.outbox.move('r-0' as DeliveryId, () => ({ name: 'undo', at: 1 }));
    await desk.outbox.putAway('r' as ReportId, null, 2);
    expect(await desk.outbox.report('r' as ReportId)).toBeNull();
    expect(await desk.earlier.about(url)).toMatchObject([{ id: 'r', editable: false }]);
  });
});

describe('A report about an address like this one', () => {
  test('is named when it is not about this very one, the newest of them', async () => {
    await saved('same', { createdAt: 9 }, {});
    await saved('old', { createdAt: 1, ...elsewhere('/posts/1?a=2') }, {});
    await saved('new', { createdAt: 2, ...elsewhere('/POSTS/1/') }, {});
    await saved('other', { createdAt: 3, ...elsewhere('/posts/2') }, {});
    expect(await desk.earlier.similarTo(url)).toMatchObject({ id: 'new' });
  });

  test('is nothing where only this very one was reported, or nothing at all', async () => {
    expect(await desk.earlier.similarTo(url)).toBeNull();
    await saved('same', {}, {});
    expect(await desk.earlier.similarTo(url)).toBeNull();
  });
});

describe('What hotlines have of earlier reports', () => {
  const draft = aDraft({ url });
  const references = async (given = draft) =>
    (await desk.earlier.filedAbout(given, platform)).map(({ reference }) => reference);

  test('has hotline, environment and reference of each that is filed', async () => {
    await saved('r', {}, filedAs('r-1'), {
      ...filedAs('r-2'),
      destination: aDestination({ id: 'live' as DestinationId, name: 'Live', environment: 'production' }),
    });
    expect(await desk.earlier.filedAbout(draft, platform)).toEqual([
      { destinationId: 'practice', environment: 'test', hotline: 'Practice CyberTipline', reference: 'r-1' },
      { destinationId: 'live', environment: 'production', hotline: 'Live', reference: 'r-2' },
    ]);
  });

  test.each<[string, Partial<Delivery>]>([
    ['is on hold', {}],
    ['waits', { state: { name: 'waiting', since: 0, notBefore: 1 } }],
    ['may be filed', { state: { name: 'unknown', since: 0, notBefore: 1 }, outcomeUnknown: true }],
    ['needs a person', { state: { name: 'needs-person' } }],
    ['was taken back', { state: { name: 'cancelled', at: 1 } }],
  ])('has nothing of a report that %s', async (_, delivery) => {
    await saved('r', {}, delivery);
    expect(await references()).toEqual([]);
  });

  test('has the newest first, of so many reports at the most', async () => {
    for (let place = 0; place < 7; place += 1)
      await saved(`r${place}`, { createdAt: place }, filedAs(`reference-${place}`));
    expect(await references()).toEqual([6, 5, 4, 3, 2].map((place) => `reference-${place}`));
  });

  test.each<[string, Partial<Report>, readonly string[]]>([
    [
      'about the same account on another page is named',
      { account: anAccount(), ...elsewhere('/posts/9') },
      ['r-1'],
    ],
    [
      'about another account on another page is not',
      { account: anAccount({ identifier: 'user-4712' }), ...elsewhere('/posts/9') },
      [],
    ],
    ['about the same page without an account is named', {}, ['r-1']],
    ['about a page that is merely like this one is not', elsewhere('/posts/1?a=2'), []],
  ])('a report %s', async (_, given, expected) => {
    await saved('r', given, filedAs('r-1'));
    expect(await references({ ...draft, account: anAccount() })).toEqual(expected);
  });

  test('is nothing for a draft that may not be reported', async () => {
    expect(await references({ ...draft, url: 'file:///placeholder' })).toEqual([]);
  });
});
