import { themesOf } from '../end.ts';
import { isElement } from './elements.ts';
import { textOf } from './texts.ts';

const blocks = 'p,li,h1,h2,h3,h4,h5,h6,td,th,dd,dt,div,section,article,main,body,output,strong,code';
/** Parts that stand on every page and say nothing of this report. */
const elsewhere = 'script,style,noscript,template,nav,footer,select,textarea,[contenteditable]';
const mostTexts = 3000;
/** How many blocks around the words are looked at. */
const nearby = 5;

function blockTexts(root: Document | ShadowRoot): readonly string[] {
  const owner = root.ownerDocument ?? (root as Document);
  const walker = owner.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const found = new Set<Element>();
  for (let count = 0; count < mostTexts; count += 1) {
    const node = walker.nextNode();
    if (node === null) break;
    const block = node.parentElement?.closest(blocks);
    if ((node as Text).data.trim() === '' || block == null) continue;
    if (isElement(block) && block.closest(elsewhere) === null && block.checkVisibility()) found.add(block);
  }
  return [...found].map(textOf).filter((text) => text !== '');
}

/**
 * The texts near words of thanks or receipt, and no others.
 * @param roots the documents and shadow roots of the hotline's own page
 */
export function endTextsOf(roots: readonly (Document | ShadowRoot)[]): readonly string[] {
  return roots.flatMap((root) => {
    const texts = blockTexts(root);
    const saying = texts.flatMap((text, index) => {
      const themes = themesOf(text);
      return themes.has('thanks') || themes.has('received') || themes.has('confirmByEmail') ? [index] : [];
    });
    return texts.filter((_, index) => saying.some((at) => Math.abs(at - index) <= nearby));
  });
}
