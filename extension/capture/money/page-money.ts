import type { MoneySearch } from './money-search.ts';

/** What the page function answers: identifiers and hosts, cut short, untrusted. */
export interface MoneySigns {
  /** Hosts of advertising and tracking that scripts, frames, images and `link` elements of the page name. */
  readonly hosts: readonly string[];
  readonly ids: readonly (readonly [kind: string, value: string])[];
  /** Networks whose places for advertising the page holds. */
  readonly containers: readonly string[];
  /** Hosts of payment services that the page links to, with the parts of the path that may name who is paid. */
  readonly payments: readonly string[];
  /** Words that have the shape of a wallet's address. */
  readonly tokens: readonly string[];
  /** False when something was left out, because the page is larger than what is looked at. */
  readonly complete: boolean;
}

/**
 * Runs inside the reported page, on the moderator's click, and looks for who pays for it: see `MoneyTrail`. Of what the
 * page shows, only words that have the shape of a wallet's address leave it; of addresses and scripts, only the hosts and
 * ids that were asked for. It changes nothing, asks for no layout, and of a page that is too large to look at whole it
 * looks at the beginning and the end. Shadow trees and other documents in frames are not looked into.
 *
 * It is turned into text and injected, so it must not use anything outside itself. Elements are read through their
 * prototypes, as in `page-facts.ts`; lists, walkers and texts have no names that a page could shadow.
 * @param search what to look for: `moneySearch`, which goes into the page as the injection's argument
 */
