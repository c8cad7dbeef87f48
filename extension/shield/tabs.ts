import type { StrengthName } from './strength.ts';

/** A tab that is shielded, or whose shield the moderator has lifted on one of the policy's hosts. */
export interface ShieldedTab {
  readonly wanted: boolean;
  /** Whether the shield is on the page that the tab shows now. */
  readonly reached: boolean;
  readonly strength: StrengthName;
  /** The style letter for letter: browsers take one away by its text. */
  readonly style: string;
  readonly byPolicy: boolean;
  /** Whether the tab was silent before the shield silenced it; null where it did not. */
  readonly mutedBefore: boolean | null;
}

/** All of them, by the browser's number of the tab. No address is among it. */
export interface ShieldedTabs {
  /** Letters and digits by which style and page script understand each other, and which no page can know. */
  readonly mark: string;
  readonly tabs: Readonly<Record<number, ShieldedTab>>;
}

export const noTabs = (id: string): ShieldedTabs => ({ mark: `s${id.replaceAll('-', '')}`, tabs: {} });

/** What was kept since the browser started; null when it is nothing of ours. */
export function readTabs(kept: unknown): ShieldedTabs | null {
  if (typeof kept !== 'object' || kept === null) return null;
  const { mark, tabs } = kept as Partial<ShieldedTabs>;
  return typeof mark === 'string' && typeof tabs === 'object' ? { mark, tabs } : null;
}
