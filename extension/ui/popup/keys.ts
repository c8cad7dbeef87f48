import type { PopupView } from '../../outbox/popup-view.ts';

/** The category that a pressed key chooses; null when it chooses none. */
export function categoryOfKey(key: string, categories: PopupView['categories']): string | null {
  if (!/^[1-9]$/.test(key)) return null;
  return categories.find((category) => category.key === Number(key))?.id ?? null;
}
