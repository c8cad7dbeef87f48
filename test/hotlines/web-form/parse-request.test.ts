import { describe, expect, test } from 'vitest';
import { parseRequest } from '../../../extension/hotlines/web-form/parse-request.ts';
import { requestFor } from '../../sandbox/forms/sample-request.ts';

const request = requestFor('https://hotline.example', { withContact: true });

describe('What the extension sends into a page', () => {
  test('is taken as agreed', () => {
    expect(parseRequest(JSON.parse(JSON.stringify(request)))).toEqual(request);
  });

  test('may lack what there is not', () => {
    const { where: _, category: __, contact: ___, ...values } = request.values;
    expect(parseRequest({ ...request, values })).toMatchObject({
      values: { where: null, category: null, contact: null },
    });
  });

  test('is cleared of what was not agreed', () => {
    expect(parseRequest({ ...request, more: 1 })).not.toHaveProperty('more');
  });

  test.each<[string, unknown]>([
    ['nothing', undefined],
    ['a text', 'request'],
    ['a list', []],
    ['no origin', { ...request, origin: undefined }],
    ['an address that is none', { ...request, values: { ...request.values, addresses: [1] } }],
    [
      'addresses that are no list',
      { ...request, values: { ...request.values, addresses: 'https://example.com' } },
    ],
    ['no description', { ...request, values: { ...request.values, description: null } }],
    ['a category without words', { ...request, values: { ...request.values, category: { id: 'csam' } } }],
    ['a contact that is a text', { ...request, values: { ...request.values, contact: 'Alex' } }],
    ['an index that is none', { ...request, earlierAddresses: [0.5] }],
    ['a missing word', { ...request, words: { ...request.words, copy: undefined } }],
    ['a missing word for a reason', { ...request, words: { ...request.words, reasons: {} } }],
  ])('is refused when it is %s', (_, value) => {
    expect(parseRequest(value)).toBe(null);
  });
});
