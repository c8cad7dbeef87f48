import { SaxesParser } from 'saxes';
import { describe, expect, test } from 'vitest';
import { composeClipboard } from '../../extension/hotlines/clipboard/compose.ts';
import { composeCoop } from '../../extension/hotlines/coop/compose.ts';
import { composeCyberTipline } from '../../extension/hotlines/cybertipline/compose.ts';
import { composeEmail } from '../../extension/hotlines/email/compose.ts';
import { composeCreated } from '../../extension/hotlines/gateway/compose.ts';
import { composeNca } from '../../extension/hotlines/nca/compose.ts';
import { formValues } from '../../extension/hotlines/web-form/form-values.ts';
import type { HandOverGroup } from '../../extension/report/hand-over.ts';
import { type ReportValueName, reportValueNames } from '../../extension/report/report-value-name.ts';
import { fullFacts } from '../builders/facts.ts';
import { aFullObservation, aReport, clickedAt } from '../builders/report.ts';
import { aCoop, aCoopFiling } from './coop/sample-filings.ts';
import { aFiling } from './cybertipline/sample-filings.ts';
import { aGatewayFiling } from './gateway/sample-filings.ts';
import { aCopiedForm, aMailbox, aWebForm, thePortal } from './sample-destinations.ts';

const report = aReport({ ...fullFacts, observation: aFullObservation() });
const { organisation } = aFiling();

/** Where one captured field belongs in what each adapter sends or hands over. */
interface Place {
  readonly field: string;
  /** The path of elements in the CyberTipline's document. */
  readonly cybertipline: string;
  /** The path in a gateway event's report. */
  readonly gateway: string;
  /** The name under which Coop, e-mail and the clipboard take it. */
  readonly value: ReportValueName;
  /** The field of the NCA's sheet. */
  readonly nca: string;
  /** How the field is written, where that is not as it is. */
  readonly written?: { readonly [Adapter in 'cybertipline' | 'text' | 'gateway']?: unknown };
}

const info = 'report/additionalInfo';
const account = 'report/personOrUserReported';
const place = (
  field: string,
  cybertipline: string,
  gateway: string,
  value: ReportValueName,
  nca: string,
  written: Place['written'] = {},
): Place => ({ field, cybertipline, gateway, value, nca, written });

