import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { listOfSelected } from '../../../extension/capture/lists/selected.ts';
import '../../faithful-url.ts';

describe('The list of a selection', () => {
  test('has where its links lead, as the browser gave it, and then what is written', () => {
    const links = ["https://a.example/it's,https://b.example/|c.", 'https://name:word@d.example/'];
    const written = ['hxxp://e[.]example/x).', 'https://d.example/#again', 'f[.]example/y'];
    expect(listOfSelected({ links, written, more: false })).toEqual({
      items: [
        { written: links[0], kind: 'address', url: links[0], refanged: false },
        { written: links[1], kind: 'address', url: 'https://d.example/', refanged: false },
        { written: 'hxxp://e[.]example/x).', kind: 'address', url: 'http://e.example/x).', refanged: true },
        { written: 'f[.]example/y', kind: 'not-reportable', because: 'address-without-scheme' },
      ],
      repetitions: 1,
      more: false,
    });
  });

  test('says that there were more when the page function or the list left some out', () => {
    const links = Array.from({ length: 1000 }, (_, index) => `https://a.example/${index}`);
    expect(listOfSelected({ links: ['https://a.example/'], written: [], more: true }).more).toBe(true);
    expect(listOfSelected({ links, written: ['https://b.example/'], more: false }).more).toBe(true);
    expect(listOfSelected({ links, written: ['https://a.example/1'], more: false }).more).toBe(false);
  });

  test.each([
    [null],
    [undefined],
    ['https://a.example/'],
    [[]],
    [{}],
    [{ links: 'https://a.example/', written: 7 }],
    [{ links: [7, null, {}, 'javascript:void 0', 'file:///a'], written: [7] }],
  ])('is empty when the page answered %j', (answer) => {
    expect(listOfSelected(answer)).toEqual({ items: [], repetitions: 0, more: false });
  });

  test('is a list, whatever the page answered', () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), (links, written) => {
        expect(listOfSelected({ links, written }).items.length).toBeLessThanOrEqual(1000);
        expect(listOfSelected({ links: [links], written: [written] }).more).toBe(false);
      }),
    );
  });
});
