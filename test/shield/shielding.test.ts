import { beforeEach, describe, expect, test } from 'vitest';
import type { Place, ShieldDoor } from '../../extension/shield/door.ts';
import { veilEnd } from '../../extension/shield/shield-style.ts';
import { createShielding } from '../../extension/shield/shielding.ts';
import { usualStrength } from '../../extension/shield/strength.ts';

/** A document in a frame, as far as the shield can touch it. */
interface FakeDocument {
  styles: string[];
  hasScript: boolean;
}

/** One tab of a browser that lets the shield into its frames or not. */
class FakeTab implements ShieldDoor {
  readonly tabId = 7;
  frames = new Map<number, FakeDocument>();
  allowed = true;
  muted = false;
  closed = false;

  navigate(...frameIds: readonly number[]): void {
    this.frames = new Map(frameIds.map((id) => [id, { styles: [], hasScript: false }]));
  }

  #reached({ tabId, frameIds }: Place): readonly (readonly [number, FakeDocument])[] | null {
    if (tabId !== this.tabId || !this.allowed || this.closed) return null;
    return [...this.frames].filter(([id]) => frameIds === 'all' || frameIds.includes(id));
  }

  async insertStyle(place: Place, css: string): Promise<boolean> {
    const reached = this.#reached(place);
    for (const [, { styles }] of reached ?? []) styles.push(css);
    return reached !== null;
  }

  async removeStyle(place: Place, css: string): Promise<void> {
    for (const [, one] of this.#reached(place) ?? [])
      one.styles = one.styles.filter((style) => style !== css);
  }

  async runInFrames(place: Place): Promise<readonly number[] | null> {
    const reached = this.#reached(place);
    const fresh = reached?.filter(([, { hasScript }]) => !hasScript) ?? null;
    for (const [, one] of fresh ?? []) one.hasScript = true;
    return fresh?.map(([id]) => id) ?? null;
  }

  async mute(_: number, muted: boolean): Promise<boolean | null> {
    if (this.closed) return null;
    const before = this.muted;
    this.muted = muted;
    return before;
  }

  /** The frames whose media are hidden. */
  get hidden(): readonly number[] {
    return [...this.frames]
      .filter(([, { styles }]) => styles.some((css) => css.includes('blur')))
      .map(([id]) => id);
  }
}

let tab: FakeTab;
let kept: unknown;
let watched: number;

beforeEach(() => {
  tab = new FakeTab();
  tab.navigate(0, 1);
  kept = undefined;
  watched = 0;
});

/** A worker that begins now, over what an earlier one has kept. */
const worker = () =>
  createShielding({
    door: tab,
    memory: {
      recall: async () => kept,
      remember: async (tabs) => {
        kept = structuredClone(tabs);
      },
    },
    policyStrength: async () => usualStrength,
    newId: () => '0-1-2',
    changed: (tabs) => {
      watched = tabs.length;
    },
  });

