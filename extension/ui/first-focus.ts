import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';

/**
 * Gives an element the focus when it is first drawn, in the same turn, so that a key pressed right after finds it.
 * Firefox draws a popup before its panel has the focus and then focuses the body: the element takes it from there.
 */
export function useFirstFocus(element: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const takeFromBody = () => {
      if (document.activeElement === document.body) element.current?.focus();
    };
    element.current?.focus();
    window.addEventListener('focus', takeFromBody);
    return () => window.removeEventListener('focus', takeFromBody);
  }, [element]);
}
