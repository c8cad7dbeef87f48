import { type Range, Window } from 'happy-dom';
import type { SelectedLinks } from '../../../extension/capture/lists/links.ts';
import { runAsText } from '../page-world.ts';

/** The members that the page function may read of each interface, where browsers have them. */
const allowed = {
  Document: ['getSelection'],
  Node: ['nodeType', 'parentNode', 'firstChild', 'nextSibling', 'childNodes', 'contains'],
  NodeList: ['item'],
  Element: ['localName'],
  CharacterData: ['data'],
  HTMLAnchorElement: ['href'],
  HTMLAreaElement: ['href'],
  Selection: ['rangeCount', 'getRangeAt'],
  Range: ['startContainer', 'startOffset', 'endContainer', 'endOffset', 'collapsed'],
} as const;

type Select = (document: Window['document'], range: Range) => void;

function descriptorOf(prototype: object, name: string): PropertyDescriptor {
  for (let at: object | null = prototype; at !== null; at = Object.getPrototypeOf(at)) {
    const found = Object.getOwnPropertyDescriptor(at, name);
    if (found !== undefined) return { ...found, configurable: true };
  }
  throw new Error(`happy-dom has no "${name}" here`);
}

/** Chromium has the ends of a range on two interfaces that `Range` inherits from, and none on its own. */
function inherited(members: Record<string, PropertyDescriptor>): object {
  const isNode = ([name]: readonly [string, unknown]) => name.endsWith('Container');
  const entries = Object.entries(members);
  const above = Object.create(null, Object.fromEntries(entries.filter((entry) => !isNode(entry)))) as object;
  const between = Object.create(above, Object.fromEntries(entries.filter(isNode))) as object;
  return Object.create(between) as object;
}

/** An interface with just these members; whatever else is asked of it is refused. */
function only(name: string, members: readonly string[], interfaceOf: { prototype: object }, source: object) {
  const described = Object.fromEntries(members.map((member) => [member, descriptorOf(source, member)]));
  const kept = name === 'Range' ? inherited(described) : Object.create(null, described);
  const refuse = (member: string | symbol): never => {
    throw new Error(`the page function read "${String(member)}" of ${name}`);
  };
  const prototype = new Proxy(kept, {
    get: (target, member) => (member in target ? Reflect.get(target, member) : refuse(member)),
    getOwnPropertyDescriptor: (target, member) =>
      member in target ? Reflect.getOwnPropertyDescriptor(target, member) : refuse(member),
  });
  return {
    prototype,
    [Symbol.hasInstance]: (value: unknown) =>
      typeof value === 'object' &&
      value !== null &&
      Object.prototype.isPrototypeOf.call(interfaceOf.prototype, value),
  };
}

/**
 * Runs the text of a page function in a page with a selection, where it may read of nodes, links and ranges only what
 * needs no layout, through the prototypes that browsers have it on.
 *
 * @param select sets the range that is selected
 * @param prepare what the page did to itself before
 */
export function selectedIn(
  html: string,
  select: Select,
  source: string,
  prepare: (window: Window) => void = () => undefined,
): SelectedLinks {
  const window = new Window({ url: 'https://page.example/a/b' });
  const { document } = window;
  document.write(`<!doctype html><html><body>${html}</body></html>`);
  const range = document.createRange();
  range.selectNodeContents(document.body);
  select(document, range);
  document.getSelection()?.removeAllRanges();
  document.getSelection()?.addRange(range);
  const before = document.documentElement.outerHTML;
  const documents = Object.getPrototypeOf(window.Document) as { prototype: object };
  const interfaces = { ...window, Document: documents } as unknown as Record<string, { prototype: object }>;
  // Browsers have the data of each kind of text on one interface; happy-dom has it on each kind.
  const sources: Record<string, object> = { CharacterData: window.Text.prototype };
  const given = Object.fromEntries(
    Object.entries(allowed).map(([name, members]) => {
      const of = interfaces[name] ?? (window as unknown as typeof interfaces)[name];
      if (of === undefined) throw new Error(`happy-dom has no ${name}`);
      return [name, only(name, members, of, sources[name] ?? of.prototype)];
    }),
  );
  prepare(window);
  const answer = runAsText(source, { ...given, document, Set, RegExp, String });
  if (document.documentElement.outerHTML !== before) throw new Error('the page function changed the page');
  return answer as SelectedLinks;
}
