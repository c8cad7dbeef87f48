import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { observationOf } from '../../../extension/capture/observation.ts';
import { composeCyberTipline } from '../../../extension/hotlines/cybertipline/compose.ts';
import type { CyberTiplineFiling } from '../../../extension/hotlines/cybertipline/filing.ts';
import type { ClockOffset } from '../../../extension/hotlines/hotline.ts';
import { annotations, incidentTypes } from '../../../extension/report/category.ts';
import type { DestinationId } from '../../../extension/report/destination.ts';
import { cutTo, limits } from '../../../extension/report/limits.ts';
import { noDetails } from '../../../extension/report/page-details.ts';
import type { Report } from '../../../extension/report/report.ts';
import { hashAlgorithms } from '../../../extension/report/reported-case.ts';
import { type ZonedTime, zonedTime } from '../../../extension/report/time.ts';
import { aMoneyTrail, fullDetails } from '../../builders/facts.ts';
import { hostileText, webAddress } from '../../builders/hostile.ts';
import { aContact, anOrganisation } from '../../builders/policy.ts';
import { aCategory, aPriorReport, aReport, clickedAt } from '../../builders/report.ts';
import '../../faithful-url.ts';
import { officialSchema } from '../official-schema.ts';
import { aFiling, completeFiling, longAddressFiling, minimalFiling } from './sample-filings.ts';

const schema = officialSchema();
const beside =
  schema === null ? ' (skipped: the schema may not be distributed and is not beside the project)' : '';
const now = clickedAt + 10_000;

const title = fc.oneof(
  hostileText(60),
  fc.constantFrom(
    '\u202Eeltit',
    `${'x'.repeat(1_000_000)}`,
    `${'😀'.repeat(500_000)}`,
    `${']]>'.repeat(300_000)}`,
    '\u0000'.repeat(1_000_000),
  ),
);
const address = fc.oneof(
  { weight: 5, arbitrary: webAddress() },
  { weight: 1, arbitrary: webAddress().map((url) => `${url.replace(/#.*/, '')}${'%7Cx'.repeat(600)}`) },
  { weight: 1, arbitrary: webAddress().map((url) => `${url.replace(/#.*/, '')}#${'x'.repeat(10_000)}`) },
  { weight: 1, arbitrary: fc.constant(`https://example.com/${'x'.repeat(10_000)}`) },
);
const textOrNull = (longest?: number) => fc.option(hostileText(longest));
const time = fc
  .tuple(fc.integer({ min: Date.UTC(2000, 0, 1), max: clickedAt }), fc.integer({ min: -720, max: 840 }))
  .map(([at, zone]): ZonedTime => zonedTime(at, zone));
const facts = fc.record({
  referrer: fc.oneof(webAddress(), hostileText()),
  language: fc.constantFrom('de-CH', '"><x'),
  canonicalUrl: fc.oneof(webAddress(), hostileText()),
  publishedAt: fc.constantFrom('2026-11-20T18:00:00Z', '2026-11-20', ']]>'),
  httpStatus: fc.constantFrom(200, 404, 0),
});
const names = {
  identifier: textOrNull(400),
  screenName: textOrNull(400),
  displayNames: fc.array(hostileText(), { maxLength: 3 }),
  profileUrls: fc.array(fc.oneof(address, hostileText()), { maxLength: 3 }),
};
const ofCase = fc.record({
  caseId: textOrNull(),
  uploadedAt: fc.option(
    fc.oneof(
      time.map((at) => ({ zone: 'known', at, shown: '' }) as const),
      hostileText().map((wallClock) => ({ zone: 'unknown', wallClock, shown: '' }) as const),
    ),
  ),
  hashes: fc.array(fc.record({ algorithm: fc.constantFrom(...hashAlgorithms), value: hostileText() })),
  chatRoom: textOrNull(400),
  game: textOrNull(400),
  priorReports: fc.array(fc.oneof(hostileText(4), fc.nat().map(String)), { maxLength: 3 }),
  detectionMethod: textOrNull(),
});
const account = fc.record({
  ...names,
  email: fc.option(fc.oneof(fc.emailAddress(), hostileText())),
  addressUses: fc.array(
    fc.record({
      ipAddress: fc.oneof(fc.ipV4(), fc.ipV6()),
      event: fc.constantFrom('Login', 'Registration', 'Purchase', 'Upload', 'Other', 'Unknown'),
      at: fc.option(time),
      port: fc.option(fc.integer({ min: 1, max: 65_535 })),
    }),
    { maxLength: 3 },
  ),
});
const contact = fc
  .record({ firstName: textOrNull(), lastName: textOrNull(), phone: textOrNull(), email: fc.emailAddress() })
  .map((given) => aContact(given));

