import { launchChromium } from './chromium';
import { launchFirefox } from './firefox';

/** The browsers that the journeys and the benchmarks drive. */
export type BrowserName = 'chromium' | 'firefox';

export interface LaunchOptions {
  /** Absolute folder of the unpacked build. */
  extension: string;
  /** Folder of the profile, kept over restarts; without it a temporary one is made and removed by `close()`. */
  profile?: string;
  /** Default true. */
  headless?: boolean;
  /** The gecko id; read from the manifest when absent. Chromium ignores it. */
  firefoxId?: string;
  /** Default true; false for a bench, since being watched slows Chromium's popup by some 30 ms. */
  watchConsole?: boolean;
  /**
   * What the organisation's administrator sets for the extension: a real enterprise policy file, seen by this browser
   * alone. `null`: no file yet, one may be placed later.
   */
  managed?: object | null;
}

/** What a reader's system asks of pages. */
export interface Look {
  readonly scheme: 'light' | 'dark';
  /** The reader's own few colours in place of the page's. */
  readonly forcedColours: boolean;
  /** How wide the page is, in CSS pixels; left out, as wide as its window. In Chromium only. */
  readonly width?: number;
}

/** What a screen reader finds at one place of a page. */
export interface AccessibleNode {
  /** An ARIA role where both browsers know it by one, else the browser's own word; 'text' for the words themselves. */
  readonly role: string;
  readonly name: string;
  /** What is read after the name. */
  readonly description?: string;
  /** The document counts as focused too while nothing in it is. */
  readonly focused?: true;
  /** How a change of it is announced, by the live region that it is or lies in. */
  readonly live?: 'polite' | 'assertive';
}

/** An extension page, the popup or a web tab. */
export interface PageHandle {
  url(): Promise<string>;
  /**
   * Runs the body of an async function in the page's own world: `return document.title`. The result travels as JSON.
   * `browser` is there in extension pages of both browsers.
   */
  evaluate<T>(script: string): Promise<T>;
  /** Waits until the expression is truthy, else throws with `what`, the address and what the page shows. */
  waitFor(condition: string, what: string, timeoutMs?: number): Promise<void>;
  /** A real key event for the focused element: 'Enter', '1', 'Tab', 'Escape', 'Control+z'. */
  press(key: string): Promise<void>;
  type(text: string): Promise<void>;
  /** A real mouse click on the centre of the element, which may appear within a quarter of a minute. */
  click(selector: string): Promise<void>;
  /** Moves the mouse onto the centre of the element, with or without Alt held. */
  pointAt(selector: string, holdingAlt: boolean): Promise<void>;
  /** Shows the page as a reader's system would have it. */
  lookLike(look: Look): Promise<void>;
  /** The page as assistive technology is told it, in reading order, without what is hidden from it. */
  accessibilityTree(): Promise<readonly AccessibleNode[]>;
  /** Writes what the page shows as a PNG. */
  screenshot(file: string): Promise<void>;
  /** What the page shows as a PNG each time, from now on until the returned function stops it, over navigations too. */
  watch(): Promise<() => Promise<readonly Buffer[]>>;
}

export interface Browser {
  readonly name: BrowserName;
  /** 'chrome-extension://<id>' or 'moz-extension://<uuid>'. */
  readonly extensionOrigin: string;
  /** Where files that a page hands out arrive, without a question. */
  readonly downloadFolder: string;
  /** Shows the address in the driver's tab, in front. Gives up waiting for a page that never finishes loading. */
  openTab(address: string): Promise<PageHandle>;
  /** A tab that somebody else opened (the extension, a link), once its address contains the text. */
  findTab(addressPart: string, timeoutMs?: number): Promise<PageHandle>;
  /** The real toolbar click on the driver's tab; it grants activeTab. */
  clickToolbarButton(): Promise<void>;
  /** The popup that is open now or opens within the time. */
  popup(timeoutMs?: number): Promise<PageHandle>;
  isPopupOpen(): Promise<boolean>;
  closePopup(): Promise<void>;
  /** Opens a page of the extension in a new background tab: the popup and the driver's tab stay as they are. */
  openExtensionPage(path: string): Promise<PageHandle>;
  /** Runs in the service worker or event page, which is woken when it sleeps. */
  evaluateInBackground<T>(script: string): Promise<T>;
  /** The toolbar button as the extension API tells it for the driver's tab; `popup` is a full address or ''. */
  badge(): Promise<ToolbarButton>;
  /** Ends the service worker or event page, as the browser does when it is idle. */
  stopBackground(): Promise<void>;
  /**
   * Writes the enterprise policy file anew, or removes it with null; only for a browser launched with `managed`.
   * Chromium takes it up by itself within seconds; Firefox reads it at its next start, and a launch with the same
   * options object starts with it.
   */
  setManaged(policy: object | null): Promise<void>;
  /**
   * A click on one of the extension's entries in the context menu, as the browser reports it to the extension: neither
   * driver can open the menu itself, which the system draws.
   */
  clickMenu(id: string, clicked: MenuClick): Promise<void>;
  /**
   * Presses Alt+Shift and a letter on the page in front. Firefox gets the keys themselves; headless Chromium has no
   * window that would hear them, so there the command arrives at the extension as the browser would report it.
   * @param command the command's name in the manifest
   */
  pressShortcut(letter: string, command: string): Promise<void>;
  /** Takes the permission for hosts away from the extension, or gives it back, as a person does in the browser's settings. */
  setHostAllowed(pattern: string, allowed: boolean): Promise<void>;
  /** SIGKILL to the whole process tree; resolves when all of it is gone. The profile stays, even a temporary one. */
  kill(): Promise<void>;
  /** A clean end; also removes a temporary profile, and is harmless after `kill()`. */
  close(): Promise<void>;
  /** Errors, warnings and uncaught exceptions of the extension's pages and background since the launch. */
  consoleProblems(): readonly string[];
}

/** What was under the pointer. */
export interface MenuClick {
  readonly linkUrl?: string;
  readonly srcUrl?: string;
  readonly frameUrl?: string;
  readonly selectionText?: string;
}

export interface ToolbarButton {
  text: string;
  title: string;
  popup: string;
}

/** Starts the installed browser with the extension loaded and every host name resolved to this machine. */
export function launch(name: BrowserName, options: LaunchOptions): Promise<Browser> {
  return name === 'chromium' ? launchChromium(options) : launchFirefox(options);
}
