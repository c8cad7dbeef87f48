import type { Place, ShieldDoor } from './door.ts';
import { liftUnderCursor } from './page/lift.ts';
import { markNames, shieldStyle, veilEnd } from './shield-style.ts';
import { type Strength, type StrengthName, strengthOf } from './strength.ts';
import { noTabs, readTabs, type ShieldedTab, type ShieldedTabs } from './tabs.ts';

export interface ShieldingParts {
  readonly door: ShieldDoor;
  /** Kept as long as the browser runs, and no longer: tabs have other numbers then. */
  readonly memory: { recall(): Promise<unknown>; remember(tabs: ShieldedTabs): Promise<void> };
  /** The strength that the organisation has set. */
  readonly policyStrength: () => Promise<Strength>;
  readonly newId: () => string;
  /** Called with the tabs that there is something to know of, whenever that has changed or was just found out. */
  readonly changed: (tabs: readonly ShieldedTab[]) => void;
}

/** How a tab stands. */
export interface ShieldView {
  /** `lost`: it is to be shielded, but the browser does not let us into the page that it shows now. */
  readonly state: 'off' | 'on' | 'lost';
  readonly strength: StrengthName;
  /** Whether the policy names the host, so that each page of it begins shielded. */
  readonly byPolicy: boolean;
}

export type Shielding = ReturnType<typeof createShielding>;

