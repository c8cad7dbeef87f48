import { Window } from 'happy-dom';
import type { PageFacts } from '../../extension/capture/page-facts.ts';

type Getter = (this: unknown) => unknown;
export const getterOf = (prototype: object, name: string) =>
  Object.getOwnPropertyDescriptor(prototype, name)?.get as Getter;

/** What the page function may use besides the language itself; any other name is refused. */
const ofTheLanguage = { Object, Array, JSON, undefined };

export interface Page {
  readonly html: string;
  readonly referrer?: string;
  readonly address?: string;
  readonly navigation?: readonly unknown[];
}

/** A document as a browser would have parsed it. happy-dom runs no script and loads nothing here. */
export function openPage({ html, referrer = '', address = 'https://example.com/posts/1' }: Page) {
  const window = new Window({ url: address });
  const { document } = window;
  document.write(html);
  const slot = Object.getOwnPropertySymbols(document).find(({ description }) => description === 'referrer');
  if (slot === undefined) throw new Error('happy-dom keeps the referrer elsewhere now');
  Object.defineProperty(document, slot, { value: referrer });
  return {
    window,
    document,
    interfaceOfDocument: Object.getPrototypeOf(window.Document) as { prototype: object },
  };
}

export const performanceWith = (navigation: readonly unknown[] = []) => ({
  getEntriesByType: (type: string) => {
    if (type !== 'navigation') throw new Error(`the page function asked for "${type}" entries`);
    return navigation;
  },
});

/**
 * The page's world as the page function may see it: four members of the document, attributes of elements, the text of
 * linked data and of nothing else. The document itself answers nothing, because a page can shadow whatever is read from it.
 */
function strictWorld(page: Page, selectors: string[]) {
  const { window, document, interfaceOfDocument } = openPage(page);
  const refuse = (_: object, name: unknown): never => {
    throw new Error(`the page function read "${String(name)}" from the document itself`);
  };
  const opaqueDocument = new Proxy({}, { get: refuse, has: refuse, getOwnPropertyDescriptor: refuse });
  const checked = (target: unknown) => {
    if (target !== opaqueDocument) throw new Error('the page function took another document');
  };
  return {
    document: opaqueDocument,
    Document: {
      prototype: {
        querySelector(selector: string) {
          checked(this);
          selectors.push(selector);
          return document.querySelector(selector);
        },
        querySelectorAll(selector: string) {
          checked(this);
          selectors.push(selector);
          return document.querySelectorAll(selector);
        },
        get referrer() {
          checked(this);
          return getterOf(interfaceOfDocument.prototype, 'referrer').call(document);
        },
        get documentElement() {
          checked(this);
          return document.documentElement;
        },
      },
    },
    Element: {
      prototype: { getAttribute: window.Element.prototype.getAttribute },
      [Symbol.hasInstance]: (value: unknown) => value instanceof window.Element,
    },
    Node: {
      prototype: {
        get textContent() {
          const element = this as unknown as HTMLElement;
          if (element.tagName !== 'SCRIPT' || element.getAttribute('type') !== 'application/ld+json') {
            throw new Error('the page function read a text that the page shows');
          }
          return getterOf(window.Element.prototype, 'textContent').call(element);
        },
      },
    },
    HTMLLinkElement: {
      prototype: Object.defineProperty({}, 'href', {
        get: getterOf(window.HTMLLinkElement.prototype, 'href'),
      }),
      [Symbol.hasInstance]: (value: unknown) => value instanceof window.HTMLLinkElement,
    },
    performance: performanceWith(page.navigation),
  };
}

/** The page's world as happy-dom gives it, for a page that shadows what it can. */
function livingWorld(page: Page, shadow: (document: object, window: Window) => void) {
  const { window, document, interfaceOfDocument } = openPage(page);
  // Browsers have this getter on Node; happy-dom has it on each kind of node.
  Object.defineProperty(window.Node.prototype, 'textContent', {
    get: getterOf(window.Element.prototype, 'textContent'),
    configurable: true,
  });
  shadow(document, window);
  return {
    document,
    Document: interfaceOfDocument,
    Element: window.Element,
    Node: window.Node,
    HTMLLinkElement: window.HTMLLinkElement,
    performance: performanceWith(page.navigation),
  };
}

/** Runs the text of a function in a world that has nothing but what it is given, as injection into a page does. */
export function runAsText(source: string, given: object, ...args: readonly unknown[]): unknown {
  const names = { ...ofTheLanguage, ...given, args };
  const world = new Proxy(names, {
    has: (_, name) => typeof name === 'string',
    get(target, name) {
      if (name === Symbol.unscopables) return undefined;
      if (!Object.hasOwn(target, name))
        throw new ReferenceError(`"${String(name)}" is outside the page function`);
      return Reflect.get(target, name);
    },
  });
  return new Function('world', `with (world) { return (${source})(...args); }`)(world);
}

/** Reads a page through the strict world. */
export function factsOf(page: Page, source: string): { facts: PageFacts; selectors: readonly string[] } {
  const selectors: string[] = [];
  return { facts: runAsText(source, strictWorld(page, selectors)) as PageFacts, selectors };
}

/** Reads a page that shadows the document's members. */
export function factsOfShadowed(
  page: Page,
  source: string,
  shadow: (document: object, window: Window) => void,
) {
  return runAsText(source, livingWorld(page, shadow)) as PageFacts;
}
