import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Delivery } from '../../extension/outbox/delivery.ts';
import type { Outbox } from '../../extension/outbox/store.ts';
import type { DeliveryEvent } from '../../extension/outbox/transition.ts';
import { parsePolicy } from '../../extension/policy/parse.ts';
import { destinationKeyOf } from '../../extension/report/destination.ts';
import { noFacts } from '../../extension/report/facts.ts';
import { failure, type Result } from '../../extension/report/problem.ts';
import type { Draft, ReportId } from '../../extension/report/report.ts';
import { aCheckpoint, aReceipt } from '../builders/delivery.ts';
import { aDesk, anotherDestination, type Desk } from '../builders/desk.ts';
import { aPolicyInput } from '../builders/policy.ts';
import { aDraft, anObservation } from '../builders/report.ts';

let desk: Desk;
let databases = 0;

beforeEach(async () => {
  databases += 1;
  desk = await aDesk(`reporting-${databases}`);
});

const freshId = () => crypto.randomUUID() as ReportId;

function valueIn<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(result.problems[0].code);
  return result.value;
}

describe('Filing', () => {
  test('has the report on disk, on hold, with its alarm set, when it answers', async () => {
    const draft = aDraft();
    expect(await desk.reporting.file(draft)).toMatchObject({ ok: true, value: { id: draft.id } });
    const [delivery] = await desk.outbox.deliveriesOf(draft.id);
    expect(delivery?.state).toEqual({ name: 'held', since: desk.now, until: desk.now + 8000 });
    expect(desk.alarms).toEqual([desk.now + 8000]);
    expect(desk.changes).toBe(1);
  });

  test('the same draft again, because its answer was lost, makes no second report', async () => {
    const draft = aDraft();
    const [first, second] = [await desk.reporting.file(draft), await desk.reporting.file(draft)];
    expect(second).toEqual(first);
    expect(await desk.outbox.count('held')).toBe(1);
  });

  test('the same draft twice at the same time makes one report, and both are told of it', async () => {
    const draft = aDraft();
    const [first, second] = await Promise.all([desk.reporting.file(draft), desk.reporting.file(draft)]);
    expect(first).toMatchObject({ ok: true, value: { id: draft.id } });
    expect(second).toEqual(first);
    expect(await desk.outbox.count('held')).toBe(1);
  });

  test.each<[string, unknown, string]>([
    ['is full', new DOMException('', 'QuotaExceededError'), 'disk-full'],
    ['refuses for another reason', new DOMException('', 'UnknownError'), 'not-saved'],
    ['fails in an unknown way', new Error('a bug'), 'not-saved'],
  ])('says so when the disk %s, and tells nobody of a change', async (_, error, code) => {
    const full: Outbox = { ...desk.outbox, save: () => Promise.reject(error) };
    expect(await desk.on(full).reporting.file(aDraft())).toEqual(failure({ code: code as 'disk-full' }));
    expect(desk.changes).toBe(0);
    expect(await desk.outbox.schedule()).toEqual([]);
  });

  test.each([
    { what: 'no draft', draft: null, code: 'message-not-understood' },
    { what: 'a file address', draft: aDraft({ url: 'file:///placeholder' }), code: 'address-is-file' },
    { what: 'an unknown category', draft: aDraft({ categoryId: 'other' }), code: 'category-unknown' },
    { what: 'urgent without a reason', draft: aDraft({ urgent: true }), code: 'urgency-reason-missing' },
  ])('$what is refused as $code and saves nothing', async ({ draft, code }) => {
    expect(await desk.reporting.file(draft)).toEqual(failure({ code: code as 'category-unknown' }));
    expect(await desk.outbox.schedule()).toEqual([]);
  });

  test('does nothing under a policy that cannot be read', async () => {
    desk.policy = parsePolicy({});
    expect(await desk.reporting.file(aDraft())).toMatchObject({
      ok: false,
      problems: [{ code: 'policy-invalid' }, {}, {}, {}, {}, {}],
    });
    expect(await desk.outbox.schedule()).toEqual([]);
  });
});

