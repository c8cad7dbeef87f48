import { themesOf } from '../end.ts';

const blocks = 'p,li,h1,h2,h3,h4,h5,h6,td,th,dd,dt,div,section,article,main,body,output';
/** Parts that stand on every page and say nothing of this report. */
const elsewhere = 'script,style,noscript,template,nav,footer,select,textarea,[contenteditable]';
const mostTexts = 3000;
/** How many blocks around the words are looked at. */
const nearby = 5;

/** The texts of the blocks of a tree in their order, each without the blocks inside it. */
function blockTexts(root: Document | ShadowRoot): readonly string[] {
  const owner = root.ownerDocument ?? (root as Document);
  const walker = owner.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const texts = new Map<Element, string>();
  for (let count = 0; count < mostTexts; count += 1) {
    const node = walker.nextNode() as Text | null;
    if (node === null) break;
    const block = node.parentElement?.closest(blocks);
    const isElsewhere = node.parentElement?.closest(elsewhere) != null;
    if (block == null || isElsewhere || node.data.trim() === '') continue;
    texts.set(block, `${texts.get(block) ?? ''} ${node.data}`);
  }
  return [...texts]
    .filter(([block]) => block.checkVisibility())
    .map(([, text]) => text.replace(/\s+/g, ' ').trim());
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
