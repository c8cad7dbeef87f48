import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import type { End } from '../../extension/hotlines/web-form/end.ts';
import { noField } from '../../extension/hotlines/web-form/outcome.ts';
import type { AssistRequest, AssistResult } from '../../extension/hotlines/web-form/request.ts';
import type { DeliveryId } from '../../extension/outbox/delivery.ts';
import { createFormFilling, type FormTabs } from '../../extension/outbox/form-filling.ts';
import { formWords } from '../../extension/outbox/form-words.ts';
import { failure } from '../../extension/report/problem.ts';
import { aHandOverDesk, type HandOverDesk } from './hand-over-desk.ts';

const formAddress = 'https://hotline.example:8443/report';
const tabId = 7;

const outcomes = {
  url: { state: 'filled', fields: 1 },
  description: noField,
  where: noField,
  category: noField,
  name: noField,
  email: noField,
  phone: noField,
} as const;
const assisted = (addresses: readonly number[], end: End | null = null): AssistResult => ({
  status: 'assisted',
  outcomes,
  addresses,
  end,
});
const thanks = (...references: string[]): End => ({ kind: 'thanks', references });

/** The page never answers: the moderator has left it meanwhile. */
const never = Symbol('never');

interface Page {
  /** Where the tab is, at one look after the other; the last for all that follow. */
  readonly addresses?: readonly (string | null)[];
  /** What the page says to one question after the other. */
  readonly answers: readonly unknown[];
  /** What it says as it goes, and what happens meanwhile. */
  readonly over?: () => unknown;
}

/** A browser with one tab that goes through these pages and is closed after the last. What it does not model it notes. */
function aBrowser(pages: readonly Page[], given: Partial<FormTabs> = {}) {
  const seen = {
    opened: [] as string[],
    asked: [] as AssistRequest[],
    permissions: [] as string[],
    looks: 0,
    waits: [] as number[],
    closed: false,
    notModelled: [] as string[],
    permitted: true,
  };
  const patience: (() => void)[] = [];
  let place = 0;
  let answered = 0;
  let looked = 0;
  const refuse = (what: string) => {
    seen.notModelled.push(what);
    return new Error(`this browser models no ${what}`);
  };
  function here(id: number): Page {
    const page = pages[place];
    if (id !== tabId || page === undefined) throw refuse(`page in tab ${id}`);
    return page;
  }
  const tabs: FormTabs = {
    open: async (address) => {
      seen.opened.push(address);
      return tabId;
    },
    activeTab: async () => ({ id: tabId, url: formAddress }),
    async addressOf(id) {
      seen.looks += 1;
      if (place >= pages.length) {
        seen.closed = true;
        return null;
      }
      const { addresses = [formAddress] } = here(id);
      const address = addresses[Math.min(looked, addresses.length - 1)];
      looked += 1;
      if (address === null) seen.closed = true;
      return address ?? null;
    },
    async assist(id, request) {
      const { answers } = here(id);
      if (answered >= answers.length) throw refuse('further question');
      const answer = answers[answered];
      answered += 1;
      seen.asked.push(request);
      if (answer !== never) return answer;
      patience.at(-1)?.();
      return new Promise(() => {});
    },
    async pageOver(id) {
      const { over } = here(id);
      if (over === undefined) throw refuse('end of this page');
      const last = await over();
      place += 1;
      answered = 0;
      looked = 0;
      return last;
    },
    ...given,
  };
  /** The long wait ends when a page that never answers says so; the short one at the next turn. */
  const wait = (milliseconds: number) => {
    seen.waits.push(milliseconds);
    return new Promise<void>((resolve) => {
      if (milliseconds > 1_000) patience.push(resolve);
      else setImmediate(resolve);
    });
  };
  return { tabs, wait, seen };
}

let desk: HandOverDesk;
let databases = 0;

beforeEach(async () => {
  databases += 1;
  desk = await aHandOverDesk(`form-filling-${databases}`);
});

const words = formWords((name) => name);

function fillingIn(pages: readonly Page[], given: Partial<FormTabs> = {}) {
  const { tabs, wait, seen } = aBrowser(pages, given);
  const filling = createFormFilling({
    outbox: desk.outbox,
    handingOver: desk.handingOver,
    telling: desk.telling,
    tabs,
    permitted: async (pattern) => {
      seen.permissions.push(pattern);
      return seen.permitted;
    },
    words,
    wait,
    changed: () => {
      desk.changes += 1;
    },
  });
  return { ...filling, seen };
}

