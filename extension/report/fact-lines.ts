import type { Account, AddressUse, ReportedAccount } from './account.ts';
import type { ReportFacts } from './facts.ts';
import type { MoneyTrail } from './money-trail.ts';
import type { EmbeddedAddress, PageDetails } from './page-details.ts';
import type { Observation, Report } from './report.ts';
import { caseTimeText, hashNames } from './reported-case.ts';

/** One fact in words that a hotline's analyst reads; several values stand one on a line. */
export interface FactLine {
  /** English, as hotlines read it. */
  readonly label: string;
  readonly values: readonly string[];
}

const one = (label: string, value: string | null): FactLine => ({
  label,
  values: value === null ? [] : [value],
});

const marked = ({ pointed }: EmbeddedAddress) => (pointed ? ' (the moderator pointed at it)' : '');
const liveWord = (live: boolean | null) => (live === null ? '' : live ? ' (live)' : ' (recorded)');

/** Who an account is, on one line; nothing where there is none. */
export function accountText(account: Account | null): string | null {
  if (account === null) return null;
  const { identifier, screenName, displayNames, profileUrls } = account;
  const parts = [
    identifier === null ? [] : [`id ${identifier}`],
    screenName === null ? [] : [`screen name ${screenName}`],
    displayNames.map((name) => `display name ${name}`),
    profileUrls.map((url) => `profile ${url}`),
  ].flat();
  return parts.length === 0 ? null : parts.join(', ');
}

/** One use of a network address, with what is known of it. */
export function addressUseText({ ipAddress, port, event, at }: AddressUse): string {
  const withPort = port === null ? ipAddress : `${ipAddress} port ${port}`;
  return `${withPort} (${event}${at === null ? ', time unknown' : ` at ${at}`})`;
}

/** What the page's metadata and the addresses of its parts say. */
export const detailLines = (details: PageDetails) =>
  ({
    'open-graph-address': one('Open Graph address stated by the page', details.ogUrl),
    'site-name': one('Site name stated by the page', details.siteName),
    authors: {
      label: 'Author stated by the page',
      values: details.authors.map(({ name, url }) => [name, url].filter((part) => part !== null).join(', ')),
    },
    'modified-at': one('Change time stated by the page', details.modifiedAt),
    generator: one('Program that made the page, as it states', details.generator),
    players: {
      label: 'A player on the page plays from',
      values: details.players.map(({ origin, live }) => `${origin}${liveWord(live)}`),
    },
    frames: {
      label: 'Address of a frame on the page',
      values: details.frames.map((frame) => `${frame.address}${marked(frame)}`),
    },
    media: {
      label: 'Address of a medium on the page',
      values: details.media.map((medium) => `${medium.kind} ${medium.address}${marked(medium)}`),
    },
    redirected: one(
      'Redirect',
      details.redirected === true ? 'the browser came to the page by a redirect' : null,
    ),
  }) satisfies Record<string, FactLine>;

/** What the platform's own console says of the case. */
export const caseLines = (ofCase: ReportFacts['ofCase']) =>
  ({
    'case-id': one('Case number at the platform', ofCase?.caseId ?? null),
    'upload-time': one(
      'Upload time by the platform’s records',
      ofCase?.uploadedAt == null ? null : caseTimeText(ofCase.uploadedAt),
    ),
    'file-hashes': {
      label: 'File hash computed by the platform',
      values: (ofCase?.hashes ?? []).map(({ algorithm, value }) => `${hashNames[algorithm]} ${value}`),
    },
    'chat-room': one('Chat room', ofCase?.chatRoom ?? null),
    game: one('Game', ofCase?.game ?? null),
    'detection-method': one('How the platform detected it', ofCase?.detectionMethod ?? null),
    'platform-reports': {
      label: 'Earlier report by the platform',
      values: ofCase?.priorReports ?? [],
    },
  }) satisfies Record<string, FactLine>;

/** Who pays for the page: identifiers and hosts. */
export const moneyLines = (trail: MoneyTrail | null) =>
  ({
    'advertising-hosts': {
      label: 'Advertising or tracking host on the page',
      values: (trail?.hosts ?? []).map(({ host, network }) => `${host} (${network})`),
    },
    'advertising-ids': {
      label: 'Advertising or analytics id on the page',
      values: (trail?.ids ?? []).map(({ kind, value }) => `${kind} ${value}`),
    },
    'advertising-places': {
      label: 'The page keeps a place for advertising by',
      values: trail?.containers ?? [],
    },
    'payment-links': {
      label: 'Payment link on the page',
      values: (trail?.payments ?? []).map(
        ({ kind, host, handle }) => `${kind} ${host}${handle === null ? '' : ` (${handle})`}`,
      ),
    },
    wallets: {
      label: 'Wallet on the page',
      values: (trail?.wallets ?? []).map(({ kind, address }) => `${kind} ${address}`),
    },
  }) satisfies Record<string, FactLine>;

/** The accounts beside the reported one. */
export const accountLines = ({ victim, recipient }: Pick<ReportFacts, 'victim' | 'recipient'>) =>
  ({
    'victim-account': one('Account of the person it was done to', accountText(victim)),
    'recipient-account': one('Account that it was meant for', accountText(recipient)),
  }) satisfies Record<string, FactLine>;

/** What was read about the page at the moment of the click. */
const observationLines = ({
  title,
  referrer,
  language,
  canonicalUrl,
  publishedAt,
  httpStatus,
}: Observation) => [
  one('Page title', title),
  one('Referrer', referrer),
  one('Language stated by the page', language),
  one('Canonical address stated by the page', canonicalUrl),
  one('Publication time stated by the page', publishedAt),
  one('HTTP status of the page', httpStatus === null ? null : String(httpStatus)),
];

/** Who the reported account is and where it was used from. */
const reportedAccountLines = (account: ReportedAccount | null): readonly FactLine[] => [
  one('Account', account?.identifier ?? null),
  one('Account name', account?.screenName ?? null),
  { label: 'Display name of the account', values: account?.displayNames ?? [] },
  { label: 'Profile of the account', values: account?.profileUrls ?? [] },
  { label: 'Network address of the account', values: (account?.addressUses ?? []).map(addressUseText) },
];

/** Everything in a report that has no field of its own on most forms. */
export const furtherLines = (report: Report): readonly FactLine[] => [
  ...observationLines(report.observation),
  ...Object.values(factLines(report)),
];

/** What a form's field for a description says beside the moderator's own words. */
export const describingLines = (report: Report): readonly FactLine[] => [
  one('Urgent', report.urgencyReason),
  one('Seen at', report.observation.observedAt),
  ...reportedAccountLines(report.account),
  {
    label: 'Earlier reports',
    values: report.priorReports.map(({ hotline, reference }) => `${hotline}: ${reference}`),
  },
  ...furtherLines(report),
];

/** Every fact by its name. */
export const factLines = (facts: ReportFacts) => ({
  'account-email': one('E-mail address of the account', facts.account?.email ?? null),
  ...accountLines(facts),
  ...caseLines(facts.ofCase),
  'selected-text': one('Text that the moderator selected', facts.selectedText),
  ...detailLines(facts.details),
  ...moneyLines(facts.moneyTrail),
});

/** A fact as lines of text, each under its name. */
export const labelled = ({ label, values }: FactLine): readonly string[] =>
  values.map((value) => `${label}: ${value}`);
