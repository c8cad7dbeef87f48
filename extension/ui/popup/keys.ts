import type { PopupView } from '../../outbox/popup-view.ts';
import type { KeyLine } from '../keys-help.tsx';

/** What a key does in the popup. */
export type PopupCommand =
  | { readonly name: 'category'; readonly id: string }
  | { readonly name: 'urgent' | 'note' | 'facts' | 'list' | 'document' | 'shield' | 'undo' | 'help' };

type Named = Exclude<PopupCommand['name'], 'category'>;

const letters: Readonly<Record<string, Named>> = {
  u: 'urgent',
  n: 'note',
  f: 'facts',
  l: 'list',
  e: 'document',
  s: 'shield',
  '?': 'help',
};

/** A key as the browser reports it. */
export interface Pressed {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

/**
 * The command of a key; null when the key is not ours. Pure. Keys within a field are text and never come here.
 * @param categories those that the policy offers, each with the number that chooses it
 */
export function popupCommandOf(
  { key, ctrlKey, metaKey, altKey }: Pressed,
  categories: PopupView['categories'],
): PopupCommand | null {
  const pressed = key.toLowerCase();
  if (altKey) return null;
  if (ctrlKey || metaKey) return pressed === 'z' ? { name: 'undo' } : null;
  const name = letters[pressed];
  if (name !== undefined) return { name };
  const id = /^[1-9]$/.test(key)
    ? categories.find((category) => category.key === Number(key))?.id
    : undefined;
  return id === undefined ? null : { name: 'category', id };
}

/** All keys, for the page that names them. */
export const popupKeys: readonly KeyLine[] = [
  ['1 – 9', 'popupKeyCategory'],
  ['Enter', 'popupKeyFile'],
  ['Ctrl+Z', 'undo'],
  ['U', 'urgent'],
  ['N', 'note'],
  ['F', 'factsLabel'],
  ['L', 'list'],
  ['E', 'whatWillBeSent'],
  ['S', 'commandShield'],
  ['?', 'historyKeyHelp'],
];
