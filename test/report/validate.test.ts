import { describe, expect, test } from 'vitest';
import type { Draft } from '../../extension/report/report.ts';
import { draftProblems } from '../../extension/report/validate.ts';
import { aDraft } from '../builders/report.ts';

const categories = ['csam', 'sextortion'];

describe('A draft is complete', () => {
  test.each<[string, Partial<Draft>]>([
    ['with an address and a known category', {}],
    ['with a user name in its address, which is cut later', { url: 'https://name:word@example.com/' }],
    ['with another category', { categoryId: 'sextortion' }],
    ['with a reason for its urgency', { urgent: true, urgencyReason: 'A child is in contact now.' }],
    ['with the longest reason', { urgent: true, urgencyReason: 'x'.repeat(3000) }],
    ['with the longest note', { note: 'x'.repeat(10_000) }],
  ])('%s', (_, given) => {
    expect(draftProblems(aDraft(given), categories)).toEqual([]);
  });
});

describe('A draft is held back', () => {
  test.each<[string, Partial<Draft>, string]>([
    ['without an address', { url: '' }, 'not-a-web-address'],
    ['with a browser page', { url: 'about:blank' }, 'address-is-browser-page'],
    ['with a file', { url: 'file:///a' }, 'address-is-file'],
    ['with embedded content', { url: 'data:,a' }, 'address-is-embedded'],
    ['without a category', { categoryId: '' }, 'category-unknown'],
    ['with a category of another policy', { categoryId: 'other' }, 'category-unknown'],
    [
      'with a category named like a property of every object',
      { categoryId: 'constructor' },
      'category-unknown',
    ],
    ['urgent without a reason', { urgent: true }, 'urgency-reason-missing'],
    ['urgent with a blank reason', { urgent: true, urgencyReason: ' \n\t\u00A0' }, 'urgency-reason-missing'],
    ['with too long a reason', { urgent: true, urgencyReason: 'x'.repeat(3001) }, 'urgency-reason-too-long'],
    ['with too long a note', { note: 'x'.repeat(10_001) }, 'note-too-long'],
  ])('%s', (_, given, code) => {
    expect(draftProblems(aDraft(given), categories)).toEqual([{ code }]);
  });

  test('for everything at once, in the order of the form', () => {
    const draft = aDraft({
      url: '',
      categoryId: '',
      urgent: true,
      urgencyReason: '',
      note: 'x'.repeat(10_001),
    });
    expect(draftProblems(draft, categories).map(({ code }) => code)).toEqual([
      'not-a-web-address',
      'category-unknown',
      'urgency-reason-missing',
      'note-too-long',
    ]);
  });
});
