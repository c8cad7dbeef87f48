import type { PanelContent, PanelWords } from './panel-content.ts';
import { addCopyRow } from './panel-copy.ts';
import { element, place, styles } from './panel-look.ts';

/** The small panel on the hotline's page. Its tree is closed: the page can neither read it nor style it. */
export interface Panel {
  show(content: PanelContent): void;
  remove(): void;
  readonly isClosed: boolean;
}

function closeButton(document: Document, words: PanelWords, close: () => void): HTMLElement {
  const button = element(document, 'button', styles.close, '✕');
  button.setAttribute('type', 'button');
  button.setAttribute('aria-label', words.close);
  button.addEventListener('click', close);
  return button;
}

function fill(box: HTMLElement, words: PanelWords, { offered, filled }: PanelContent): void {
  const { ownerDocument: document } = box;
  if (offered.length > 0) {
    box.append(element(document, 'h3', styles.heading, words.offeredHeading));
    const list = element(document, 'ul', styles.list);
    for (const value of offered) addCopyRow(list, value, words);
    box.append(list);
  }
  if (filled.length > 0) {
    box.append(element(document, 'h3', styles.heading, words.filledHeading));
    box.append(element(document, 'p', styles.filled, filled.join(', ')));
  }
}

/** Who works the panel by keyboard stays where they were when its content changes, or at its first button. */
function focusAgain(box: HTMLElement, name: string): void {
  const buttons = [...box.querySelectorAll('button')];
  (buttons.find((button) => button.getAttribute('aria-label') === name) ?? buttons[0])?.focus();
}

/** Makes a panel; it appears with its first content and, once closed by the moderator, not again. */
export function createPanel(document: Document, words: PanelWords): Panel {
  const host = element(document, 'div', styles.host);
  const tree = host.attachShadow({ mode: 'closed' });
  let isClosed = false;
  let shown = '';
  const close = () => {
    isClosed = true;
    host.remove();
  };
  const draw = (content: PanelContent) => {
    const box = element(document, 'section', styles.box);
    box.setAttribute('role', 'region');
    box.setAttribute('aria-label', words.title);
    const bar = element(document, 'header', styles.bar);
    bar.append(element(document, 'h2', styles.title, words.title), closeButton(document, words, close));
    box.append(bar);
    box.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') close();
      // The page's own shortcuts are not for this panel.
      event.stopPropagation();
    });
    fill(box, words, content);
    const focused = tree.activeElement?.getAttribute('aria-label') ?? null;
    tree.replaceChildren(box);
    if (focused !== null) focusAgain(box, focused);
  };
  return {
    show(content) {
      const now = JSON.stringify(content);
      if (isClosed || (now === shown && host.isConnected)) return;
      shown = now;
      draw(content);
      if (!host.isConnected) place(document, host);
    },
    remove: () => host.remove(),
    get isClosed() {
      return isClosed;
    },
  };
}
