import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { GatewayFiling } from '../../../extension/hotlines/gateway/filing.ts';
import { composeXarf } from '../../../extension/hotlines/gateway/xarf.ts';
import { uriOf } from '../../../extension/hotlines/gateway/xarf-url.ts';
import { exploitationTypes, type XarfChoice, xarfClassifications } from '../../../extension/report/xarf.ts';
import { aContact, anOrganisation } from '../../builders/policy.ts';
import { aReport } from '../../builders/report.ts';
import { officialXarf } from './official-xarf.ts';
import { aGateway, aGatewayFiling, completeFiling } from './sample-filings.ts';

const official = officialXarf();

const choices: readonly XarfChoice[] = [
  ...xarfClassifications.map((classification) => ({ type: 'csam', classification }) as const),
  ...exploitationTypes.map((exploitationType) => ({ type: 'csem', exploitationType }) as const),
];

const withAddress = (url: string, given: Partial<GatewayFiling> = {}) =>
  aGatewayFiling({
    report: aReport({
      addresses: [{ url, hosting: 'third-party' }],
      xarf: { type: 'csam', classification: 'A1' },
    }),
    ...given,
  });

const ofType = (xarf: XarfChoice | null, filing: GatewayFiling = completeFiling): GatewayFiling => ({
  ...filing,
  report: { ...filing.report, xarf },
});

const pathsIn = (value: unknown, path = ''): readonly string[] => {
  if (Array.isArray(value)) return value.flatMap((one) => pathsIn(one, `${path}[]`));
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, one]) => pathsIn(one, path === '' ? key : `${path}.${key}`));
};

const sharedKeys = [
  ...['category', 'detection_method', 'domain'],
  ...['reporter.contact', 'reporter.domain', 'reporter.org', 'report_id'],
  ...['sender.contact', 'sender.domain', 'sender.org', 'source_identifier'],
  ...['tags[]', 'timestamp', 'type', 'url', 'verification_method', 'verified_at', 'xarf_version'],
];
const keysOf = {
  csam: [...sharedKeys, 'classification', 'ncmec_report_id'],
  csem: [...sharedKeys, 'exploitation_type'],
} as const;

describe('A XARF document', () => {
  test('is this, letter for letter', async () => {
    const documents = composeXarf(ofType({ type: 'csam', classification: 'A1' }));
    await expect(`${JSON.stringify(documents, null, 2)}\n`).toMatchFileSnapshot('golden/xarf-csam.txt');
  });

  test.each(choices)('of %j has no key at any depth but these', (xarf) => {
    const [document] = composeXarf(ofType(xarf));
    expect([...pathsIn(document)].sort()).toEqual([...keysOf[xarf.type]].sort());
  });

  test('never comes with a classification that nobody chose', () => {
    expect(composeXarf(ofType(null))).toEqual([]);
    const [document] = composeXarf(ofType({ type: 'csam', classification: 'B1' }));
    expect(document).toMatchObject({ type: 'csam', classification: 'B1' });
  });

  test('is made for each address, each with an id of its own', () => {
    const documents = composeXarf(completeFiling);
    expect(documents.map(({ report_id, source_identifier }) => [report_id, source_identifier])).toEqual([
      ['00000000-0000-4000-8000-000000000001', 'community.example'],
      ['00000000-0000-4000-8000-000000000002', 'media.example'],
      ['00000000-0000-4000-8000-000000000003', 'community.example'],
    ]);
  });

  test('counts its ids round the end of their last part', () => {
    const report = aReport({
      id: '00000000-0000-4000-8000-ffffffffffff' as never,
      addresses: completeFiling.report.addresses,
      xarf: completeFiling.report.xarf,
    });
    const documents = composeXarf({ ...completeFiling, report });
    expect(documents.map(({ report_id }) => report_id.slice(-12))).toEqual([
      'ffffffffffff',
      '000000000000',
      '000000000001',
    ]);
  });

  test.each<[string, ReturnType<typeof anOrganisation>, string | null]>([
    ['its own domain', anOrganisation(), 'community.example'],
    [
      'the e-mail address’s domain, when it has none',
      anOrganisation({ ownDomains: [] }),
      'community.example',
    ],
    [
      'a domain that is a host name',
      anOrganisation({ ownDomains: ['under_score.example', 'good.example'] }),
      'good.example',
    ],
    ['nothing, and no document is made', anOrganisation({ reporter: aContact({ email: null }) }), null],
  ])('names as the reporter’s domain %s', (_, organisation, domain) => {
    const [document] = composeXarf(withAddress('https://example.com/', { organisation }));
    expect(document?.reporter.domain ?? null).toBe(domain);
  });

  test('is marked as a test in the test environment only', () => {
    const tagsIn = (environment: 'test' | 'production') =>
      composeXarf(withAddress('https://example.com/', { destination: aGateway({ environment }) }))[0]?.tags;
    expect(tagsIn('test')).toEqual(['lifecycle:test']);
    expect(tagsIn('production')).toBeUndefined();
  });
});

