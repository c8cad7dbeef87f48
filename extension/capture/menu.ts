import { type TargetKind, targetKinds } from './target.ts';

/** One entry of the context menu, as the browser takes it. */
export interface MenuItem {
  readonly id: string;
  readonly parentId?: string;
  readonly title: string;
  readonly contexts: readonly ('page' | 'link' | 'image' | 'video' | 'audio' | 'frame' | 'selection')[];
}

/** The contexts in which the browser offers each kind of target. */
const contextsOf = {
  page: ['page'],
  link: ['link'],
  media: ['image', 'video', 'audio'],
  frame: ['frame'],
  selection: ['selection'],
} as const satisfies Readonly<Record<TargetKind, MenuItem['contexts']>>;

const titleOf = {
  page: 'menuPage',
  link: 'menuLink',
  media: 'menuMedia',
  frame: 'menuFrame',
  selection: 'menuSelection',
} as const satisfies Readonly<Record<TargetKind, string>>;

/** What an entry stands for: a target, and the category that files it at once; null asks for the popup. */
export interface MenuChoice {
  readonly kind: TargetKind;
  readonly categoryId: string | null;
}

const review = 'review';

/**
 * The whole context menu: for each kind of target the policy's categories, which file at once, and "Review…". Pure.
 * @param text gives the words for a name
 */
export function menuItems(
  categories: readonly { readonly id: string; readonly name: string }[],
  text: (name: string) => string,
): readonly MenuItem[] {
  return targetKinds.flatMap((kind) => {
    const contexts = contextsOf[kind];
    const entry = (id: string, title: string): MenuItem => ({ id, parentId: kind, title, contexts });
    return [
      { id: kind, title: text(titleOf[kind]), contexts },
      entry(`${kind} ${review}`, text('menuReview')),
      ...categories.map(({ id, name }) => entry(`${kind} category ${id}`, name)),
    ];
  });
}

/** Reads the id of a clicked entry; null for none of ours. */
export function menuChoice(id: unknown): MenuChoice | null {
  const [kind, what, categoryId = null] = String(id).split(' ');
  const target = targetKinds.find((one) => one === kind);
  if (target === undefined) return null;
  if (what === review) return { kind: target, categoryId: null };
  return what === 'category' && categoryId !== null ? { kind: target, categoryId } : null;
}