describe('One-click mode', () => {
  const captured = {
    url: 'https://forum.example.test/post/1',
    moreUrls: [],
    facts: noFacts,
    observation: anObservation(),
    userInfoRemoved: false,
    consoleRule: null,
    furtherCases: [],
  };

  test('a double click is one click', async () => {
    const [first, second] = await Promise.all([
      desk.reporting.fileCaptured(captured),
      desk.reporting.fileCaptured(captured),
    ]);
    expect(second).toEqual(first);
    expect(await desk.outbox.count('held')).toBe(1);
  });

  test('another page is another report', async () => {
    await desk.reporting.fileCaptured(captured);
    await desk.reporting.fileCaptured({ ...captured, url: 'https://forum.example.test/post/2' });
    expect(await desk.outbox.count('held')).toBe(2);
  });

  test('a page that was undone can be reported again', async () => {
    const first = valueIn(await desk.reporting.fileCaptured(captured));
    await desk.intervention.undo(first.id);
    const second = valueIn(await desk.reporting.fileCaptured(captured));
    expect(second.id).not.toBe(first.id);
  });

  test('a click that was refused does not stop the next one', async () => {
    await desk.reporting.fileCaptured({ ...captured, url: 'file:///placeholder' });
    expect(await desk.reporting.fileCaptured(captured)).toMatchObject({ ok: true });
  });
});

describe('What will be sent', () => {
  test('can be seen before, and saves nothing', async () => {
    const preview = await desk.reporting.preview(aDraft());
    expect(preview).toMatchObject({ ok: true, value: [{ text: expect.stringContaining('<report>') }] });
    expect(await desk.outbox.schedule()).toEqual([]);
  });

  test('names the reference of an earlier report about the same address', async () => {
    await filed('r-1', aDraft({ id: freshId() }));
    expect(valueIn(await desk.reporting.preview(aDraft()))[0]?.text).toContain(
      'Earlier report to Practice CyberTipline: r-1',
    );
  });
});

/** What the worker does to a delivery, by what comes of it. */
const claim: DeliveryEvent = { name: 'claim', at: 1 };
const problem = { code: 'hotline-busy' } as const;
const opened: DeliveryEvent = { name: 'checkpoint', checkpoint: aCheckpoint('finishing') };
const fates = {
  'is on hold': [],
  'is being sent': [claim],
  'waits, not at the hotline': [claim, { name: 'postpone', at: 1, until: 2, problem }],
  'waits, open at the hotline': [claim, opened, { name: 'postpone', at: 1, until: 2, problem }],
  'may be filed': [claim, opened, { name: 'lose-answer', at: 1, until: 2, problem }],
  'was refused, not at the hotline': [claim, { name: 'refuse', at: 1, problem }],
  'was refused, open at the hotline': [claim, opened, { name: 'refuse', at: 1, problem }],
  'was refused, perhaps filed': [
    claim,
    opened,
    { name: 'lose-answer', at: 1, until: 2, problem },
    claim,
    { name: 'refuse', at: 1, problem },
  ],
  'is filed': [claim, opened, { name: 'file', at: 0, receipt: aReceipt() }],
  'was filed by hand': [
    claim,
    { name: 'refuse', at: 1, problem },
    { name: 'file-by-hand', at: 1, reference: 'r' },
  ],
  'was undone': [{ name: 'undo', at: 1 }],
} as const satisfies Record<string, readonly DeliveryEvent[]>;
type Fate = keyof typeof fates;

async function happen({ id }: Delivery, fate: Fate): Promise<void> {
  for (const event of fates[fate]) expect(await desk.outbox.move(id, () => event)).not.toBeNull();
}

/** Files a draft and lets its first delivery be filed under a reference. */
async function filed(reference: string, draft: Draft): Promise<void> {
  valueIn(await desk.reporting.file(draft));
  const [delivery] = await desk.outbox.deliveriesOf(draft.id);
  if (delivery === undefined) throw new Error('no delivery');
  for (const event of [claim, opened, { name: 'file', at: 0, receipt: aReceipt({ reference }) } as const])
    await desk.outbox.move(delivery.id, () => event);
}

