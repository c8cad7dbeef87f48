import { describe, expect, test } from 'vitest';
import { type Command, commandOf, type Place } from '../../../extension/ui/history/keys.ts';

describe('A key', () => {
  test.each<[string, Place, Command | null]>([
    ['j', 'elsewhere', { name: 'move', by: 1 }],
    ['J', 'row', { name: 'move', by: 1 }],
    ['k', 'row', { name: 'move', by: -1 }],
    ['/', 'row', { name: 'search' }],
    ['?', 'elsewhere', { name: 'help' }],
    ['Enter', 'row', { name: 'open' }],
    ['Home', 'row', { name: 'first' }],
    ['End', 'row', { name: 'last' }],
    ['Enter', 'search', { name: 'first' }],
    ['ArrowDown', 'search', { name: 'first' }],
    ['j', 'search', null],
    ['Escape', 'search', { name: 'close' }],
    ['Escape', 'field', { name: 'close' }],
    ['Escape', 'elsewhere', { name: 'close' }],
    // A button has its own Enter, and a page its own arrows.
    ['Enter', 'elsewhere', null],
    ['ArrowDown', 'elsewhere', null],
    // What is typed is text.
    ['j', 'field', null],
    ['?', 'field', null],
    ['/', 'field', null],
    ['Enter', 'field', null],
    ['x', 'row', null],
    ['Tab', 'row', null],
  ])('%s on a %s: %j', (key, place, command) => {
    expect(commandOf(key, place)).toEqual(command);
  });
});
