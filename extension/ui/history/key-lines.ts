import type { KeyLine } from '../keys-help.tsx';

/** All keys, for the page that names them. */
export const historyKeys: readonly KeyLine[] = [
  ['J  ↓', 'historyKeyNext'],
  ['K  ↑', 'historyKeyPrevious'],
  ['Home  End', 'historyKeyEnds'],
  ['Enter', 'historyKeyOpen'],
  ['/', 'historyKeySearch'],
  ['Esc', 'historyKeyClose'],
  ['?', 'historyKeyHelp'],
];
