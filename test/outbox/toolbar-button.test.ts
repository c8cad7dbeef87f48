import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Delivery, DeliveryId } from '../../extension/outbox/delivery.ts';
import { type Outbox, openOutbox } from '../../extension/outbox/store.ts';
import { createToolbar } from '../../extension/outbox/toolbar-button.ts';
import type { DeliveryEvent } from '../../extension/outbox/transition.ts';
import { nobody } from '../../extension/policy/moderator.ts';
import { parsePolicy } from '../../extension/policy/parse.ts';
import type { ReportId } from '../../extension/report/report.ts';
import { aDelivery, aReceipt } from '../builders/delivery.ts';
import { aPolicyInput } from '../builders/policy.ts';
import { aReport } from '../builders/report.ts';

let databases = 0;
let outbox: Outbox;
let shown: { badge?: { text: string; title: string }; popup?: string; popups: number };

beforeEach(async () => {
  databases += 1;
  outbox = await openOutbox(`toolbar-${databases}`);
  shown = { popups: 0 };
});

const toolbarOf = (oneClick = false) =>
  createToolbar({
    outbox,
    policyInForce: {
      policy: async () => parsePolicy(aPolicyInput()),
      preferences: async () => ({ oneClick, moderator: nobody }),
    },
    browser: {
      text: (name, substitutions = []) => `${name} ${substitutions.join()}`,
      setPopup: async (page) => {
        shown.popup = page;
        shown.popups += 1;
      },
      openPopup: () => Promise.reject(new Error('no gesture')),
      setBadge: async (badge) => {
        shown.badge = badge;
      },
    },
    now: () => 1_000,
    paused: async () => false,
  });

const save = (id: string, given: Partial<Delivery>) =>
  outbox.save(
    aReport({ id: id as ReportId }),
    [aDelivery({ id: id as DeliveryId, reportId: id as ReportId, ...given })],
    { exact: [], similar: [] },
  );
const waiting = { state: { name: 'waiting', since: 0, notBefore: 1 } } as const;
const move = (id: string, ...events: readonly DeliveryEvent[]) =>
  events.reduce<Promise<unknown>>(
    (before, event) => before.then(() => outbox.move(id as DeliveryId, () => event)),
    Promise.resolve(),
  );
const refused = { code: 'credentials-refused' } as const;

describe('The toolbar button', () => {
  test('counts what is on its way, and nothing that has ended', async () => {
    for (const id of ['a', 'b']) await save(id, waiting);
    await save('filed', { state: { name: 'filed', receipt: aReceipt() } });
    await toolbarOf().refresh();
    expect(shown).toMatchObject({
      badge: { text: '2', title: 'toolbarWaiting 2' },
      popup: '/ui/popup/popup.html',
    });
  });

  test('calls a person once for a paused destination, however many wait for it', async () => {
    for (const id of ['a', 'b', 'c']) await save(id, waiting);
    await move('a', { name: 'claim', at: 1 }, { name: 'hold-up', at: 1, problem: refused, pauses: true });
    await toolbarOf().refresh();
    expect(shown.badge).toMatchObject({ text: '!', title: 'toolbarNeedsPerson 1' });
  });

  test('calls nobody for a pause for which nothing waits any more', async () => {
    await save('a', waiting);
    await move(
      'a',
      { name: 'claim', at: 1 },
      { name: 'hold-up', at: 1, problem: refused, pauses: true },
      { name: 'cancel', at: 1 },
    );
    await toolbarOf().refresh();
    expect(shown.badge).toMatchObject({ text: '', title: 'toolbarReady 0' });
  });

  test('adds what was refused to what is paused', async () => {
    for (const id of ['a', 'b']) await save(id, waiting);
    await save('refused', { state: { name: 'needs-person' } });
    await move('a', { name: 'claim', at: 1 }, { name: 'hold-up', at: 1, problem: refused, pauses: true });
    await toolbarOf().refresh();
    expect(shown.badge).toMatchObject({ title: 'toolbarNeedsPerson 2' });
  });

  test('files by itself in one-click mode, and leaves an open popup alone until it closes', async () => {
    const toolbar = toolbarOf(true);
    toolbar.popupOpened();
    await toolbar.refresh();
    expect(shown.popups).toBe(0);
    toolbar.popupClosed();
    await expect.poll(() => shown.popup).toBe('');
  });

  test('says that a one-click could not be saved, also where the browser opens no popup', async () => {
    const toolbar = toolbarOf(true);
    await toolbar.showPopup('refused');
    expect(shown.badge).toMatchObject({ text: '!', title: 'toolbarRefused 0' });
    toolbar.popupClosed();
    await expect.poll(() => shown.badge?.title).toBe('toolbarOneClick 0');
  });

  test.each([
    'refused',
    'review',
  ] as const)('lets the next click open the popup in one-click mode too, when there is something to see (%s)', async (why) => {
    const toolbar = toolbarOf(true);
    await toolbar.showPopup(why);
    expect(shown.popup).toBe('/ui/popup/popup.html');
    await toolbar.refresh();
    expect(shown.popup).toBe('/ui/popup/popup.html');
    toolbar.popupOpened();
    toolbar.popupClosed();
    await expect.poll(() => shown.popup).toBe('');
  });
});
