import { Window } from 'happy-dom';
import { moneySearch } from '../../../extension/capture/money/money-search.ts';
import { moneyTrailOf } from '../../../extension/capture/money/money-trail.ts';
import { type MoneySigns, readMoneyTrail } from '../../../extension/capture/money/page-money.ts';

/** What the page function may use besides the page; any other name is refused. */
const ofTheLanguage = { Object, Set, Map, RegExp, Math, undefined };

const readableTexts = ['SCRIPT', 'NOSCRIPT'];

/**
 * The page's world as the page function may see it: four members of the document, attributes and names of elements, the
 * texts of scripts, and a walker over texts. The document answers nothing itself, because a page can shadow its members.
 */
function strictWorld(html: string, shadow: (window: Window) => void) {
  const window = new Window({ url: 'https://page.example/posts/1' });
  const { document } = window;
  document.write(html);
  shadow(window);
  const refuse = (_: object, name: unknown): never => {
    throw new Error(`the page function read "${String(name)}" from the document itself`);
  };
  const opaqueDocument = new Proxy({}, { get: refuse, has: refuse, getOwnPropertyDescriptor: refuse });
  const interfaceOfDocument = Object.getPrototypeOf(window.Document).prototype;
  const ofDocument = (name: 'querySelectorAll' | 'getElementsByTagName' | 'createTreeWalker') =>
    function read(this: unknown, ...given: unknown[]) {
      if (this !== opaqueDocument) throw new Error('the page function took another document');
      return interfaceOfDocument[name].apply(document, given);
    };
  const root = document.documentElement;
  return {
    document: opaqueDocument,
    location: { hostname: 'page.example' },
    Document: {
      prototype: {
        querySelectorAll: ofDocument('querySelectorAll'),
        getElementsByTagName: ofDocument('getElementsByTagName'),
        createTreeWalker: ofDocument('createTreeWalker'),
        get documentElement() {
          return root;
        },
      },
    },
    Element: {
      prototype: {
        getAttribute: window.Element.prototype.getAttribute,
        matches: window.Element.prototype.matches,
      },
      [Symbol.hasInstance]: (value: unknown) => value instanceof window.Element,
    },
    Node: {
      prototype: {
        get textContent() {
          const element = this as unknown as Element;
          if (!readableTexts.includes(element.tagName))
            throw new Error('the page function read a text that the page shows');
          return element.textContent;
        },
        get nodeName() {
          return (this as unknown as Element).tagName;
        },
      },
    },
  };
}

/** Runs the text of a function in a world that has nothing but what it is given, as injection into a page does. */
function runAsText(source: string, given: object, argument: unknown): unknown {
  const names = { ...ofTheLanguage, ...given };
  const world = new Proxy(names, {
    has: (_, name) => typeof name === 'string' && name !== 'argument',
    get(target, name) {
      if (name === Symbol.unscopables) return undefined;
      if (!Object.hasOwn(target, name))
        throw new ReferenceError(`"${String(name)}" is outside the page function`);
      return Reflect.get(target, name);
    },
  });
  return new Function('world', 'argument', `with (world) { return (${source})(argument); }`)(
    world,
    // What is sent into a page arrives as its copy in JSON.
    JSON.parse(JSON.stringify(argument)),
  );
}

/** What a page function with this text answers in a page. */
export const signsOf = (
  html: string,
  source = readMoneyTrail.toString(),
  shadow: (window: Window) => void = () => {},
): MoneySigns => runAsText(source, strictWorld(html, shadow), moneySearch) as MoneySigns;

/** The money trail of a page, from the page function through the parser. */
export const trailOf = (html: string, shadow?: (window: Window) => void) =>
  moneyTrailOf(JSON.parse(JSON.stringify(signsOf(html, undefined, shadow))));
