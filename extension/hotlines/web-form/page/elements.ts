/** A field that takes text from the keyboard. */
export type TextField = HTMLInputElement | HTMLTextAreaElement;

const isHtml = (node: Node): node is HTMLElement =>
  node.nodeType === Node.ELEMENT_NODE && (node as Element).namespaceURI === 'http://www.w3.org/1999/xhtml';

/** By name, since an element of a frame is no instance of this window's classes. */
export const isInput = (node: Node): node is HTMLInputElement => isHtml(node) && node.localName === 'input';
export const isTextArea = (node: Node): node is HTMLTextAreaElement =>
  isHtml(node) && node.localName === 'textarea';
export const isSelect = (node: Node): node is HTMLSelectElement =>
  isHtml(node) && node.localName === 'select';
export const isFrame = (node: Node): node is HTMLIFrameElement => isHtml(node) && node.localName === 'iframe';
export const isElement = (node: Node): node is HTMLElement => isHtml(node);
export const isText = (node: Node): node is Text => node.nodeType === Node.TEXT_NODE;

/** The element that makes its content editable, not what lies inside it. */
export const isEditableHost = (node: Node): boolean =>
  isHtml(node) && /^(|true|plaintext-only)$/i.test(node.getAttribute('contenteditable') ?? 'false');

export const isField = (node: Node): boolean =>
  isInput(node) || isTextArea(node) || isSelect(node) || isEditableHost(node);

/** The parent as the page shows it: out of a shadow root to its host, out of a slot to where it is slotted. */
export function shownParent(node: Node): Element | null {
  const element = isHtml(node) ? node : null;
  if (element?.assignedSlot != null) return element.assignedSlot;
  const { parentNode } = node;
  if (parentNode === null) return null;
  return parentNode.nodeType === Node.DOCUMENT_FRAGMENT_NODE
    ? ((parentNode as ShadowRoot).host ?? null)
    : parentNode.nodeType === Node.ELEMENT_NODE
      ? (parentNode as Element)
      : null;
}

/** The nearest element from this one outwards, through shadow roots, that the selector matches. */
export function closestShown(element: Element, selector: string): Element | null {
  for (let at: Element | null = element; at !== null; at = shownParent(at))
    if (at.matches(selector)) return at;
  return null;
}