describe('A tab that the moderator shields', () => {
  test('is hidden in all its frames and silent, and is as before when the shield is lifted', async () => {
    expect(await worker().set(7, true, null)).toEqual({ state: 'on', strength: 'policy', byPolicy: false });
    expect(tab).toMatchObject({ hidden: [0, 1], muted: true });
    expect(await worker().set(7, false, null)).toMatchObject({ state: 'off' });
    expect(tab).toMatchObject({ hidden: [], muted: false });
    expect([...tab.frames.values()].flatMap(({ styles }) => styles)).toEqual([]);
    expect(watched).toBe(0);
  });

  test('stays silent when it was so before', async () => {
    tab.muted = true;
    await worker().toggle(7);
    await worker().toggle(7);
    expect(tab.muted).toBe(true);
  });

  test('has one style at a time, whatever strength is chosen', async () => {
    const shielding = worker();
    await shielding.set(7, true, null);
    await shielding.set(7, true, 'strong');
    expect(await shielding.look(7)).toMatchObject({ strength: 'strong' });
    expect(tab.frames.get(0)?.styles).toEqual([expect.stringContaining('blur(60px)')]);
    await shielding.set(7, false, null);
    expect(tab).toMatchObject({ hidden: [], muted: false });
  });

  test('stays shielded on its next pages and in frames that come later, also by another worker', async () => {
    await worker().set(7, true, null);
    tab.navigate(0);
    await worker().pageChanged(7);
    expect(tab.hidden).toEqual([0]);
    tab.frames.set(5, { styles: [], hasScript: false });
    const later = worker();
    await later.pageChanged(7);
    await later.pageChanged(7);
    expect(tab.hidden).toEqual([0, 5]);
    expect(tab.frames.get(5)?.styles).toHaveLength(1);
  });

  test('says so where the browser lets nobody in, and is shielded again by the next click', async () => {
    const shielding = worker();
    await shielding.set(7, true, null);
    tab.navigate(0);
    tab.allowed = false;
    await shielding.pageChanged(7);
    expect(await shielding.look(7)).toMatchObject({ state: 'lost' });
    tab.allowed = true;
    expect(await shielding.look(7)).toMatchObject({ state: 'on' });
    expect(tab.hidden).toEqual([0]);
  });

  test('is forgotten when it is closed', async () => {
    const shielding = worker();
    await shielding.set(7, true, null);
    expect(watched).toBe(1);
    tab.closed = true;
    await shielding.tabClosed(7);
    expect(watched).toBe(0);
  });
});

describe('A tab on a host that the policy names', () => {
  test('is shielded as its documents begin, and the veil ends', async () => {
    const shielding = worker();
    await shielding.documentBegun(7, 0);
    await shielding.documentBegun(7, 1);
    expect(tab).toMatchObject({ hidden: [0, 1], muted: true });
    expect([...tab.frames.values()].map(({ styles }) => styles.at(-1))).toEqual([veilEnd, veilEnd]);
    expect(await shielding.look(7)).toEqual({ state: 'on', strength: 'policy', byPolicy: true });
  });

  test('stays under the veil where the shield does not get in', async () => {
    tab.allowed = false;
    expect(await worker().documentBegun(7, 0)).toBe(false);
    expect([...tab.frames.values()].flatMap(({ styles }) => styles)).toEqual([]);
    await worker().pageChanged(7);
    expect(tab.muted).toBe(false);
    expect(await worker().look(7)).toMatchObject({ state: 'off' });
  });

  test('is wanted shielded before it is, so that a worker that dies over it leaves no next page open', async () => {
    await worker().documentBegun(7, 0);
    await worker().set(7, false, null);
    tab.insertStyle = () => new Promise(() => undefined);
    void worker().set(7, true, null);
    await expect.poll(() => JSON.stringify(kept)).toContain('"wanted":true');
  });

  test('stays lifted on the next page once the moderator has lifted it', async () => {
    await worker().documentBegun(7, 0);
    await worker().set(7, false, null);
    tab.navigate(0);
    await worker().documentBegun(7, 0);
    expect(tab).toMatchObject({ hidden: [], muted: false });
    expect(tab.frames.get(0)?.styles).toEqual([veilEnd]);
    await worker().toggle(7);
    expect(tab).toMatchObject({ hidden: [0], muted: true });
  });

  test('is as before on a host that the policy does not name', async () => {
    const shielding = worker();
    await shielding.documentBegun(7, 0);
    tab.navigate(0);
    tab.allowed = false;
    await shielding.pageChanged(7);
    expect(tab.muted).toBe(false);
    expect(await shielding.look(7)).toMatchObject({ state: 'off', byPolicy: false });
  });

  test('keeps a frame of such a host hidden in a tab that is none, and lets the rest alone', async () => {
    const shielding = worker();
    await shielding.documentBegun(7, 1);
    expect(tab).toMatchObject({ hidden: [1], muted: false });
    expect(await shielding.look(7)).toMatchObject({ state: 'off' });
  });
});

test('a record that is none of ours is begun anew', async () => {
  kept = { mark: 3 };
  expect(await worker().look(7)).toEqual({ state: 'off', strength: 'policy', byPolicy: false });
});
