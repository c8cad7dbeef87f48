import { describe, expect, test } from 'vitest';
import { adapters } from '../../../extension/hotlines/registry.ts';
import type { Send } from '../../../extension/messages.ts';
import type { DeliveryState } from '../../../extension/outbox/delivery.ts';
import type { OfferedCategory, PopupView } from '../../../extension/outbox/popup-view.ts';
import { type ReportStory, storyOf } from '../../../extension/outbox/story.ts';
import { noFacts } from '../../../extension/report/facts.ts';
import { failure, success } from '../../../extension/report/problem.ts';
import type { ReportId } from '../../../extension/report/report.ts';
import { createPopupStore, type PopupStore, storyToOpen } from '../../../extension/ui/popup/store.ts';
import { aDelivery, aReceipt } from '../../builders/delivery.ts';
import { aDraft, anObservation, aReport } from '../../builders/report.ts';

const live = { kind: 'destinations', environment: 'production', names: ['Live'] } as const;
const practice = { kind: 'destinations', environment: 'test', names: ['Practice'] } as const;
const nowhere = { kind: 'nowhere', because: 'Call the desk.' } as const;

const category = (given: Partial<OfferedCategory>) =>
  ({
    name: '',
    guidance: null,
    key: null,
    urgentBecause: null,
    asksClassification: false,
    asksForMoney: false,
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
  similar: null,
  otherHotlines: false,
  forms: [],
  attention: { reports: [], paused: [], copies: [], progress: { open: 0, all: 0 }, clockOffsetMs: null },
  loss: null,
};

const page = success({
  url: 'https://example.com/',
  observation: anObservation(),
  moreUrls: [],
  facts: noFacts,
  userInfoRemoved: false,
  consoleRule: null,
  furtherCases: [],
});

/** A popup that was opened, on a background that answers what it is given and nothing else. */
async function openedWith(
  given: Partial<PopupView>,
  answers: Record<string, unknown> = {},
  duringOpening: (store: PopupStore) => void = () => {},
) {
  const known: Record<string, unknown> = {
    'popup.open': success({ ...view, ...given }),
    'page.capture': page,
    ...answers,
  };
  const sent: [string, unknown][] = [];
  const send = (async (name: string, argument: unknown) => {
    if (!(name in known)) throw new Error(`${name} is not modelled`);
    sent.push([name, argument]);
    if (name === 'page.capture') duringOpening(store);
    return known[name];
  }) as unknown as Send;
  let ids = 0;
  const newId = () => {
    ids += 1;
    return `id-${ids}`;
  };
  const store: PopupStore = createPopupStore({ send, now: () => 0, newId, mark: () => {} });
  await store.open();
  sent.length = 0;
  return { store, sent };
}
const openedStore = async (given: Partial<PopupView> = {}) => (await openedWith(given)).store;

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

/** A story with one delivery in each of these states. */
const aStory = (createdAt: number, ...states: readonly DeliveryState[]): ReportStory => {
  const deliveries = states.map((state) => aDelivery({ state }));
  return storyOf(aReport({ createdAt }), deliveries, {
    adapters,
    pauses: new Map(),
    readable: true,
    taken: new Set(),
  });
};
const filed = { name: 'filed', receipt: aReceipt() } as const;
const cancelled = { name: 'cancelled', at: 0 } as const;
const waiting = { name: 'waiting', since: 0, notBefore: 0 } as const;

describe('What the popup shows first', () => {
  const hour = 3_600_000;

  test.each<[string, readonly ReportStory[], number | null]>([
    ['the form, when there was no report', [], null],
    ['a report that is under way, however old', [aStory(0, waiting)], 0],
    ['a report that was filed just now', [aStory(9 * hour, filed)], 9 * hour],
    ['the form, when the report was filed long ago', [aStory(0, filed)], null],
    ['the form, when all of it was undone', [aStory(9 * hour, cancelled)], null],
    [
      'the report before one that was undone',
      [aStory(9 * hour, cancelled), aStory(8.9 * hour, filed)],
      8.9 * hour,
    ],
    ['a report of which a part needs a person', [aStory(0, filed, { name: 'needs-person' })], 0],
  ])('%s', (_, earlier, createdAt) => {
    expect(storyToOpen(earlier, 9.1 * hour)?.createdAt ?? null).toBe(createdAt);
  });
});

describe('Correcting a saved report', () => {
  const saved = aDraft({
    id: 'corrected' as ReportId,
    url: 'https://example.com/posts/7',
    categoryId: 'live',
    urgent: true,
    urgencyReason: 'In my own words.',
    note: 'A note.',
    replaces: 'earlier' as ReportId,
  });
  const answers = {
    'report.correct': success(saved),
    'report.file': success(aStory(5, waiting)),
    'attention.open': success(view.attention),
  };

  test('opens the form with what was saved', async () => {
    const { store, sent } = await openedWith({ earlier: [aStory(0, waiting)] }, answers);
    expect(store.story.value).not.toBeNull();
    await store.correct(aStory(0, waiting));
    // What the popup gathered when it opened may tell of the very report that is corrected.
    expect(sent).toEqual([
      ['report.correct', aReport().id],
      ['attention.open', undefined],
    ]);
    expect(store.story.value).toBeNull();
    expect(store.address.value).toBe('https://example.com/posts/7');
    expect([store.categoryId.value, store.urgent.value, store.urgencyReason.value, store.note.value]).toEqual(
      ['live', true, 'In my own words.', 'A note.'],
    );
  });

  test('files it in the earlier one’s place, with its own observation', async () => {
    const { store, sent } = await openedWith({}, answers);
    await store.correct(aStory(0, waiting));
    store.note.value = 'A better note.';
    await store.file();
    expect(sent.at(-1)).toEqual(['report.file', { ...saved, note: 'A better note.' }]);
    expect(store.story.value?.createdAt).toBe(5);
  });

  test('is possible where the page in front is none to report', async () => {
    const { store } = await openedWith({}, { ...answers, 'page.capture': failure({ code: 'no-tab' }) });
    expect(store.refusal.value).toEqual({ code: 'no-tab' });
    await store.correct(aStory(0, waiting));
    expect(store.refusal.value).toBeNull();
    expect(store.missing.value).toEqual([]);
  });

  test('that comes too late leaves the story, and says so', async () => {
    const late = { ...answers, 'report.correct': failure({ code: 'too-late-to-edit' }) };
    const { store } = await openedWith({ earlier: [aStory(0, waiting)] }, late);
    await store.correct(aStory(0, waiting));
    expect(store.story.value).not.toBeNull();
    expect(store.problems.value).toEqual([{ code: 'too-late-to-edit' }]);
  });

  test('keeps the reason that was saved when another category is chosen', async () => {
    const { store } = await openedWith({}, answers);
    await store.correct(aStory(0, waiting));
    store.chooseCategory('calm');
    expect([store.urgent.value, store.urgencyReason.value]).toEqual([true, 'In my own words.']);
  });

  test('is over when the next report is begun: that one is about the page in front and stands in for nothing', async () => {
    const { store, sent } = await openedWith({}, answers);
    await store.correct(aStory(0, waiting));
    await store.reportAnother();
    expect(store.replaces.value).toBeNull();
    expect(store.address.value).toBe('https://example.com/');
    store.setUrgent(false);
    await store.file();
    expect(sent.at(-1)).toMatchObject([
      'report.file',
      { id: 'id-2', replaces: null, url: 'https://example.com/' },
    ]);
  });
});

describe('What can be done with a delivery', () => {
  const told = success(aStory(0, cancelled));
  const id = aDelivery().id;

  test.each<[string, (store: PopupStore) => Promise<unknown>, [string, unknown]]>([
    ['taking it back', (store) => store.cancel(id), ['delivery.cancel', id]],
    ['trying again', (store) => store.retry(id), ['delivery.retry', id]],
    [
      'saying that it was filed by hand',
      (store) => store.fileByHand(id, 'R-12'),
      ['delivery.file-by-hand', { deliveryId: id, reference: 'R-12' }],
    ],
    ['undoing its report', (store) => store.undo(aStory(0, waiting)), ['report.undo', aReport().id]],
  ])('%s shows what came of it', async (_, act, asked) => {
    const { store, sent } = await openedWith({ earlier: [aStory(0, waiting)] }, { [asked[0]]: told });
    await act(store);
    expect(sent).toEqual([asked]);
    expect(store.story.value).toEqual(told.ok && told.value);
    expect(store.problems.value).toEqual([]);
  });

  test('that is refused leaves the story and says why', async () => {
    const { store } = await openedWith(
      { earlier: [aStory(0, waiting)] },
      { 'delivery.cancel': failure({ code: 'too-late-to-cancel' }) },
    );
    await store.cancel(id);
    expect(store.story.value).toEqual(aStory(0, waiting));
    expect(store.problems.value).toEqual([{ code: 'too-late-to-cancel' }]);
  });
});

describe('A receipt', () => {
  test('comes as the text of its file', async () => {
    const { store } = await openedWith({}, { 'receipt.export': success('{}\n') });
    expect(await store.exportedReceipt(aDelivery().id)).toBe('{}\n');
    expect(store.problems.value).toEqual([]);
  });

  test('that does not exist is nothing, and it is said', async () => {
    const { store } = await openedWith({}, { 'receipt.export': failure({ code: 'not-found' }) });
    expect(await store.exportedReceipt(aDelivery().id)).toBeNull();
    expect(store.problems.value).toEqual([{ code: 'not-found' }]);
  });
});

describe('What wants attention', () => {
  const paused = {
    name: 'Practice',
    environment: 'test',
    problem: { code: 'credentials-missing' },
    since: 0,
    waiting: 3,
    first: aDelivery().id,
    originPattern: 'https://hotline.example/*',
  } as const;
  const quiet = view.attention;

  test('a paused destination goes on by one of those that wait for it, and is looked at anew', async () => {
    const { store, sent } = await openedWith(
      { attention: { ...quiet, paused: [paused] } },
      { 'delivery.retry': success(aStory(0, waiting)), 'attention.open': success(quiet) },
    );
    await store.resume(paused);
    expect(sent).toEqual([
      ['delivery.retry', paused.first],
      ['attention.open', undefined],
    ]);
    expect(store.view.value?.attention).toEqual(quiet);
    expect(store.story.value).toBeNull();
  });

  test('is looked at anew when something changes while the form is open', async () => {
    const changed = { ...quiet, progress: { open: 1, all: 9 } };
    const { store } = await openedWith({}, { 'attention.open': success(changed) });
    await store.refresh();
    expect(store.view.value?.attention).toEqual(changed);
  });

  test('a shown report’s story is told anew instead', async () => {
    const { store, sent } = await openedWith(
      { earlier: [aStory(0, waiting)] },
      { 'report.story': success(aStory(0, filed)) },
    );
    await store.refresh();
    expect(sent).toEqual([['report.story', aReport().id]]);
    expect(store.story.value).toEqual(aStory(0, filed));
  });

  test('a change that comes while the popup opens is not missed', async () => {
    const { store } = await openedWith(
      { earlier: [aStory(0, waiting)] },
      { 'report.story': success(aStory(0, filed)), 'attention.open': success(quiet) },
      (opening) => void opening.refresh(),
    );
    expect(store.story.value).toEqual(aStory(0, filed));
  });

  test('that reports were lost stands there until it was read', async () => {
    const loss = { noticedAt: 5, open: 2 };
    const { store, sent } = await openedWith({ loss }, { 'loss.acknowledge': success(null) });
    expect(store.view.value?.loss).toEqual(loss);
    await store.acknowledgeLoss();
    expect(sent).toEqual([['loss.acknowledge', undefined]]);
    expect(store.view.value?.loss).toBeNull();
  });
});
