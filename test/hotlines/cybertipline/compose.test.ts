import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { composeCyberTipline } from '../../../extension/hotlines/cybertipline/compose.ts';
import type { CyberTiplineFiling } from '../../../extension/hotlines/cybertipline/filing.ts';
import type { ClockOffset } from '../../../extension/hotlines/hotline.ts';
import { incidentTypes } from '../../../extension/report/category.ts';
import type { DestinationId } from '../../../extension/report/destination.ts';
import type { Organisation } from '../../../extension/report/organisation.ts';
import type { Report } from '../../../extension/report/report.ts';
import { aContact, aDestination, anOrganisation } from '../../builders/policy.ts';
import {
  aCategory,
  aFullObservation,
  anAccount,
  anAddressUse,
  anObservation,
  aPriorReport,
  aReport,
  clickedAt,
} from '../../builders/report.ts';
import { aFiling, completeFiling, longAddressFiling, minimalFiling } from './sample-filings.ts';

const now = clickedAt + 10_000;
const golden = (name: string) => readFileSync(join(import.meta.dirname, '../golden', `${name}.xml`), 'utf8');

function composed(filing: CyberTiplineFiling, clockOffset: ClockOffset = 0): string {
  const payload = composeCyberTipline(filing, now, clockOffset);
  if (!payload.ok) throw new Error(`refused: ${payload.problems.map(({ code }) => code).join(', ')}`);
  return payload.value.text;
}
const ofReport = (given: Partial<Report>) => composed(aFiling({ report: aReport(given) }));
const ofOrganisation = (given: Partial<Organisation>, report = aReport()) =>
  composed(aFiling({ report, organisation: anOrganisation(given) }));

/** The inner text of each element with a name, in their order. */
const all = (document: string, name: string) =>
  [...document.matchAll(new RegExp(`<${name}(?: [^>]*)?>(.*?)</${name}>`, 'gs'))].map(
    (found) => found[1] ?? '',
  );

describe('The document of', () => {
  test.each([
    ['minimal', minimalFiling, 0],
    ['complete', completeFiling, 3_600_000],
    ['long-address', longAddressFiling, null],
  ] as const)('the %s report is the golden one, letter for letter', (name, filing, clockOffset) => {
    expect(composed(filing, clockOffset)).toBe(golden(name));
  });

  test('the same arguments is the same bytes', () => {
    expect(composed(completeFiling)).toBe(composed(structuredClone(completeFiling)));
  });

  test('any report goes as XML in UTF-8', () => {
    expect(composeCyberTipline(aFiling(), now, 0)).toMatchObject({
      value: { mediaType: 'text/xml; charset=utf-8' },
    });
  });
});

