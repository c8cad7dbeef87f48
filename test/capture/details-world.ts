import { getterOf, openPage, type Page, performanceWith, runAsText } from './page-world.ts';

/** What the newer page functions may use of the language besides. */
const moreOfTheLanguage = { Number, String, URL };

/** What a page function may do with the page; anything else is not there, so that it throws. */
type Reach = 'metadata' | 'console';

const forbid = (what: string): never => {
  throw new Error(`the page function ${what}`);
};

/** No member but these: sizes, positions, styles, scrolling and shown texts are out of reach. */
function strictWorld(page: Page, reach: Reach) {
  const { window, document } = openPage(page);
  const refuse = (_: object, name: unknown) => forbid(`read "${String(name)}" from the document itself`);
  const opaqueDocument = new Proxy({}, { get: refuse, has: refuse, getOwnPropertyDescriptor: refuse });
  const checked = (target: unknown) => {
    if (target !== opaqueDocument) forbid('took another document');
  };
  const isLinkedData = (element: HTMLElement) => element.getAttribute('type') === 'application/ld+json';
  return {
    document: opaqueDocument,
    Document: {
      prototype: {
        querySelectorAll(selector: string) {
          checked(this);
          return document.querySelectorAll(selector);
        },
        getElementsByTagName(tag: string) {
          checked(this);
          return document.getElementsByTagName(tag);
        },
        get documentElement() {
          checked(this);
          return document.documentElement;
        },
        get URL() {
          checked(this);
          return document.URL;
        },
      },
    },
    Element: {
      prototype: {
        getAttribute: window.Element.prototype.getAttribute,
        matches: window.Element.prototype.matches,
        querySelector: window.Element.prototype.querySelector,
        querySelectorAll: window.Element.prototype.querySelectorAll,
      },
    },
    Node: {
      prototype: {
        get textContent() {
          const element = this as unknown as HTMLElement;
          if (reach === 'metadata' && !isLinkedData(element)) forbid('read a text that the page shows');
          return getterOf(window.Element.prototype, 'textContent').call(element);
        },
        get baseURI() {
          checked(this);
          const base = document.querySelector('base')?.getAttribute('href') ?? '';
          return new URL(base, document.URL).href;
        },
      },
    },
    // happy-dom loads nothing, so no address is the current one; it would take none from a `base` element either.
    HTMLMediaElement: {
      prototype: Object.defineProperty(
        {
          get currentSrc() {
            return '';
          },
        },
        'duration',
        {
          get: getterOf(window.HTMLMediaElement.prototype, 'duration'),
        },
      ),
    },
    HTMLImageElement: {
      prototype: {
        get currentSrc() {
          return '';
        },
      },
    },
    performance: performanceWith(page.navigation),
    ...moreOfTheLanguage,
  };
}

/** Runs the text of a page function in that world. */
export const answerOf = (page: Page, source: string, reach: Reach, ...args: readonly unknown[]): unknown =>
  runAsText(source, strictWorld(page, reach), ...args);