/** A report with two addresses, ready for the form. */
async function ready() {
  const { idOf } = await desk.file(['form'], { moreUrls: ['https://example.com/posts/2'] });
  return idOf('form');
}
const stateOf = async (id: DeliveryId) => (await desk.outbox.delivery(id))?.state;
const goesOn = () => null;

describe('Opening a form', () => {
  test('brings the moderator there and begins the hand-over', async () => {
    const id = await ready();
    const { open, seen } = fillingIn([]);
    expect(await open(id)).toMatchObject({
      ok: true,
      value: { deliveries: [{ id, state: { name: 'handed-over' } }] },
    });
    expect(seen.opened).toEqual([formAddress]);
    expect(await stateOf(id)).toMatchObject({ name: 'handed-over', since: desk.now });
  });

  test('fills with the permission for the hotline’s host, with the report’s own values', async () => {
    const id = await ready();
    const { open, seen } = fillingIn([{ answers: [assisted([0, 1], thanks())] }]);
    await open(id);
    await expect.poll(() => stateOf(id)).toMatchObject({ placed: [0, 1] });
    expect(seen.permissions[0]).toBe('https://hotline.example/*');
    expect(seen.asked).toMatchObject([
      {
        origin: 'https://hotline.example:8443',
        values: { addresses: ['https://example.com/posts/1', 'https://example.com/posts/2'], contact: null },
        earlierAddresses: [],
        words,
      },
    ]);
  });

  test('without that permission puts no script into any page', async () => {
    const id = await ready();
    const { open, seen } = fillingIn([{ answers: [assisted([0])], over: goesOn }]);
    seen.permitted = false;
    expect(await open(id)).toMatchObject({ ok: true });
    expect(seen).toMatchObject({ opened: [formAddress], asked: [], looks: 0 });
    expect((await stateOf(id))?.name).toBe('handed-over');
  });

  test('in a browser that names no tab begins all the same', async () => {
    const id = await ready();
    const { open, seen } = fillingIn([], { open: async () => null });
    expect(await open(id)).toMatchObject({ ok: true });
    expect(seen).toMatchObject({ asked: [], looks: 0 });
    expect((await stateOf(id))?.name).toBe('handed-over');
  });

  test('opens nothing for what is not there', async () => {
    const { open, seen } = fillingIn([]);
    expect(await open('nowhere' as DeliveryId)).toEqual(failure({ code: 'not-found' }));
    expect(seen.opened).toEqual([]);
  });

  test.each([
    'practice',
    'mailbox',
    'copying',
    'portal',
  ] as const)('opens nothing for %s, which is no form', async (way) => {
    const { idOf } = await desk.file([way]);
    const before = await stateOf(idOf(way));
    const { open, seen } = fillingIn([]);
    expect(await open(idOf(way))).toEqual(failure({ code: 'not-found' }));
    expect(seen.opened).toEqual([]);
    expect(await stateOf(idOf(way))).toEqual(before);
  });
});

