import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, test } from 'vitest';
import { adapters } from '../../extension/hotlines/registry.ts';
import { createAttention } from '../../extension/outbox/attention.ts';
import type { Loss } from '../../extension/outbox/custody.ts';
import { popupView } from '../../extension/outbox/popup-view.ts';
import { nobody } from '../../extension/policy/moderator.ts';
import { parsePolicy } from '../../extension/policy/parse.ts';
import type { ReportId } from '../../extension/report/report.ts';
import { aDesk, type Desk } from '../builders/desk.ts';
import { aDraft } from '../builders/report.ts';

let desk: Desk;
let loss: Loss | null;
let databases = 0;

beforeEach(async () => {
  databases += 1;
  desk = await aDesk(`popup-view-${databases}`);
  loss = null;
});

const url = 'https://example.com/posts/1';
async function viewed(address: string | null) {
  const view = await popupView(address, {
    policyInForce: {
      policy: async () => desk.policy,
      preferences: async () => ({ oneClick: false, moderator: nobody }),
    },
    earlier: desk.earlier,
    attention: createAttention({ outbox: desk.outbox, telling: desk.telling, adapters }),
    formsOn: async () => [],
    loss: () => loss,
  });
  if (!view.ok) throw new Error(view.problems[0].code);
  return view.value;
}
async function filed(about: string): Promise<ReportId> {
  const id = crypto.randomUUID() as ReportId;
  await desk.reporting.file(aDraft({ id, url: about }));
  return id;
}

describe('The popup', () => {
  test('names a report about this very address once, and not again among what wants attention', async () => {
    const here = await filed(url);
    const elsewhere = await filed('https://example.com/posts/2');
    const view = await viewed(url);
    expect(view.earlier.map(({ id }) => id)).toEqual([here]);
    expect(view.attention.reports.map(({ id }) => id)).toEqual([elsewhere]);
    expect(view.similar).toBeNull();
  });

  test('warns of a report about an address that is merely like this one', async () => {
    const like = await filed(`${url}?page=2`);
    const view = await viewed(url);
    expect([view.earlier, view.similar?.id]).toEqual([[], like]);
  });

  test.each([
    [null],
    ['about:blank'],
    ['file:///placeholder'],
  ])('looks for nothing earlier about %s', async (address) => {
    await filed(url);
    const view = await viewed(address);
    expect([view.earlier, view.similar]).toEqual([[], null]);
    expect(view.attention.reports).toHaveLength(1);
  });

  test('says that reports were lost', async () => {
    loss = { noticedAt: 5, open: 2 };
    expect((await viewed(url)).loss).toEqual({ noticedAt: 5, open: 2 });
  });

  test('shows where each category goes, and nothing under a policy that cannot be read', async () => {
    const practice = { kind: 'destinations', environment: 'test', names: ['Practice CyberTipline'] };
    expect((await viewed(url)).categories).toMatchObject([{ target: practice }, { urgentTarget: practice }]);
    desk.policy = parsePolicy({});
    await expect(viewed(url)).rejects.toThrow('policy-invalid');
  });
});
