import { describe, expect, test } from 'vitest';
import type { SeenField } from './form-eyes';
import { mark } from './marks';
import { sampleValues } from './sample-request';
import { Tally } from './tally';

const [address = ''] = sampleValues.addresses;
const contact = { name: 'Alex Example', email: 'alex@example.com', phone: null };

const seen = (over: Partial<SeenField>): SeenField => ({
  truth: null,
  isOption: false,
  value: '',
  isAsServed: (over.value ?? '') === '',
  isShown: true,
  name: 'field',
  ...over,
});
const marksOf = (...fields: readonly Partial<SeenField>[]) => mark(fields.map(seen), sampleValues);

describe('A field is marked', () => {
  test('right when it holds what it is for', () => {
    expect(marksOf({ truth: 'url', value: address }).right).toEqual(['url']);
    expect(marksOf({ truth: 'description', value: sampleValues.description }).right).toEqual(['description']);
    expect(marksOf({ truth: 'category', isOption: true, value: 'pressed' }).right).toEqual(['category']);
  });

  test('missed when it is for something and empty', () => {
    expect(marksOf({ truth: 'url' })).toEqual({ right: [], missed: ['url'], wrong: [] });
  });

  test.each<[string, Partial<SeenField>]>([
    ['it holds another value', { truth: 'url', value: sampleValues.description }],
    ['it holds a part of an address', { truth: 'url', value: address.slice(0, -1) }],
    ['it is for nothing and filled', { value: address }],
    ['it is for nothing and a button of it is pressed', { value: 'pressed' }],
    ['it is for contact details that were not given', { truth: 'email', value: 'alex@example.com' }],
    ['nobody can see it', { truth: 'url', value: address, isShown: false }],
    ['another category is chosen', { truth: 'category', value: 'Something else' }],
  ])('wrong when %s', (_, field) => {
    expect(marksOf(field).wrong).toHaveLength(1);
  });

  test('neither when it is left as the page has it', () => {
    expect(marksOf({ value: 'http://', isAsServed: true })).toEqual({ right: [], missed: [], wrong: [] });
    expect(marksOf({ truth: 'email' })).toEqual({ right: [], missed: [], wrong: [] });
  });

  test('by its order among the fields for addresses', () => {
    const addresses = [address, 'https://example.org/second'];
    const fields = addresses.toReversed().map((value) => seen({ truth: 'url', value }));
    expect(mark(fields, { ...sampleValues, addresses, contact }).wrong).toHaveLength(2);
    expect(mark(fields.toReversed(), { ...sampleValues, addresses, contact }).right).toHaveLength(2);
  });
});

test('The tally counts right of all, and names what was missed', () => {
  const tally = new Tally();
  tally.add('one', { right: ['url', 'url', 'email'], missed: [], wrong: [] });
  const other = new Tally();
  other.add('two', { right: ['url'], missed: ['url'], wrong: ['field: value'] });
  tally.addAll(other);
  expect(tally.percent('url')).toBe(75);
  expect(tally.line()).toBe('url 3/4 (75.0 %), email 1/1 (100.0 %); wrong 1; missed: two: url');
  expect(tally.percent('phone')).toBeNaN();
});
