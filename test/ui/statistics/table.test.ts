import { describe, expect, test } from 'vitest';
import { csvOf } from '../../../extension/ui/statistics/table.ts';

describe('A table as comma-separated values', () => {
  test('has a line for the columns and one for each row, each ended as the standard says', () => {
    expect(
      csvOf({
        columns: ['Period', 'Reports'],
        rows: [
          ['2026-11', 3],
          ['2026-12', 0],
        ],
      }),
    ).toBe('Period,Reports\r\n2026-11,3\r\n2026-12,0\r\n');
  });

  test('has what a cell stands for, not how the page writes it', () => {
    const period = { shown: 'November 2026', file: '2026-11' };
    expect(
      csvOf({
        columns: [{ shown: 'Period', file: 'period' }],
        rows: [[period], [{ shown: '1,234', file: 1234 }]],
      }),
    ).toBe('period\r\n2026-11\r\n1234\r\n');
  });

  test.each([
    ['a comma', 'CSAM, images', '"CSAM, images"'],
    ['quotation marks', 'so-called "desk"', '"so-called ""desk"""'],
    ['a line of its own', 'one\ntwo', '"one\ntwo"'],
    ['what a program would run', '=HYPERLINK("x")', `"'=HYPERLINK(""x"")"`],
    ['a sign before a number', '+1', `'+1`],
    ['an at sign', '@desk', `'@desk`],
    ['a hyphen', '-desk', `'-desk`],
  ])('takes %s in a name for words', (_, name, cell) => {
    expect(csvOf({ columns: ['Category'], rows: [[name]] })).toBe(`Category\r\n${cell}\r\n`);
  });

  test('takes no number for a formula', () => {
    expect(csvOf({ columns: ['n'], rows: [[-1]] })).toBe('n\r\n-1\r\n');
  });
});
