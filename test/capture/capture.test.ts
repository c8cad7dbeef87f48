import { describe, expect, test } from 'vitest';
import { type CaptureParts, captureActiveTab, type Tab } from '../../extension/capture/capture.ts';
import { readPageDetails } from '../../extension/capture/page-details.ts';
import { readPageFacts } from '../../extension/capture/page-facts.ts';
import { noFacts } from '../../extension/report/facts.ts';
import type { OptionalFact } from '../../extension/report/optional-fact.ts';
import { anObservation, clickedAt, clickedAtZoned } from '../builders/report.ts';

const aTab = (given: Partial<Tab> = {}): Tab => ({
  id: 7,
  url: 'https://example.com/posts/1',
  title: 'Title',
  ...given,
});
const never = new Promise<never>(() => {});

interface World {
  readonly tab: Tab | null;
  /** What the page answers; absent where no page may be asked at all. */
  readonly page?: () => Promise<unknown>;
  /** What the page answers about its details. */
  readonly details?: () => Promise<unknown>;
  readonly wait?: CaptureParts['wait'];
  readonly leftOut?: readonly OptionalFact[];
}

/** A browser with one tab, which refuses to be asked about any other tab or with any other function. */
function aBrowser({ tab, page, details = async () => null, wait = () => never, leftOut = [] }: World) {
  const asked: number[] = [];
  const waited: number[] = [];
  const parts: CaptureParts = {
    tabs: {
      activeTab: async () => tab,
      runInTab: (tabId, pageFunction) => {
        asked.push(tabId);
        if (page === undefined) throw new Error('this page must not be asked');
        if (pageFunction === readPageDetails) return details();
        if (pageFunction !== readPageFacts) throw new Error('another function was injected');
        return page();
      },
    },
    now: () => clickedAt,
    zoneMinutes: (at) => (at === clickedAt ? 60 : Number.NaN),
    wait: (milliseconds) => {
      waited.push(milliseconds);
      return wait(milliseconds);
    },
    rules: async () => ({ leaveOut: leftOut, consoleRules: [], selectedText: false }),
  };
  return { parts, asked, waited };
}

describe('Capturing the tab in front', () => {
  test('gives address, title, time and what the page states', async () => {
    const { parts, asked } = aBrowser({
      tab: aTab(),
      page: async () => ({ language: 'de', httpStatus: 200 }),
    });
    expect(await captureActiveTab(parts)).toEqual({
      ok: true,
      value: {
        url: 'https://example.com/posts/1',
        observation: anObservation({ title: 'Title', language: 'de', httpStatus: 200 }),
        moreUrls: [],
        facts: noFacts,
        userInfoRemoved: false,
        consoleRule: null,
        furtherCases: [],
      },
    });
    expect(asked).toEqual([7, 7]);
  });

  test('keeps nothing of what the organisation leaves out', async () => {
    const { parts } = aBrowser({
      tab: aTab(),
      page: async () => ({ language: 'de', httpStatus: 200 }),
      leftOut: ['title', 'language'],
    });
    expect(await captureActiveTab(parts)).toMatchObject({
      value: { observation: anObservation({ title: null, language: null, httpStatus: 200 }) },
    });
  });

  test('takes address and title from the browser, not from the page', async () => {
    const lie = { url: 'https://lie.example/', title: 'Lie', observedAt: 'lie' };
    const { parts } = aBrowser({ tab: aTab(), page: async () => lie });
    expect(await captureActiveTab(parts)).toMatchObject({
      value: {
        url: 'https://example.com/posts/1',
        observation: { title: 'Title', observedAt: clickedAtZoned },
      },
    });
  });

  test.each([
    ['that refuses injection', async () => null],
    ['that answers nonsense', async () => 'nonsense'],
  ])('gives address, title and time of a page %s', async (_, page) => {
    const { parts } = aBrowser({ tab: aTab(), page });
    expect(await captureActiveTab(parts)).toMatchObject({
      ok: true,
      value: { observation: anObservation({ title: 'Title' }) },
    });
  });

  test('does not wait for a page that hangs', async () => {
    const { parts, waited } = aBrowser({ tab: aTab(), page: () => never, wait: async () => {} });
    expect(await captureActiveTab(parts)).toMatchObject({
      ok: true,
      value: { observation: anObservation({ title: 'Title' }) },
    });
    expect(waited).toEqual([700, 700]);
  });

  test('waits for a page that is only slow', async () => {
    const slow = () => new Promise((resolve) => setTimeout(() => resolve({ language: 'de' }), 5));
    const { parts } = aBrowser({
      tab: aTab(),
      page: slow,
      wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
    });
    expect(await captureActiveTab(parts)).toMatchObject({ value: { observation: { language: 'de' } } });
  });

  test('is of the moment of the click, however long the page takes', async () => {
    let clock = clickedAt;
    const page = async () => {
      clock += 600;
      return null;
    };
    const { parts } = aBrowser({ tab: aTab(), page });
    const captured = await captureActiveTab({ ...parts, now: () => clock });
    expect(captured).toMatchObject({ value: { observation: { observedAt: clickedAtZoned } } });
  });

  test.each([
    ['https://name:word@example.com/a', 'https://example.com/a', true],
    ['view-source:https://name:word@example.com/a', 'https://example.com/a', true],
    ['view-source:https://example.com/a', 'https://example.com/a', false],
    ['https://example.com/@a#b@c', 'https://example.com/@a#b@c', false],
  ])('of %s gives %s and says whether a user name was removed: %s', async (url, without, userInfoRemoved) => {
    const { parts } = aBrowser({ tab: aTab({ url }), page: async () => null });
    expect(await captureActiveTab(parts)).toMatchObject({ value: { url: without, userInfoRemoved } });
  });

  test('is refused when there is no tab', async () => {
    const { parts, asked } = aBrowser({ tab: null });
    expect(await captureActiveTab(parts)).toEqual({ ok: false, problems: [{ code: 'no-tab' }] });
    expect(asked).toEqual([]);
  });

  test.each([
    ['about:blank', 'address-is-browser-page'],
    ['file:///a', 'address-is-file'],
    ['blob:https://example.com/a', 'address-is-embedded'],
    ['', 'address-is-browser-page'],
    ['no address', 'not-a-web-address'],
  ])('of %s is refused, and the page is not touched', async (url, code) => {
    const { parts, asked } = aBrowser({ tab: aTab({ url }) });
    expect(await captureActiveTab(parts)).toEqual({ ok: false, problems: [{ code }] });
    expect(asked).toEqual([]);
  });
});