const places: readonly Place[] = [
  place('observation.observedAt', info, 'observation.observedAt', 'observed-at', 'Observed at'),
  place('observation.title', info, 'observation.title', 'title', 'Title'),
  place('observation.referrer', info, 'observation.referrer', 'referrer', 'Referrer'),
  place('observation.language', info, 'observation.language', 'language', 'Language'),
  place(
    'observation.canonicalUrl',
    info,
    'observation.canonicalUrl',
    'canonical-address',
    'Canonical address',
  ),
  place(
    'observation.publishedAt',
    info,
    'observation.publishedAt',
    'published-at',
    'Published at, as the page states',
  ),
  place('observation.httpStatus', info, 'observation.httpStatus', 'http-status', 'HTTP status'),
  place('details.ogUrl', info, 'details.ogUrl', 'open-graph-address', 'Open Graph address'),
  place('details.siteName', info, 'details.siteName', 'site-name', 'Site name'),
  place('details.authors.0.name', info, 'details.authors.0.name', 'authors', 'Authors'),
  place('details.authors.0.url', info, 'details.authors.0.url', 'authors', 'Authors'),
  place('details.modifiedAt', info, 'details.modifiedAt', 'modified-at', 'Changed at, as the page states'),
  place('details.generator', info, 'details.generator', 'generator', 'Program that made the page'),
  place('details.players.0.origin', info, 'details.players.0.origin', 'players', 'Players'),
  place('details.players.0.live', info, 'details.players.0.live', 'players', 'Players', { text: '(live)' }),
  place('details.frames.0.address', info, 'details.frames.0.address', 'frames', 'Frames'),
  place('details.frames.0.pointed', info, 'details.frames.0.pointed', 'frames', 'Frames', {
    text: 'https://frame.example/1',
  }),
  place('details.media.0.kind', info, 'details.media.0.kind', 'media', 'Media'),
  place('details.media.0.address', info, 'details.media.0.address', 'media', 'Media'),
  place('details.media.0.pointed', info, 'details.media.0.pointed', 'media', 'Media', {
    text: '(the moderator pointed at it)',
  }),
  place('details.redirected', info, 'details.redirected', 'redirected', 'Redirect', {
    text: 'by a redirect',
  }),
  place(
    'account.identifier',
    `${account}/espIdentifier`,
    'account.identifier',
    'account-identifier',
    'Identifier at the provider',
  ),
  place(
    'account.screenName',
    `${account}/screenName`,
    'account.screenName',
    'account-screen-name',
    'User name',
  ),
  place(
    'account.displayNames.0',
    `${account}/displayName`,
    'account.displayNames.0',
    'account-display-names',
    'Display names',
  ),
  place(
    'account.profileUrls.0',
    `${account}/profileUrl`,
    'account.profileUrls.0',
    'account-profiles',
    'Profile URL',
  ),
  place(
    'account.email',
    `${account}/personOrUserReportedPerson/email`,
    'account.email',
    'account-email',
    'E-mail of the user',
  ),
  ...[0, 1].flatMap((at) => {
    const nca =
      at === 0 ? 'IP addresses, ports and times of the upload' : 'IP addresses, ports and times of logins';
    const use = (name: string, element: string, written: Place['written'] = {}) =>
      place(
        `account.addressUses.${at}.${name}`,
        `${account}/ipCaptureEvent/${element}`,
        `account.addressUses.${at}.${name}`,
        'account-ip-addresses',
        nca,
        written,
      );
    const always = [use('ipAddress', 'ipAddress'), use('event', 'eventName')];
    return at === 0 ? [...always, use('at', 'dateTime'), use('port', 'port')] : always;
  }),
  ...(['victim', 'recipient'] as const).flatMap((who) => {
    const element = who === 'victim' ? 'report/victim' : 'report/intendedRecipient';
    const nca = who === 'victim' ? 'Account of the person it was done to' : 'Account that it was meant for';
    const named = (name: string, inside: string) =>
      place(`${who}.${name}`, `${element}/${inside}`, `${who}.${name}`, `${who}-account`, nca);
    return [
      named('identifier', 'espIdentifier'),
      named('screenName', 'screenName'),
      named('displayNames.0', 'displayName'),
      named('profileUrls.0', 'profileUrl'),
    ];
  }),
  place('ofCase.caseId', info, 'case.caseId', 'case-id', 'Case number at the provider'),
  place(
    'ofCase.uploadedAt.zone',
    'report/incidentSummary/incidentDateTimeDescription',
    'case.uploaded',
    'upload-time',
    'Upload date and time',
    {
      cybertipline: 'The time of upload',
      text: '+00:00',
      gateway: { at: '2026-11-20T18:00:00.000+00:00', wallClock: null },
    },
  ),
  place(
    'ofCase.uploadedAt.at',
    'report/incidentSummary/incidentDateTime',
    'case.uploaded.at',
    'upload-time',
    'Upload date and time',
  ),
  ...[0, 1, 2, 3].flatMap((at) => {
    const name = ['MD5', 'SHA-1', 'SHA-256', 'PDQ'][at];
    const nca = 'Hash value of the file, as the provider computed it';
    return [
      place(`ofCase.hashes.${at}.algorithm`, info, `case.hashes.${at}.algorithm`, 'file-hashes', nca, {
        text: name,
        cybertipline: name,
      }),
      place(`ofCase.hashes.${at}.value`, info, `case.hashes.${at}.value`, 'file-hashes', nca),
    ];
  }),
  place(
    'ofCase.chatRoom',
    'report/internetDetails/chatImIncident/chatRoomName',
    'case.chatRoom',
    'chat-room',
    'Chat room',
  ),
  place('ofCase.game', 'report/internetDetails/onlineGamingIncident/gameName', 'case.game', 'game', 'Game'),
  place(
    'ofCase.priorReports.0',
    `${account}/priorCTReports`,
    'case.priorReports.0',
    'platform-reports',
    'Earlier reports by the provider',
  ),
  place('ofCase.detectionMethod', info, 'case.detectionMethod', 'detection-method', 'How it was detected'),
  place(
    'moneyTrail.hosts.0.host',
    info,
    'moneyTrail.hosts.0.host',
    'advertising-hosts',
    'Advertising and tracking hosts',
  ),
  place(
    'moneyTrail.hosts.0.network',
    info,
    'moneyTrail.hosts.0.network',
    'advertising-hosts',
    'Advertising and tracking hosts',
  ),
  place(
    'moneyTrail.ids.0.kind',
    info,
    'moneyTrail.ids.0.kind',
    'advertising-ids',
    'Advertising and analytics ids',
  ),
  place(
    'moneyTrail.ids.0.value',
    info,
    'moneyTrail.ids.0.value',
    'advertising-ids',
    'Advertising and analytics ids',
  ),
  place(
    'moneyTrail.containers.0',
    info,
    'moneyTrail.containers.0',
    'advertising-places',
    'Places for advertising',
  ),
  place('moneyTrail.payments.0.kind', info, 'moneyTrail.payments.0.kind', 'payment-links', 'Payment links'),
  place('moneyTrail.payments.0.host', info, 'moneyTrail.payments.0.host', 'payment-links', 'Payment links'),
  place(
    'moneyTrail.payments.0.handle',
    info,
    'moneyTrail.payments.0.handle',
    'payment-links',
    'Payment links',
  ),
  place('moneyTrail.wallets.0.kind', info, 'moneyTrail.wallets.0.kind', 'wallets', 'Wallets'),
  place('moneyTrail.wallets.0.address', info, 'moneyTrail.wallets.0.address', 'wallets', 'Wallets'),
  place(
    'selectedText',
    'report/internetDetails/chatImIncident/content',
    'selectedText',
    'selected-text',
    'Text that the moderator selected',
  ),
];

