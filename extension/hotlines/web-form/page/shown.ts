import { isInput, shownParent } from './elements.ts';

/** A field that is smaller was not meant to be written into. */
const smallest = 8;

const isTransparentToEyes = { checkOpacity: true, checkVisibilityCSS: true };

/** Boxes that hide what is in them: of no size, cut to nothing, or taken away from assistive technology. */
function hidesContent(element: Element): boolean {
  if (element.getAttribute('aria-hidden') === 'true' || element.hasAttribute('inert')) return true;
  const style = element.ownerDocument.defaultView?.getComputedStyle(element);
  if (style === undefined) return false;
  const { width, height } = element.getBoundingClientRect();
  if (style.overflow !== 'visible' && style.display !== 'contents' && (width < 2 || height < 2)) return true;
  return /^inset\((50|100)%/.test(style.clipPath) || /^rect\(0px,? 0px,? 0px,? 0px\)$/.test(style.clip);
}

/** Off to the left or above the page, or right of everything that can be scrolled to: where traps for programs lie. */
function isOutOfReach(element: Element): boolean {
  const { right, bottom, left, top } = element.getBoundingClientRect();
  const view = element.ownerDocument.defaultView;
  const { scrollWidth, scrollHeight } = element.ownerDocument.documentElement;
  const [x, y] = [view?.scrollX ?? 0, view?.scrollY ?? 0];
  return right + x <= 0 || bottom + y <= 0 || left + x >= scrollWidth || top + y >= scrollHeight + 1;
}

function isVisible(element: Element): boolean {
  if (!element.checkVisibility(isTransparentToEyes)) return false;
  for (let at: Element | null = element; at !== null; at = shownParent(at))
    if (hidesContent(at)) return false;
  return !isOutOfReach(element);
}

const isLarge = (element: Element) => {
  const { width, height } = element.getBoundingClientRect();
  return width >= smallest && height >= smallest;
};

/** Whether a person can see the element and reach it. */
export const isShown = (element: Element): boolean => isLarge(element) && isVisible(element);

/** Pages hide radio buttons and check boxes behind labels that they draw themselves. */
export const isShownByLabel = (field: HTMLElement): boolean =>
  isShown(field) || (isInput(field) && [...(field.labels ?? [])].some(isShown));

/** Whether a person could change the field. */
export function isOpenToPeople(field: HTMLElement): boolean {
  if (field.matches(':disabled,[readonly],[aria-disabled="true"],[aria-readonly="true"]')) return false;
  const isChoice = isInput(field) && (field.type === 'radio' || field.type === 'checkbox');
  if (isChoice) return isShownByLabel(field);
  const isPassedOver = Number(field.getAttribute('tabindex') ?? 0) < 0;
  return !isPassedOver && isShown(field);
}
