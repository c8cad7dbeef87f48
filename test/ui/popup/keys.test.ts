import { describe, expect, test } from 'vitest';
import type { PopupView } from '../../../extension/outbox/popup-view.ts';
import { type Pressed, popupCommandOf } from '../../../extension/ui/popup/keys.ts';

const categories = [
  { id: 'first', key: 1 },
  { id: 'none', key: null },
] as unknown as PopupView['categories'];

const commandOf = (key: string, held: Partial<Pressed> = {}) =>
  popupCommandOf({ key, ctrlKey: false, metaKey: false, altKey: false, ...held }, categories);

describe('A key in the popup', () => {
  test.each([
    ['1', { name: 'category', id: 'first' }],
    ['u', { name: 'urgent' }],
    ['U', { name: 'urgent' }],
    ['n', { name: 'note' }],
    ['f', { name: 'facts' }],
    ['l', { name: 'list' }],
    ['e', { name: 'document' }],
    ['s', { name: 'shield' }],
    ['?', { name: 'help' }],
  ])('%s is a command', (key, command) => {
    expect(commandOf(key)).toEqual(command);
  });

  test.each(['2', '0', 'x', 'Enter', 'Tab', ' '])('%s is left to the browser', (key) => {
    expect(commandOf(key)).toBeNull();
  });

  test('with Control or Command is none but undo', () => {
    expect(commandOf('z', { ctrlKey: true })).toEqual({ name: 'undo' });
    expect(commandOf('z', { metaKey: true })).toEqual({ name: 'undo' });
    expect(commandOf('u', { ctrlKey: true })).toBeNull();
    expect(commandOf('u', { altKey: true })).toBeNull();
  });
});
