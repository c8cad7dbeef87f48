import type { HandOverField, HandOverGroup } from '../../report/hand-over.ts';
import { reportValue } from '../../report/report-value.ts';
import type { ReportValueName } from '../../report/report-value-name.ts';
import type { Filing } from '../hotline.ts';

/** A field of the sheet: a value of the report by name, or a value that is worked out. */
type Source = readonly [label: string, value: ReportValueName | ((filing: NcaContent) => string | null)];

export type NcaContent = Pick<Filing, 'report' | 'organisation'>;

/** Schedule 1 asks for the addresses used for uploading apart from those of logins. */
function usesOf(filing: NcaContent, isUpload: boolean): string | null {
  const { account } = filing.report;
  if (account === null) return null;
  const addressUses = account.addressUses.filter(({ event }) => (event === 'Upload') === isUpload);
  const report = { ...filing.report, account: { ...account, addressUses } };
  return reportValue('account-ip-addresses', report, filing.organisation);
}

const previousReference = ({ report }: NcaContent) => {
  const references = report.priorReports.filter(({ hotline }) =>
    /\bnca\b|national crime agency/i.test(hotline),
  );
  return references.length === 0 ? 'No' : `Yes: ${references.map(({ reference }) => reference).join(', ')}`;
};

const detection = ({ report }: NcaContent) =>
  report.ofCase?.detectionMethod ?? 'Observed by a moderator of the provider and reported by hand.';

/** The groups of Schedule 1 to SI 2026/268, as far as a report can fill them. */
const groups: readonly { readonly title: string; readonly fields: readonly Source[] }[] = [
  {
    title: 'Reporting person',
    fields: [
      ['Name', 'reporter-name'],
      ['E-mail', 'reporter-email'],
      ['Telephone', 'reporter-phone'],
      ['Provider', 'organisation'],
    ],
  },
  {
    title: 'Detected content',
    fields: [
      ['URL', 'addresses'],
      ['Platform', 'platform'],
      ['How it was detected', detection],
      ['What it is, as the provider judged it', 'category'],
      ['Why it is urgent', 'urgency-reason'],
      ['Reason and description', 'note'],
      ['Observed at', 'observed-at'],
      ['Published at, as the page states', 'published-at'],
      ['Reported to the NCA before', previousReference],
    ],
  },
  {
    title: 'Upload',
    fields: [
      ['Upload date and time', 'upload-time'],
      ['Hash value of the file, as the provider computed it', 'file-hashes'],
      ['IP addresses, ports and times of the upload', (filing) => usesOf(filing, true)],
    ],
  },
  {
    title: 'User',
    fields: [
      ['User name', 'account-screen-name'],
      ['Identifier at the provider', 'account-identifier'],
      ['Display names', 'account-display-names'],
      ['Profile URL', 'account-profiles'],
      ['E-mail of the user', 'account-email'],
      ['IP addresses, ports and times of logins', (filing) => usesOf(filing, false)],
    ],
  },
  {
    title: 'Other persons',
    fields: [
      ['Account of the person it was done to', 'victim-account'],
      ['Account that it was meant for', 'recipient-account'],
    ],
  },
  {
    title: 'Case',
    fields: [
      ['Case number at the provider', 'case-id'],
      ['Chat room', 'chat-room'],
      ['Game', 'game'],
      ['Earlier reports by the provider', 'platform-reports'],
      ['Text that the moderator selected', 'selected-text'],
    ],
  },
  {
    title: 'Web page',
    fields: [
      ['Title', 'title'],
      ['Referrer', 'referrer'],
      ['Language', 'language'],
      ['Canonical address', 'canonical-address'],
      ['HTTP status', 'http-status'],
      ['Open Graph address', 'open-graph-address'],
      ['Site name', 'site-name'],
      ['Authors', 'authors'],
      ['Changed at, as the page states', 'modified-at'],
      ['Program that made the page', 'generator'],
      ['Players', 'players'],
      ['Frames', 'frames'],
      ['Media', 'media'],
      ['Redirect', 'redirected'],
    ],
  },
  {
    title: 'Who pays for the page',
    fields: [
      ['Advertising and tracking hosts', 'advertising-hosts'],
      ['Advertising and analytics ids', 'advertising-ids'],
      ['Places for advertising', 'advertising-places'],
      ['Payment links', 'payment-links'],
      ['Wallets', 'wallets'],
    ],
  },
];

/** What Schedule 1 names where the provider has it, and what Signpost never holds. */
export const ncaFieldsFromOwnRecords: readonly string[] = [
  'The content itself',
  'Upload date and time',
  'EXIF data',
  'Hash value of the original file',
  'Billing details of the user',
  'E-mail and recovery e-mail of the user',
  'Telephone number of the user, with the time of its verification',
  'Login IP addresses of the last three months',
  'Identity documents that are held',
  'Connections with other accounts',
  'Declaration by the reporting person',
];

function fieldOf(filing: NcaContent, [label, source]: Source): readonly HandOverField[] {
  const { report, organisation } = filing;
  const value = typeof source === 'string' ? reportValue(source, report, organisation) : source(filing);
  return value === null ? [] : [{ label, value }];
}

/** The report in the groups of Schedule 1; groups without any value are left out. */
export const ncaGroups = (filing: NcaContent): readonly HandOverGroup[] =>
  groups
    .map(({ title, fields }) => ({ title, fields: fields.flatMap((field) => fieldOf(filing, field)) }))
    .filter(({ fields }) => fields.length > 0);
