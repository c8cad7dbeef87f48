import type { OfferedValue, PanelWords } from './panel-content.ts';
import { element, styles } from './panel-look.ts';

/** The old way, for pages that are not served securely or forbid the new one. */
function copyBySelection(holder: HTMLElement, text: string): boolean {
  const field = element(holder.ownerDocument, 'textarea', styles.hiddenCopy) as HTMLTextAreaElement;
  field.value = text;
  holder.append(field);
  field.select();
  const isCopied = holder.ownerDocument.execCommand('copy');
  field.remove();
  return isCopied;
}

async function copy(holder: HTMLElement, text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(holder, text);
  }
}

/** A value as inert text with its name, why it was not filled in, and a button that copies it. */
export function addCopyRow(
  list: HTMLElement,
  { name, reason, value }: OfferedValue,
  words: PanelWords,
): void {
  const { ownerDocument: document } = list;
  const row = element(document, 'li', styles.row);
  const text = element(document, 'div', styles.value, value);
  text.setAttribute('dir', 'auto');
  const button = element(document, 'button', styles.copy, words.copy);
  button.setAttribute('type', 'button');
  button.setAttribute('aria-label', `${words.copy}: ${name}`);
  const said = element(document, 'span', styles.said);
  said.setAttribute('role', 'status');
  button.addEventListener('click', () => {
    void copy(row, value).then((isCopied) => {
      said.textContent = isCopied ? words.copied : '';
      button.focus();
    });
  });
  row.append(
    element(document, 'strong', styles.name, name),
    element(document, 'span', styles.reason, reason),
  );
  row.append(text, button, said);
  list.append(row);
}
