import { describe, expect, test } from 'vitest';
import type { Send } from '../../../extension/messages.ts';
import type { ListRow, ReadList, Ways } from '../../../extension/outbox/address-lists.ts';
import type { PopupView, Target } from '../../../extension/outbox/popup-view.ts';
import { noFacts } from '../../../extension/report/facts.ts';
import { limits } from '../../../extension/report/limits.ts';
import { failure, success } from '../../../extension/report/problem.ts';
import type { Draft } from '../../../extension/report/report.ts';
import { joinedTarget } from '../../../extension/ui/popup/list-choice.ts';
import { createListStore } from '../../../extension/ui/popup/list-store.ts';
import { createPopupStore } from '../../../extension/ui/popup/store.ts';
import { anObservation } from '../../builders/report.ts';

const practice = { kind: 'destinations', environment: 'test', names: ['Practice'] } as const;
const live = { kind: 'destinations', environment: 'production', names: ['Live', 'Practice'] } as const;
const nowhere = { kind: 'nowhere', because: 'Call the desk.' } as const;

const row = (address: string, given: Partial<ListRow> = {}): ListRow => ({
  address,
  network: 'web',
  refanged: false,
  userInfoRemoved: false,
  state: { name: 'new' },
  ...given,
});
const [one, two, three] = ['https://one.example/a', 'https://two.example/b', 'https://three.example/c'];
const ipfs = 'ipfs://placeholder/x';
const forNote = row(ipfs, { network: 'ipfs', state: { name: 'for-note' } });
const reported = row(two, { state: { name: 'reported', at: 0, references: ['4711'] } });
const refused = row('file:///x', { state: { name: 'not-reportable', because: 'address-is-file' } });
const pasted = anObservation();

const read = (...rows: readonly ListRow[]): ReadList => ({
  rows,
  repetitions: 0,
  more: false,
  observation: pasted,
});

/** A popup on a page with a money trail, and a background that answers what it is given and nothing else. */
async function opened(answers: Record<string, unknown>, capture: unknown = null) {
  const category = (id: string, target: Target) => ({
    id,
    name: id,
    guidance: null,
    key: null,
    urgentBecause: null,
    asksClassification: false,
    asksForMoney: true,
    target,
    urgentTarget: target,
  });
  const view = {
    categories: [category('csam', live), category('other', live)],
    defaultCategory: 'csam',
    earlier: [],
    forms: [],
  } as unknown as PopupView;
  const page = {
    url: 'https://page.example/',
    moreUrls: [],
    facts: { ...noFacts, selectedText: 'of the page' },
    observation: anObservation({ title: 'of the page' }),
    userInfoRemoved: false,
    consoleRule: null,
    furtherCases: [],
  };
  const known: Record<string, unknown> = {
    'popup.open': success(view),
    'page.capture': capture ?? success(page),
    'page.money-trail': success({ placeholder: true }),
  };
  const sent: [string, unknown][] = [];
  const send = (async (name: string, argument: unknown) => {
    const answer = answers[name] ?? known[name];
    if (answer === undefined) throw new Error(`${name} is not modelled`);
    sent.push([name, argument]);
    return answer;
  }) as unknown as Send;
  const store = createPopupStore({ send, now: () => 0, newId: () => 'id', mark: () => {} });
  await store.open();
  const filed: (readonly Draft[])[] = [];
  const list = createListStore({ store, send, fileEach: async (drafts) => void filed.push(drafts) });
  return { store, list, sent, filed };
}

const allOneWay = (count: number): Ways => ({
  targets: [practice],
  places: Array.from({ length: count }, () => 0),
});

/** A popup whose list is open and holds these rows. */
async function withList(rows: readonly ListRow[], ways = allOneWay(rows.length), more = {}) {
  const popup = await opened({ 'list.read': success(read(...rows)), 'list.ways': success(ways), ...more });
  await popup.list.toggle();
  await popup.list.setText('pasted');
  // The ways come a turn later.
  await new Promise((resolve) => setTimeout(resolve));
  return popup;
}

