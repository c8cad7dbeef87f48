import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Captured, captureActiveTab } from '../../../extension/capture/capture.ts';
import { casesOf } from '../../../extension/capture/console/captured-case.ts';
import type { ConsoleRule } from '../../../extension/capture/console/case-facts.ts';
import { ruleFor } from '../../../extension/capture/console/page-pattern.ts';
import { readConsole } from '../../../extension/capture/console/read-console.ts';
import { detailsOf } from '../../../extension/capture/details.ts';
import { readPageDetails } from '../../../extension/capture/page-details.ts';
import { readPageFacts } from '../../../extension/capture/page-facts.ts';
import { noFacts } from '../../../extension/report/facts.ts';
import { parseDraft } from '../../../extension/report/parse-draft.ts';
import { failure, type Result, success } from '../../../extension/report/problem.ts';
import { measureLayouts } from '../../bench/details-figures.ts';
import { aDraft, anObservation, clickedAt } from '../../builders/report.ts';
import { allPages } from '../../capture/pages/all-pages.ts';
import { type FixturePage, html, marker } from '../../capture/pages/fixture-page.ts';
import { type PageServer, startPageServer } from '../../capture/pages/page-server.ts';
import { type Answers, type Outcome, outcomeExpected, outcomeOf } from '../../capture/pages/read-fixture.ts';
import { type Browser, launch, type PageHandle } from '../browser.ts';
import { browserName, builtExtension, welcomePage } from '../stage.ts';

const streamPage: FixturePage = {
  name: 'a stream that the page plays itself',
  host: 'video.example',
  path: '/stream',
  build: () => ({
    html: html(
      '',
      `<canvas width="40" height="40"></canvas><video muted autoplay playsinline></video><script>
      const canvas = document.querySelector('canvas');
      const pen = canvas.getContext('2d');
      const paint = () => { pen.fillStyle = '#999'; pen.fillRect(0, 0, 40, 40); requestAnimationFrame(paint); };
      paint();
      document.querySelector('video').srcObject = canvas.captureStream(10);
      </script>`,
    ),
    expected: {},
  }),
};

let server: PageServer;
let browser: Browser;