describe('A form of several pages', () => {
  test('is filled page by page until its end: what was placed goes along, the references are noted', async () => {
    const id = await ready();
    const { open, seen } = fillingIn([
      { answers: [assisted([0])], over: goesOn },
      { answers: [assisted([0, 1])], over: goesOn },
      { answers: [assisted([0, 1], thanks('R-12', '4711'))] },
    ]);
    await open(id);
    await expect.poll(() => stateOf(id)).toMatchObject({ references: ['R-12', '4711'], placed: [0, 1] });
    expect(seen.asked.map(({ earlierAddresses }) => earlierAddresses)).toEqual([[], [0], [0, 1]]);
    expect(seen.notModelled).toEqual([]);
  });

  test('may say as a page goes what it had not said before', async () => {
    const id = await ready();
    const { open, seen } = fillingIn([
      { answers: [assisted([])], over: () => assisted([1], thanks('R-12')) },
    ]);
    await open(id);
    await expect.poll(() => seen.closed).toBe(true);
    expect(await stateOf(id)).toMatchObject({ references: ['R-12'], placed: [1] });
  });

  test('keeps the references of one page when the next shows none', async () => {
    const id = await ready();
    const { open, seen } = fillingIn([
      { answers: [assisted([0])], over: () => assisted([0], thanks('R-12')) },
      { answers: [assisted([0, 1])], over: goesOn },
    ]);
    await open(id);
    await expect.poll(() => seen.closed).toBe(true);
    expect(await stateOf(id)).toMatchObject({ references: ['R-12'], placed: [0, 1] });
  });

  test('is waited for while the tab is elsewhere or keeps its address to itself', async () => {
    const id = await ready();
    const addresses = ['', 'https://sign-in.example/', 'no address', 'https://hotline.example/', formAddress];
    const { open, seen } = fillingIn([{ addresses, answers: [assisted([0], thanks())] }]);
    await open(id);
    await expect.poll(() => stateOf(id)).toMatchObject({ placed: [0] });
    expect(seen.looks).toBe(addresses.length);
    expect(seen.asked).toHaveLength(1);
  });

  test('is asked again where a page never answers or takes no script', async () => {
    const id = await ready();
    const { open, seen } = fillingIn([{ answers: [never, null, 'something else', assisted([0], thanks())] }]);
    await open(id);
    await expect.poll(() => stateOf(id)).toMatchObject({ placed: [0] });
    expect(seen.asked).toHaveLength(4);
    expect(seen.notModelled).toEqual([]);
  });
});

describe('A form is filled no further', () => {
  test('when the tab is closed', async () => {
    const id = await ready();
    const { open, seen } = fillingIn([{ answers: [assisted([0])], over: goesOn }]);
    await open(id);
    await expect.poll(() => seen.closed).toBe(true);
    expect(seen.asked).toHaveLength(1);
    expect(await stateOf(id)).toMatchObject({ name: 'handed-over', placed: [0] });
  });

  test.each<[string, (id: DeliveryId) => Promise<unknown>, string]>([
    ['filed', (id) => desk.intervention.fileByHand(id, 'R-1'), 'filed-by-hand'],
    ['cancelled', (id) => desk.intervention.cancel(id), 'cancelled'],
    ['handed back', (id) => desk.handingOver.handBack(id), 'to-hand-over'],
  ])('when it is %s meanwhile, and what a page still says of it is not noted', async (_, act, name) => {
    const id = await ready();
    const { open, seen } = fillingIn([
      {
        answers: [assisted([0])],
        over: async () => {
          await act(id);
          return assisted([0, 1], thanks('R-12'));
        },
      },
      { answers: [] },
    ]);
    await open(id);
    await expect.poll(() => stateOf(id)).toMatchObject({ name });
    const settled = await stateOf(id);
    expect(await stateOf(id)).toEqual(settled);
    expect(seen).toMatchObject({ notModelled: [], looks: 1 });
    expect(seen.asked).toHaveLength(1);
  });

  test.each([
    'wrong-origin',
    'not-top',
    'request-invalid',
    'page-unreadable',
  ] as const)('when a page refuses: %s', async (reason) => {
    const id = await ready();
    const { open, seen } = fillingIn([{ answers: [{ status: 'refused', reason }] }]);
    await open(id);
    await expect.poll(() => seen.asked.length).toBe(1);
    expect(await stateOf(id)).toMatchObject({ name: 'handed-over', placed: [], references: [] });
    expect(seen.notModelled).toEqual([]);
  });

  test('when the permission is taken away between two pages', async () => {
    const id = await ready();
    const { open, seen } = fillingIn([
      {
        answers: [assisted([0])],
        over: () => {
          seen.permitted = false;
        },
      },
      { answers: [] },
    ]);
    await open(id);
    await expect.poll(() => seen.permitted).toBe(false);
    await expect.poll(() => seen.permissions.length).toBe(3);
    expect(seen).toMatchObject({ notModelled: [], looks: 1 });
  });

  test('when the moderator fills another report in the same tab', async () => {
    const first = await ready();
    const { idOf } = await desk.file(['form'], { url: 'https://example.com/other' });
    const other = idOf('form');
    let filledOther: Promise<unknown> | undefined;
    const { open, fill, seen } = fillingIn([
      {
        answers: [assisted([0]), assisted([0])],
        over: async () => {
          filledOther = fill(other);
          await filledOther;
        },
      },
      { answers: [] },
    ]);
    await open(first);
    await expect.poll(() => stateOf(other)).toMatchObject({ placed: [0] });
    expect(await filledOther).toMatchObject({ ok: true, value: { deliveryId: other } });
    await expect.poll(() => stateOf(first)).toMatchObject({ name: 'handed-over' });
    expect(seen.asked.map(({ values }) => values.addresses[0])).toEqual([
      'https://example.com/posts/1',
      'https://example.com/other',
    ]);
    expect(seen.notModelled).toEqual([]);
  });

  test('when the page has not answered a hundred and twenty times', async () => {
    const id = await ready();
    const { open, seen } = fillingIn([{ answers: Array.from({ length: 121 }, () => null) }]);
    await open(id);
    await expect.poll(() => seen.asked.length, { timeout: 15_000 }).toBe(120);
    await expect.poll(() => seen.waits.filter((wait) => wait < 1_000).length).toBe(120);
    await stateOf(id);
    expect(seen.asked).toHaveLength(120);
  });

  test('when the tab has been elsewhere for two minutes', async () => {
    const id = await ready();
    const { open, seen } = fillingIn([{ addresses: ['https://elsewhere.example/'], answers: [] }]);
    await open(id);
    await expect.poll(() => seen.waits.length, { timeout: 15_000 }).toBe(480);
    await stateOf(id);
    expect(seen).toMatchObject({ asked: [], looks: 480 });
    expect(seen.waits.reduce((sum, wait) => sum + wait, 0)).toBe(120_000);
  });
});