/** Fields that stand in no payload, and why. */
const nowhere: Readonly<Record<string, string>> = {
  'ofCase.uploadedAt.shown': 'the console’s own writing of the time that stands in `at`',
  'moneyTrail.complete': 'said in words where it is false',
};

/** Each value that the report holds, by its path; empty ones hold nothing. */
function leaves(value: unknown, path = ''): readonly (readonly [string, unknown])[] {
  if (value === null) return [];
  if (typeof value !== 'object') return [[path, value]];
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, path === '' ? key : `${path}.${key}`));
}

const captured = leaves({ ...fullFacts, observation: report.observation });
const valueAt = (value: unknown, path: string): unknown =>
  path.split('.').reduce((at, key) => (at as Record<string, unknown> | undefined)?.[key], value);

/** The texts of a document's elements, by the path of their names. */
function textsOf(document: string): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  const path: string[] = [];
  const parser = new SaxesParser();
  parser.on('opentag', ({ name }) => void path.push(name));
  parser.on('text', (text) => found.set(path.join('/'), [...(found.get(path.join('/')) ?? []), text]));
  parser.on('closetag', () => void path.pop());
  parser.write(document).close();
  return found;
}

const textOf = (payload: { readonly ok: boolean }): string => {
  if (!payload.ok) throw new Error('nothing was composed');
  return (payload as unknown as { readonly value: { readonly text: string } }).value.text;
};

const all = reportValueNames.map((value) => ({ label: value, value }));
const fieldsIn = (groups: readonly HandOverGroup[]) =>
  groups.flatMap(({ fields }) => fields).map(({ label, value }) => [label, value] as const);

const cybertipline = textsOf(
  // Numbers of real reports go to the real hotline only.
  textOf(
    composeCyberTipline(
      aFiling({ report, destination: { ...aFiling().destination, environment: 'production' } }),
      clickedAt + 60_000,
      0,
    ),
  ),
);
const gateway = JSON.parse(composeCreated(aGatewayFiling({ report })).text).data.report;
const coop = JSON.parse(
  textOf(
    composeCoop(
      aCoopFiling({
        report,
        destination: aCoop({
          item: { typeId: 'page', fields: Object.fromEntries(reportValueNames.map((name) => [name, name])) },
        }),
      }),
    ),
  ),
).reportedItem.data;
const email = composeEmail({ report, organisation, destination: aMailbox({ fields: all }) });
const clipboard = composeClipboard({ report, organisation, destination: aCopiedForm({ fields: all }) });
const form = formValues({ report, organisation, destination: aWebForm() });
const nca = composeNca({ report, organisation, destination: thePortal(), others: [] }, null);

describe('A captured field', () => {
  test('has its place here, whichever it is', () => {
    const named = new Set([...places.map(({ field }) => field), ...Object.keys(nowhere)]);
    expect(captured.map(([path]) => path).filter((path) => !named.has(path))).toEqual([]);
  });

  test.each(places)('$field stands in its place in each adapter’s payload', (given) => {
    const value = valueAt({ ...fullFacts, observation: report.observation }, given.field);
    const text = String(given.written?.text ?? value);
    const inDocument = String(given.written?.cybertipline ?? given.written?.text ?? value);
    expect((cybertipline.get(given.cybertipline) ?? []).join('\n')).toContain(inDocument);
    expect(valueAt(gateway, given.gateway)).toEqual(given.written?.gateway ?? value);
    expect(coop[given.value]).toContain(text);
    const handed = (groups: readonly HandOverGroup[], label: string) => new Map(fieldsIn(groups)).get(label);
    expect(email.ok && handed(email.value.groups, given.value)).toContain(text);
    expect(handed(clipboard.groups, given.value)).toContain(text);
    expect(form.description).toContain(text);
    expect(nca.covered ? '' : handed(nca.groups, given.nca)).toContain(text);
  });
});
