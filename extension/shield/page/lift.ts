/** What the page function is told. */
export interface LiftMarks {
  readonly lifted: string;
  readonly within: string;
}

/**
 * Runs inside a shielded document and lets the moderator look: while Alt is held, what is under the cursor is lifted and
 * nothing else. It reads nothing of the page, and marks elements by a name that the page does not know.
 *
 * It is turned into text and injected, so it must not use anything outside itself. Once in a document it does nothing
 * more; what lifts is the style, and without the style a mark means nothing.
 *
 * @returns whether the document is new to it
 */
export function liftUnderCursor({ lifted, within }: LiftMarks): boolean {
  const world = globalThis as typeof globalThis & { signpostShield?: string };
  if (world.signpostShield === lifted) return false;
  world.signpostShield = lifted;
  const position = { x: -1, y: -1 };
  let marked: readonly Element[] = [];

  /** Everything at the cursor, the topmost first, each shadow root looked into once: some tell of their hosts too. */
  const stackIn = (root: DocumentOrShadowRoot, seen: Set<DocumentOrShadowRoot>): readonly Element[] => {
    seen.add(root);
    return root
      .elementsFromPoint(position.x, position.y)
      .flatMap((element) =>
        element.shadowRoot === null || seen.has(element.shadowRoot)
          ? [element]
          : [...stackIn(element.shadowRoot, seen), element],
      );
  };

  /** Without what merely lies around it: a page's own background is not what the cursor points at. */
  const underCursor = (): readonly Element[] => {
    const [top, ...below] = [...new Set(stackIn(document, new Set()))];
    return top === undefined ? [] : [top, ...below.filter((element) => !element.contains(top))];
  };

  const show = (held: boolean): void => {
    const next = held ? underCursor() : [];
    for (const element of marked) if (!next.includes(element)) element.removeAttribute(lifted);
    for (const element of next) element.setAttribute(lifted, '');
    marked = next;
  };

  const moved = (event: MouseEvent): void => {
    if (!event.isTrusted) return;
    position.x = event.clientX;
    position.y = event.clientY;
    if (event.altKey || marked.length > 0) show(event.altKey);
  };
  const pressed = (event: KeyboardEvent): void => {
    if (event.isTrusted && event.key === 'Alt') show(event.type === 'keydown');
  };
  const away = (): void => show(false);

  const quietly = { capture: true, passive: true } as const;
  addEventListener('mousemove', moved, quietly);
  addEventListener('mouseover', moved, quietly);
  addEventListener('keydown', pressed, quietly);
  addEventListener('keyup', pressed, quietly);
  addEventListener('blur', away, quietly);
  document.addEventListener('mouseleave', away, quietly);

  // A frame that is shielded from within need not be hidden as a whole, for as long as this document is in it.
  const frame = window.frameElement;
  frame?.setAttribute(within, '');
  addEventListener('pagehide', () => frame?.removeAttribute(within), quietly);
  return true;
}
