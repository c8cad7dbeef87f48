import { closestShown, isEditableHost, isInput, isSelect, isTextArea, type TextField } from './elements.ts';
import { isOpenToPeople } from './shown.ts';

/** What a value is put into. */
export type Target =
  | { readonly kind: 'text'; readonly field: TextField }
  | { readonly kind: 'editable'; readonly field: HTMLElement }
  | {
      readonly kind: 'select';
      readonly field: HTMLSelectElement;
      readonly options: readonly HTMLOptionElement[];
    }
  | {
      readonly kind: 'group';
      readonly field: HTMLInputElement;
      readonly buttons: readonly HTMLInputElement[];
    };

const buttonTypes = new Set(['radio', 'checkbox']);

/** Radio buttons and check boxes of one name, or of one box when they have none, belong together. */
function groupOf(button: HTMLInputElement, all: readonly HTMLElement[]): readonly HTMLInputElement[] {
  const boxOf = (field: HTMLElement) =>
    closestShown(field, 'fieldset,[role="radiogroup"],[role="group"],form');
  const belongs = (field: HTMLElement): field is HTMLInputElement =>
    isInput(field) &&
    field.type === button.type &&
    field.form === button.form &&
    field.getRootNode() === button.getRootNode() &&
    field.name === button.name &&
    (button.name !== '' || boxOf(field) === boxOf(button));
  return all.filter(belongs);
}

/** An option that stands for "nothing chosen yet". */
const isPlaceholder = (option: HTMLOptionElement) =>
  option.disabled || option.value === '' || option.text === '';

function targetOf(field: HTMLElement, all: readonly HTMLElement[]): Target | null {
  if (isTextArea(field)) return { kind: 'text', field };
  if (isSelect(field)) {
    const options = [...field.options].filter((option) => !isPlaceholder(option));
    return { kind: 'select', field, options };
  }
  if (isEditableHost(field)) return { kind: 'editable', field };
  if (!isInput(field)) return null;
  if (!buttonTypes.has(field.type)) return { kind: 'text', field };
  const buttons = groupOf(field, all);
  // A single check box is a consent or a question of its own.
  return buttons[0] === field && buttons.length > 1 ? { kind: 'group', field, buttons } : null;
}

/** What of the fields could be filled by a person, a group of buttons as one. */
export function targetsAmong(fields: readonly HTMLElement[]): readonly Target[] {
  const open = fields.filter(isOpenToPeople);
  return open.map((field) => targetOf(field, open)).filter((target) => target !== null);
}

const isUntouchedSelect = ({ selectedIndex, options }: HTMLSelectElement) => {
  const chosen = options[selectedIndex];
  if (chosen === undefined || isPlaceholder(chosen)) return true;
  // The browser shows the first option where the page has chosen none.
  return selectedIndex === 0 && !chosen.hasAttribute('selected');
};

/** Whether the page or the moderator has put something in. */
export function isOccupied(target: Target): boolean {
  switch (target.kind) {
    case 'text':
      return target.field.value !== '';
    case 'editable':
      return (target.field.textContent ?? '').trim() !== '';
    case 'select':
      return !isUntouchedSelect(target.field);
    case 'group':
      return target.buttons.some(({ checked }) => checked);
  }
}
