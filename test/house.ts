/**
 * Checks that the source keeps to the house (see the README's map): who may import whom, who may use a package, who may
 * touch the network, the databases and the browser. A scan of the text, not a compiler: imports stand at line starts.
 */

/** Paths relative to `extension/`, and the source of each. */
export type Sources = ReadonlyMap<string, string>;

interface Import {
  readonly target: string;
  /** Erased by the compiler: nothing of it runs. */
  readonly typeOnly: boolean;
}

/** What each room may import besides its own files. Whatever is not listed is upward or sideways. */
const mayImport: Readonly<
  Record<string, { readonly values: readonly string[]; readonly types?: readonly string[] }>
> = {
  report: { values: [] },
  'browser.ts': { values: [] },
  'shield-door.ts': { values: [] },
  capture: { values: ['report'] },
  policy: { values: ['report'] },
  hotlines: { values: ['report'] },
  ledger: { values: ['report'] },
  shield: { values: ['report'] },
  outbox: { values: ['report', 'capture', 'policy', 'hotlines', 'ledger', 'shield'] },
  settings: { values: ['report', 'policy', 'hotlines', 'ledger', 'shield', 'outbox'] },
  'messages.ts': {
    values: ['report', 'capture', 'policy', 'hotlines', 'ledger', 'shield', 'outbox', 'settings'],
  },
  'background.ts': {
    values: [
      'report',
      'browser.ts',
      'shield-door.ts',
      'capture',
      'policy',
      'hotlines',
      'ledger',
      'shield',
      'outbox',
      'settings',
      'messages.ts',
    ],
  },
  ui: {
    values: ['report', 'messages.ts', 'browser.ts', 'shield-door.ts'],
    types: ['capture', 'policy', 'hotlines', 'ledger', 'shield', 'outbox', 'settings', '_locales'],
  },
  // What builds the extension is no part of it.
  'manifest.ts': { values: ['../package.json'] },
  'vite.config.ts': { values: ['manifest.ts', 'policy'] },
};

const checksumsOfWallets = ['base58', 'segwit', 'ethereum', 'monero'].map(
  (format) => `capture/money/${format}-address.ts`,
);

/** Each package's owners: rooms, or single files. */
const packageOwners: Readonly<Record<string, readonly string[]>> = {
  'webextension-polyfill': ['browser.ts', 'shield-door.ts'],
  idb: ['outbox', 'ledger', 'policy/store.ts'],
  saxes: ['hotlines/xml.ts'],
  valibot: ['policy'],
  '@valibot/to-json-schema': ['policy/json-schema.ts'],
  'age-encryption': ['ledger/seal.ts'],
  '@scure/base': [
    'policy/schema/values.ts',
    'capture/lists/onion.ts',
    'capture/lists/ipfs.ts',
    ...checksumsOfWallets,
  ],
  '@noble/hashes': checksumsOfWallets,
  'strip-json-comments': ['policy/parse.ts'],
  preact: ['ui'],
  '@preact/signals': ['ui'],
  vite: ['vite.config.ts'],
  'node:fs': ['vite.config.ts'],
  'node:path': ['vite.config.ts'],
};

