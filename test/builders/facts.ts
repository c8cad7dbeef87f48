import type { Account, ReportedAccount } from '../../extension/report/account.ts';
import type { ReportFacts } from '../../extension/report/facts.ts';
import type { MoneyTrail } from '../../extension/report/money-trail.ts';
import type { PageDetails } from '../../extension/report/page-details.ts';
import type { ReportedCase } from '../../extension/report/reported-case.ts';
import type { ZonedTime } from '../../extension/report/time.ts';

export const fullDetails: PageDetails = {
  ogUrl: 'https://page.example/og',
  siteName: 'Practice site',
  authors: [{ name: 'Practice author', url: 'https://page.example/author' }],
  modifiedAt: '2026-11-21T07:00:00Z',
  generator: 'Practice generator 1',
  players: [{ origin: 'https://player.example', live: true }],
  frames: [{ address: 'https://frame.example/1', pointed: false }],
  media: [{ kind: 'image', address: 'https://media.example/1.png', pointed: true }],
  redirected: true,
};

export const aVictim: Account = {
  identifier: 'victim-1',
  screenName: 'victim_name',
  displayNames: ['Victim display'],
  profileUrls: ['https://community.example/u/victim'],
};

export const aRecipient: Account = {
  identifier: 'recipient-1',
  screenName: 'recipient_name',
  displayNames: ['Recipient display'],
  profileUrls: ['https://community.example/u/recipient'],
};

export const aFullAccount: ReportedAccount = {
  identifier: 'account-1',
  screenName: 'account_name',
  displayNames: ['Account display'],
  profileUrls: ['https://community.example/u/account'],
  email: 'account@mail.example',
  addressUses: [
    { ipAddress: '192.0.2.7', event: 'Upload', at: '2026-11-20T18:00:00.000Z' as ZonedTime, port: 50_123 },
    { ipAddress: '192.0.2.8', event: 'Login', at: null, port: null },
  ],
};

export const aFullCase: ReportedCase = {
  caseId: 'case-4711',
  uploadedAt: {
    zone: 'known',
    at: '2026-11-20T18:00:00.000+00:00' as ZonedTime,
    shown: '2026-11-20 18:00 UTC',
  },
  hashes: [
    { algorithm: 'md5', value: '0'.repeat(32) },
    { algorithm: 'sha1', value: '1'.repeat(40) },
    { algorithm: 'sha256', value: '2'.repeat(64) },
    { algorithm: 'pdq', value: '3'.repeat(64) },
  ],
  chatRoom: 'Practice room',
  game: 'Practice game',
  priorReports: ['70007'],
  detectionMethod: 'Practice classifier',
};

export const aMoneyTrail: MoneyTrail = {
  hosts: [{ host: 'ads.example', network: 'Practice network' }],
  ids: [{ kind: 'adsense-publisher', value: 'ca-pub-1234567890123456' }],
  containers: ['Practice container'],
  payments: [{ kind: 'paypal', host: 'pay.example', handle: 'practice-handle' }],
  wallets: [{ kind: 'bitcoin', address: 'practice-wallet' }],
  complete: true,
};

/** Facts with each field that there is. */
export const fullFacts: ReportFacts = {
  details: fullDetails,
  account: aFullAccount,
  victim: aVictim,
  recipient: aRecipient,
  ofCase: aFullCase,
  moneyTrail: aMoneyTrail,
  selectedText: 'A placeholder sentence that was selected.',
};