describe('The form in front', () => {
  test('is filled at the moderator’s click, without any permission, and the hand-over begins by it', async () => {
    const id = await ready();
    const { fill, seen } = fillingIn([{ answers: [assisted([0], thanks('R-12'))] }]);
    seen.permitted = false;
    expect(await fill(id)).toMatchObject({
      ok: true,
      value: {
        deliveryId: id,
        result: { status: 'assisted', addresses: [0] },
        story: { deliveries: [{ state: { name: 'handed-over', references: ['R-12'], placed: [0] } }] },
      },
    });
    expect(seen.opened).toEqual([]);
    expect(seen.asked).toMatchObject([{ origin: 'https://hotline.example:8443', earlierAddresses: [] }]);
  });

  test('goes on at the next click where the last one was', async () => {
    const id = await ready();
    const { fill, seen } = fillingIn([{ answers: [assisted([0]), assisted([0, 1])] }]);
    await fill(id);
    const begun = desk.now;
    desk.now += 5_000;
    await fill(id);
    expect(seen.asked.map(({ earlierAddresses }) => earlierAddresses)).toEqual([[], [0]]);
    expect(await stateOf(id)).toMatchObject({ since: begun, placed: [0, 1] });
  });

  test('begins anew after it was handed back', async () => {
    const id = await ready();
    const { fill, seen } = fillingIn([{ answers: [assisted([0]), assisted([0])] }]);
    await fill(id);
    await desk.handingOver.handBack(id);
    await fill(id);
    expect(seen.asked.map(({ earlierAddresses }) => earlierAddresses)).toEqual([[], []]);
  });

  test('that is not the hotline’s own says so, and nothing is noted', async () => {
    const id = await ready();
    const refused = { status: 'refused', reason: 'wrong-origin' };
    const { fill } = fillingIn([{ answers: [refused] }]);
    expect(await fill(id)).toMatchObject({ ok: true, value: { result: refused } });
    expect(await stateOf(id)).toMatchObject({ placed: [], references: [] });
  });

  test.each([
    ['takes no script', null],
    ['says something else', { filled: true }],
    ['never answers', never],
  ])('that %s cannot be read', async (_, answer) => {
    const id = await ready();
    const { fill } = fillingIn([{ answers: [answer] }]);
    expect(await fill(id)).toEqual(failure({ code: 'form-unreadable' }));
  });

  test.each<[string, Partial<FormTabs>, DeliveryId | null]>([
    ['there is no tab', { activeTab: async () => null }, null],
    ['there is no such delivery', {}, 'nowhere' as DeliveryId],
  ])('is not filled where %s', async (_, given, other) => {
    const id = await ready();
    const { fill, seen } = fillingIn([], given);
    expect(await fill(other ?? id)).toEqual(failure({ code: 'not-found' }));
    expect(seen).toMatchObject({ asked: [], notModelled: [] });
    expect((await stateOf(id))?.name).toBe('to-hand-over');
  });
});
