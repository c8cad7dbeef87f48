import { describe, expect, test } from 'vitest';
import type { Send } from '../../../extension/messages.ts';
import type { OfferedCategory, PopupView } from '../../../extension/outbox/popup-view.ts';
import type { ReportStory } from '../../../extension/outbox/story.ts';
import { success } from '../../../extension/report/problem.ts';
import type { ReportId } from '../../../extension/report/report.ts';
import { createPopupStore, storyToOpen } from '../../../extension/ui/popup/store.ts';
import { aDelivery, aReceipt } from '../../builders/delivery.ts';
import { anObservation } from '../../builders/report.ts';

const live = { kind: 'destinations', environment: 'production', names: ['Live'] } as const;
const practice = { kind: 'destinations', environment: 'test', names: ['Practice'] } as const;
const nowhere = { kind: 'nowhere', because: 'Call the desk.' } as const;

const category = (given: Partial<OfferedCategory>) =>
  ({
    name: '',
    guidance: null,
    key: null,
    urgentBecause: null,
    target: practice,
    urgentTarget: live,
    ...given,
  }) as OfferedCategory;

const view: PopupView = {
  organisation: 'Practice Ltd',
  role: 'provider',
  categories: [
    category({ id: 'calm' as OfferedCategory['id'] }),
    category({ id: 'live' as OfferedCategory['id'], urgentBecause: 'It is live.' }),
    category({ id: 'desk' as OfferedCategory['id'], target: nowhere }),
  ],
  defaultCategory: 'calm',
  oneClick: false,
  oneClickLocked: false,
  earlier: [],
  attention: [],
};

async function openedStore(given: Partial<PopupView> = {}) {
  const answers: Record<string, unknown> = {
    'popup.open': success({ ...view, ...given }),
    'page.capture': success({
      url: 'https://example.com/',
      observation: anObservation(),
      userInfoRemoved: false,
    }),
  };
  const send = (async (name: string) => {
    if (!(name in answers)) throw new Error(`${name} is not modelled`);
    return answers[name];
  }) as unknown as Send;
  const store = createPopupStore({ send, now: () => 0, newId: () => 'an-id', mark: () => {} });
  await store.open();
  return store;
}

describe('The way of a report', () => {
  test('follows category and urgency', async () => {
    const store = await openedStore();
    expect(store.target.value).toEqual(practice);
    store.setUrgent(true);
    expect(store.target.value).toEqual(live);
  });

  test('that leads nowhere is what is missing, with the organisation’s words', async () => {
    const store = await openedStore();
    store.chooseCategory('desk');
    expect(store.missing.value).toEqual([{ code: 'no-destination', because: 'Call the desk.' }]);
  });
});

describe('A category that is urgent by nature', () => {
  test('brings its reason along and takes it away again', async () => {
    const store = await openedStore();
    store.chooseCategory('live');
    expect([store.urgent.value, store.urgencyReason.value]).toEqual([true, 'It is live.']);
    store.chooseCategory('calm');
    expect([store.urgent.value, store.urgencyReason.value]).toEqual([false, '']);
  });

  test('also as the category that is chosen first', async () => {
    const store = await openedStore({ defaultCategory: 'live' });
    expect([store.urgent.value, store.urgencyReason.value]).toEqual([true, 'It is live.']);
  });

  test('leaves alone what the moderator has written', async () => {
    const store = await openedStore();
    store.setUrgent(true);
    store.urgencyReason.value = 'My own reason.';
    store.chooseCategory('live');
    store.chooseCategory('calm');
    expect([store.urgent.value, store.urgencyReason.value]).toEqual([true, 'My own reason.']);
  });

  test('leaves alone that the moderator has marked it urgent', async () => {
    const store = await openedStore();
    store.setUrgent(true);
    store.chooseCategory('live');
    expect(store.urgent.value).toBe(true);
    expect(store.urgencyReason.value).toBe('');
  });

  test('can be made less urgent, and stays so', async () => {
    const store = await openedStore({ defaultCategory: 'live' });
    store.setUrgent(false);
    store.chooseCategory('calm');
    expect(store.urgent.value).toBe(false);
  });
});

describe('What the popup shows first', () => {
  const story = (createdAt: number, ...states: ReturnType<typeof aDelivery>['state'][]): ReportStory => ({
    id: 'r' as ReportId,
    createdAt,
    category: 'CSAM',
    deliveries: states.map((state) => ({
      ...aDelivery({ state }),
      destination: '',
      environment: 'test',
      phase: 'none',
      originPattern: '',
    })),
  });
  const filed = { name: 'filed', receipt: aReceipt() } as const;
  const cancelled = { name: 'cancelled', at: 0 } as const;
  const waiting = { name: 'waiting', notBefore: 0 } as const;
  const hour = 3_600_000;

  test.each<[string, readonly ReportStory[], number | null]>([
    ['the form, when there was no report', [], null],
    ['a report that is under way, however old', [story(0, waiting)], 0],
    ['a report that was filed just now', [story(9 * hour, filed)], 9 * hour],
    ['the form, when the report was filed long ago', [story(0, filed)], null],
    ['the form, when all of it was undone', [story(9 * hour, cancelled)], null],
    [
      'the report before one that was undone',
      [story(9 * hour, cancelled), story(8.9 * hour, filed)],
      8.9 * hour,
    ],
    ['a report of which a part needs a person', [story(0, filed, { name: 'needs-person' })], 0],
  ])('%s', (_, earlier, createdAt) => {
    expect(storyToOpen(earlier, 9.1 * hour)?.createdAt ?? null).toBe(createdAt);
  });
});