describe('The incident', () => {
  const official = {
    csam: 'Child Pornography (possession, manufacture, and distribution)',
    trafficking: 'Child Sex Trafficking',
    travel: 'Child Sex Tourism',
    molestation: 'Child Sexual Molestation',
    'misleading-domain': 'Misleading Domain Name',
    'misleading-words-or-images': 'Misleading Words or Digital Images on the Internet',
    enticement: 'Online Enticement of Children for Sexual Acts',
    'unsolicited-material-to-a-child': 'Unsolicited Obscene Material Sent to a Child',
  };

  test.each(incidentTypes)('of the type %s has the official words', (incidentType) => {
    const document = ofReport({ category: aCategory({ incidentType }) });
    expect(all(document, 'incidentType')).toEqual([official[incidentType]]);
  });

  test('has the platform’s name when it is on the organisation’s own servers', () => {
    const addresses = [{ url: 'https://community.example/a', hosting: 'own' }] as const;
    expect(all(ofReport({ addresses }), 'platform')).toEqual(['Practice Community']);
  });

  test('has the host’s name when it is on somebody else’s', () => {
    const addresses = [{ url: 'https://Media.EXAMPLE:8443/a', hosting: 'third-party' }] as const;
    expect(all(ofReport({ addresses }), 'platform')).toEqual(['media.example']);
  });

  test('has the platform of its first address', () => {
    const own = { url: 'https://community.example/a', hosting: 'own' } as const;
    const other = { url: 'https://media.example/a', hosting: 'third-party' } as const;
    expect(all(ofReport({ addresses: [own, other] }), 'platform')).toEqual(['Practice Community']);
    expect(all(ofReport({ addresses: [other, own] }), 'platform')).toEqual(['media.example']);
  });

  test('has the longest platform’s name cut to 256 characters', () => {
    const addresses = [{ url: 'https://community.example/a', hosting: 'own' }] as const;
    const document = ofOrganisation({ platform: 'x'.repeat(300) }, aReport({ addresses }));
    expect(all(document, 'platform')).toEqual(['x'.repeat(256)]);
  });

  test('is escalated only with a reason', () => {
    expect(ofReport({})).not.toContain('escalateToHighPriority');
    expect(all(ofReport({ urgencyReason: 'Contact is going on.' }), 'escalateToHighPriority')).toEqual([
      'Contact is going on.',
    ]);
  });

  test('has the annotations of its category, and no empty list of them', () => {
    expect(ofReport({})).not.toContain('reportAnnotations');
    const document = ofReport({ category: aCategory({ annotations: ['sextortion', 'spam'] }) });
    expect(all(document, 'reportAnnotations')[0]?.replace(/\s/g, '')).toBe(
      '<sextortion>true</sextortion><spam>true</spam>',
    );
  });

  test('has the time of the moderator’s click, with its zone', () => {
    expect(all(ofReport({}), 'incidentDateTime')).toEqual(['2026-11-23T09:30:00.250+01:00']);
  });

  test('has the time by the hotline’s clock when this computer’s is wrong, and says so', () => {
    const document = composed(aFiling(), -90_000);
    expect(all(document, 'incidentDateTime')).toEqual(['2026-11-23T09:28:30.250+01:00']);
    expect(all(document, 'incidentDateTimeDescription')[0]).toContain('corrected by -90 seconds');
  });

  test.each<[string, Partial<Report>, string]>([
    ['what its time is', {}, 'It is not the time of upload.'],
    [
      'when the page says that it was published',
      { observation: anObservation({ publishedAt: '2026-11-20' }) },
      'published at 2026-11-20.',
    ],
  ])('describes %s', (_, given, words) => {
    expect(all(ofReport(given), 'incidentDateTimeDescription')[0]).toContain(words);
  });

  test('describes nothing that is not so', () => {
    expect(all(ofReport({}), 'incidentDateTimeDescription')[0]).not.toMatch(/published|corrected/);
  });
});

describe('The addresses', () => {
  const own = { url: 'https://community.example/a', hosting: 'own' } as const;
  const other = { url: 'https://media.example/a', hosting: 'third-party' } as const;
  const incidents = (document: string) =>
    [...document.matchAll(/<webPageIncident( [^>]*)?>(.*?)<\/webPageIncident>/gs)].map((found) => [
      found[1]?.trim() ?? '',
      ...all(found[2] ?? '', 'url'),
    ]);
  const elsewhere = 'thirdPartyHostedContent="true"';

  test.each([
    ['own', [own], [['', own.url]]],
    ['somebody else’s', [other], [[elsewhere, other.url]]],
    [
      'both',
      [other, own],
      [
        ['', own.url],
        [elsewhere, other.url],
      ],
    ],
  ] as const)('on %s servers are told apart', (_, addresses, expected) => {
    expect(incidents(ofReport({ addresses }))).toEqual(expected);
  });

  test.each([
    ['https://example.com/a?b=1&c=2#d', 'https://example.com/a?b=1&amp;c=2#d'],
    [`https://example.com/a'b"c<d>`, 'https://example.com/a&apos;b&quot;c&lt;d&gt;'],
    ['https://bücher.example/|^%7C%zz', 'https://bücher.example/|^%7C%zz'],
  ])('%s goes exactly as it is', (url, written) => {
    expect(all(ofReport({ addresses: [{ url, hosting: 'own' }] }), 'url')).toEqual([written]);
  });

  const base = 'https://example.com/path';
  test.each([
    ['is whole as long as it fits', `${base}?${'x'.repeat(2083 - base.length - 1)}`, undefined],
    ['has no fragment when that makes it fit', `${base}?a#${'x'.repeat(2083)}`, `${base}?a`],
    ['has no query when only that makes it fit', `${base}?${'x'.repeat(2083)}#a`, base],
    ['is its host when nothing else fits', `${base}${'x'.repeat(10_000)}?a#b`, 'https://example.com/'],
  ])('%s', (_, url, shortened) => {
    const document = ofReport({ addresses: [{ url, hosting: 'own' }] });
    expect(all(document, 'url')).toEqual([shortened ?? url]);
    const whole = `The full address is longer than the field above: ${url}`;
    expect(all(document, 'additionalInfo')[0] === whole).toBe(shortened !== undefined);
  });
});