const report = fc
  .record({
    category: fc
      .record({
        incidentType: fc.constantFrom(...incidentTypes),
        annotations: fc.subarray([...annotations]),
        name: hostileText(),
      })
      .map((given) => aCategory(given)),
    addresses: fc
      .array(fc.record({ url: address, hosting: fc.constantFrom('own', 'third-party') }), {
        minLength: 1,
        maxLength: 4,
      })
      .map((all) => all as unknown as Report['addresses']),
    observation: fc.tuple(time, title, fc.option(facts)).map((given) => observationOf(...given)),
    urgencyReason: fc.option(
      fc.oneof(hostileText(60), hostileText(2000)).map((text) => cutTo(text, limits.urgencyReason)),
    ),
    note: textOrNull(3000),
    account: fc.option(account),
    victim: fc.option(fc.record(names)),
    recipient: fc.option(fc.record(names)),
    ofCase: fc.option(ofCase),
    selectedText: textOrNull(3000),
    moneyTrail: fc.option(fc.constant(aMoneyTrail)),
    details: fc.constantFrom(noDetails, fullDetails),
    priorReports: fc.array(
      fc
        .record({
          destinationId: fc.constantFrom('practice', 'other') as fc.Arbitrary<DestinationId>,
          environment: fc.constantFrom('test', 'production'),
          hotline: hostileText(),
          reference: fc.oneof(hostileText(4), fc.nat().map(String)),
        })
        .map(aPriorReport),
      { maxLength: 3 },
    ),
  })
  .map((given) => aReport(given));

const filing = fc
  .record({
    report,
    organisation: fc
      .record({
        platform: hostileText(300),
        reporter: contact,
        lawEnforcementContact: fc.option(contact),
        companyTemplate: textOrNull(),
        termsOfService: textOrNull(),
        legalUrl: fc.option(webAddress()),
      })
      .map((given) => anOrganisation(given)),
  })
  .map((given) => aFiling(given));

const clockOffset = fc.option(fc.integer({ min: -10 * 86_400_000, max: 10 * 86_400_000 }));

describe(`By the hotline's official schema${beside}`, () => {
  test.skipIf(schema === null).each([
    ['minimal', minimalFiling],
    ['complete', completeFiling],
    ['long', longAddressFiling],
  ])('the %s sample is valid', (_, sample) => {
    const payload = composeCyberTipline(sample, now, null);
    expect(payload.ok && schema?.problemsOf(payload.value.text)).toEqual([]);
  });

  test.skipIf(schema === null)('a broken document is not, so the schema is really asked', () => {
    const payload = composeCyberTipline(minimalFiling, now, null);
    const text = payload.ok ? payload.value.text : '';
    for (const [place, replacement] of [
      ['<report>', '<report><other/>'],
      ['(possession,', '(possession'],
      ['+01:00</incidentDateTime>', '+01:00:00</incidentDateTime>'],
      ['</report>', ''],
    ] as const) {
      expect(schema?.problemsOf(text.replace(place, replacement))).toHaveLength(1);
    }
  });

  test.skipIf(schema === null)(
    'any report is valid, whatever page and person put into it',
    () => {
      fc.assert(
        fc.property(filing, clockOffset, (generated, offset) => {
          const payload = composeCyberTipline(generated, now, offset);
          expect(payload.ok && schema?.problemsOf(payload.value.text)).toEqual([]);
        }),
        { numRuns: 300 },
      );
    },
    60_000,
  );
});

describe('The schema leaves open, and each document has,', () => {
  const decoded = (text: string) =>
    text.replace(
      /&(amp|lt|gt|quot|apos|#13);/g,
      (_, name: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", '#13': '\r' })[name] ?? '',
    );
  const all = (document: string, name: string) =>
    [...document.matchAll(new RegExp(`<${name}>(.*?)</${name}>`, 'gs'))].map((found) =>
      decoded(found[1] ?? ''),
    );

  /** Holds a rule against 300 generated documents. */
  const forAnyReport = (
    rule: (document: string, generated: CyberTiplineFiling, offset: ClockOffset) => void,
  ) =>
    fc.assert(
      fc.property(filing, clockOffset, (generated, offset) => {
        const payload = composeCyberTipline(generated, now, offset);
        if (!payload.ok) throw new Error('refused');
        rule(payload.value.text, generated, offset);
      }),
      { numRuns: 300 },
    );

  test('one address in the document for each that is reported, none empty, none too long, each whole somewhere', () => {
    forAnyReport((document, { report: { addresses } }) => {
      const urls = all(document, 'url');
      expect(urls).toHaveLength(addresses.length);
      expect(urls.filter(({ length }) => length === 0 || length > 2083)).toEqual([]);
      for (const { url } of addresses) expect(decoded(document)).toContain(url);
    });
  }, 60_000);

  test.each([
    ['platform', 256],
    ['escalateToHighPriority', 3000],
    ['espIdentifier', 255],
    ['espService', 100],
    ['screenName', 256],
    ['profileUrl', 2083],
    ['legalURL', 2083],
  ])(
    'the length of %s, at most %i by the documentation',
    (name, longest) => {
      forAnyReport((document) => {
        for (const value of all(document, name)) expect(value.length).toBeLessThanOrEqual(longest);
      });
    },
    60_000,
  );

  test('no empty element, a reporter’s address, and a size that can be read', () => {
    forAnyReport((document) => {
      // The schema wants the person in `victim`, of whom nothing is known here.
      expect(document.replaceAll('<victimPerson/>', '')).not.toMatch(/<(\w+)>\s*<\/\1>|\/>/);
      expect(all(document, 'email')[0]).toContain('@');
      expect(document.length).toBeLessThan(150_000);
    });
  }, 60_000);

  test('a time with a zone, before the hotline’s now when its clock is known', () => {
    forAnyReport((document, _, offset) => {
      const [incidentDateTime = ''] = all(document, 'incidentDateTime');
      expect(incidentDateTime).toMatch(/[+-]\d\d:\d\d$/);
      if (offset !== null) expect(Date.parse(incidentDateTime)).toBeLessThan(now + offset);
    });
  }, 60_000);
});
