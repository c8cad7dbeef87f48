/**
 * The shield's part of the door to the WebExtension APIs, beside `browser.ts` and by its rules: just the calls in use,
 * typed, and nothing that could read content.
 */
import extension, { type Scripting } from 'webextension-polyfill';

/** Some frames of a tab, or all that the browser lets us reach. */
interface Place {
  readonly tabId: number;
  readonly frameIds: readonly number[] | 'all';
}

const targetOf = ({ tabId, frameIds }: Place): Scripting.InjectionTarget =>
  frameIds === 'all' ? { tabId, allFrames: true } : { tabId, frameIds: [...frameIds] };

const styleOf = (place: Place, css: string) => ({ target: targetOf(place), css, origin: 'USER' }) as const;

/** Apart from each other: a script that comes with a style sheet waits for it. */
const scripts = [
  { id: 'shield-veil', css: ['page/veil.css'] },
  { id: 'shield-begun', js: ['page/page-begun.js'] },
] as const;
const ids = scripts.map(({ id }) => id);

const isMuted = async (tabId: number) => (await extension.tabs.get(tabId)).mutedInfo?.muted ?? false;

interface Pages {
  readonly matches: readonly string[];
  readonly excludeMatches: readonly string[];
}

const sorted = (patterns: readonly string[] = []) => [...patterns].sort().join(' ');

async function registerPages({ matches, excludeMatches }: Pages): Promise<void> {
  const registered = await extension.scripting.getRegisteredContentScripts({ ids });
  const isThere = registered.filter(
    (script) =>
      sorted(script.matches) === sorted(matches) && sorted(script.excludeMatches) === sorted(excludeMatches),
  );
  if (isThere.length === scripts.length) return;
  const wanted = scripts.map(
    (script): Scripting.RegisteredContentScript => ({
      id: script.id,
      ...('css' in script ? { css: [...script.css] } : { js: [...script.js] }),
      matches: [...matches],
      excludeMatches: [...excludeMatches],
      allFrames: true,
      matchOriginAsFallback: true,
      runAt: 'document_start',
      persistAcrossSessions: true,
    }),
  );
  if (registered.length === scripts.length) return extension.scripting.updateContentScripts(wanted);
  if (registered.length > 0) await extension.scripting.unregisterContentScripts({ ids });
  await extension.scripting.registerContentScripts(wanted);
}

export const shieldDoor = {
  /** @returns whether the browser let the style into the page */
  async insertStyle(place: Place, css: string): Promise<boolean> {
    try {
      await extension.scripting.insertCSS(styleOf(place, css));
      return true;
    } catch {
      return false;
    }
  },
  /** A page that has gone took the style with it. */
  removeStyle: (place: Place, css: string): Promise<void> =>
    extension.scripting.removeCSS(styleOf(place, css)).catch(() => undefined),

  /** Runs a self-contained function. @returns the frames in which it gave true; null where we are let into none */
  async runInFrames<Argument>(
    place: Place,
    pageFunction: (argument: Argument) => boolean,
    argument: Argument,
  ): Promise<readonly number[] | null> {
    try {
      const results = await extension.scripting.executeScript({
        target: targetOf(place),
        func: pageFunction as (argument: unknown) => boolean,
        args: [argument],
        injectImmediately: true,
      });
      return results.filter(({ result }) => result === true).map(({ frameId }) => frameId);
    } catch {
      return null;
    }
  },

  /**
   * Makes a tab silent or lets it be heard. Firefox may do the opposite while a tab changes its process, so it is looked
   * at again.
   *
   * @returns whether the tab was silent before; null when it has gone
   */
  async mute(tabId: number, muted: boolean): Promise<boolean | null> {
    try {
      const before = await isMuted(tabId);
      for (let attempt = 0; attempt < 3 && (await isMuted(tabId)) !== muted; attempt += 1)
        await extension.tabs.update(tabId, { muted });
      return before;
    } catch {
      return null;
    }
  },

  /** Puts the veil and the script over these pages from their beginning on, and over no others. */
  registerShield: (pages: Pages | null): Promise<void> =>
    pages === null
      ? extension.scripting.unregisterContentScripts({ ids }).catch(() => undefined)
      : registerPages(pages),

  /** A document of a registered page has begun. @param listener resolves to whether its veil may go */
  onPageBegun: (listener: (tabId: number, frameId: number) => Promise<boolean>) =>
    extension.runtime.onMessage.addListener(((
      message: unknown,
      { id, tab, frameId }: { id?: string; tab?: { id?: number }; frameId?: number },
    ) => {
      if (message !== 'shield-page-begun' || id !== extension.runtime.id) return undefined;
      return tab?.id === undefined || frameId === undefined ? undefined : listener(tab.id, frameId);
    }) as Parameters<typeof extension.runtime.onMessage.addListener>[0]),

  /**
   * What becomes of tabs, while somebody wants to know: browsers wake the background for each of these events, which
   * would be at every page that anybody opens. Nothing but the tab's number is looked at.
   */
  tabWatch(changed: (tabId: number) => void, closed: (tabId: number) => void) {
    const onUpdated = (tabId: number, { status }: { status?: string }) => {
      if (status !== undefined) changed(tabId);
    };
    return {
      begin() {
        extension.tabs.onUpdated.addListener(onUpdated);
        extension.tabs.onRemoved.addListener(closed);
      },
      end() {
        extension.tabs.onUpdated.removeListener(onUpdated);
        extension.tabs.onRemoved.removeListener(closed);
      },
    };
  },

  /** Kept as long as the browser runs; content scripts cannot read it. */
  recallTabs: async (): Promise<unknown> => (await extension.storage.session.get('shield')).shield,
  rememberTabs: (tabs: object): Promise<void> => extension.storage.session.set({ shield: tabs }),

  /** The record of the day. */
  recallCare: async (): Promise<unknown> => (await extension.storage.local.get('care')).care,
  rememberCare: (care: object): Promise<void> => extension.storage.local.set({ care }),

  /** Must be the first thing in a click handler: browsers refuse it after an await. */
  askPermission: (patterns: readonly string[]) => extension.permissions.request({ origins: [...patterns] }),
};
