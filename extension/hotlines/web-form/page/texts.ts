import { isElement, isText, shownParent } from './elements.ts';

/** Longer texts are prose. The lexicon looks at no more of them either. */
const longest = 400;
const silent = 'script,style,noscript,template,option,textarea,select,datalist,svg,iframe,button';

/** The text of a node as a label says it, without what fields, lists and buttons in it say. */
export function textOf(node: Node): string {
  const parts: string[] = [];
  let length = 0;
  const gather = (at: Node) => {
    if (length > longest) return;
    if (isText(at)) {
      parts.push(at.data);
      length += at.data.trim().length;
    } else if (!isElement(at) || !at.matches(silent)) at.childNodes.forEach(gather);
  };
  gather(node);
  return parts.join(' ').replace(/\s+/g, ' ').trim().slice(0, longest);
}

const attribute = (element: Element, name: string) => element.getAttribute(name)?.trim() ?? '';
export const nonEmpty = (texts: readonly string[]) => [...new Set(texts.filter((text) => text !== ''))];

/** The texts of the elements that an attribute names by their ids, in the same tree. */
function textsByIds(element: Element, name: string): readonly string[] {
  const root = element.getRootNode() as Document | ShadowRoot;
  return attribute(element, name)
    .split(/\s+/)
    .filter((id) => id !== '')
    .flatMap((id) => {
      const found = root.querySelector(`#${CSS.escape(id)}`);
      return found === null ? [] : [textOf(found)];
    });
}

export const labelsOf = (field: HTMLElement): readonly string[] =>
  nonEmpty([
    ...[...((field as HTMLInputElement).labels ?? [])].map(textOf),
    textsByIds(field, 'aria-labelledby').join(' '),
    attribute(field, 'aria-label'),
  ]);

export const hintsOf = (field: HTMLElement): readonly string[] =>
  nonEmpty([
    ...['placeholder', 'aria-placeholder', 'data-placeholder', 'title'].map((name) => attribute(field, name)),
    ...textsByIds(field, 'aria-describedby'),
  ]);

export const namesOf = (field: Element): readonly string[] =>
  nonEmpty(['name', 'id'].map((name) => attribute(field, name)));

const isHeading = (element: Element) => element.matches('h1,h2,h3,h4,h5,h6,[role="heading"]');

/** The nearest heading before an element, inside the boundary. */
export function headingBefore(element: Element, boundary: Element | null): string {
  for (let at: Element | null = element; at !== null && at !== boundary; at = shownParent(at))
    for (let before = at.previousElementSibling; before !== null; before = before.previousElementSibling)
      if (isHeading(before)) return textOf(before);
  return '';
}

/** What a group of fields is called: by its legend or its accessible name. */
export function nameOfGroup(group: Element): readonly string[] {
  const legend = group.querySelector(':scope > legend');
  return nonEmpty([
    legend === null ? '' : textOf(legend),
    attribute(group, 'aria-label'),
    ...textsByIds(group, 'aria-labelledby'),
  ]);
}
