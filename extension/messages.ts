import type { Captured } from './capture/capture.ts';
import type { TriedRule } from './capture/console/try-rule.ts';
import type { FoundHotline } from './hotlines/directory/search.ts';
import type { StatisticsAnswer, StatisticsQuery } from './ledger/statistics/view.ts';
import type { ReadList, Ways } from './outbox/address-lists.ts';
import type { Attention } from './outbox/attention.ts';
import type { Refused } from './outbox/batch.ts';
import type { BatchStanding } from './outbox/batch-standing.ts';
import type { DeliveryId } from './outbox/delivery.ts';
import type { FormFilled } from './outbox/form-filling.ts';
import type { HandOverView } from './outbox/handing-over.ts';
import type {
  HistoryMark,
  HistoryNews,
  HistoryOpening,
  HistoryRows,
  HistoryStory,
} from './outbox/history.ts';
import type { HistoryKey } from './outbox/history-row.ts';
import type { PopupView } from './outbox/popup-view.ts';
import type { PreviewedDocument } from './outbox/reporting.ts';
import type { ReportStory } from './outbox/story.ts';
import type { BatchId } from './report/batch-id.ts';
import type { ChainHead } from './report/chain-head.ts';
import type { MoneyTrail } from './report/money-trail.ts';
import { failure, type ProblemCode, type Result } from './report/problem.ts';
import type { Draft, ReportId } from './report/report.ts';
import type { KeptCounts, SettingsView } from './settings/settings-view.ts';
import type { CareView } from './shield/care.ts';
import type { ShieldView } from './shield/shielding.ts';
import type { StrengthName } from './shield/strength.ts';

/** Everything a page may ask of the background: one name, one function. */
export interface Requests {
  /** @param address what is reported; left out, what was pointed at or the page in front */
  'popup.open': (address?: string) => Promise<Result<PopupView>>;
  'page.capture': () => Promise<Result<Captured>>;
  /** Looks for who pays for the page in front; null when it does not answer. */
  'page.money-trail': () => Promise<Result<MoneyTrail | null>>;
  'report.preview': (draft: unknown) => Promise<Result<readonly PreviewedDocument[]>>;
  'report.file': (draft: unknown) => Promise<Result<ReportStory>>;
  'report.story': (reportId: ReportId) => Promise<Result<ReportStory>>;
  'report.undo': (reportId: ReportId) => Promise<Result<ReportStory>>;
  /** Reads a pasted or dropped list of addresses. */
  'list.read': (text: unknown) => Promise<Result<ReadList>>;
  /** Where reports about each of a list's addresses go. */
  'list.ways': (asked: {
    readonly addresses: readonly string[];
    readonly categoryId: string;
    readonly urgent: boolean;
  }) => Promise<Result<Ways>>;
  /** Saves a part of a batch: all on disk when it answers, but for the ones that it names. */
  'batch.file': (drafts: unknown) => Promise<Result<readonly Refused[]>>;
  'batch.standing': (batch: BatchId) => Promise<Result<BatchStanding>>;
  'batch.undo': (batch: BatchId) => Promise<Result<BatchStanding>>;
  'delivery.retry': (deliveryId: DeliveryId) => Promise<Result<ReportStory>>;
  'delivery.file-by-hand': (given: {
    readonly deliveryId: DeliveryId;
    readonly reference: string | null;
  }) => Promise<Result<ReportStory>>;
  /** Opens a hotline's form in a tab and fills it where the browser lets us. */
  'hand-over.open': (deliveryId: DeliveryId) => Promise<Result<ReportStory>>;
  'hand-over.sheet': (asked: {
    readonly deliveryId: DeliveryId;
    readonly priority: 1 | 2 | 3 | null;
  }) => Promise<Result<HandOverView>>;
  'hand-over.begin': (deliveryId: DeliveryId) => Promise<Result<ReportStory>>;
  'hand-over.back': (deliveryId: DeliveryId) => Promise<Result<ReportStory>>;
  /** Fills the form in the tab in front. */
  'form.fill': (deliveryId: DeliveryId) => Promise<Result<FormFilled>>;
  'copies.tell-again': () => Promise<Result<null>>;
  'delivery.cancel': (deliveryId: DeliveryId) => Promise<Result<ReportStory>>;
  /** The saved report as a draft that can be corrected and filed in its place. */
  'report.correct': (reportId: ReportId) => Promise<Result<Draft>>;
  'history.open': () => Promise<Result<HistoryOpening>>;
  'history.rows': (after: HistoryKey) => Promise<Result<HistoryRows>>;
  /** What has changed in the history since an answer's mark. */
  'history.news': (since: HistoryMark) => Promise<Result<HistoryNews>>;
  'history.story': (reportId: ReportId) => Promise<Result<HistoryStory>>;
  /** A report's addresses, because a person asks to see them. */
  'history.addresses': (reportId: ReportId) => Promise<Result<readonly string[]>>;
  'receipt.export': (deliveryId: DeliveryId) => Promise<Result<string>>;
  'attention.open': () => Promise<Result<Attention>>;
  'loss.acknowledge': () => Promise<Result<null>>;
  'settings.open': () => Promise<Result<SettingsView>>;
  'preferences.save': (preferences: unknown) => Promise<Result<null>>;
  'policy.import': (text: unknown) => Promise<Result<null>>;
  /** Takes over a policy for one person who reports to one official hotline. */
  'policy.report-alone': (hotlineId: unknown) => Promise<Result<null>>;
  /** Tries one of the policy's console rules on the page of its own that is open. */
  'console.try': (ruleId: unknown) => Promise<Result<TriedRule>>;
  'policy.forget': () => Promise<Result<null>>;
  'policy.export': () => Promise<Result<string>>;
  'credentials.save': (credentials: unknown) => Promise<Result<null>>;
  'credentials.forget': (destinationId: unknown) => Promise<Result<null>>;
  'destination.test': (destinationId: unknown) => Promise<Result<null>>;
  'directory.search': (query: unknown) => Promise<Result<readonly FoundHotline[]>>;
  'ledger.verify': () => Promise<Result<ChainHead>>;
  'ledger.export': () => Promise<Result<string>>;
  'sealed.export': () => Promise<Result<string>>;
  /** Counts what the ledger says; while it is still being read the same is to be asked again. */
  'statistics.open': (query: StatisticsQuery) => Promise<Result<StatisticsAnswer>>;
  'computer.erase': () => Promise<Result<KeptCounts>>;
  /** The shield of the tab in front, and how the moderator's day goes; no shield where there is no tab. */
  'shield.open': () => Promise<Result<{ readonly shield: ShieldView | null; readonly care: CareView }>>;
  /** Shields the tab in front or lifts the shield; a strength that is null stays as it was. */
  'shield.set': (wanted: {
    readonly on: boolean;
    readonly strength: StrengthName | null;
  }) => Promise<Result<ShieldView | null>>;
  'care.later': () => Promise<Result<CareView>>;
  'care.pause': (paused: boolean) => Promise<Result<CareView>>;
}