/** Shields tabs, and keeps them shielded over navigations as far as the browser lets us. */
export function createShielding({ door, memory, policyStrength, newId, changed }: ShieldingParts) {
  let known: ShieldedTabs | null = null;
  let work: Promise<unknown> = Promise.resolve();

  async function recall(): Promise<ShieldedTabs> {
    const kept = readTabs(await memory.recall()) ?? noTabs(newId());
    changed(Object.values(kept.tabs));
    return kept;
  }

  /** One after the other: the events of one navigation arrive together. */
  function inTurn<Value>(task: (tabs: ShieldedTabs) => Promise<Value>): Promise<Value> {
    const done = work.then(async () => {
      known ??= await recall();
      return task(known);
    });
    work = done.catch(() => undefined);
    return done;
  }

  async function keep(tabId: number, tab: ShieldedTab | null): Promise<void> {
    if (known === null) return;
    const { [tabId]: _, ...others } = known.tabs;
    known = { ...known, tabs: tab === null ? others : { ...others, [tabId]: tab } };
    await memory.remember(known);
    changed(Object.values(known.tabs));
  }

  const styleOf = async (mark: string, name: StrengthName) =>
    shieldStyle(strengthOf(name, await policyStrength()), mark);

  /** @returns whether the page that the tab shows can be reached */
  async function cover(tabId: number, mark: string, { style }: ShieldedTab): Promise<boolean> {
    const everywhere: Place = { tabId, frameIds: 'all' };
    const reached = await door.insertStyle(everywhere, style);
    if (reached) await door.runInFrames(everywhere, liftUnderCursor, markNames(mark));
    return reached;
  }

  /** The same for the documents that are new in the tab. */
  async function coverNew(tabId: number, mark: string, { style }: ShieldedTab): Promise<boolean> {
    const frameIds = await door.runInFrames({ tabId, frameIds: 'all' }, liftUnderCursor, markNames(mark));
    if (frameIds === null) return false;
    if (frameIds.length > 0) await door.insertStyle({ tabId, frameIds }, style);
    return true;
  }

  async function end(tabId: number, { mutedBefore }: ShieldedTab): Promise<void> {
    if (mutedBefore === false) await door.mute(tabId, false);
    await keep(tabId, null);
  }

  /** A tab on one of the policy's hosts, from the beginning of its document on. */
  async function begun(tabId: number, style: string, before: ShieldedTab | undefined): Promise<ShieldedTab> {
    const { mute } = await policyStrength();
    const fresh = before ?? {
      wanted: true,
      strength: 'policy',
      style,
      mutedBefore: mute ? await door.mute(tabId, true) : null,
    };
    const tab: ShieldedTab = { ...fresh, byPolicy: true, reached: false };
    await keep(tabId, tab);
    return tab;
  }

  async function turnOn(tabId: number, name: StrengthName, { mark, tabs }: ShieldedTabs): Promise<void> {
    const before = tabs[tabId];
    const style = await styleOf(mark, name);
    if (before?.wanted === true) await door.removeStyle({ tabId, frameIds: 'all' }, before.style);
    const silence = strengthOf(name, await policyStrength()).mute;
    const mutedBefore = before?.mutedBefore ?? null;
    const tab: ShieldedTab = {
      wanted: true,
      reached: false,
      strength: name,
      style,
      byPolicy: before?.byPolicy ?? false,
      mutedBefore: silence && mutedBefore === null ? await door.mute(tabId, true) : mutedBefore,
    };
    // What is wanted is kept first: a worker that dies over it must not leave the next page open.
    await keep(tabId, tab);
    await keep(tabId, { ...tab, reached: await cover(tabId, mark, tab) });
  }

  async function turnOff(tabId: number, tab: ShieldedTab): Promise<void> {
    await door.removeStyle({ tabId, frameIds: 'all' }, tab.style);
    await end(tabId, tab);
    // On the policy's hosts it has to be remembered: the next page of them begins under the veil.
    if (tab.byPolicy) await keep(tabId, { ...tab, wanted: false, mutedBefore: null });
  }

  const view = (tab: ShieldedTab | undefined): ShieldView => ({
    state: tab?.wanted !== true ? 'off' : tab.reached ? 'on' : 'lost',
    strength: tab?.strength ?? 'policy',
    byPolicy: tab?.byPolicy ?? false,
  });

  return {
    /** Finds out which tabs are shielded since an earlier worker. */
    begin: (): Promise<void> => inTurn(async () => undefined),

    /** How a tab stands. One whose shield was lost is tried again: what asks comes with a click on it. */
    look: (tabId: number): Promise<ShieldView> =>
      inTurn(async ({ mark, tabs }) => {
        const tab = tabs[tabId];
        if (tab?.wanted === true && !tab.reached)
          await keep(tabId, { ...tab, reached: await cover(tabId, mark, tab) });
        return view(known?.tabs[tabId]);
      }),

    /** Shields a tab or lifts the shield. @param strength that of before, or else the organisation's, when null */
    set: (tabId: number, on: boolean, strength: StrengthName | null): Promise<ShieldView> =>
      inTurn(async (state) => {
        const tab = state.tabs[tabId];
        if (on) await turnOn(tabId, strength ?? tab?.strength ?? 'policy', state);
        else if (tab !== undefined) await turnOff(tabId, tab);
        return view(known?.tabs[tabId]);
      }),

    /** The key: shields what is not, and lifts what is. */
    toggle: (tabId: number): Promise<void> =>
      inTurn(async (state) => {
        const tab = state.tabs[tabId];
        await (tab?.wanted === true && tab.reached
          ? turnOff(tabId, tab)
          : turnOn(tabId, tab?.strength ?? 'policy', state));
      }),

    /**
     * A document of the policy's hosts has begun, under the veil: the shield takes the veil's place.
     * @returns whether the veil may go
     */
    documentBegun: (tabId: number, frameId: number): Promise<boolean> =>
      inTurn(async ({ mark, tabs }) => {
        const place: Place = { tabId, frameIds: [frameId] };
        const before = tabs[tabId];
        if (before?.wanted === false) return door.insertStyle(place, veilEnd);
        const style = before?.style ?? (await styleOf(mark, 'policy'));
        // Kept before it is done: what becomes of the tab meanwhile is heard of only then.
        const tab = frameId === 0 && before?.reached !== true ? await begun(tabId, style, before) : null;
        // A document that the shield did not get into stays under the veil.
        if (!(await door.insertStyle(place, style))) return false;
        await door.insertStyle(place, veilEnd);
        await door.runInFrames(place, liftUnderCursor, markNames(mark));
        if (tab !== null) await keep(tabId, { ...tab, reached: true });
        return true;
      }),

    /** A tab that is to be shielded shows another page, or more of it. */
    pageChanged: (tabId: number): Promise<void> =>
      inTurn(async ({ mark, tabs }) => {
        const tab = tabs[tabId];
        if (tab?.wanted !== true) return;
        const reached = await coverNew(tabId, mark, tab);
        // What the policy shields is its hosts, not what the tab shows afterwards.
        if (!reached && tab.byPolicy) await end(tabId, tab);
        else if (reached !== tab.reached) await keep(tabId, { ...tab, reached });
      }),

    tabClosed: (tabId: number): Promise<void> =>
      inTurn(async ({ tabs }) => {
        if (tabs[tabId] !== undefined) await keep(tabId, null);
      }),
  };
}
