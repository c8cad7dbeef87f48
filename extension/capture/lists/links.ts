/** What the page function answers: addresses within the selection, untrusted. */
export interface SelectedLinks {
  /** Where the selected links lead, as the browser resolves them. */
  readonly links: readonly string[];
  /** Pieces of the selected text that look like addresses, defanged or not. */
  readonly written: readonly string[];
  /** Some were left out: there were too many, or one was too long. */
  readonly more: boolean;
}

/**
 * Runs inside the page, on the moderator's click, and answers the addresses within the selection: where its links lead,
 * and what looks like an address in its text. Text is looked through for addresses only; no other piece of it leaves
 * this function. A link's own text is passed over, for pages shorten it. It changes nothing and asks for no layout: so
 * text that the page hides is looked through too, and addresses end at each element but those that set single letters off.
 *
 * It is turned into text and injected, so it must not use anything outside itself, and every property is read through
 * its prototype: see `readPageFacts`.
 */
export function readSelectedLinks(): SelectedLinks {
  const most = 1000;
  const longest = 8192;
  const mostNodes = 200_000;
  const links = new Set<string>();
  const written = new Set<string>();
  let [more, full] = [false, false];
  // Browsers disagree about which of a range's prototypes has its ends.
  const getter = (prototype: object, name: string, target: object): unknown => {
    let at: object | null = prototype;
    while (at !== null && !Object.hasOwn(at, name)) at = Object.getPrototypeOf(at);
    return at === null ? undefined : Object.getOwnPropertyDescriptor(at, name)?.get?.call(target);
  };
  const add = (found: Set<string>, address: string) => {
    if (found.has(address)) return;
    full ||= links.size + written.size >= most;
    more ||= full || address.length > longest;
    if (!full && address.length <= longest) found.add(address);
  };

  const linkTarget = (node: Node): string | null => {
    const kind = [HTMLAnchorElement, HTMLAreaElement].find((link) => node instanceof link);
    const href = kind === undefined ? null : getter(kind.prototype, 'href', node);
    return typeof href === 'string' && /^https?:/i.test(href) ? href : null;
  };
  const related = (node: Node, name: 'parentNode' | 'firstChild' | 'nextSibling') =>
    (getter(Node.prototype, name, node) ?? null) as Node | null;

  const separator = /(?:\[:\/\/\]|(?:\[:\]|:)(?:\[\/\/\]|[/\\]{2}))/.source;
  const scheme = `(?<![a-z0-9+-])(?:h(?:tt|xx|\\*\\*)ps?|ip[fn]s)${separator}`;
  const mark = /[[({] ?(?:\.|dot) ?[\])}]/.source;
  const name = /[\p{L}\p{N}\p{M}_-]+/u.source;
  const at = /[[({]? ?(?:@|at ?[\])}])/.source;
  const notWithin = `(?<![\\p{L}\\p{N}\\p{M}_@./\\\\:%=&?#~+-])(?<![[({] ?(?:at|@) ?[\\])}])`;
  const host = `${notWithin}(?<host>${name}(?:(?:\\.|${mark})${name}){1,20})(?!${name}|${at}|(?:\\.|${mark})${name})`;
  const signs = /[^\s\p{Cc}"<>`«»“”„。，、「」『』]/u.source;
  const address = new RegExp(
    `${scheme}${signs}+|(?<![\\p{L}\\p{N}.:/_-])\\/ip[fn]s\\/${signs}+|${host}(?:(?:[:/?#]|\\[:\\])${signs}*)?`,
    'giu',
  );
  const begins = new RegExp(`^${scheme}`, 'iu');
  let piece = '';
  const endPiece = () => {
    for (const { 0: found, groups } of piece.matchAll(address)) {
      const plain = groups?.host;
      if (plain === undefined || /[[({]|\.onion$/i.test(plain)) add(written, found);
    }
    piece = '';
  };

  const settingLettersOff = /^(b|em|font|i|mark|span|strong|u|wbr)$/;
  const withoutText = /^(noscript|script|select|style|template|textarea)$/;
  const nameOf = (element: Element) => String(getter(Element.prototype, 'localName', element));
  const dataOf = (node: Node) =>
    node instanceof CharacterData ? getter(CharacterData.prototype, 'data', node) : null;
  const isBreak = (node: Node) => node instanceof Element && !settingLettersOff.test(nameOf(node));
  const edgeOf = (range: Range, side: 'start' | 'end', part: 'Container' | 'Offset') =>
    getter(Range.prototype, `${side}${part}`, range);
  const selectedPart = (range: Range, node: Node): string => {
    const data = dataOf(node);
    const edge = (side: 'start' | 'end') =>
      edgeOf(range, side, 'Container') === node ? (edgeOf(range, side, 'Offset') as number) : undefined;
    return typeof data === 'string' ? data.slice(edge('start'), edge('end')) : '';
  };
  /** A click that selects a whole paragraph ends before the first letter of the next. */
  const endsAtFrontOf = (range: Range, node: Node): boolean => {
    if (edgeOf(range, 'end', 'Offset') !== 0) return false;
    const end = edgeOf(range, 'end', 'Container');
    let front: Node | null = node;
    while (front !== null && front !== end) front = related(front, 'firstChild');
    return front !== null;
  };
  const goesInto = (range: Range, node: Node): boolean => {
    if (isBreak(node)) endPiece();
    const target = linkTarget(node);
    if (target !== null && !endsAtFrontOf(range, node)) add(links, target);
    if (getter(Node.prototype, 'nodeType', node) === 3) {
      const part = selectedPart(range, node);
      if (begins.test(part)) endPiece();
      piece += part;
    }
    return target === null && !(node instanceof Element && withoutText.test(nameOf(node)));
  };
  const next = (node: Node, inside: boolean): Node | null => {
    let found = inside ? related(node, 'firstChild') : null;
    for (let left: Node | null = node; found === null && left !== null; left = related(left, 'parentNode')) {
      if (isBreak(left)) endPiece();
      found = related(left, 'nextSibling');
    }
    return found;
  };

  // Asking for each node whether the range meets it takes browsers a time that grows with its siblings: so the nodes
  // between the range's two ends are walked instead.
  const nodeAt = (range: Range, side: 'start' | 'end'): Node | null => {
    const container = edgeOf(range, side, 'Container') as Node;
    const children = getter(Node.prototype, 'childNodes', container) as NodeList;
    const offset = edgeOf(range, side, 'Offset') as number;
    const child = NodeList.prototype.item.call(children, offset);
    const isText = typeof dataOf(container) === 'string';
    return isText && side === 'start' ? container : (child ?? next(container, false));
  };
  const endsWithin = (range: Range, node: Node) =>
    Node.prototype.contains.call(node, edgeOf(range, 'end', 'Container') as Node);
  const linkAround = (node: Node): Node | null => {
    let around: Node | null = node;
    while (around !== null && linkTarget(around) === null) around = related(around, 'parentNode');
    return around;
  };
  const walk = (range: Range, first: Node | null) => {
    const stop = nodeAt(range, 'end');
    let count = 0;
    for (let node = first; node !== null && node !== stop && !full; count += 1) {
      full ||= count >= mostNodes;
      more ||= full;
      const inside = goesInto(range, node);
      node = !inside && endsWithin(range, node) ? null : next(node, inside);
    }
    endPiece();
  };
  const read = (range: Range) => {
    const link = linkAround(edgeOf(range, 'start', 'Container') as Node);
    if (link !== null) add(links, linkTarget(link) ?? '');
    if (link === null) walk(range, nodeAt(range, 'start'));
    else if (!endsWithin(range, link)) walk(range, next(link, false));
  };

  const selection = Document.prototype.getSelection.call(document);
  const ranges = selection === null ? 0 : (getter(Selection.prototype, 'rangeCount', selection) as number);
  for (let index = 0; selection !== null && index < ranges; index += 1) {
    const range = Selection.prototype.getRangeAt.call(selection, index);
    if (getter(Range.prototype, 'collapsed', range) !== true) read(range);
  }
  return { links: [...links], written: [...written], more };
}
