import { hasUserInfo, reportableAddress } from '../report/address.ts';
import { noFacts } from '../report/facts.ts';
import { failure, type ProblemCode, type Result, success } from '../report/problem.ts';
import { zonedTime } from '../report/time.ts';
import { askPage } from './ask-page.ts';
import {
  asking,
  type Captured,
  type CaptureParts,
  type CaptureRules,
  captureActiveTab,
  withoutLeftOut,
} from './capture.ts';
import { readSelectedLinks } from './lists/links.ts';
import { listOfSelected } from './lists/selected.ts';
import { observationOf } from './observation.ts';
import { readSelectedText, selectedTextOf } from './selected-text.ts';

/** What a moderator can point at with the context menu. */
export const targetKinds = ['page', 'link', 'media', 'frame', 'selection'] as const;
export type TargetKind = (typeof targetKinds)[number];

/** What the browser says was clicked, each address as it stands there and never opened. */
export interface Clicked {
  readonly kind: TargetKind;
  readonly linkUrl: string | null;
  readonly mediaUrl: string | null;
  readonly frameUrl: string | null;
  readonly pageUrl: string | null;
  readonly tabId: number | null;
}

const addressOf = ({ kind, linkUrl, mediaUrl, frameUrl, pageUrl }: Clicked): string | null => {
  const byKind = { page: pageUrl, link: linkUrl, media: mediaUrl, frame: frameUrl, selection: null };
  return byKind[kind];
};

/** What points at an address is where it was found; of the address itself nothing was read. */
function pointedAt(
  addresses: readonly string[],
  { pageUrl }: Clicked,
  { now, zoneMinutes }: Pick<CaptureParts, 'now' | 'zoneMinutes'>,
  selectedText: string | null,
): Result<Captured> {
  const read = addresses.map((address) => ({ address, reportable: reportableAddress(address) }));
  const [refused] = read.flatMap(({ reportable }) => (reportable.ok ? [] : [reportable]));
  if (refused !== undefined) return refused;
  const [url, ...moreUrls] = read.flatMap(({ reportable }) => (reportable.ok ? [reportable.value] : []));
  if (url === undefined) return failure({ code: 'nothing-selected' });
  const at = now();
  return success({
    url,
    moreUrls,
    facts: { ...noFacts, selectedText },
    observation: observationOf(zonedTime(at, zoneMinutes(at)), null, { referrer: pageUrl }),
    userInfoRemoved: addresses.some(hasUserInfo),
    consoleRule: null,
    furtherCases: [],
  });
}

/** The addresses within a selection that can be reported; why not, where there are none. */
async function selected(tabId: number | null, parts: CaptureParts): Promise<readonly string[] | ProblemCode> {
  const answer = tabId === null ? null : await askPage(asking(parts), tabId, readSelectedLinks);
  const { items } = listOfSelected(answer);
  const urls = items.flatMap((item) =>
    item.kind === 'address' || (item.kind === 'onion' && reportableAddress(item.url).ok) ? [item.url] : [],
  );
  const [other] = items.flatMap((item) => (item.kind === 'not-reportable' ? [item.because] : []));
  return urls.length > 0 ? urls : (other ?? 'nothing-selected');
}

/** The selected text, where the policy allows it. */
async function selectedText(
  { kind, tabId }: Clicked,
  parts: CaptureParts,
  rules: CaptureRules,
): Promise<string | null> {
  if (kind !== 'selection' || tabId === null || !rules.selectedText) return null;
  return selectedTextOf(await askPage(asking(parts), tabId, readSelectedText));
}

/**
 * Captures what the moderator pointed at. A link's or a picture's address is taken from the browser and never opened; the
 * page itself is captured as with a click on the toolbar button, and so is one on which text without any address was
 * selected, where the organisation takes such text.
 *
 * @param withMoney whether to look for who pays for the page, which the chosen category wants
 */
export async function captureTarget(
  clicked: Clicked,
  parts: CaptureParts,
  withMoney = false,
): Promise<Result<Captured>> {
  if (clicked.kind === 'page') return captureActiveTab(parts, withMoney);
  const address = addressOf(clicked);
  const addresses =
    clicked.kind === 'selection'
      ? await selected(clicked.tabId, parts)
      : address === null
        ? 'not-a-web-address'
        : [address];
  const rules = await parts.rules();
  const text = await selectedText(clicked, parts, rules);
  if (typeof addresses === 'string')
    return text === null ? failure({ code: addresses }) : captureActiveTab(parts, withMoney);
  const captured = pointedAt(addresses, clicked, parts, text);
  return captured.ok ? success(withoutLeftOut(captured.value, rules)) : captured;
}