beforeAll(async () => {
  server = await startPageServer([...allPages, streamPage]);
  browser = await launch(browserName, { extension: builtExtension(browserName) });
  await browser.findTab(welcomePage);
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

async function open(page: FixturePage): Promise<PageHandle> {
  const tab = await browser.openTab(server.address(page));
  // A frame of another host may never finish; the markup is what is read.
  await tab.waitFor(`document.readyState !== 'loading'`, 'the markup');
  return tab;
}

const run = (tab: PageHandle, source: string, argument: unknown = null) =>
  tab.evaluate<unknown>(`return (${source})(${JSON.stringify(argument)})`);

/** A click on the toolbar button on the page in a tab, as far as capture sees it; the page functions run in that page. */
async function captured(tab: PageHandle, rules: readonly ConsoleRule[]): Promise<Result<Captured>> {
  const url = await tab.url();
  return captureActiveTab({
    tabs: {
      activeTab: async () => ({ id: 1, url, title: '' }),
      runInTab: (_, pageFunction, argument) => run(tab, pageFunction.toString(), argument ?? null),
    },
    now: () => clickedAt,
    zoneMinutes: () => 60,
    wait: () => new Promise(() => {}),
    rules: async () => ({ leaveOut: [], consoleRules: rules, selectedText: false }),
  });
}

/** What a click must come to: on a console's page its cases, on any other the page itself. */
function capturedExpected(expected: Outcome, rule: ConsoleRule | null, url: string): Result<Captured> {
  const observed = { userInfoRemoved: false, observation: expected.observation };
  if (rule === null) {
    const facts = { ...noFacts, details: expected.details };
    return success({ url, moreUrls: [], facts, ...observed, consoleRule: null, furtherCases: [] });
  }
  const [first, ...furtherCases] = casesOf(
    expected.cases.map(({ facts }) => ({ facts, findings: [] })),
    url,
  );
  if (first === undefined) return failure({ code: rule.rows === null ? 'case-not-read' : 'no-row-marked' });
  return success({
    ...first,
    userInfoRemoved: false,
    observation: anObservation(),
    consoleRule: rule.name,
    furtherCases,
  });
}

async function answersOf(tab: PageHandle, page: FixturePage): Promise<Answers> {
  const { rules = [] } = page.build(server.origin(page.host));
  const rule = ruleFor(rules, await tab.url());
  return {
    facts: await run(tab, readPageFacts.toString()),
    details: await run(tab, readPageDetails.toString()),
    cases: rule === null ? null : await run(tab, readConsole.toString(), rule),
  };
}

describe('In a real browser, of the page', () => {
  test.each(allPages)('$name: exactly the facts, and nothing else', async (page) => {
    const tab = await open(page);
    if (page.pointAt !== undefined) await tab.click(page.pointAt.selector);
    const { expected, rules = [] } = page.build(server.origin(page.host));
    const answers = await answersOf(tab, page);
    const outcome = outcomeOf(answers, ruleFor(rules, await tab.url()), null);
    expect(outcome).toEqual(outcomeExpected(expected));
    expect(JSON.stringify(outcome)).not.toContain(marker);
    expect(JSON.stringify([answers.facts, answers.details])).not.toContain(marker);

    const rule = ruleFor(rules, await tab.url());
    const click = await captured(tab, rules);
    expect(click).toEqual(capturedExpected(outcomeExpected(expected), rule, await tab.url()));
    if (!click.ok) return;
    const { url, moreUrls, observation, facts } = click.value;
    const draft = parseDraft(aDraft({ url, moreUrls, observation, ...facts }));
    expect(draft.ok).toBe(true);
    expect(JSON.stringify(draft)).not.toContain(marker);
  });
});

describe('A stream that the page plays itself', () => {
  test('is live, from the page’s own origin, by the state of its player', async () => {
    const tab = await open(streamPage);
    await tab.waitFor(`document.querySelector('video').duration === Infinity`, 'the stream');
    const details = detailsOf(await run(tab, readPageDetails.toString()), {
      now: clickedAt,
      pointedAddress: null,
    });
    expect(details.players).toEqual([{ origin: server.origin('video.example'), live: true }]);
  });
});

describe('The page functions', () => {
  /** Each getter and method that makes a browser lay the page out, or moves or changes it, fails from now on. */
  const trap = `
    const refuse = (name) => () => { throw new Error('the page function used ' + name); };
    const traps = [
      [Element.prototype, ['clientWidth', 'clientHeight', 'clientTop', 'clientLeft', 'scrollTop', 'scrollLeft', 'scrollWidth', 'scrollHeight', 'innerHTML', 'outerHTML', 'getBoundingClientRect', 'getClientRects', 'scrollIntoView', 'scrollTo', 'scrollBy', 'setAttribute', 'checkVisibility', 'computedStyleMap', 'remove', 'append']],
      [HTMLElement.prototype, ['innerText', 'outerText', 'offsetWidth', 'offsetHeight', 'offsetTop', 'offsetLeft', 'offsetParent', 'focus', 'click']],
      [HTMLImageElement.prototype, ['width', 'height', 'x', 'y', 'naturalWidth']],
      [Document.prototype, ['elementFromPoint', 'elementsFromPoint', 'caretPositionFromPoint', 'scrollingElement', 'createElement', 'execCommand']],
      [Node.prototype, ['appendChild', 'insertBefore', 'removeChild', 'replaceChild']],
      [Range.prototype, ['getBoundingClientRect', 'getClientRects']],
      [window, ['getComputedStyle', 'scrollTo', 'scrollBy', 'scroll', 'scrollX', 'scrollY', 'innerWidth', 'innerHeight', 'matchMedia', 'fetch', 'getSelection']],
    ];
    for (const [target, names] of traps)
      for (const name of names) {
        const own = Object.getOwnPropertyDescriptor(target, name);
        if (own === undefined) continue;
        if ('value' in own) Object.defineProperty(target, name, { ...own, value: refuse(name) });
        else Object.defineProperty(target, name, { ...own, get: refuse(name), set: refuse(name) });
      }
    const changes = [];
    new MutationObserver((records) => changes.push(...records.map(({ type }) => type)))
      .observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    addEventListener('scroll', () => changes.push('scroll'), true);`;

  test('touch nothing that lays out, scrolls or changes the page', async () => {
    const page = allPages.find(({ name }) => name.startsWith('Coop-like: the review of an account'));
    if (page === undefined) throw new Error('There is no such page');
    const tab = await open(page);
    const rule = ruleFor(page.build(server.origin(page.host)).rules ?? [], await tab.url());
    const seen = await tab.evaluate<{ trapped: string; details: unknown; changes: readonly string[] }>(`
      ${trap}
      let trapped = '';
      try { document.body.innerText } catch (error) { trapped = error.message; }
      const facts = (${readPageFacts.toString()})();
      const details = (${readPageDetails.toString()})();
      const cases = (${readConsole.toString()})(${JSON.stringify(rule)});
      await new Promise((resolve) => setTimeout(resolve));
      return { trapped, details, cases, facts, changes };`);
    // The trap itself closes.
    expect(seen.trapped).toBe('the page function used innerText');
    expect(seen.changes).toEqual([]);
    expect(detailsOf(seen.details, { now: clickedAt, pointedAddress: null }).media).toHaveLength(3);
  });

  // Firefox does not tell how often it lays out; the trap above stands there for that.
  test.runIf(browserName === 'chromium')(
    'make Chromium lay nothing out, however often it could',
    async () => {
      const { readings, layouts, layoutsWhenForced } = await measureLayouts();
      expect(layoutsWhenForced).toBe(readings);
      // One for the frame that is drawn afterwards.
      expect(layouts).toBeLessThanOrEqual(2);
    },
  );
});
