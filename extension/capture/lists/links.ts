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
  let more = false;
  const getter = (prototype: object, name: string, target: object): unknown =>
    Object.getOwnPropertyDescriptor(prototype, name)?.get?.call(target);
  const add = (found: Set<string>, address: string) => {
    if (found.has(address)) return;
    if (address.length > longest || links.size + written.size >= most) more = true;
    else found.add(address);
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
  const isBreak = (node: Node) =>
    node instanceof Element && !settingLettersOff.test(String(getter(Element.prototype, 'localName', node)));
  const selectedPart = (range: Range, node: Node): string => {
    const data = getter(CharacterData.prototype, 'data', node);
    const edge = (side: 'start' | 'end') =>
      getter(AbstractRange.prototype, `${side}Container`, range) === node
        ? (getter(AbstractRange.prototype, `${side}Offset`, range) as number)
        : undefined;
    return typeof data === 'string' ? data.slice(edge('start'), edge('end')) : '';
  };
  const goesInto = (range: Range, node: Node): boolean => {
    if (!Range.prototype.intersectsNode.call(range, node)) return false;
    if (isBreak(node)) endPiece();
    const target = linkTarget(node);
    if (target !== null) add(links, target);
    if (getter(Node.prototype, 'nodeType', node) === 3) {
      const part = selectedPart(range, node);
      if (begins.test(part)) endPiece();
      piece += part;
    }
    return (
      target === null &&
      !(isBreak(node) && withoutText.test(String(getter(Element.prototype, 'localName', node))))
    );
  };

  const next = (node: Node, root: Node, inside: boolean): Node | null => {
    let found = inside ? related(node, 'firstChild') : null;
    for (let left: Node | null = node; found === null && left !== null && left !== root; ) {
      if (isBreak(left)) endPiece();
      found = related(left, 'nextSibling');
      left = related(left, 'parentNode');
    }
    return found;
  };
  const read = (range: Range) => {
    const root = getter(Range.prototype, 'commonAncestorContainer', range) as Node;
    for (let around = related(root, 'parentNode'); around !== null; around = related(around, 'parentNode')) {
      const target = linkTarget(around);
      if (target !== null) {
        add(links, target);
        return;
      }
    }
    let count = 0;
    for (let node: Node | null = root; node !== null && !more; count += 1) {
      node = next(node, root, goesInto(range, node));
      if (count >= mostNodes) more = true;
    }
    endPiece();
  };

  const selection = Document.prototype.getSelection.call(document);
  const ranges = selection === null ? 0 : (getter(Selection.prototype, 'rangeCount', selection) as number);
  for (let index = 0; selection !== null && index < ranges; index += 1) {
    const range = Selection.prototype.getRangeAt.call(selection, index);
    if (getter(AbstractRange.prototype, 'collapsed', range) !== true) read(range);
  }
  return { links: [...links], written: [...written], more };
}
