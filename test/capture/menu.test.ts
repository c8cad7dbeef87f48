import { expect, test } from 'vitest';
import { menuChoice, menuItems } from '../../extension/capture/menu.ts';
import { targetKinds } from '../../extension/capture/target.ts';

const categories = [
  { id: 'csam', name: 'CSAM' },
  { id: 'grooming', name: 'Grooming' },
];
const items = menuItems(categories, (name) => `words for ${name}`);

test('Each kind of target has its own entry, with "Review…" and the policy’s categories below it', () => {
  expect(items.filter(({ parentId }) => parentId === undefined).map(({ id }) => id)).toEqual([
    ...targetKinds,
  ]);
  for (const kind of targetKinds) {
    const below = items.filter(({ parentId }) => parentId === kind);
    expect(below.map(({ title }) => title)).toEqual(['words for menuReview', 'CSAM', 'Grooming']);
  }
});

test('No two entries have the same id, and each is offered where its target is', () => {
  expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
  const contexts = items.filter(({ parentId }) => parentId === undefined).flatMap((one) => one.contexts);
  expect(contexts).toEqual(['page', 'link', 'image', 'video', 'audio', 'frame', 'selection']);
});

test('Without a policy there is "Review…" alone', () => {
  expect(menuItems([], String).filter(({ parentId }) => parentId === 'link')).toHaveLength(1);
});

test.each([
  ['link category grooming', { kind: 'link', categoryId: 'grooming' }],
  ['media review', { kind: 'media', categoryId: null }],
  ['link', null],
  ['link category', null],
  ['elsewhere review', null],
  [7, null],
  [undefined, null],
])('The entry %j stands for %j', (id, choice) => {
  expect(menuChoice(id)).toEqual(choice);
});

test('Every entry that can be clicked is understood', () => {
  for (const { id, parentId } of items) expect(menuChoice(id) === null).toBe(parentId === undefined);
});
