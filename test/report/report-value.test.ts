import { describe, expect, test } from 'vitest';
import { reportValue } from '../../extension/report/report-value.ts';
import { reportValueNames } from '../../extension/report/report-value-name.ts';
import { fullFacts } from '../builders/facts.ts';
import { aContact, anOrganisation } from '../builders/policy.ts';
import { aFullObservation, anAccount, anAddressUse, aPriorReport, aReport } from '../builders/report.ts';

const full = aReport({
  ...fullFacts,
  addresses: [
    { url: 'https://example.com/1', hosting: 'own' },
    { url: 'https://example.com/2', hosting: 'third-party' },
  ],
  observation: aFullObservation(),
  urgencyReason: 'Contact is going on now.',
  note: 'Seen twice.',
  account: anAccount({
    displayNames: ['One', 'Two'],
    addressUses: [anAddressUse(), anAddressUse({ event: 'Login', at: null, port: null })],
  }),
  priorReports: [aPriorReport({ hotline: 'CyberTipline', reference: '4711' })],
});

describe('A value of a report by its name', () => {
  test('is this, for each name there is', () => {
    const organisation = anOrganisation({ reporter: aContact({ phone: '+1' }) });
    const values = reportValueNames.map((name) => [name, reportValue(name, full, organisation)]);
    expect(Object.fromEntries(values)).toEqual({
      'report-id': '00000000-0000-4000-8000-000000000001',
      'first-address': 'https://example.com/1',
      addresses: 'https://example.com/1\nhttps://example.com/2',
      category: 'CSAM: images or videos',
      hosting: 'own',
      'observed-at': '2026-11-23T09:30:00.250+01:00',
      'published-at': '2026-11-20T18:00:00Z',
      title: 'A page with a title',
      language: 'de-CH',
      referrer: 'https://search.example/?q=practice',
      'canonical-address': 'https://example.com/posts/1',
      'http-status': '200',
      'urgency-reason': 'Contact is going on now.',
      note: 'Seen twice.',
      'account-identifier': 'user-4711',
      'account-screen-name': 'practice_account',
      'account-display-names': 'One\nTwo',
      'account-profiles': 'https://community.example/u/practice_account',
      'account-ip-addresses':
        '192.0.2.7 port 50123 (Upload at 2026-11-20T18:00:00.000Z)\n192.0.2.7 (Login, time unknown)',
      'prior-reports': 'CyberTipline: 4711',
      organisation: 'Practice Ltd',
      platform: 'Practice Community',
      'reporter-name': 'Robin Practice',
      'reporter-email': 'reports@community.example',
      'reporter-phone': '+1',
      'account-email': null,
      'victim-account':
        'id victim-1, screen name victim_name, display name Victim display, profile https://community.example/u/victim',
      'recipient-account':
        'id recipient-1, screen name recipient_name, display name Recipient display, profile https://community.example/u/recipient',
      'case-id': 'case-4711',
      'upload-time': '2026-11-20T18:00:00.000+00:00',
      'file-hashes': [
        `MD5 ${'0'.repeat(32)}`,
        `SHA-1 ${'1'.repeat(40)}`,
        `SHA-256 ${'2'.repeat(64)}`,
        `PDQ ${'3'.repeat(64)}`,
      ].join('\n'),
      'chat-room': 'Practice room',
      game: 'Practice game',
      'detection-method': 'Practice classifier',
      'platform-reports': '70007',
      'selected-text': 'A placeholder sentence that was selected.',
      'open-graph-address': 'https://page.example/og',
      'site-name': 'Practice site',
      authors: 'Practice author, https://page.example/author',
      'modified-at': '2026-11-21T07:00:00Z',
      generator: 'Practice generator 1',
      players: 'https://player.example (live)',
      frames: 'https://frame.example/1',
      media: 'image https://media.example/1.png (the moderator pointed at it)',
      redirected: 'the browser came to the page by a redirect',
      'advertising-hosts': 'ads.example (Practice network)',
      'advertising-ids': 'adsense-publisher ca-pub-1234567890123456',
      'advertising-places': 'Practice container',
      'payment-links': 'paypal pay.example (practice-handle)',
      wallets: 'bitcoin practice-wallet',
      'further-facts': expect.stringMatching(
        /^Page title: A page with a title\n[\s\S]*Wallet on the page: bitcoin practice-wallet$/,
      ),
      description: expect.stringMatching(
        /^Seen twice\.\nUrgent: Contact is going on now\.\n[\s\S]*Wallet on the page: bitcoin practice-wallet$/,
      ),
    });
  });

  test('is null where the report or the organisation has none', () => {
    const nobody = anOrganisation({
      reporter: aContact({ firstName: null, lastName: null, email: null }),
    });
    const missing = reportValueNames.filter((name) => reportValue(name, aReport(), nobody) === null);
    const given = [
      'report-id',
      'first-address',
      'addresses',
      'category',
      'hosting',
      'observed-at',
      'description',
      'organisation',
      'platform',
    ];
    expect(missing).toEqual(reportValueNames.filter((name) => !given.includes(name)));
  });
});