describe('The reporter', () => {
  test('has each field that the policy gives, and no other', () => {
    const document = ofOrganisation({
      reporter: aContact({ phone: '+1 202 555 0100' }),
      lawEnforcementContact: aContact({ firstName: null, email: 'legal@community.example' }),
      companyTemplate: 'Template',
      termsOfService: 'Terms',
      legalUrl: 'https://community.example/legal',
    });
    expect(all(document, 'reporter')[0]?.replace(/\n\s*/g, '')).toBe(
      '<reportingPerson><firstName>Robin</firstName><lastName>Practice</lastName><phone>+1 202 555 0100</phone>' +
        '<email>reports@community.example</email></reportingPerson>' +
        '<contactPerson><lastName>Practice</lastName><email>legal@community.example</email></contactPerson>' +
        '<companyTemplate>Template</companyTemplate><termsOfService>Terms</termsOfService>' +
        '<legalURL>https://community.example/legal</legalURL>',
    );
  });

  test.each([[null], [''], ['no address']])('with the e-mail address %j is refused', (email) => {
    const filing = aFiling({ organisation: anOrganisation({ reporter: aContact({ email }) }) });
    expect(composeCyberTipline(filing, now, 0)).toEqual({
      ok: false,
      problems: [{ code: 'reporter-email-missing' }],
    });
  });

  test('is refused together with an address that is none', () => {
    const filing = aFiling({
      report: aReport({ addresses: [{ url: 'no address', hosting: 'own' }] }),
      organisation: anOrganisation({ reporter: aContact({ email: null }) }),
    });
    expect(composeCyberTipline(filing, now, 0)).toEqual({
      ok: false,
      problems: [{ code: 'reporter-email-missing' }, { code: 'not-a-web-address' }],
    });
  });
});

describe('The account', () => {
  const inner = (given: Partial<Report>) =>
    all(ofReport(given), 'personOrUserReported')[0]?.replace(/\n\s*/g, '');
  const bare = { identifier: null, screenName: null, displayNames: [], profileUrls: [], addressUses: [] };

  test('is absent when none is reported', () => {
    expect(ofReport({ priorReports: [aPriorReport()] })).not.toContain('personOrUserReported');
  });

  test.each<[string, Partial<Report>, string]>([
    ['nothing but the service', { account: anAccount(bare) }, '<espService>Practice Community</espService>'],
    [
      'an identifier',
      { account: anAccount({ ...bare, identifier: 'u-1' }) },
      '<espIdentifier>u-1</espIdentifier><espService>',
    ],
    [
      'an identifier cut to 255',
      { account: anAccount({ ...bare, identifier: 'x'.repeat(300) }) },
      `<espIdentifier>${'x'.repeat(255)}</espIdentifier>`,
    ],
    [
      'a screen name cut to 256',
      { account: anAccount({ ...bare, screenName: 'x'.repeat(300) }) },
      `<screenName>${'x'.repeat(256)}</screenName>`,
    ],
    [
      'several names',
      { account: anAccount({ ...bare, displayNames: ['A', ' ', 'B'] }) },
      '<displayName>A</displayName><displayName>B</displayName>',
    ],
    [
      'profiles that are addresses',
      { account: anAccount({ ...bare, profileUrls: ['no address', 'https://community.example/u/1'] }) },
      '</espService><profileUrl>https://community.example/u/1</profileUrl>',
    ],
    [
      'a use of an address',
      { account: anAccount({ ...bare, addressUses: [anAddressUse()] }) },
      '<ipCaptureEvent><ipAddress>192.0.2.7</ipAddress><eventName>Upload</eventName><dateTime>2026-11-20T18:00:00.000Z</dateTime><port>50123</port></ipCaptureEvent>',
    ],
    [
      'a use without time and port',
      { account: anAccount({ ...bare, addressUses: [anAddressUse({ at: null, port: null })] }) },
      '<ipCaptureEvent><ipAddress>192.0.2.7</ipAddress><eventName>Upload</eventName></ipCaptureEvent>',
    ],
    [
      'earlier reports by number',
      { account: anAccount(bare), priorReports: [aPriorReport({ reference: '12' })] },
      '<priorCTReports>12</priorCTReports>',
    ],
  ])('has %s', (_, given, written) => {
    expect(inner(given)).toContain(written);
  });

  test.each([
    'P-17',
    '',
    '12a',
    '9'.repeat(19),
  ])('has no earlier report with the reference %j, which is no number there', (reference) => {
    expect(inner({ account: anAccount(), priorReports: [aPriorReport({ reference })] })).not.toContain(
      'priorCTReports',
    );
  });
});

