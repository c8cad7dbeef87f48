import { writeFile } from 'node:fs/promises';
import type { CDPSession, KeyInput, Page, Protocol } from 'puppeteer-core';
import type { AccessibleNode, Look, PageHandle } from './browser';
import { parseKeyStroke } from './key-stroke';
import { asExpression, ELEMENT_TIMEOUT_MS, fromJson, PageGone, waitInPage } from './page-script';

/** What puppeteer says of a page that closed under its hands; a navigation sounds different. */
const CLOSED = /Target closed|Session closed|Session with given id not found|No target with given id/;

type AxNode = Protocol.Accessibility.AXNode;

/** Chromium's own words for what has a word in ARIA too. */
const ARIA_ROLES: Readonly<Record<string, string>> = { RootWebArea: 'document', StaticText: 'text' };

type Live = AccessibleNode['live'];

function liveOf({ properties = [] }: AxNode): Live {
  const live: unknown = properties.find(({ name }) => name === 'live')?.value.value;
  return live === 'polite' || live === 'assertive' ? live : undefined;
}

function accessibleNode(node: AxNode, live: Live): AccessibleNode {
  const role = String(node.role?.value);
  const description = String(node.description?.value ?? '');
  const isFocused = node.properties?.some(({ name, value }) => name === 'focused' && value.value === true);
  return {
    role: ARIA_ROLES[role] ?? role,
    name: String(node.name?.value ?? ''),
    ...(description === '' ? {} : { description }),
    ...(isFocused ? { focused: true } : {}),
    ...(live === undefined ? {} : { live }),
  };
}

/** A node and what is below it, in reading order; the lines that a text was broken into say nothing new. */
function readingOrder(node: AxNode, all: ReadonlyMap<string, AxNode>, around?: Live): AccessibleNode[] {
  if (node.role?.value === 'InlineTextBox') return [];
  const live = liveOf(node) ?? around;
  const below = (node.childIds ?? []).flatMap((id) => {
    const child = all.get(id);
    return child === undefined ? [] : readingOrder(child, all, live);
  });
  return node.ignored ? below : [accessibleNode(node, live), ...below];
}

/** A page in Chromium: a tab or the popup, which puppeteer treats alike. */
export class ChromiumPage implements PageHandle {
  readonly #page: Page;
  /** What is emulated lasts as long as its session. */
  #emulation: CDPSession | null = null;

  constructor(page: Page) {
    this.#page = page;
  }

  async url(): Promise<string> {
    return this.#page.url();
  }

  evaluate<T>(script: string): Promise<T> {
    return this.#here(async () =>
      fromJson<T>((await this.#page.evaluate(asExpression(script))) as string | undefined),
    );
  }

  waitFor(condition: string, what: string, timeoutMs?: number): Promise<void> {
    return waitInPage(this, condition, what, timeoutMs);
  }

  press(key: string): Promise<void> {
    const stroke = parseKeyStroke(key);
    const { keyboard } = this.#page;
    return this.#act(async () => {
      for (const modifier of stroke.modifiers) await keyboard.down(modifier as KeyInput);
      await keyboard.press(stroke.key as KeyInput);
      for (const modifier of stroke.modifiers) await keyboard.up(modifier as KeyInput);
    });
  }

  type(text: string): Promise<void> {
    return this.#act(() => this.#page.keyboard.type(text));
  }

  async click(selector: string): Promise<void> {
    const name = JSON.stringify(selector);
    await this.waitFor(`document.querySelector(${name})`, `the element ${selector}`, ELEMENT_TIMEOUT_MS);
    await this.#act(() => this.#page.click(selector));
  }

  async pointAt(selector: string, holdingAlt: boolean): Promise<void> {
    const { keyboard } = this.#page;
    await (holdingAlt ? keyboard.down('Alt') : keyboard.up('Alt'));
    await this.#act(() => this.#page.hover(selector));
  }

  async lookLike({ scheme, forcedColours, width }: Look): Promise<void> {
    this.#emulation ??= await this.#page.createCDPSession();
    await this.#emulation.send('Emulation.setEmulatedMedia', {
      features: [
        { name: 'prefers-color-scheme', value: scheme },
        { name: 'forced-colors', value: forcedColours ? 'active' : 'none' },
      ],
    });
    if (width === undefined) return;
    const metrics = { width, height: 800, deviceScaleFactor: 1, mobile: false };
    await this.#emulation.send('Emulation.setDeviceMetricsOverride', metrics);
  }

  accessibilityTree(): Promise<readonly AccessibleNode[]> {
    return this.#here(async () => {
      const session = await this.#page.createCDPSession();
      const { nodes } = await session.send('Accessibility.getFullAXTree');
      await session.detach();
      const [root] = nodes;
      return root === undefined ? [] : readingOrder(root, new Map(nodes.map((node) => [node.nodeId, node])));
    });
  }

  async screenshot(file: string): Promise<void> {
    await writeFile(file, await this.#page.screenshot());
  }

  async watch(): Promise<() => Promise<readonly Buffer[]>> {
    const session = await this.#page.createCDPSession();
    const frames: Buffer[] = [];
    session.on('Page.screencastFrame', ({ data, sessionId }) => {
      frames.push(Buffer.from(data, 'base64'));
      // A page that goes away answers no more.
      session.send('Page.screencastFrameAck', { sessionId }).catch(() => undefined);
    });
    await session.send('Page.startScreencast', { format: 'png', everyNthFrame: 1 });
    return async () => {
      await session.send('Page.stopScreencast');
      await session.detach();
      return frames;
    };
  }

  async #here<T>(steps: () => Promise<T>): Promise<T> {
    try {
      return await steps();
    } catch (error) {
      if (this.#page.isClosed() || CLOSED.test(String(error))) {
        throw new PageGone('The page is no longer there', { cause: error });
      }
      throw error;
    }
  }

  /** A key or click may close the popup before the browser has answered: that is its success, not a failure. */
  async #act(steps: () => Promise<void>): Promise<void> {
    if (this.#page.isClosed()) throw new PageGone('The page is no longer there');
    // A hidden tab never answers a click; the popup must not lose the front to itself, which would close it.
    if ((await this.evaluate<string>('return document.visibilityState')) === 'hidden')
      await this.#page.bringToFront();
    await this.#here(steps).catch((error: unknown) => {
      if (!(error instanceof PageGone)) throw error;
    });
  }
}
