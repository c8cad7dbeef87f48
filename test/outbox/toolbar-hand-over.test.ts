import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Delivery, DeliveryId } from '../../extension/outbox/delivery.ts';
import { type Outbox, openOutbox } from '../../extension/outbox/store.ts';
import { createToolbar } from '../../extension/outbox/toolbar-button.ts';
import { nobody } from '../../extension/policy/moderator.ts';
import { parsePolicy } from '../../extension/policy/parse.ts';
import type { ReportId } from '../../extension/report/report.ts';
import { aDelivery } from '../builders/delivery.ts';
import { aPolicyInput } from '../builders/policy.ts';
import { aReport } from '../builders/report.ts';
import { aWebForm } from '../hotlines/sample-destinations.ts';

const now = 10_000;
let databases = 0;
let outbox: Outbox;
let badge: { text: string; title: string } | undefined;

beforeEach(async () => {
  databases += 1;
  outbox = await openOutbox(`toolbar-hand-over-${databases}`);
  badge = undefined;
});

const toolbar = () =>
  createToolbar({
    outbox,
    policyInForce: {
      policy: async () => parsePolicy(aPolicyInput()),
      preferences: async () => ({ oneClick: false, moderator: nobody }),
    },
    browser: {
      text: (name, substitutions = []) => `${name} ${substitutions.join()}`,
      setPopup: async () => {},
      openPopup: () => Promise.reject(new Error('nothing is opened here')),
      setBadge: async ({ text, title }) => {
        badge = { text, title };
      },
    },
    now: () => now,
    paused: async () => false,
  });

const ready = { destination: aWebForm(), state: { name: 'to-hand-over', since: 0 } } as const;
const asked = (remindAt: number) =>
  ({
    destination: aWebForm(),
    state: { name: 'handed-over', since: 0, remindAt, references: [], placed: [] },
  }) as const;
const waiting = { state: { name: 'waiting', since: 0, notBefore: 0 } } as const;
const stopped = { state: { name: 'needs-person' } } as const;

async function saveAll(deliveries: readonly Partial<Delivery>[]) {
  for (const [place, given] of deliveries.entries()) {
    const id = `d-${place}`;
    await outbox.save(
      aReport({ id: id as ReportId }),
      [aDelivery({ id: id as DeliveryId, reportId: id as ReportId, ...given })],
      { exact: [], similar: [] },
    );
  }
}

describe('The toolbar button', () => {
  test.each<[string, readonly Partial<Delivery>[], string, string]>([
    ['what is ready to be filed by a person', [ready, ready], '!', 'toolbarNeedsPerson 2'],
    ['a hand-over whose hour is over', [asked(now - 1)], '!', 'toolbarNeedsPerson 1'],
    ['a hand-over whose hour ends this very moment', [asked(now)], '!', 'toolbarNeedsPerson 1'],
    ['all of that beside what was refused', [ready, asked(1), stopped], '!', 'toolbarNeedsPerson 3'],
    [
      'of several hand-overs the late ones only',
      [asked(1), asked(now + 1), asked(2)],
      '!',
      'toolbarNeedsPerson 2',
    ],
  ])('calls a person for %s', async (_, deliveries, text, title) => {
    await saveAll(deliveries);
    await toolbar().refresh();
    expect(badge).toEqual({ text, title });
  });

  test.each<[string, readonly Partial<Delivery>[], string, string]>([
    ['a fresh hand-over', [asked(now + 1)], '', 'toolbarReady 0'],
    ['many fresh hand-overs', [asked(now + 1), asked(now + 2), asked(now + 3)], '', 'toolbarReady 0'],
    ['a fresh hand-over beside what is on its way', [asked(now + 1), waiting], '1', 'toolbarWaiting 1'],
    [
      'what a person has filed',
      [{ ...ready, state: { name: 'filed-by-hand', at: 1, reference: null } }],
      '',
      'toolbarReady 0',
    ],
  ])('calls nobody for %s', async (_, deliveries, text, title) => {
    await saveAll(deliveries);
    await toolbar().refresh();
    expect(badge).toEqual({ text, title });
  });

  test('is quiet again when the person has said what became of it', async () => {
    await saveAll([asked(1)]);
    const button = toolbar();
    await button.refresh();
    expect(badge?.text).toBe('!');
    await outbox.move('d-0' as DeliveryId, () => ({ name: 'file-by-hand', at: now, reference: null }));
    await button.refresh();
    expect(badge).toEqual({ text: '', title: 'toolbarReady 0' });
  });
});