export function readMoneyTrail(search: MoneySearch): MoneySigns {
  const most = { elements: 400, texts: 2000, perHost: 20, found: 200, tokens: 50 };
  const longest = { address: 2000, script: 40_000, scripts: 300_000, text: 20_000, texts: 500_000 };
  const shortestWallet = 26;
  const walletShape =
    /\b(?:bc1[02-9ac-hj-np-z]{23,87}|BC1[02-9AC-HJ-NP-Z]{23,87}|0x[0-9a-fA-F]{40}|[13][1-9A-HJ-NP-Za-km-z]{25,34}|T[1-9A-HJ-NP-Za-km-z]{33}|[48][1-9A-HJ-NP-Za-km-z]{94}(?:[1-9A-HJ-NP-Za-km-z]{11})?)\b/g;
  const walletLink = /^(?:bitcoin|ethereum|monero|tron):(?:pay-)?([0-9A-Za-z]{14,110})/i;
  const hostInAddress = /^\s*(?:https?:)?\/\/(?:[^/?#@\\]*@)?([^/?#:\\\s]{1,253})[^/?#]*([^?#]*)/i;
  const placeAttributes = [
    'id',
    'data-ad-client',
    'data-slot',
    'data-zoneid',
    'data-revive-id',
    'data-widget-id',
  ];
  const adHosts = new Set(search.adHosts);
  const idHosts = new Set([...search.adHosts, ...search.idHosts]);
  const partsOfPayment = new Map(search.payments);
  const rules = search.rules.map(([kind, marker, pattern]) => ({
    kind,
    marker,
    pattern: new RegExp(pattern, 'g'),
  }));
  const found = {
    hosts: new Set<string>(),
    ids: new Map<string, readonly [string, string]>(),
    containers: new Set<string>(),
    payments: new Set<string>(),
    tokens: new Set<string>(),
  };
  let scriptsLeft = longest.scripts;
  let textsLeft = longest.texts;
  let complete = true;

  const getter = (prototype: object, name: string, target: object): unknown =>
    Object.getOwnPropertyDescriptor(prototype, name)?.get?.call(target);
  const attribute = (element: Element, name: string) => {
    const value = Element.prototype.getAttribute.call(element, name) ?? '';
    return value.length > longest.address ? value.slice(0, longest.address) : value;
  };
  const own = location.hostname.toLowerCase();
  const keep = (values: Set<string>, value: string, limit: number) => {
    if (values.size < limit) values.add(value);
    else if (!values.has(value)) complete = false;
  };
  /** Visits elements: all, or the first and the last when there are too many. */
  const each = (list: ArrayLike<Element>, visit: (element: Element) => void) => {
    const length = list.length;
    const skipFrom = length > most.elements ? most.elements / 2 : length;
    const skipTo = length > most.elements ? length - most.elements / 2 : length;
    if (skipTo > skipFrom) complete = false;
    for (let at = 0; at < length; at += 1) {
      if (at === skipFrom) at = skipTo;
      const element = list[at];
      if (element !== undefined) visit(element);
    }
  };
  // One tag's elements are found several times faster than those of a list of selectors.
  const tagged = (tag: string, visit: (element: Element) => void) =>
    each(Document.prototype.getElementsByTagName.call(document, tag), visit);
  const selected = (selector: string, visit: (element: Element) => void) =>
    each(Document.prototype.querySelectorAll.call(document, selector), visit);
  const keepId = (kind: string, value: string) => {
    const name = `${kind} ${value}`;
    if (found.ids.size < most.found) found.ids.set(name, [kind, value]);
    else if (!found.ids.has(name)) complete = false;
  };
  const readIds = (source: string) => {
    for (const { kind, marker, pattern } of rules) {
      if (!source.includes(marker)) continue;
      for (const match of source.matchAll(pattern)) keepId(kind, match.slice(1).join('/'));
    }
  };
  /** The host itself, or the domain above it, that is on a list. */
  const listed = (host: string, list: { has(host: string): boolean }) => {
    for (let domain = host; domain.includes('.'); domain = domain.slice(domain.indexOf('.') + 1))
      if (list.has(domain)) return domain;
    return null;
  };
  const isOwn = (host: string) => host === own || host.endsWith(`.${own}`);
  const standingOf = (origin: string) => {
    const host = (hostInAddress.exec(origin)?.[1] ?? own).toLowerCase();
    return {
      host,
      isOwn: isOwn(host),
      isAd: listed(host, adHosts) !== null,
      bearsIds: listed(host, idHosts) !== null,
      payment: listed(host, partsOfPayment),
      asked: 0,
    };
  };
  /** What is known of an origin, found out once: a page names few of them many times. */
  const standings = new Map<string, ReturnType<typeof standingOf>>();
  const standingIn = (address: string) => {
    const end = address.indexOf('/', address.indexOf('//') + 2);
    const origin = end < 0 ? address : address.slice(0, end);
    const known = standings.get(origin) ?? standingOf(origin);
    standings.set(origin, known);
    return known;
  };
  const keepPayment = (host: string, service: string, address: string) => {
    const path = hostInAddress.exec(address)?.[2] ?? '';
    const parts = path.split('/', 1 + (partsOfPayment.get(service) ?? 0)).slice(1);
    keep(found.payments, [host, ...parts].join('/').slice(0, 320), most.found);
  };
  const readAddress = (address: string, loaded: boolean) => {
    if (!address.includes('//')) return;
    const standing = standingIn(address);
    if (standing.isOwn) return;
    if (loaded && standing.isAd) keep(found.hosts, standing.host, most.found);
    if (standing.payment !== null) keepPayment(standing.host, standing.payment, address);
    if (!standing.bearsIds && !address.includes('tag=') && !address.includes('idsite=')) return;
    standing.asked += 1;
    if (standing.asked <= most.perHost) readIds(address);
    else complete = false;
  };
  const isShaped = new RegExp(walletShape.source);
  const readTokens = (text: string) => {
    if (!isShaped.test(text)) return;
    for (const [token] of text.matchAll(walletShape)) keep(found.tokens, token, most.tokens);
  };
  const textOf = (element: Element) => {
    const text = getter(Node.prototype, 'textContent', element);
    return typeof text === 'string' ? text : '';
  };
  const readScript = (script: Element) => {
    const address = attribute(script, 'src');
    if (address !== '') readAddress(address, true);
    if (address !== '' || attribute(script, 'type').includes('json')) return;
    const whole = textOf(script);
    const source = whole.slice(0, Math.min(longest.script, scriptsLeft));
    if (source.length < whole.length) complete = false;
    scriptsLeft -= source.length;
    readIds(source);
  };
  const readLink = (link: Element) => {
    const address = attribute(link, 'href');
    if (address.includes('//')) return readAddress(address, false);
    const wallet = walletLink.exec(address)?.[1];
    if (wallet !== undefined) keep(found.tokens, wallet, most.tokens);
  };
  const readPlace = (place: Element) => {
    for (const [network, selector] of search.containers) {
      if (!Element.prototype.matches.call(place, selector)) continue;
      found.containers.add(network);
      for (const name of placeAttributes) readIds(`${network}|${name}=${attribute(place, name)}`);
    }
  };
  /** Scripts and styles are texts too, but show nothing. */
  const isShown = (text: Text) => {
    const parent = text.parentNode;
    const name = parent === null ? '' : getter(Node.prototype, 'nodeName', parent);
    return name !== 'SCRIPT' && name !== 'STYLE';
  };
  const readText = (text: Text) => {
    const { length } = text;
    if (length < shortestWallet) return;
    if (length > longest.text || length > textsLeft) complete = false;
    if (textsLeft <= 0) return;
    textsLeft -= length;
    const words = length > longest.text ? text.data.slice(0, longest.text) : text.data;
    if (isShaped.test(words) && isShown(text)) readTokens(words);
  };
  const readTexts = () => {
    const root = getter(Document.prototype, 'documentElement', document);
    if (!(root instanceof Element)) return;
    const onlyTexts = 4;
    const walker = Document.prototype.createTreeWalker.call(document, root, onlyTexts);
    const walk = (first: Node | null, next: () => Node | null, end: Node | null): Node | null => {
      let node = first;
      for (let left = most.texts / 2; node !== null && node !== end && left > 0; left -= 1) {
        readText(node as Text);
        node = next();
      }
      return node;
    };
    const stopped = walk(walker.nextNode(), () => walker.nextNode(), null);
    if (stopped === null) return;
    walker.currentNode = root;
    if (walk(walker.lastChild(), () => walker.previousNode(), stopped) !== stopped) complete = false;
    else readText(stopped as Text);
  };

  tagged('script', readScript);
  tagged('iframe', (frame) => {
    readAddress(attribute(frame, 'src'), true);
    readPlace(frame);
  });
  tagged('link', (link) => readAddress(attribute(link, 'href'), true));
  // Each element that a script looks at costs the page more than the browser's own look at an attribute.
  selected('img[src*="//"]', (image) => readAddress(attribute(image, 'src'), true));
  selected('a[href*=":"]', readLink);
  tagged('form', (form) => readAddress(attribute(form, 'action'), false));
  tagged('noscript', (element) => readIds(textOf(element).slice(0, longest.address)));
  selected('meta[name="google-adsense-account"]', (meta) =>
    readIds(`meta|google-adsense-account=${attribute(meta, 'content')}`),
  );
  for (const tag of ['ins', 'amp-ad']) tagged(tag, readPlace);
  selected('[data-widget-id]', readPlace);
  selected(search.places, readPlace);
  tagged('input', (input) => readTokens(attribute(input, 'value')));
  selected('[data-clipboard-text]', (button) => readTokens(attribute(button, 'data-clipboard-text')));
  readTexts();
  return {
    hosts: [...found.hosts],
    ids: [...found.ids.values()],
    containers: [...found.containers],
    payments: [...found.payments],
    tokens: [...found.tokens],
    complete,
  };
}
