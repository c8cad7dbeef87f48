/** A player as the page's metadata or its own state tells it, untrusted. */
export interface StatedPlayer {
  readonly origin: string | null;
  readonly live: boolean | null;
  /** When the broadcast ends or ended, as written. */
  readonly endsAt: string | null;
}

/** What the page function answers: texts from the page's metadata and addresses of its parts, cut short, untrusted. */
export interface StatedDetails {
  readonly ogUrl: string | null;
  readonly siteName: string | null;
  readonly authors: readonly { readonly name: string | null; readonly url: string | null }[];
  readonly modifiedAt: string | null;
  readonly generator: string | null;
  readonly players: readonly StatedPlayer[];
  readonly frames: readonly { readonly address: string; readonly pointed: boolean }[];
  readonly media: readonly { readonly kind: string; readonly address: string; readonly pointed: boolean }[];
  readonly redirects: number | null;
}

/**
 * Runs inside the reported page, on the moderator's click, beside `readPageFacts` and under the same rules: it is turned
 * into text and injected, so it uses nothing outside itself; each property is read through its prototype, which a page
 * cannot shadow; it reads metadata and addresses alone, never a text that the page shows; it changes nothing, and
 * whatever would make the browser lay the page out (sizes, positions, `elementFromPoint`, `innerText`) is left alone:
 * what is under the cursor is known from `:hover`.
 */