const awkward = [
  'https://example.com/a|b^c',
  'https://example.com/[1]/{2}?x={"a":[1]}&y=`z`',
  'https://example.com/?q=100%&r=%zz&s=%41',
  'https://example.com/a#b#c|d',
  'https://example.com/\\back\\slash',
  'https://münchen.example/straße?ö=ü#é',
  'https://xn--mnchen-3ya.example/',
  'https://example.xn--p1ai/',
  'http://192.0.2.7:8080/x',
  'http://[2001:db8::1]:8080/x',
  'https://under_score.example/',
  'https://example.com./',
  'https://example.com/\uD800?\uDFFF#\uD800',
  'https://example.com',
];

describe.skipIf(official === null)(
  'The official XARF schema (needs the reference folder beside the project)',
  () => {
    const problems = (filing: GatewayFiling) =>
      composeXarf(filing).flatMap(
        (document) => official?.problemsOf(document.type, document) ?? ['no schema'],
      );

    test.each(choices)('takes %j', (xarf) => {
      expect(composeXarf(ofType(xarf))).toHaveLength(3);
      expect(problems(ofType(xarf))).toEqual([]);
      expect(problems(ofType(xarf, aGatewayFiling()))).toEqual([]);
    });

    test.each(awkward)('takes the address %j', (url) => {
      expect(problems(withAddress(url))).toEqual([]);
    });

    test('takes any address', () => {
      const anyAddress = fc
        .record({
          start: fc.webUrl({ withQueryParameters: true, withFragments: true }),
          end: fc.string({ unit: 'binary' }),
        })
        .map(({ start, end }) => start + end)
        .filter((url) => URL.canParse(url));
      fc.assert(
        fc.property(anyAddress, (url) => {
          expect(problems(withAddress(url))).toEqual([]);
        }),
      );
    });

    test('refuses a document without its classification', () => {
      const [{ ...document } = {}] = composeXarf(withAddress('https://example.com/'));
      expect(official?.problemsOf('csam', { ...document, classification: undefined })).not.toEqual([]);
      expect(official?.problemsOf('csam', { ...document, url: 'https://example.com/a|b' })).not.toEqual([]);
    });
  },
);

test.each<[string, string]>([
  ['https://example.com/a?b=c&d#e', 'https://example.com/a?b=c&d#e'],
  ['https://example.com/a|b^c', 'https://example.com/a%7Cb%5Ec'],
  ['https://example.com/?a=[1]&b=50%', 'https://example.com/?a=%5B1%5D&b=50%25'],
  ['https://example.com/%7Ea', 'https://example.com/%7Ea'],
  ['https://example.com/#a#b', 'https://example.com/#a%23b'],
  ['http://[2001:db8::1]:8080/', 'http://[2001:db8::1]:8080/'],
])('The address %s is in XARF %s', (address, uri) => {
  expect(uriOf(address)).toBe(uri);
});