/** What only its owners may name, as it looks in the source without comments. */
const guarded: readonly {
  readonly what: string;
  readonly pattern: RegExp;
  readonly owners: readonly string[];
}[] = [
  // One line at the beginning of each page of the policy's hosts, which the door would make slow.
  {
    what: 'the global "chrome"',
    pattern: /(?<![\w$.'"-])chrome\s*[.[]/,
    owners: ['shield/page/page-begun.ts'],
  },
  {
    what: 'the global "browser"',
    pattern: /\b(globalThis|self|window)\s*\??\.\s*(browser|chrome)\b/,
    owners: [],
  },
  // The composition root hands the browser's own to the one place that calls it.
  {
    what: '"fetch"',
    pattern: /(?<![\w$.])fetch\s*\(|\b(globalThis|self|window)\s*\??\.\s*fetch\b/,
    owners: ['hotlines/request.ts', 'background.ts'],
  },
  {
    what: 'another way to the network',
    pattern:
      /\b(XMLHttpRequest|WebSocket|WebTransport|EventSource|RTCPeerConnection|sendBeacon|importScripts)\b/,
    owners: [],
  },
  { what: 'IndexedDB', pattern: /\b(indexedDB|openDB)\b/, owners: ['outbox', 'ledger', 'policy/store.ts'] },
  { what: 'storage that pages can read', pattern: /\b(localStorage|sessionStorage)\b/, owners: [] },
  {
    what: 'code from text',
    pattern: /(?<![\w$.])eval\s*\(|\bnew\s+Function\b|\bdangerouslySetInnerHTML\b|\.(inner|outer)HTML\b/,
    // The build takes it out of the interface's library.
    owners: ['vite.config.ts'],
  },
];

/** Takes comments out and leaves strings in: an import's path is one. */
const withoutComments = (source: string) =>
  source.replace(
    /("(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*')|\/\/[^\n]*|\/\*[\s\S]*?\*\//g,
    (_, text?: string) => text ?? '',
  );

const resolve = (from: string, path: string) =>
  new URL(path, `file:///extension/${from}`).pathname.replace(/^\/extension\//, '').replace(/^\//, '../');

function importsOf(file: string, source: string): readonly Import[] {
  const statement = /^\s*(?:import|export)\s+(type\s)?(?:[^'";]*?\sfrom\s+)?(['"])([^'"]+)\2/gm;
  const dynamic = /\bimport\s*\(\s*(['"])([^'"]+)\1\s*\)/g;
  const found = [
    ...[...source.matchAll(statement)].map(([, type, , path = '']) => ({
      path,
      typeOnly: type !== undefined,
    })),
    ...[...source.matchAll(dynamic)].map(([, , path = '']) => ({ path, typeOnly: false })),
  ];
  return found.map(({ path, typeOnly }) => ({
    target: path.startsWith('.') ? resolve(file, path) : path,
    typeOnly,
  }));
}

const roomOf = (file: string) => (file.startsWith('..') ? file : (file.split('/')[0] ?? file));
const owns = (owners: readonly string[], file: string) =>
  owners.includes(roomOf(file)) || owners.includes(file);
const isPackage = ({ target }: Import) => !/\.(tsx?|json|css)$/.test(target);

function importProblem(file: string, { target, typeOnly }: Import): string | null {
  const [from, to] = [roomOf(file), roomOf(target)];
  if (from === to) return adapterProblem(file, target);
  const allowed = mayImport[from];
  if (allowed === undefined) return `${file} is in no known room`;
  if (to === '_locales' && !typeOnly) return `${file} imports the words themselves, not their type`;
  if (allowed.values.includes(to) || (typeOnly && allowed.types?.includes(to))) return null;
  return `${file} imports ${typeOnly ? 'a type of ' : ''}${target}`;
}

/** Within the hotlines, an adapter's folder knows no other, and only the registry knows them all. */
function adapterProblem(file: string, target: string): string | null {
  const adapterOf = (path: string) => /^hotlines\/([^/]+)\//.exec(path)?.[1];
  const [from, to] = [adapterOf(file), adapterOf(target)];
  if (to === undefined || to === from || file === 'hotlines/registry.ts') return null;
  return `${file} imports ${target} of an adapter`;
}

function packageProblem(file: string, { target }: Import): string | null {
  const name = /^(@[^/]+\/)?[^/]+/.exec(target)?.[0] ?? target;
  return owns(packageOwners[name] ?? [], file) ? null : `${file} imports the package ${name}`;
}

/** Each way round in the graph of imports, types included, as the files on it. */
function cycles(graph: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const found: string[] = [];
  const done = new Set<string>();
  const walk = (file: string, path: readonly string[]) => {
    const since = path.indexOf(file);
    if (since >= 0) found.push(`${[...path.slice(since), file].join(' -> ')} is a cycle`);
    if (since >= 0 || done.has(file)) return;
    for (const next of graph.get(file) ?? []) walk(next, [...path, file]);
    done.add(file);
  };
  for (const file of graph.keys()) walk(file, []);
  return found;
}

/** What is not as the house wants it; nothing when all is. */
export function houseProblems(sources: Sources): readonly string[] {
  const problems: (string | null)[] = [];
  const graph = new Map<string, string[]>();
  for (const [file, text] of sources) {
    const source = withoutComments(text);
    const imports = importsOf(file, source);
    graph.set(
      file,
      imports.filter((one) => !isPackage(one)).map(({ target }) => target),
    );
    for (const one of imports)
      problems.push(isPackage(one) ? packageProblem(file, one) : importProblem(file, one));
    for (const { what, pattern, owners } of guarded) {
      if (pattern.test(source) && !owns(owners, file)) problems.push(`${file} uses ${what}`);
    }
  }
  return [...problems.filter((problem) => problem !== null), ...cycles(graph)];
}