const second = anotherDestination({ id: 'second', address: 'https://second.example/ispws' });
const toBoth = () =>
  parsePolicy(
    aPolicyInput({
      destinations: [...aPolicyInput().destinations, second],
      routing: { default: ['practice', 'second'] },
    }),
  );

/** A report to two hotlines whose first delivery has met a fate, as a draft that corrects it. */
async function toCorrect(fate: Fate, other: Fate = 'is on hold') {
  desk.policy = toBoth();
  const original = aDraft({ id: freshId(), note: 'as first written' });
  valueIn(await desk.reporting.file(original));
  const [one, two] = await desk.outbox.deliveriesOf(original.id);
  const [first, rest] = one?.destination.id === 'practice' ? [one, two] : [two, one];
  if (first === undefined || rest === undefined) throw new Error('no two deliveries');
  const draft = { ...valueIn(await desk.reporting.correct(original.id)), note: 'corrected' };
  await happen(first, fate);
  await happen(rest, other);
  return { original, draft, first, rest };
}

describe('A saved report to be corrected', () => {
  test('comes back as the draft that it was, with an id of its own', async () => {
    const { original, draft } = await toCorrect('is on hold');
    expect({ ...draft, note: original.note, id: original.id, replaces: null }).toEqual(original);
    expect(draft.replaces).toBe(original.id);
    expect(draft.id).not.toBe(original.id);
  });

  test('keeps its urgency', async () => {
    const original = aDraft({ urgent: true, urgencyReason: 'It is live.' });
    await desk.reporting.file(original);
    expect(valueIn(await desk.reporting.correct(original.id))).toMatchObject({
      urgent: true,
      urgencyReason: 'It is live.',
    });
  });

  test('is refused when there is no such report, or when all of it is filed', async () => {
    expect(await desk.reporting.correct(freshId())).toEqual(failure({ code: 'not-found' }));
    const draft = aDraft({ id: freshId() });
    await filed('r-1', draft);
    expect(await desk.reporting.correct(draft.id)).toEqual(failure({ code: 'too-late-to-edit' }));
  });
});

describe('Where the earlier report', () => {
  test.each<[Fate, string, boolean]>([
    ['is on hold', 'cancelled', false],
    ['waits, not at the hotline', 'cancelled', false],
    ['waits, open at the hotline', 'waiting', true],
    ['was refused, not at the hotline', 'cancelled', false],
    ['was refused, open at the hotline', 'waiting', true],
    ['was undone', 'cancelled', false],
  ])('%s, the corrected one goes there in its place', async (fate, left, withdrawing) => {
    const { draft, first } = await toCorrect(fate);
    const story = valueIn(await desk.reporting.file(draft));
    expect(story.deliveries.length).toBe(2);
    expect(await desk.outbox.delivery(first.id)).toMatchObject({ state: { name: left }, withdrawing });
    const corrected = await desk.outbox.deliveriesOf(draft.id);
    expect(corrected.map(({ destination }) => destination.id).sort()).toEqual(['practice', 'second']);
  });

  test.each<Fate>([
    'is being sent',
    'may be filed',
    'was refused, perhaps filed',
    'is filed',
    'was filed by hand',
  ])('%s, the corrected one does not go there again, but elsewhere', async (fate) => {
    const { draft, first, rest } = await toCorrect(fate);
    const before = await desk.outbox.delivery(first.id);
    valueIn(await desk.reporting.file(draft));
    expect(await desk.outbox.delivery(first.id)).toEqual(before);
    expect((await desk.outbox.delivery(rest.id))?.state.name).toBe('cancelled');
    const corrected = await desk.outbox.deliveriesOf(draft.id);
    expect(corrected.map(({ destination }) => destination.id)).toEqual(['second']);
  });

  test.each<[Fate, Fate]>([
    ['is filed', 'may be filed'],
    ['is being sent', 'was filed by hand'],
  ])('%s and the other %s, it is too late: nothing is saved', async (one, other) => {
    const { draft } = await toCorrect(one, other);
    expect(await desk.reporting.file(draft)).toEqual(failure({ code: 'too-late-to-edit' }));
    expect(await desk.outbox.summary(draft.id)).toBeNull();
    expect(await desk.outbox.deliveriesOf(draft.id)).toEqual([]);
  });

  test('begins to be sent between the look and the save, nothing is saved and nothing taken back', async () => {
    const { draft, first, rest } = await toCorrect('is on hold');
    const racing: Outbox = {
      ...desk.outbox,
      saveInstead: async (...saving) => {
        await desk.outbox.move(first.id, () => claim);
        return desk.outbox.saveInstead(...saving);
      },
    };
    expect(await desk.on(racing).reporting.file(draft)).toEqual(failure({ code: 'too-late-to-edit' }));
    expect(await desk.outbox.summary(draft.id)).toBeNull();
    expect((await desk.outbox.delivery(rest.id))?.state.name).toBe('held');
  });
});

