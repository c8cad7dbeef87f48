/** What the page function answers: texts from the page's metadata, cut short, untrusted. */
export interface PageFacts {
  readonly referrer: string | null;
  readonly language: string | null;
  readonly canonicalUrl: string | null;
  readonly publishedAt: string | null;
  readonly httpStatus: number | null;
}

/**
 * Runs inside the reported page, on the moderator's click, and reads metadata: referrer, language, canonical address,
 * the page's own time of publication and the status of its answer. It reads no text, image or form that the page
 * shows, changes nothing and asks for no layout.
 *
 * It is turned into text and injected, so it must not use anything outside itself. Every property is read through its
 * prototype: a page can shadow the document's own (`<form name="referrer">`), see
 * https://html.spec.whatwg.org/multipage/dom.html#dom-document-namedItem-which
 */
export function readPageFacts(): PageFacts {
  const longest = 4096;
  const longestScript = 200_000;
  const text = (value: unknown) =>
    typeof value === 'string' && value !== '' ? value.slice(0, longest) : null;
  const getter = (prototype: object, name: string, target: object): unknown =>
    Object.getOwnPropertyDescriptor(prototype, name)?.get?.call(target);
  const select = (selector: string) => Document.prototype.querySelector.call(document, selector);
  const attribute = (selector: string, name: string) => {
    const element = select(selector);
    return element === null ? null : text(Element.prototype.getAttribute.call(element, name));
  };

  const publishedIn = (value: unknown, depth: number): string | null => {
    if (typeof value !== 'object' || value === null || depth > 4) return null;
    const record = value as Record<string, unknown>;
    const own = text(record.datePublished) ?? text(record.uploadDate);
    if (own !== null) return own;
    const inner = Array.isArray(value) ? value : [record['@graph'], record.mainEntity];
    for (const item of inner.slice(0, 50)) {
      const found = publishedIn(item, depth + 1);
      if (found !== null) return found;
    }
    return null;
  };
  const publishedInLinkedData = () => {
    const scripts = Document.prototype.querySelectorAll.call(document, 'script[type="application/ld+json"]');
    for (const script of Array.from(scripts).slice(0, 20)) {
      const source = getter(Node.prototype, 'textContent', script);
      if (typeof source !== 'string' || source.length > longestScript) continue;
      try {
        const found = publishedIn(JSON.parse(source), 0);
        if (found !== null) return found;
      } catch {
        // Broken linked data is common and says nothing: look at the next.
      }
    }
    return null;
  };
  const isDate = (value: string | null) =>
    value !== null && /^\d{4}-\d{2}(-\d{2})?([T ][\d:.]+)?\s?(Z|[+-]\d{2}:?\d{2})?$/.test(value);
  const published = () => {
    const stated = [
      attribute('meta[property="article:published_time"]', 'content'),
      // One by one: browsers walk the page several times as fast for a single selector as for a list of two.
      attribute('[itemprop="datePublished"]', 'datetime'),
      attribute('[itemprop="uploadDate"]', 'datetime'),
      attribute('meta[itemprop="datePublished"]', 'content'),
      attribute('meta[itemprop="uploadDate"]', 'content'),
      publishedInLinkedData(),
    ];
    return stated.find(isDate) ?? null;
  };
  const status = () => {
    const entry = performance.getEntriesByType('navigation')[0] as { responseStatus?: unknown } | undefined;
    return typeof entry?.responseStatus === 'number' && entry.responseStatus > 0
      ? entry.responseStatus
      : null;
  };
  const root = getter(Document.prototype, 'documentElement', document);
  const language = root instanceof Element ? Element.prototype.getAttribute.call(root, 'lang') : null;
  const canonical = select('link[rel~="canonical" i]');
  const canonicalUrl =
    canonical instanceof HTMLLinkElement ? getter(HTMLLinkElement.prototype, 'href', canonical) : null;
  return {
    referrer: text(getter(Document.prototype, 'referrer', document)),
    language: text(language),
    canonicalUrl: text(canonicalUrl),
    publishedAt: published(),
    httpStatus: status(),
  };
}
