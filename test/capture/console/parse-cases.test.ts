import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ConsoleField, noCaseFacts } from '../../../extension/capture/console/case-facts.ts';
import { parseCases } from '../../../extension/capture/console/parse-cases.ts';
import { type CaseFactName, caseFactNames } from '../../../extension/report/case-fact.ts';
import { hostileText } from '../../builders/hostile.ts';
import { aField, aRule } from '../pages/console-parts.ts';

const address = 'https://console.example/cases/7';
const ruleOf = (...fields: readonly ConsoleField[]) =>
  aRule({ pages: ['https://console.example/cases/*'], fields });
const answering = (...fields: readonly object[]) => ({ address, cases: [{ fields }] });

/** What a single field makes of what stands at its place. */
function read(fact: CaseFactName, values: readonly unknown[], given: Partial<ConsoleField> = {}) {
  const rule = ruleOf(aField({ fact, selector: 'p', ...given }));
  const [one] = parseCases(rule, answering({ fact, values, why: values.length === 0 ? 'no-element' : null }));
  return one?.findings[0];
}
const found = (fact: CaseFactName, ...values: readonly string[]) => ({
  fact,
  state: 'found',
  values,
  refused: 0,
});
const missing = (fact: CaseFactName, why: string) => ({ fact, state: 'missing', why });

describe('A value', () => {
  test.each<[CaseFactName, string, string]>([
    ['content-url', 'https://example.com/a b', ''],
    ['content-url', 'https://EXAMPLE.com/%7e?#', 'https://EXAMPLE.com/%7e?#'],
    ['content-url', 'https://a:b@example.com/', 'https://example.com/'],
    ['content-url', '/f/7', 'https://console.example/f/7'],
    ['content-url', 'at://did:plc:practice/post/1', ''],
    ['content-url', 'javascript:void 0', ''],
    ['profile-url', '//community.example/u/7', 'https://community.example/u/7'],
    ['account-id', '  user\n\t 7 ', 'user 7'],
    ['account-email', 'mailto:a@example.com?subject=x', 'a@example.com'],
    ['account-email', 'Name <a@example.com>', ''],
    ['upload-ip', '192.0.2.7:50123', '192.0.2.7'],
    ['upload-port', '50123', '50123'],
    ['upload-port', '0', ''],
    ['hash-md5', 'D41D8CD98F00B204E9800998ECF8427E', 'd41d8cd98f00b204e9800998ecf8427e'],
    ['hash-md5', 'd41d8cd98f00b204e9800998ecf8427', ''],
    ['hash-sha1', 'd41d8cd98f00b204e9800998ecf8427e', ''],
    ['hash-sha256', 'g'.repeat(64), ''],
    ['hash-pdq', 'a'.repeat(64), 'a'.repeat(64)],
    ['upload-time', '2026-11-20 18:00 UTC', '2026-11-20T18:00:00Z'],
    ['upload-time', '2026-11-20 18:00', '2026-11-20T18:00:00'],
    ['case-id', 'x'.repeat(1001), ''],
  ])('for %s written as "%s" is "%s"', (fact, written, value) => {
    expect(read(fact, [written])).toMatchObject(value === '' ? { state: 'missing' } : found(fact, value));
  });

  test.each<[ConsoleField['transform'], string, string | null]>([
    ['number', '007', '7'],
    ['number', '-1.50', '-1.5'],
    ['number', '1,000', null],
    ['number', '1e9', null],
    ['date', '1795000000', '2026-11-18T11:06:40.000+00:00'],
    ['date', 'soon', null],
    ['ip', '2001:DB8::1', '2001:db8::1'],
    ['ip', 'example.com', null],
  ])('of a plain text is, as %s, from "%s": %s', (transform, written, value) => {
    const finding = read('case-id', [written], { transform });
    expect(finding).toMatchObject(value === null ? { state: 'missing' } : found('case-id', value));
  });

  test('of a fact with a nature of its own is that, whatever the transform says', () => {
    expect(read('upload-ip', ['192.0.2.7'], { transform: 'number' })).toEqual(
      found('upload-ip', '192.0.2.7'),
    );
  });
});