describe('A corrected report', () => {
  test('that the disk refuses leaves the earlier one as it was', async () => {
    const { draft, original } = await toCorrect('is on hold');
    const full: Outbox = {
      ...desk.outbox,
      saveInstead: () => Promise.reject(new DOMException('', 'QuotaExceededError')),
    };
    expect(await desk.on(full).reporting.file(draft)).toEqual(failure({ code: 'disk-full' }));
    expect(await desk.states(original.id)).toEqual(['held', 'held']);
  });

  test.each([
    ['one after the other', async (twice: () => Promise<unknown>) => [await twice(), await twice()]],
    ['at the same time', (twice: () => Promise<unknown>) => Promise.all([twice(), twice()])],
  ])('that is sent twice, %s, is one report', async (_, both) => {
    const { draft } = await toCorrect('is on hold');
    const [one, other] = await both(() => desk.reporting.file(draft));
    expect(one).toMatchObject({ ok: true, value: { id: draft.id } });
    expect(other).toEqual(one);
    expect((await desk.outbox.deliveriesOf(draft.id)).length).toBe(2);
  });

  test('is in the ledger’s records as one that stands in for the earlier', async () => {
    const { draft, original, first, rest } = await toCorrect('is on hold');
    const before = (await desk.outbox.journal(99)).length;
    await desk.reporting.file(draft);
    const records = (await desk.outbox.journal(99)).slice(before).map(({ event }) => event);
    expect(records).toMatchObject([
      { kind: 'created', reportId: draft.id },
      { kind: 'edited', reportId: draft.id, replaces: original.id },
      { kind: 'undone' },
      { kind: 'undone' },
    ]);
    expect(JSON.stringify(records)).toContain(first.id);
    expect(JSON.stringify(records)).toContain(rest.id);
  });

  test('changes nothing in where the earlier one was to go, also under another policy', async () => {
    const { draft, first } = await toCorrect('waits, open at the hotline');
    const before = await desk.outbox.delivery(first.id);
    const live = { ...aPolicyInput().destinations[0], environment: 'production' } as typeof second;
    desk.policy = parsePolicy(aPolicyInput({ destinations: [live], routing: { default: ['practice'] } }));
    valueIn(await desk.reporting.file(draft));
    const after = await desk.outbox.delivery(first.id);
    expect(after?.destination).toEqual(before?.destination);
    expect(after?.checkpoint).toEqual(before?.checkpoint);
    const [corrected] = await desk.outbox.deliveriesOf(draft.id);
    expect(corrected?.destination.environment).toBe('production');
    expect(corrected && destinationKeyOf(corrected.destination)).not.toBe(
      destinationKeyOf(first.destination),
    );
  });

  test.each([
    ['that can still be read', async () => {}],
    ['of which nothing can be read any more', (id: ReportId) => desk.outbox.putAway(id, null, 2)],
  ])('takes the place of every form of one %s: of two corrections the later one counts', async (_, meanwhile) => {
    const { draft, original } = await toCorrect('is on hold');
    const other = { ...valueIn(await desk.reporting.correct(original.id)), note: 'in another window' };
    valueIn(await desk.reporting.file(draft));
    await meanwhile(original.id);
    valueIn(await desk.reporting.file(other));
    expect(await desk.states(draft.id)).toEqual(['cancelled', 'cancelled']);
    expect(await desk.states(other.id)).toEqual(['held', 'held']);
  });

  test.each<[Fate, readonly string[]]>([
    ['is filed', ['second']],
    ['may be filed', ['second']],
    ['is being sent', ['second']],
    ['was refused, not at the hotline', ['practice', 'second']],
  ])('does not go where its first form %s, however often it is corrected', async (fate, expected) => {
    const { draft } = await toCorrect(fate);
    valueIn(await desk.reporting.file(draft));
    const again = { ...valueIn(await desk.reporting.correct(draft.id)), note: 'corrected again' };
    valueIn(await desk.reporting.file(again));
    const corrected = await desk.outbox.deliveriesOf(again.id);
    expect(corrected.map(({ destination }) => destination.id).sort()).toEqual(expected);
  });

  test('takes what was being sent when it was first corrected, and was refused since, along the second time', async () => {
    const { draft, first } = await toCorrect('is being sent');
    valueIn(await desk.reporting.file(draft));
    await desk.outbox.move(first.id, () => ({ name: 'refuse', at: 1, problem }));
    const again = valueIn(await desk.reporting.correct(draft.id));
    valueIn(await desk.reporting.file(again));
    expect((await desk.outbox.delivery(first.id))?.state.name).toBe('cancelled');
    expect((await desk.outbox.deliveriesOf(again.id)).length).toBe(2);
  });

  test('is not saved when the first form begins to be sent again between the look and the save', async () => {
    const { draft, first } = await toCorrect('is being sent');
    valueIn(await desk.reporting.file(draft));
    await desk.outbox.move(first.id, () => ({ name: 'postpone', at: 1, until: 2, problem }));
    const again = valueIn(await desk.reporting.correct(draft.id));
    const racing: Outbox = {
      ...desk.outbox,
      saveInstead: async (...saving) => {
        await desk.outbox.move(first.id, () => claim);
        return desk.outbox.saveInstead(...saving);
      },
    };
    expect(await desk.on(racing).reporting.file(again)).toEqual(failure({ code: 'too-late-to-edit' }));
    expect(await desk.states(draft.id)).toEqual(['held']);
  });

  test('leaves its earlier form no way to be corrected once it is filed everywhere', async () => {
    const { draft, original } = await toCorrect('is on hold');
    valueIn(await desk.reporting.file(draft));
    expect(await desk.reporting.correct(original.id)).toMatchObject({ ok: true });
    for (const delivery of await desk.outbox.deliveriesOf(draft.id)) await happen(delivery, 'is filed');
    expect(await desk.reporting.correct(original.id)).toEqual(failure({ code: 'too-late-to-edit' }));
  });

  test('can take the place of one that was undone and put away while it was written', async () => {
    const { draft, original } = await toCorrect('was undone', 'was undone');
    await desk.outbox.putAway(original.id, null, 2);
    expect(await desk.outbox.report(original.id)).toBeNull();
    expect(await desk.reporting.file(draft)).toMatchObject({ ok: true });
  });

  test('can be corrected itself', async () => {
    const { draft } = await toCorrect('is on hold');
    await desk.reporting.file(draft);
    const again = valueIn(await desk.reporting.correct(draft.id));
    expect(again.replaces).toBe(draft.id);
    expect(await desk.reporting.file(again)).toMatchObject({ ok: true });
    expect(await desk.states(draft.id)).toEqual(['cancelled', 'cancelled']);
    expect(await desk.states(again.id)).toEqual(['held', 'held']);
  });
});

test.each<[string, Partial<Draft>, string | null]>([
  ['about the same address', {}, 'r-1'],
  ['about another spelling of it', { url: 'https://example.com/posts/1?utm_source=x#top' }, 'r-1'],
  ['about another page', { url: 'https://example.com/posts/2' }, null],
])('A second report %s names the first’s reference: %s', async (_, given, reference) => {
  await filed('r-1', aDraft({ id: freshId() }));
  const draft = aDraft({ id: freshId(), ...given });
  await desk.reporting.file(draft);
  const expected = {
    destinationId: 'practice',
    environment: 'test',
    hotline: 'Practice CyberTipline',
    reference,
  };
  expect((await desk.outbox.report(draft.id))?.priorReports).toEqual(reference === null ? [] : [expected]);
});
