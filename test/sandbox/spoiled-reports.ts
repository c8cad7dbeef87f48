import type { ElementNode } from './xml-tree';

/** A document with one thing changed, and what that was. */
export interface SpoiledReport {
  readonly change: string;
  readonly root: ElementNode;
}

type Spoil = (siblings: ElementNode[], index: number, element: ElementNode) => void;

const rewrite =
  (text: string): Spoil =>
  (siblings, index, element) => {
    siblings[index] = { ...element, text, children: [] };
  };

const spoilAttributes =
  (change: (attributes: Record<string, string>) => Record<string, string>): Spoil =>
  (siblings, index, element) => {
    siblings[index] = { ...element, attributes: change({ ...element.attributes }) };
  };

const spoils: Readonly<Record<string, Spoil>> = {
  'left out': (siblings, index) => siblings.splice(index, 1),
  'there twice': (siblings, index, element) => siblings.splice(index, 0, structuredClone(element)),
  'after its neighbour': (siblings, index) =>
    siblings.splice(index, 2, ...siblings.slice(index, index + 2).reverse()),
  'moved to the end': (siblings, index) => siblings.push(...siblings.splice(index, 1)),
  'under another name': (siblings, index, element) => {
    siblings[index] = { ...element, name: `${element.name}s` };
  },
  emptied: rewrite(''),
  'with a word for its content': rewrite('unexpected'),
  'with a number for its content': rewrite('99999999999999999999'),
  'with a date that does not exist': rewrite('2025-02-30T25:00:00Z'),
  'with spaces around its content': (siblings, index, element) => {
    siblings[index] = { ...element, text: ` ${element.text} ` };
  },
  'with an element inside': (_siblings, _index, element) => {
    element.children.push({ name: 'inside', attributes: {}, children: [], text: '' });
  },
  'with another attribute': spoilAttributes((attributes) => ({ ...attributes, another: 'x' })),
  'without attributes': spoilAttributes(() => ({})),
  'with senseless attributes': spoilAttributes((attributes) =>
    Object.fromEntries(Object.keys(attributes).map((name) => [name, 'unexpected'])),
  ),
};

type Path = readonly number[];

function pathsBelow(element: ElementNode, path: Path = []): Path[] {
  return element.children.flatMap((child, index) => {
    const here = [...path, index];
    return [here, ...pathsBelow(child, here)];
  });
}

function spoilAt(root: ElementNode, path: Path, name: string, spoil: Spoil): SpoiledReport | null {
  const copy = structuredClone(root);
  let parent = copy;
  for (const index of path.slice(0, -1)) parent = parent.children[index] ?? parent;
  const place = path.at(-1) ?? 0;
  const element = parent.children[place];
  if (element === undefined) return null;
  const change = `${parent.name}/${element.name} ${name}`;
  spoil(parent.children, place, element);
  return { change, root: copy };
}

/** Every document that comes of changing a report in one place in one of the ways above; alike places count once. */
export function* spoiledReports(root: ElementNode): Generator<SpoiledReport> {
  const seen = new Set<string>();
  for (const path of pathsBelow(root)) {
    for (const [name, spoil] of Object.entries(spoils)) {
      const spoiled = spoilAt(root, path, name, spoil);
      if (spoiled === null || seen.has(spoiled.change)) continue;
      seen.add(spoiled.change);
      yield spoiled;
    }
  }
}