describe('An earlier report about the same subject', () => {
  const elsewhere = 'elsewhere' as DestinationId;
  const rows = [
    ['to this hotline', {}, ['numbered', 'named']],
    ['to another hotline', { destinationId: elsewhere, hotline: 'Other' }, ['named']],
    ['to this hotline, without a number of it', { reference: 'P-17' }, ['named']],
    ['in the other environment', { environment: 'production' }, []],
    [
      'to another hotline in the other environment',
      { destinationId: elsewhere, environment: 'production' },
      [],
    ],
  ] as const;

  test.each(rows)('%s, of an account, is said in its place and nowhere else', (_, given, expected) => {
    const prior = aPriorReport({ reference: '4564654', ...given });
    const document = ofReport({ account: anAccount(), priorReports: [prior] });
    const numbered = all(document, 'priorCTReports').includes(prior.reference);
    const named = document.includes(`Earlier report to ${prior.hotline}: ${prior.reference}`);
    expect([...(numbered ? ['numbered'] : []), ...(named ? ['named'] : [])]).toEqual(expected);
  });

  test.each(rows)('%s, without an account, is named at the most', (_, given, expected) => {
    const prior = aPriorReport({ reference: '4564654', ...given });
    const document = ofReport({ priorReports: [prior] });
    expect(document.includes(prior.reference)).toBe(expected.some((one) => one === 'named'));
    expect(document).not.toContain('priorCTReports');
  });

  test('says nothing of a practice report in a real one', () => {
    const filing = aFiling({
      report: aReport({
        account: anAccount(),
        priorReports: [
          aPriorReport({ reference: '1' }),
          aPriorReport({ reference: '2', environment: 'production' }),
        ],
      }),
      destination: aDestination({ environment: 'production' }),
    });
    expect(all(composed(filing), 'priorCTReports')).toEqual(['2']);
    expect(composed(filing)).not.toContain('Earlier report to CyberTipline: 1');
  });
});

describe('The additional information', () => {
  const information = (given: Partial<Report>) => all(ofReport(given), 'additionalInfo').at(-1)?.split('\n');

  test('of a page that states nothing is short', () => {
    expect(information({})).toEqual([
      'Category in the reporting organisation: CSAM: images or videos',
      'Observed by the moderator at: 2026-11-23T09:30:00.250+01:00',
      'No image, video, file or page text was captured or is attached.',
    ]);
  });

  test('has the note first, then each fact with its name', () => {
    const priorReports = [aPriorReport({ hotline: 'Practice hotline', reference: 'P-17' })];
    expect(information({ note: 'A note.', observation: aFullObservation(), priorReports })).toEqual([
      'Moderator&apos;s note: A note.',
      '',
      'Category in the reporting organisation: CSAM: images or videos',
      'Observed by the moderator at: 2026-11-23T09:30:00.250+01:00',
      'Page title: A page with a title',
      'Referrer: https://search.example/?q=practice',
      'Language stated by the page: de-CH',
      'Canonical address stated by the page: https://example.com/posts/1',
      'Publication time stated by the page: 2026-11-20T18:00:00Z',
      'HTTP status of the page: 200',
      'Earlier report to Practice hotline: P-17',
      'No image, video, file or page text was captured or is attached.',
    ]);
  });
});
