import { hasUserInfo, reportableAddress } from '../report/address.ts';
import { noFacts, type ReportFacts } from '../report/facts.ts';
import { type OptionalFact, withoutObserved, withoutOptional } from '../report/optional-fact.ts';
import { failure, type Result, success } from '../report/problem.ts';
import type { Observation } from '../report/report.ts';
import { type Instant, zonedTime } from '../report/time.ts';
import { type AskingParts, askPage, type RunInTab } from './ask-page.ts';
import { type CapturedCase, casesOf } from './console/captured-case.ts';
import type { ConsoleRule } from './console/case-facts.ts';
import { noCaseCode, readCases } from './console/read-cases.ts';
import { detailsOf } from './details.ts';
import { captureMoney } from './money/capture-money.ts';
import { observationOf } from './observation.ts';
import { readPageDetails } from './page-details.ts';
import { readPageFacts } from './page-facts.ts';
import { readSelectedText, selectedTextOf } from './selected-text.ts';

/** A tab as the browser describes it after the moderator's click. */
export interface Tab {
  readonly id: number;
  readonly url: string;
  readonly title: string;
}

/** What capture needs of the browser. */
export interface TabReader {
  activeTab(): Promise<Tab | null>;
  runInTab: RunInTab;
}

/** What the organisation's policy says about capturing. */
export interface CaptureRules {
  /** Facts that are not captured. */
  readonly leaveOut: readonly OptionalFact[];
  /** How the organisation's own moderation pages are read. */
  readonly consoleRules: readonly ConsoleRule[];
  /** Whether a text that the moderator selected may be captured. */
  readonly selectedText: boolean;
}

export interface Captured extends CapturedCase {
  readonly observation: Observation;
  /** The tab's address held a user name or password; they are already gone. */
  readonly userInfoRemoved: boolean;
  /** The rule of the policy that read the page; null for any other page. */
  readonly consoleRule: string | null;
  /** On a queue: the other marked rows, each a report of its own. */
  readonly furtherCases: readonly CapturedCase[];
}

export interface CaptureParts {
  readonly tabs: TabReader;
  readonly now: () => Instant;
  /** Minutes that this computer's zone is ahead of UTC at an instant. */
  readonly zoneMinutes: (at: Instant) => number;
  /** Resolves after so many milliseconds: a page whose script never yields must not hang the popup. */
  readonly wait: (milliseconds: number) => Promise<void>;
  readonly rules: () => Promise<CaptureRules>;
}

/** What asking a page needs of the parts. */
export const asking = ({ tabs, wait }: CaptureParts): AskingParts => ({
  runInTab: (...asked) => tabs.runInTab(...asked),
  wait,
});

/** What was captured without what the organisation leaves out. */
export function withoutLeftOut(captured: Captured, { leaveOut }: CaptureRules): Captured {
  const without = (one: CapturedCase) => ({ ...one, facts: withoutOptional(one.facts, leaveOut) });
  return {
    ...captured,
    ...without(captured),
    observation: withoutObserved(captured.observation, leaveOut),
    furtherCases: captured.furtherCases.map(without),
  };
}

/** The page in front as it is reported: observation and facts, all read in one go. */
async function readPage(
  tab: Tab,
  url: string,
  rules: CaptureRules,
  parts: CaptureParts,
  at: Instant,
  withMoney: boolean,
): Promise<Captured> {
  const read = (pageFunction: () => unknown) => askPage(asking(parts), tab.id, pageFunction);
  const [stated, details, selected, moneyTrail] = await Promise.all([
    read(readPageFacts),
    read(readPageDetails),
    rules.selectedText ? read(readSelectedText) : null,
    withMoney ? captureMoney(asking(parts), tab.id) : null,
  ]);
  const facts: ReportFacts = {
    ...noFacts,
    details: detailsOf(details, { now: at, pointedAddress: null }),
    moneyTrail,
    selectedText: selectedTextOf(selected),
  };
  return {
    url,
    moreUrls: [],
    facts,
    observation: observationOf(zonedTime(at, parts.zoneMinutes(at)), tab.title, stated),
    userInfoRemoved: hasUserInfo(tab.url),
    consoleRule: null,
    furtherCases: [],
  };
}

/** A page of the organisation's own console: what is reported are the cases that it shows, and not the page. */
async function readConsolePage(
  tab: Tab,
  url: string,
  rules: CaptureRules,
  parts: CaptureParts,
  at: Instant,
): Promise<Result<Captured> | null> {
  const read = await readCases({ rules: rules.consoleRules, ...asking(parts) }, tab);
  if (read === null) return null;
  const { rule, cases } = read;
  const [first, ...furtherCases] = casesOf(cases, url);
  if (first === undefined) return failure({ code: noCaseCode(rule) });
  return success({
    ...first,
    observation: observationOf(zonedTime(at, parts.zoneMinutes(at)), null, null),
    userInfoRemoved: false,
    consoleRule: rule.name,
    furtherCases,
  });
}

/**
 * Reads the metadata of the tab in front, under the permission of the moderator's own click (`activeTab`).
 * Pages that refuse injection (built-in viewers, the browser's store) still give address, title and time.
 *
 * @param withMoney whether to look for who pays for the page, which the chosen category wants
 */
export async function captureActiveTab(parts: CaptureParts, withMoney = false): Promise<Result<Captured>> {
  const tab = await parts.tabs.activeTab();
  if (tab === null) return failure({ code: 'no-tab' });
  // The browser keeps the address of its own pages to itself, also after a click.
  if (tab.url === '') return failure({ code: 'address-is-browser-page' });
  const address = reportableAddress(tab.url);
  if (!address.ok) return address;
  // Of the click, however long the page takes.
  const at = parts.now();
  const rules = await parts.rules();
  const ofConsole = await readConsolePage(tab, address.value, rules, parts, at);
  if (ofConsole !== null && !ofConsole.ok) return ofConsole;
  const captured = ofConsole?.value ?? (await readPage(tab, address.value, rules, parts, at, withMoney));
  return success(withoutLeftOut(captured, rules));
}
