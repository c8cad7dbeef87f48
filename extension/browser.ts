/**
 * The only door to the WebExtension APIs: just the calls in use, typed, and nothing that could read content.
 * Everything else takes from here what it needs as arguments, so that tests need no browser and no module mocks.
 */
import extension, { type Runtime } from 'webextension-polyfill';

export type Sender = Runtime.MessageSender;

/** One entry of the context menu. */
export interface MenuEntry {
  readonly id: string;
  readonly parentId?: string;
  readonly title: string;
  readonly contexts: readonly ('page' | 'link' | 'image' | 'video' | 'audio' | 'frame' | 'selection')[];
}

const changes = 'signpost-changes';

export const browser = {
  id: extension.runtime.id,
  /** The origin of the extension's own pages, with a slash at its end. */
  ownOrigin: extension.runtime.getURL(''),

  language: extension.i18n.getUILanguage(),
  /** Which way the interface's language is written. */
  direction: extension.i18n.getMessage('@@bidi_dir'),
  text: (name: string, substitutions: readonly string[] = []) =>
    extension.i18n.getMessage(name, [...substitutions]),

  sendMessage: (message: unknown): Promise<unknown> => extension.runtime.sendMessage(message),
  onMessage: (listener: (message: unknown, sender: Sender) => Promise<unknown> | undefined) =>
    extension.runtime.onMessage.addListener(
      listener as Parameters<typeof extension.runtime.onMessage.addListener>[0],
    ),

  /** The tab in front of the window that has the moderator's attention. */
  async activeTab() {
    const [tab] = await extension.tabs.query({ active: true, lastFocusedWindow: true });
    return tab?.id === undefined ? null : { id: tab.id, url: tab.url ?? '', title: tab.title ?? '' };
  },

  /** Tabs whose address is ours to know, those last used first. */
  async openTabs(): Promise<readonly { readonly id: number; readonly url: string }[]> {
    const tabs = await extension.tabs.query({});
    const byUse = [...tabs].sort((one, other) => (other.lastAccessed ?? 0) - (one.lastAccessed ?? 0));
    return byUse.flatMap(({ id, url }) => (id === undefined || url === undefined ? [] : [{ id, url }]));
  },

  /** Opens an address in a new tab in front. */
  async openTab(address: string): Promise<number | null> {
    return (await extension.tabs.create({ url: address, active: true })).id ?? null;
  },
  /** Where a tab is; empty when that is not ours to know, null when it is closed. */
  async addressOf(tabId: number): Promise<string | null> {
    try {
      const { url, pendingUrl } = (await extension.tabs.get(tabId)) as { url?: string; pendingUrl?: string };
      return url ?? pendingUrl ?? '';
    } catch {
      return null;
    }
  },
  /** Puts a script of the extension's own into a tab's top frame and calls its entry there; null when the page takes none. */
  async runFileInTab(
    tabId: number,
    file: string,
    entry: (argument: never) => unknown,
    argument: unknown,
  ): Promise<unknown> {
    try {
      const target = { tabId };
      await extension.scripting.executeScript({ target, files: [file] });
      const [injected] = await extension.scripting.executeScript({
        target,
        func: entry as (argument: unknown) => unknown,
        args: [argument],
      });
      return injected?.result ?? null;
    } catch {
      return null;
    }
  },

  /** Runs a self-contained function in a tab's top frame under activeTab; null when the page takes no injection. */
  async runInTab(
    tabId: number,
    pageFunction: (...given: never[]) => unknown,
    ...given: readonly unknown[]
  ): Promise<unknown> {
    try {
      const [injected] = await extension.scripting.executeScript({
        target: { tabId },
        func: pageFunction as never,
        args: [...given],
        injectImmediately: true,
      });
      return injected?.result ?? null;
    } catch {
      // Browser pages, viewers and the browser's store refuse; the tab itself still says enough to report.
      return null;
    }
  },

  /** Lets the background know that the popup is open, until it closes. */
  announcePopup: () => extension.runtime.connect({ name: 'popup' }),
  onPopup(opened: () => void, closed: () => void) {
    extension.runtime.onConnect.addListener((port) => {
      const { sender, name } = port;
      // The same page in a tab is no popup.
      if (name !== 'popup' || sender?.tab !== undefined) return;
      if (sender?.url?.startsWith(extension.runtime.getURL('')) !== true) return;
      opened();
      port.onDisconnect.addListener(closed);
    });
  },

  /** Makes the context menu anew. */
  async setMenu(items: readonly MenuEntry[]) {
    await extension.contextMenus.removeAll();
    for (const { contexts, ...item } of items)
      extension.contextMenus.create({ ...item, contexts: [...contexts] }, () => {
        // Where two made it at the same time, the entry is there already.
        void extension.runtime.lastError;
      });
  },
  /** The click carries the permission for the tab in front, like one on the toolbar button. */
  onMenu(
    listener: (
      id: string | number,
      clicked: {
        readonly linkUrl: string | null;
        readonly mediaUrl: string | null;
        readonly frameUrl: string | null;
        readonly pageUrl: string | null;
        readonly tabId: number | null;
      },
    ) => void,
  ) {
    extension.contextMenus.onClicked.addListener((info, tab) => {
      const { menuItemId, linkUrl = null, srcUrl = null, frameUrl = null } = info;
      const pageUrl = tab?.url ?? info.pageUrl ?? null;
      listener(menuItemId, { linkUrl, mediaUrl: srcUrl, frameUrl, pageUrl, tabId: tab?.id ?? null });
    });
  },
  onCommand: (listener: (name: string) => void) => extension.commands.onCommand.addListener(listener),

  onInstalled: (listener: () => void) => extension.runtime.onInstalled.addListener(listener),
  onStartup: (listener: () => void) => extension.runtime.onStartup.addListener(listener),
  onToolbarClick: (listener: () => void) => extension.action.onClicked.addListener(listener),

  /** Sets it only if it differs: Firefox may close an open popup when it is set again. */
  async setPopup(page: string) {
    const wanted = page === '' ? '' : extension.runtime.getURL(page);
    if ((await extension.action.getPopup({})) !== wanted) await extension.action.setPopup({ popup: page });
  },
  openPopup: () => extension.action.openPopup(),
  async setBadge({ text, colour, title }: { text: string; colour: string; title: string }) {
    await Promise.all([
      extension.action.setBadgeText({ text }),
      extension.action.setBadgeBackgroundColor({ color: colour }),
      extension.action.setTitle({ title }),
    ]);
  },

  /** What the browser believes; it may be wrong either way. */
  online: () => navigator.onLine,
  onOnline: (listener: () => void) => globalThis.addEventListener('online', listener),

  /** A note of a few bytes, kept apart from the databases. */
  recall: async (): Promise<unknown> => (await extension.storage.local.get('custody')).custody,
  remember: (note: object): Promise<void> => extension.storage.local.set({ custody: note }),

  onAlarm: (listener: () => void) => extension.alarms.onAlarm.addListener(listener),
  setAlarm: (when: number) => extension.alarms.create('outbox', { when }),
  clearAlarm: () => extension.alarms.clear('outbox'),

  permitted: (originPattern: string) => extension.permissions.contains({ origins: [originPattern] }),
  /** Must be the first thing in a click handler: browsers refuse it after an await. */
  askPermission: (originPattern: string) => extension.permissions.request({ origins: [originPattern] }),
  /**
   * Asks for a permission that is needed once. Must be the first thing in a click handler, like asking for good.
   * @returns gives the permission back where it was not there before; null when it was refused
   */
  async borrowPermission(originPattern: string): Promise<(() => Promise<void>) | null> {
    const origins = { origins: [originPattern] };
    const [granted, before] = await Promise.all([
      extension.permissions.request(origins),
      extension.permissions.contains(origins),
    ]);
    if (!granted) return null;
    return async () => {
      if (!before) await extension.permissions.remove(origins);
    };
  },
  onPermissionRemoved: (listener: () => void) => extension.permissions.onRemoved.addListener(listener),
  onPermissionAdded: (listener: () => void) => extension.permissions.onAdded.addListener(listener),

  /** What the administrator set. Firefox refuses where there is nothing; Chrome answers with nothing, also before it knows. */
  async managedPolicy() {
    try {
      const value = await extension.storage.managed.get(null);
      return Object.keys(value).length === 0
        ? ({ kind: 'nothing-yet' } as const)
        : ({ kind: 'given', value } as const);
    } catch {
      return { kind: 'none' } as const;
    }
  },
  onManagedChange: (listener: () => void) =>
    extension.storage.onChanged.addListener((_, area) => {
      if (area === 'managed') listener();
    }),

  openPage: (page: string) => extension.tabs.create({ url: extension.runtime.getURL(page) }),
  openOptions: () => extension.runtime.openOptionsPage(),
  version: extension.runtime.getManifest().version,

  /** Tells every open page of the extension that something in the outbox changed; says nothing of what. */
  tellChange() {
    const channel = new BroadcastChannel(changes);
    channel.postMessage(null);
    channel.close();
  },
  onChange(listener: () => void): () => void {
    const channel = new BroadcastChannel(changes);
    channel.onmessage = listener;
    return () => channel.close();
  },
};
