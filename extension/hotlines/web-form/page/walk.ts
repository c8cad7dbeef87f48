import { isEditableHost, isField, isFrame } from './elements.ts';
import { isShown } from './shown.ts';

/** Bounds against pages that are made to be endless. */
const mostFields = 400;
const deepest = 12;

/** Everything of a page that can hold fields. */
export interface Ground {
  /** The documents and open shadow roots, the page's own document first. */
  readonly roots: readonly (Document | ShadowRoot)[];
  /** The fields in the order in which the page has them. */
  readonly fields: readonly HTMLElement[];
  /** The frames of the same origin. */
  readonly frames: readonly HTMLIFrameElement[];
}

/** The document of a frame whose content has this origin itself; null for any other. */
function documentOf(frame: HTMLIFrameElement, origin: string): Document | null {
  try {
    const { contentDocument } = frame;
    return contentDocument?.defaultView?.origin === origin ? contentDocument : null;
  } catch {
    // Another origin: the browser does not let anybody look.
    return null;
  }
}

class Walk {
  readonly roots: (Document | ShadowRoot)[] = [];
  readonly fields: HTMLElement[] = [];
  readonly frames: HTMLIFrameElement[] = [];

  constructor(readonly origin: string) {}

  enter(root: Document | ShadowRoot, depth: number): void {
    if (depth > deepest) return;
    this.roots.push(root);
    const owner = root.ownerDocument ?? (root as Document);
    const walker = owner.createTreeWalker(root, NodeFilter.SHOW_ELEMENT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      this.#visit(node as Element, depth);
      // What lies inside an editable element is its text.
      if (isEditableHost(node)) skipInside(walker, node as Element);
    }
  }

  #visit(element: Element, depth: number): void {
    if (isField(element) && this.fields.length < mostFields) this.fields.push(element as HTMLElement);
    if (element.shadowRoot !== null) this.enter(element.shadowRoot, depth + 1);
    if (!isFrame(element)) return;
    this.frames.push(element);
    const inside = isShown(element) ? documentOf(element, this.origin) : null;
    if (inside !== null) this.enter(inside, depth + 1);
  }
}

/**
 * Walks a document with its open shadow roots and the frames of the same origin.
 * @param origin the only origin whose documents are entered
 */
export function walk(document: Document, origin: string): Ground {
  const walked = new Walk(origin);
  walked.enter(document, 0);
  return walked;
}

function skipInside(walker: TreeWalker, element: Element): void {
  const last = [...element.querySelectorAll('*')].at(-1);
  if (last !== undefined) walker.currentNode = last;
}
