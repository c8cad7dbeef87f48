import { describe, expect, test } from 'vitest';
import { formValues } from '../../../extension/hotlines/web-form/form-values.ts';
import { parseRequest } from '../../../extension/hotlines/web-form/parse-request.ts';
import { incidentTypes } from '../../../extension/report/category.ts';
import type { Report } from '../../../extension/report/report.ts';
import { aContact, anOrganisation } from '../../builders/policy.ts';
import { aCategory, aFullObservation, anAccount, aPriorReport, aReport } from '../../builders/report.ts';
import { requestFor } from '../../sandbox/forms/sample-request.ts';
import { aWebForm } from '../sample-destinations.ts';

const valuesOf = (given: Partial<Report> = {}, contact = false, reporter = aContact()) =>
  formValues({
    report: aReport(given),
    organisation: anOrganisation({ reporter }),
    destination: aWebForm({ contact }),
  });

const everything: Partial<Report> = {
  addresses: [
    { url: 'https://example.com/posts/1?a=1#b', hosting: 'third-party' },
    { url: 'https://example.com/posts/2', hosting: 'own' },
  ],
  observation: aFullObservation(),
  urgencyReason: 'Contact is going on now.',
  note: 'Seen twice.\nBoth were public.',
  account: anAccount(),
  priorReports: [aPriorReport(), aPriorReport({ hotline: 'Practice hotline', reference: 'P-17' })],
};

describe('The values for a hotline’s form', () => {
  test('have each address, exactly and in order', () => {
    expect(valuesOf(everything).addresses).toEqual([
      'https://example.com/posts/1?a=1#b',
      'https://example.com/posts/2',
    ]);
  });

  test('describe in the moderator’s words first, then by names', () => {
    expect(valuesOf(everything).description).toBe(
      [
        'Seen twice.',
        'Both were public.',
        'Urgent: Contact is going on now.',
        'Seen at: 2026-11-23T09:30:00.250+01:00',
        'Account: user-4711',
        'Account name: practice_account',
        'Display name of the account: Practice Account',
        'Profile of the account: https://community.example/u/practice_account',
        'Network address of the account: 192.0.2.7 port 50123 (Upload at 2026-11-20T18:00:00.000Z)',
        'Earlier reports: CyberTipline: 4564654',
        'Earlier reports: Practice hotline: P-17',
        'Page title: A page with a title',
        'Referrer: https://search.example/?q=practice',
        'Language stated by the page: de-CH',
        'Canonical address stated by the page: https://example.com/posts/1',
        'Publication time stated by the page: 2026-11-20T18:00:00Z',
        'HTTP status of the page: 200',
      ].join('\n'),
    );
  });

  test('describe by the category where the moderator said nothing, and leave out what there is not', () => {
    expect(valuesOf().description).toBe('CSAM: images or videos\nSeen at: 2026-11-23T09:30:00.250+01:00');
  });

  test('say that it is on a website', () => {
    expect(valuesOf().where).toBe('Website');
  });
});

describe('The category', () => {
  test('goes by its own name first, then by the official words of several languages', () => {
    const { category } = valuesOf();
    expect(category?.id).toBe('csam');
    expect(category?.words[0]).toBe('CSAM: images or videos');
    expect(category?.words).toEqual(
      expect.arrayContaining(['Child sexual abuse material', 'Material de abuso sexual infantil']),
    );
  });

  test('goes by its own name alone where no list has official words for it', () => {
    const category = aCategory({ incidentType: 'misleading-domain', name: 'Misleading name' });
    expect(valuesOf({ category }).category?.words).toEqual(['Misleading name']);
  });

  test('never goes by one word for two kinds', () => {
    const words = incidentTypes.flatMap(
      (incidentType) => valuesOf({ category: aCategory({ incidentType }) }).category?.words.slice(1) ?? [],
    );
    expect(words.length).toBeGreaterThan(0);
    expect(new Set(words).size).toBe(words.length);
  });
});

describe('Who reports', () => {
  test.each([
    [
      'all that there is',
      aContact({ phone: '+41 1' }),
      ['Robin Practice', 'reports@community.example', '+41 1'],
    ],
    [
      'nothing that there is not',
      aContact({ firstName: null, lastName: null, email: null }),
      [null, null, null],
    ],
  ] as const)('is named with %s where the policy says so', (_, reporter, [name, email, phone]) => {
    expect(valuesOf({}, true, reporter).contact).toEqual({ name, email, phone });
  });

  test('is named nowhere else', () => {
    const values = valuesOf(everything, false);
    expect(values.contact).toBeNull();
    expect(JSON.stringify(values)).not.toMatch(/Robin|reports@/);
  });
});

test.each([
  ['everything', everything, true],
  ['the least', {}, false],
] as const)('What goes to the page with %s is taken there as agreed', (_, given, contact) => {
  const request = { ...requestFor('https://hotline.example'), values: valuesOf(given, contact) };
  expect(parseRequest(JSON.parse(JSON.stringify(request)))).toEqual(request);
});