describe('An expression', () => {
  test.each<[string, string, string]>([
    ['Case (\\d+)', 'Case 7 of 9', '7'],
    ['\\d+', 'Case 7 of 9', '7'],
    ['(?:id|ID)=([^&]+)', '?ID=a%20b&x', 'a%20b'],
    ['(\\p{L}+)$', 'konto Übung', 'Übung'],
  ])('%s finds in "%s" the part "%s"', (match, written, value) => {
    expect(read('case-id', [written], { match })).toEqual(found('case-id', value));
  });

  test('that finds nothing, or an empty part, or is none, is named', () => {
    expect(read('case-id', ['Case'], { match: '\\d+' })).toEqual(missing('case-id', 'does-not-match'));
    expect(read('case-id', ['Case '], { match: 'Case(.*)' })).toEqual(missing('case-id', 'empty'));
    expect(read('case-id', ['Case'], { match: '(' })).toEqual(
      missing('case-id', 'expression-not-understood'),
    );
  });

  test('is not let loose on a long text', () => {
    const began = performance.now();
    expect(read('case-id', [`${'a'.repeat(4000)}!`], { match: '^(a+)+$' })).toEqual(
      missing('case-id', 'too-long'),
    );
    expect(performance.now() - began).toBeLessThan(200);
  });
});

describe('Of several values', () => {
  test('a list takes each once and tells how many it refused', () => {
    const written = ['192.0.2.7', 'somewhere', '192.0.2.8', '192.0.2.7', 'elsewhere'];
    expect(read('login-ip', written, { list: true })).toEqual({
      ...found('login-ip', '192.0.2.7', '192.0.2.8'),
      refused: 2,
    });
  });

  test('a single takes the first that is one', () => {
    expect(read('login-ip', ['somewhere', '192.0.2.7', '192.0.2.8'])).toEqual(found('login-ip', '192.0.2.7'));
  });

  test('without any that is one, the first says why', () => {
    expect(read('login-ip', ['x', '300.1.1.1'], { list: true })).toEqual(
      missing('login-ip', 'not-an-ip-address'),
    );
  });
});

describe('A case', () => {
  test('has the port that stands behind the address, unless it has one of its own', () => {
    const ip = aField({ fact: 'upload-ip', selector: 'p' });
    const port = aField({ fact: 'upload-port', selector: 'p' });
    const behind = { fact: 'upload-ip', values: ['192.0.2.7:1000'], why: null };
    const own = { fact: 'upload-port', values: ['2000'], why: null };
    expect(parseCases(ruleOf(ip), answering(behind))[0]?.facts).toMatchObject({ uploadPort: 1000 });
    expect(parseCases(ruleOf(ip, port), answering(behind, own))[0]?.facts).toMatchObject({
      uploadPort: 2000,
    });
  });

  test.each<[string, unknown]>([
    ['nothing', null],
    ['nonsense', 'nonsense'],
    ['no address', { cases: [{ fields: [] }] }],
    ['another page’s cases', { ...answering(), address: 'https://elsewhere.example/cases/7' }],
    ['no list', { address, cases: 'x' }],
  ])('is none when the page answers %s', (_, answer) => {
    expect(parseCases(ruleOf(aField({ fact: 'game', selector: 'p' })), answer)).toEqual([]);
  });

  test.each<[string, unknown]>([
    ['no fields', {}],
    ['fields that are none', { fields: 'x' }],
    ['another fact', { fields: [{ fact: 'case-id', values: ['7'], why: null }] }],
    ['values that are none', { fields: [{ fact: 'game', values: [7, null, {}], why: 'because' }] }],
  ])('says that there was no answer when the page gives %s', (_, one) => {
    const [seen] = parseCases(ruleOf(aField({ fact: 'game', selector: 'p' })), { address, cases: [one] });
    expect(seen).toEqual({ facts: noCaseFacts, findings: [missing('game', 'no-answer')] });
  });

  const value = fc.oneof(fc.anything(), hostileText(80), fc.webUrl(), fc.ipV6(), fc.date().map(String));

  test('is never more than its rule asks for, and nothing throws', () => {
    const fields = fc.uniqueArray(
      fc.record({
        fact: fc.constantFrom(...caseFactNames),
        list: fc.boolean(),
        transform: fc.constantFrom(null, 'date', 'ip', 'number' as const),
      }),
      { selector: ({ fact }) => fact, minLength: 1 },
    );
    fc.assert(
      fc.property(
        fields,
        fc.dictionary(fc.constantFrom(...caseFactNames), fc.array(value)),
        (asked, stated) => {
          const rule = ruleOf(...asked.map((one) => aField({ ...one, selector: 'p' }) as ConsoleField));
          const answers = Object.entries(stated).map(([fact, values]) => ({ fact, values, why: null }));
          const [one] = parseCases(rule, answering(...answers));
          expect(one?.findings.map(({ fact }) => fact)).toEqual(asked.map(({ fact }) => fact));
          const given = JSON.stringify(one?.facts);
          if (!asked.some(({ fact }) => fact === 'game'))
            expect(JSON.parse(given)).toMatchObject({ game: null });
          for (const url of one?.facts.contentUrls ?? [])
            expect(['http:', 'https:']).toContain(new URL(url).protocol);
        },
      ),
      { numRuns: 300 },
    );
  });
});