describe('A list in the place of the page', () => {
  test('is reported without anything of the page', async () => {
    const { store } = await withList([row(one)]);
    const { title, ...observed } = store.draft.value?.observation ?? { title: 'no draft' };
    expect([title, observed]).toEqual([null, expect.objectContaining({ observedAt: pasted.observedAt })]);
    expect(store.draft.value).toMatchObject({ url: one, moreUrls: [], selectedText: null, moneyTrail: null });
  });

  test('goes where its addresses go', async () => {
    const { store } = await withList([row(one)]);
    expect(store.target.value).toEqual(practice);
  });

  test('gives the page its place back', async () => {
    const { store, list } = await withList([row(one)]);
    await list.toggle();
    expect(store.draft.value).toMatchObject({ url: 'https://page.example/', selectedText: 'of the page' });
    expect(store.target.value).toEqual(live);
  });

  test('needs no page that can be reported', async () => {
    const { store, list } = await opened(
      { 'list.read': success(read(row(one))), 'list.ways': success(allOneWay(1)) },
      failure({ code: 'address-is-browser-page' }),
    );
    await list.toggle();
    await list.setText('pasted');
    expect([store.draft.value?.url, store.missing.value]).toEqual([one, []]);
  });

  test('says what is missing while nothing of it is ticked', async () => {
    const { store, list } = await withList([row(one), refused]);
    const [first] = list.rows.value;
    if (first !== undefined) list.tick(first, false);
    expect(store.missing.value).toEqual([{ code: 'nothing-listed' }]);
  });

  test('begins with the addresses of a selection', async () => {
    const selection = success({
      url: one,
      moreUrls: [two],
      facts: noFacts,
      observation: anObservation(),
      consoleRule: null,
      furtherCases: [],
    });
    const { list, sent } = await opened(
      { 'list.read': success(read()), 'list.ways': success(allOneWay(0)) },
      selection,
    );
    await list.toggle();
    expect(sent.at(-1)).toEqual(['list.read', `${one}\n${two}`]);
  });
});

describe('Ticks', () => {
  test('are set for what is new, and not for what was reported before or cannot be', async () => {
    const { list } = await withList([row(one), reported, refused, forNote]);
    expect(list.rows.value.map(({ ticked }) => ticked.value)).toEqual([true, false, false, true]);
  });

  test('for all that was reported before are set and taken away at once', async () => {
    const { list } = await withList([row(one), reported]);
    list.tickReported(true);
    expect(list.addresses.value).toEqual([one, two]);
    list.tickReported(false);
    expect(list.addresses.value).toEqual([one]);
  });

  test('stay as the moderator left them when the list is read again', async () => {
    const { list } = await withList([row(one), row(three)]);
    const [first] = list.rows.value;
    if (first !== undefined) list.tick(first, false);
    await list.setText('pasted and more');
    expect(list.addresses.value).toEqual([three]);
  });
});

describe('One report each', () => {
  test('is filed for each ticked address, alike but for the address', async () => {
    const { store, list, filed } = await withList([row(one), row(two), forNote]);
    store.note.value = 'Seen twice.';
    await list.file();
    const common = { categoryId: 'csam', note: 'Seen twice.', moreUrls: [], moneyTrail: null };
    expect(filed).toMatchObject([
      [
        { ...common, url: one },
        { ...common, url: two },
      ],
    ]);
  });

  test('is not filed before it is known where the addresses go', async () => {
    const { list, filed } = await withList([row(one), row(two)], allOneWay(2), {
      'list.ways': failure({ code: 'policy-invalid' }),
    });
    await list.file();
    expect([filed, list.problem.value]).toEqual([[], { code: 'policy-invalid' }]);
  });
});

describe('One report about all', () => {
  test('names every address, and in the note what is none of the web', async () => {
    const { store, list, filed } = await withList([row(one), row(two), forNote]);
    list.wantsOne.value = true;
    expect(store.draft.value).toMatchObject({ url: one, moreUrls: [two] });
    expect(store.draft.value?.note).toContain(ipfs);
    expect(filed).toEqual([]);
  });

  test('is filed, and then the list is empty', async () => {
    const story = { id: 'id', deliveries: [] };
    const { list, sent, filed } = await withList([row(one), row(two)], allOneWay(2), {
      'report.file': success(story),
    });
    list.wantsOne.value = true;
    await list.file();
    expect(sent.filter(([name]) => name === 'report.file')).toMatchObject([
      ['report.file', { url: one, moreUrls: [two] }],
    ]);
    expect([filed, list.text.value]).toEqual([[], '']);
  });

  test('is the only way for a single address', async () => {
    const { store, list } = await withList([row(one), forNote]);
    expect(list.isOne.value).toBe(true);
    expect(store.draft.value?.note).toContain(ipfs);
  });

  test('is not possible where the addresses go different ways, unless those of one way are ticked', async () => {
    const { store, list } = await withList([row(one), row(two), row(three)], {
      targets: [practice, live],
      places: [0, 1, 1],
    });
    list.wantsOne.value = true;
    expect([list.canBeOne.value, list.isOne.value]).toEqual([false, false]);
    expect(store.target.value).toEqual({ ...live, names: ['Practice', 'Live'] });
    const [first] = list.rows.value;
    if (first !== undefined) list.tick(first, false);
    expect([list.canBeOne.value, list.isOne.value]).toEqual([true, true]);
    expect(store.target.value).toEqual(live);
  });
});

