import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { groupText, sheetText } from '../../extension/report/hand-over.ts';

describe('A sheet as text', () => {
  test('has one field a line, its groups parted by an empty line', () => {
    const text = sheetText([
      { title: null, fields: [{ label: 'One', value: '1' }] },
      {
        title: 'A part',
        fields: [
          { label: 'Two', value: 'a\nb' },
          { label: 'Three', value: '3' },
        ],
      },
    ]);
    expect(text).toBe('One: 1\n\nA part\nTwo: a\n  b\nThree: 3');
  });

  test('has no line that only looks like a field, whatever a value says', () => {
    fc.assert(
      fc.property(fc.string(), (value) => {
        const lines = groupText({ title: null, fields: [{ label: 'Note', value }] }).split(/\r\n?|\n/);
        expect(lines.slice(1).every((line) => line.startsWith('  '))).toBe(true);
      }),
    );
  });
});