export function readPageDetails(): StatedDetails {
  type Fields = Readonly<Record<string, unknown>>;
  const longest = 4096;
  const longestScript = 200_000;
  const most = {
    metas: 500,
    scripts: 20,
    nodes: 200,
    items: 500,
    authors: 20,
    players: 20,
    frames: 50,
    media: 100,
  };

  const text = (value: unknown) =>
    typeof value === 'string' && value.trim() !== '' ? value.trim().slice(0, longest) : null;
  const getter = (prototype: object, name: string, target: object): unknown =>
    Object.getOwnPropertyDescriptor(prototype, name)?.get?.call(target);
  const all = (selector: string, limit: number): Element[] =>
    Array.prototype.slice.call(Document.prototype.querySelectorAll.call(document, selector), 0, limit);
  // One tag at a time: browsers have a fast way for that, and a slow one for lists of selectors.
  const byTag = (tag: string, limit: number): Element[] =>
    Array.prototype.slice.call(Document.prototype.getElementsByTagName.call(document, tag), 0, limit);
  const attribute = (element: Element, name: string) =>
    text(Element.prototype.getAttribute.call(element, name));
  const base = text(getter(Node.prototype, 'baseURI', document)) ?? undefined;
  const addressOf = (value: unknown): URL | null => {
    // Longer ones are cut nowhere: half an address leads elsewhere.
    if (typeof value !== 'string' || value === '' || value.length > longest) return null;
    try {
      return new URL(value, base);
    } catch {
      return null;
    }
  };
  const webAddress = (value: unknown) => {
    const address = addressOf(value);
    return address !== null && /^https?:$/.test(address.protocol) ? address.href : null;
  };
  /** Also of a stream that the page's own script plays (`blob:`), which is the page's. */
  const originOf = (value: unknown) => {
    const origin = addressOf(value)?.origin;
    return origin !== undefined && /^https?:/.test(origin) ? origin : null;
  };
  const isFields = (value: unknown): value is Fields =>
    typeof value === 'object' && value !== null && !Array.isArray(value);
  const listOf = (value: unknown): readonly unknown[] =>
    Array.isArray(value) ? value.slice(0, 50) : value === undefined || value === null ? [] : [value];

  const metas = all('meta[content]', most.metas);
  const metaNames = metas.map((meta) =>
    (
      attribute(meta, 'property') ??
      attribute(meta, 'name') ??
      attribute(meta, 'itemprop') ??
      ''
    ).toLowerCase(),
  );
  const contentsOf = (...names: readonly string[]) =>
    names.flatMap((name) =>
      metas.flatMap((meta, index) => (metaNames[index] === name ? (attribute(meta, 'content') ?? []) : [])),
    );

  const items = all('[itemprop]', most.items);
  const itemsOf = (name: string) =>
    items.filter((item) => (attribute(item, 'itemprop') ?? '').split(/\s+/).includes(name));

  // Linked data: each thing that it describes, in one list.
  const nodes: Fields[] = [];
  const collect = (value: unknown, depth: number): void => {
    if (depth > 4 || nodes.length >= most.nodes) return;
    if (Array.isArray(value)) for (const item of value.slice(0, 50)) collect(item, depth + 1);
    if (!isFields(value)) return;
    nodes.push(value);
    for (const name of ['@graph', 'mainEntity', 'video', 'audio']) collect(value[name], depth + 1);
  };
  for (const script of all('script[type="application/ld+json"]', most.scripts)) {
    const source = getter(Node.prototype, 'textContent', script);
    if (typeof source !== 'string' || source.length > longestScript) continue;
    try {
      collect(JSON.parse(source), 0);
    } catch {
      // Broken linked data is common and says nothing: look at the next.
    }
  }
  const isA = (node: Fields, ...types: readonly string[]) =>
    listOf(node['@type']).some((type) => typeof type === 'string' && types.includes(type));

  const person = (value: unknown) => {
    if (typeof value === 'string') {
      const isAddress = /^https?:/i.test(value);
      return { name: isAddress ? null : text(value), url: isAddress ? webAddress(value) : null };
    }
    if (!isFields(value)) return { name: null, url: null };
    const known = nodes.find(
      (node) => node !== value && node['@id'] !== undefined && node['@id'] === value['@id'],
    );
    return {
      name: text(value.name) ?? text(known?.name),
      url: webAddress(text(value.url)) ?? webAddress(text(known?.url)),
    };
  };
  const authors = () => [
    ...nodes.flatMap((node) => [...listOf(node.author), ...listOf(node.creator)].map(person)),
    ...nodes.flatMap((node) => (isA(node, 'ProfilePage') ? listOf(node.mainEntity).map(person) : [])),
    ...contentsOf('author', 'article:author').map(person),
    ...contentsOf('profile:username').map((name) => ({ name, url: null })),
    ...[
      ...all('link[rel~="author" i][href]', most.authors),
      ...all('a[rel~="author" i][href]', most.authors),
      ...itemsOf('author').flatMap((item) => {
        const inner = Element.prototype.querySelector.call(item, '[itemprop~="url"][href]');
        return attribute(item, 'href') !== null ? item : (inner ?? []);
      }),
    ].map((link) => ({ name: null, url: webAddress(attribute(link, 'href')) })),
  ];

  const isDate = (value: string | null) =>
    value !== null && /^\d{4}-\d{2}(-\d{2})?([T ][\d:.]+)?\s?(Z|[+-]\d{2}:?\d{2})?$/.test(value);
  const modified = () =>
    [
      ...contentsOf('article:modified_time', 'og:updated_time', 'datemodified'),
      ...itemsOf('dateModified').map((time) => attribute(time, 'datetime')),
      ...nodes.map((node) => text(node.dateModified)),
    ].find(isDate) ?? null;

  /** Schema.org writes booleans as `true`, `"True"` and `"https://schema.org/True"`. */
  const truth = (value: unknown) => {
    const written = /(true|false)$/i.exec(String(value))?.[1];
    return written === undefined ? null : written.toLowerCase() === 'true';
  };
  const broadcastOf = (node: Fields) => {
    const [broadcast] = [...listOf(node.publication), node].filter(
      (one): one is Fields => isFields(one) && truth(one.isLiveBroadcast) !== null,
    );
    return {
      live: broadcast === undefined ? null : truth(broadcast.isLiveBroadcast),
      endsAt: text(broadcast?.endDate),
    };
  };
  const mediaElements = [...byTag('video', most.media), ...byTag('audio', most.media)];
  const addressOfMedia = (element: Element) => {
    const current =
      text(getter(HTMLMediaElement.prototype, 'currentSrc', element)) ?? attribute(element, 'src');
    const source = current === null ? Element.prototype.querySelector.call(element, 'source[src]') : null;
    return source === null ? current : attribute(source, 'src');
  };
  const stateOf = (element: Element) => {
    const duration = getter(HTMLMediaElement.prototype, 'duration', element);
    if (typeof duration !== 'number' || Number.isNaN(duration)) return null;
    return duration === Number.POSITIVE_INFINITY;
  };
  const statedLive =
    contentsOf('islivebroadcast')
      .map(truth)
      .find((live) => live !== null) ?? null;
  const metaPlayers = () =>
    contentsOf(
      'og:video:secure_url',
      'og:video:url',
      'og:video',
      'og:audio:secure_url',
      'og:audio:url',
      'og:audio',
      'twitter:player',
      'twitter:player:stream',
      'embedurl',
      'contenturl',
    ).map((address) => ({
      origin: originOf(address),
      live: statedLive,
      endsAt: contentsOf('enddate')[0] ?? null,
    }));
  const nodePlayers = () =>
    nodes
      .filter((node) => isA(node, 'VideoObject', 'AudioObject', 'BroadcastEvent'))
      .flatMap((node) =>
        [node.embedUrl, node.contentUrl].map((address) => ({
          origin: originOf(text(address)),
          ...broadcastOf(node),
        })),
      );
  // Only players ask a frame's host for these.
  const isPlaying = (frame: Element) =>
    /encrypted-media|picture-in-picture|autoplay/i.test(attribute(frame, 'allow') ?? '');
  const players = () => [
    ...metaPlayers(),
    ...nodePlayers(),
    ...mediaElements.map((element) => {
      const live = stateOf(element);
      // A stream without an address is one that the page's own script plays.
      return {
        origin: originOf(addressOfMedia(element) ?? (live === null ? null : base)),
        live,
        endsAt: null,
      };
    }),
    ...byTag('iframe', most.frames)
      .filter(isPlaying)
      .map((frame) => ({
        origin: originOf(attribute(frame, 'src')),
        live: null,
        endsAt: null,
      })),
  ];

  const root = getter(Document.prototype, 'documentElement', document);
  const isHovered = root !== null && Element.prototype.matches.call(root, ':hover');
  const hovered = isHovered ? all(':hover', most.items) : [];
  const ofTag = (tag: string, limit: number) => {
    const pointed = hovered.filter((element) => Element.prototype.matches.call(element, tag));
    return [...pointed, ...byTag(tag, limit).filter((element) => !pointed.includes(element))];
  };
  const embedded = (elements: readonly Element[], read: (one: Element) => unknown) =>
    elements.flatMap((element) => {
      const address = webAddress(read(element));
      return address === null ? [] : [{ address, pointed: hovered.includes(element) }];
    });
  // What is under the cursor is not the one to be cut off.
  const pointedFirst = <Item extends { readonly pointed: boolean }>(found: readonly Item[]) => [
    ...found.filter(({ pointed }) => pointed),
    ...found.filter(({ pointed }) => !pointed),
  ];
  const frames = () =>
    ['iframe', 'frame', 'embed', 'object'].flatMap((tag) =>
      embedded(ofTag(tag, most.frames), (frame) => attribute(frame, tag === 'object' ? 'data' : 'src')),
    );
  const imageAddress = (image: Element) =>
    text(getter(HTMLImageElement.prototype, 'currentSrc', image)) ?? attribute(image, 'src');
  const media = () => [
    ...embedded(ofTag('img', most.media), imageAddress).map((one) => ({ kind: 'image', ...one })),
    ...embedded(ofTag('video', most.media), addressOfMedia).map((one) => ({ kind: 'video', ...one })),
    ...embedded(ofTag('audio', most.media), addressOfMedia).map((one) => ({ kind: 'audio', ...one })),
  ];

  const entry = performance.getEntriesByType('navigation')[0] as { redirectCount?: unknown } | undefined;
  return {
    ogUrl: contentsOf('og:url').map(webAddress)[0] ?? null,
    siteName:
      contentsOf('og:site_name', 'application-name')[0] ??
      text(nodes.find((node) => isA(node, 'WebSite'))?.name),
    authors: authors()
      .filter(({ name, url }) => name !== null || url !== null)
      .slice(0, most.authors),
    modifiedAt: modified(),
    generator: contentsOf('generator')[0] ?? null,
    players: players()
      .filter(({ origin }) => origin !== null)
      .slice(0, most.players),
    frames: pointedFirst(frames()).slice(0, most.frames),
    media: pointedFirst(media()).slice(0, most.media),
    redirects: typeof entry?.redirectCount === 'number' ? entry.redirectCount : null,
  };
}