describe('Keys of sessions', () => {
  test('are cut out of every address when the moderator wants it, and addresses that become alike are one', async () => {
    const { list } = await withList([row(`${one}?token=1`), row(`${one}?token=2`), row(two)]);
    list.cutsTokens.value = true;
    expect(list.addresses.value).toEqual([one, two]);
    list.cutsTokens.value = false;
    expect(list.addresses.value).toHaveLength(3);
  });
});

describe('A dropped file', () => {
  const fileOf = (name: string, type: string, text = one) => new File([text], name, { type });

  test.each([
    ['list.txt', 'text/plain'],
    ['list.csv', 'application/vnd.ms-excel'],
    ['LIST.CSV', ''],
  ])('%s of type "%s" is read', async (name, type) => {
    const { list, sent } = await opened({ 'list.read': success(read()) });
    await list.takeFile(fileOf(name, type));
    expect(sent.at(-1)).toEqual(['list.read', one]);
  });

  test.each([
    ['picture.png', 'image/png', 'list-not-text'],
    ['document', '', 'list-not-text'],
  ])('%s is not', async (name, type, code) => {
    const { list, sent } = await opened({});
    await list.takeFile(fileOf(name, type));
    expect([list.problem.value, sent.map(([name]) => name)]).toEqual([
      { code },
      expect.not.arrayContaining(['list.read']),
    ]);
  });

  test('that is too long is not', async () => {
    const { list } = await opened({});
    await list.takeFile(fileOf('list.txt', 'text/plain', 'x'.repeat(limits.list + 1)));
    expect([list.problem.value, list.text.value]).toEqual([{ code: 'list-too-long' }, '']);
  });
});

describe('Several ways together', () => {
  test.each<[string, readonly Target[], Target | null]>([
    ['none', [], null],
    ['one', [practice], practice],
    ['a real one among them', [practice, live], { ...live, names: ['Practice', 'Live'] }],
    ['one that leads nowhere beside one that does not', [nowhere, practice], practice],
    ['all lead nowhere', [nowhere, nowhere], nowhere],
  ])('%s', (_, targets, expected) => {
    expect(joinedTarget(targets)).toEqual(expected);
  });
});

test('A text that cannot be read leaves nothing of the one before to be reported', async () => {
  const answers: Record<string, unknown> = {
    'list.read': success(read(row(one))),
    'list.ways': success(allOneWay(1)),
  };
  const { store, list } = await opened(answers);
  await list.toggle();
  await list.setText('short');
  expect(store.draft.value?.url).toBe(one);
  answers['list.read'] = failure({ code: 'list-too-long' });
  await list.setText('long');
  expect([store.draft.value, list.rows.value, list.problem.value]).toEqual([
    null,
    [],
    { code: 'list-too-long' },
  ]);
});

test('What is typed while the list is read is read next', async () => {
  const answers: ((answer: unknown) => void)[] = [];
  const asked: unknown[] = [];
  const { store } = await opened({});
  const send = ((_: string, text: unknown) => {
    asked.push(text);
    return new Promise((resolve) => answers.push(resolve));
  }) as unknown as Send;
  const list = createListStore({ store, send, fileEach: async () => {} });
  const reading = list.setText('a');
  void list.setText('ab');
  void list.setText('abc');
  answers[0]?.(success(read()));
  await expect.poll(() => asked).toEqual(['a', 'abc']);
  answers[1]?.(success(read()));
  await reading;
  expect(list.reading.value).toBe(false);
});
