import { beforeAll, describe, expect, test } from 'vitest';
import { ruleFor } from '../../extension/capture/console/page-pattern.ts';
import { readPageDetails } from '../../extension/capture/page-details.ts';
import { answerOf } from './details-world.ts';
import { factsOf, type Page } from './page-world.ts';
import { allPages } from './pages/all-pages.ts';
import { outcomeExpected, outcomeOf } from './pages/read-fixture.ts';
import { type ShippedFunctions, shippedFunctions } from './shipped-functions.ts';

const page: Page = {
  html: '<html><head></head><body><h1>Shown</h1><img src="/a.png" alt="Shown"></body></html>',
};

describe('The world that the page functions are tried in', () => {
  test.each([
    [
      'a text that the page shows',
      `Object.getOwnPropertyDescriptor(Node.prototype, 'textContent').get.call(Document.prototype.querySelectorAll.call(document, 'h1')[0])`,
      'read a text that the page shows',
    ],
    ['a member of the document itself', 'document.title', 'read "title" from the document itself'],
    ['a request', `fetch('/')`, '"fetch" is outside the page function'],
    ['a helper of the bundle', 'helper_1()', '"helper_1" is outside the page function'],
    [
      'a size',
      `Element.prototype.getBoundingClientRect.call(Document.prototype.querySelectorAll.call(document, 'h1')[0])`,
      'undefined',
    ],
    ['a style', 'getComputedStyle(1)', '"getComputedStyle" is outside the page function'],
  ])('has not %s', (_, expression, problem) => {
    expect(() => answerOf(page, `function () { return ${expression}; }`, 'metadata')).toThrow(problem);
  });

  test('has what the page function needs', () => {
    expect(answerOf(page, readPageDetails.toString(), 'metadata')).toMatchObject({
      media: [{ kind: 'image', address: 'https://example.com/a.png', pointed: false }],
    });
  });
});

describe('Made small as the extension ships them', () => {
  let shipped: ShippedFunctions;
  beforeAll(async () => {
    shipped = await shippedFunctions();
  }, 60_000);

  const some = allPages.filter(({ name }) => /^(news|video|console|Ozone-like)/.test(name));
  test.each(some)('the page functions still stand alone: $name', ({
    host,
    path,
    status = 200,
    redirectedFrom,
    pointAt,
    build,
  }) => {
    const origin = `http://${host}`;
    const { html, expected, rules = [] } = build(origin);
    const address = `${origin}${path}`;
    const redirectCount = redirectedFrom === undefined ? 0 : 1;
    const one: Page = { html, address, navigation: [{ responseStatus: status, redirectCount }] };
    const rule = ruleFor(rules, address);
    const answers = {
      facts: factsOf(one, shipped.readPageFacts).facts,
      details: answerOf(one, shipped.readPageDetails, 'metadata'),
      cases: rule === null ? null : answerOf(one, shipped.readConsole, 'console', rule),
    };
    expect(outcomeOf(answers, rule, pointAt?.address(origin) ?? null)).toEqual(outcomeExpected(expected));
  });
});