export type RequestName = keyof Requests;
type Argument<Name extends RequestName> = Parameters<Requests[Name]>;

/** The sender as far as it decides whether a message is heard. */
export interface MessageSender {
  readonly id?: string | undefined;
  readonly url?: string | undefined;
  readonly origin?: string | undefined;
}

export type Send = <Name extends RequestName>(
  name: Name,
  ...argument: Argument<Name>
) => ReturnType<Requests[Name]>;

/** A background that does not answer within this has died over the message: browsers then lose it without a word. */
const patienceMs = 4_000;
const attempts = 3;
const silence = Symbol('silence');

/**
 * Makes the typed caller from the browser's untyped one. A message that a dying background swallowed is sent again;
 * every request may be repeated, filing too, because the page gives a report its id.
 *
 * @param wait resolves after so many milliseconds
 * @returns a caller that always answers; `background-silent` when nothing came back at all
 */
export function createSend(
  sendMessage: (message: unknown) => Promise<unknown>,
  wait: (milliseconds: number) => Promise<void>,
): Send {
  const once = (message: unknown) =>
    Promise.race([sendMessage(message).catch(() => silence), wait(patienceMs).then(() => silence)]);
  const send = async (name: RequestName, argument?: unknown): Promise<unknown> => {
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      const answer = await once({ name, argument });
      if (answer !== silence && answer !== undefined) return answer;
    }
    return failure({ code: 'background-silent' });
  };
  return send as Send;
}

/**
 * The trust boundary, in one place: only the extension's own pages are heard. A content script has our id but a web
 * page's address; another extension has another id; a web page reaches no listener of ours at all.
 */
export function isOwnPage(sender: MessageSender, ownId: string, ownOrigin: string): boolean {
  const fromOwnOrigin = sender.url?.startsWith(ownOrigin) === true;
  const originAgrees = sender.origin === undefined || `${sender.origin}/` === ownOrigin;
  return sender.id === ownId && fromOwnOrigin && originAgrees;
}

/** What IndexedDB throws when the disk, the profile or the database itself is at fault, and no code of ours. */
const storageErrors: readonly string[] = [
  'UnknownError',
  'QuotaExceededError',
  'VersionError',
  'InvalidStateError',
  'AbortError',
  'NotReadableError',
  'DataError',
];

function codeOf(error: unknown): ProblemCode {
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'QuotaExceededError') return 'disk-full';
  return storageErrors.includes(name) ? 'storage-unreadable' : 'internal';
}

/**
 * Makes the one message listener from a table with a function for each name.
 * @returns a listener that answers own pages and leaves every other sender and unknown message without an answer
 */
export function createListener(requests: Requests, ownId: string, ownOrigin: string) {
  return (message: unknown, sender: MessageSender): Promise<unknown> | undefined => {
    if (!isOwnPage(sender, ownId, ownOrigin)) return undefined;
    const { name, argument } = (message ?? {}) as { name?: unknown; argument?: unknown };
    if (typeof name !== 'string' || !Object.hasOwn(requests, name)) return undefined;
    const handler = requests[name as RequestName] as (argument: unknown) => Promise<unknown>;
    return (async () => handler(argument))().catch((error: unknown) => failure({ code: codeOf(error) }));
  };
}
