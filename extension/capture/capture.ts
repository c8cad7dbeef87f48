import { hasUserInfo, reportableAddress } from '../report/address.ts';
import { failure, type Result, success } from '../report/problem.ts';
import type { Observation, ObservedFact } from '../report/report.ts';
import { type Instant, zonedTime } from '../report/time.ts';
import { observationOf } from './observation.ts';
import { readPageFacts } from './page-facts.ts';

/** A tab as the browser describes it after the moderator's click. */
export interface Tab {
  readonly id: number;
  readonly url: string;
  readonly title: string;
}

/** What capture needs of the browser. */
export interface TabReader {
  activeTab(): Promise<Tab | null>;
  /** Runs a self-contained function in the tab's top frame; null when the page takes none. */
  runInTab(tabId: number, pageFunction: () => unknown): Promise<unknown>;
}

export interface Captured {
  readonly url: string;
  /** Further addresses, where the moderator pointed at several. */
  readonly moreUrls: readonly string[];
  readonly observation: Observation;
  /** The tab's address held a user name or password; they are already gone. */
  readonly userInfoRemoved: boolean;
}

export interface CaptureParts {
  readonly tabs: TabReader;
  readonly now: () => Instant;
  /** Minutes that this computer's zone is ahead of UTC at an instant. */
  readonly zoneMinutes: (at: Instant) => number;
  /** Resolves after so many milliseconds: a page whose script never yields must not hang the popup. */
  readonly wait: (milliseconds: number) => Promise<void>;
  /** Facts that the organisation decided not to capture. */
  readonly leaveOut: () => Promise<readonly ObservedFact[]>;
}

/** How long a page may take to answer before the report goes on with what the tab itself says. */
const patienceMs = 700;

export const withoutFacts = (observation: Observation, facts: readonly ObservedFact[]): Observation => ({
  ...observation,
  ...Object.fromEntries(facts.map((fact) => [fact, null])),
});

/**
 * Reads the metadata of the tab in front, under the permission of the moderator's own click (`activeTab`).
 * Pages that refuse injection (built-in viewers, the browser's store) still give address, title and time.
 */
export async function captureActiveTab({
  tabs,
  now,
  zoneMinutes,
  wait,
  leaveOut,
}: CaptureParts): Promise<Result<Captured>> {
  const tab = await tabs.activeTab();
  if (tab === null) return failure({ code: 'no-tab' });
  // The browser keeps the address of its own pages to itself, also after a click.
  if (tab.url === '') return failure({ code: 'address-is-browser-page' });
  const address = reportableAddress(tab.url);
  if (!address.ok) return address;
  const at = now();
  const facts = await Promise.race([tabs.runInTab(tab.id, readPageFacts), wait(patienceMs).then(() => null)]);
  return success({
    url: address.value,
    moreUrls: [],
    observation: withoutFacts(
      observationOf(zonedTime(at, zoneMinutes(at)), tab.title, facts),
      await leaveOut(),
    ),
    userInfoRemoved: hasUserInfo(tab.url),
  });
}
