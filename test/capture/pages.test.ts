import { describe, expect, test } from 'vitest';
import { ruleFor } from '../../extension/capture/console/page-pattern.ts';
import { readConsole } from '../../extension/capture/console/read-console.ts';
import { readPageDetails } from '../../extension/capture/page-details.ts';
import { readPageFacts } from '../../extension/capture/page-facts.ts';
import { answerOf } from './details-world.ts';
import { factsOf, type Page } from './page-world.ts';
import { allPages } from './pages/all-pages.ts';
import { type FixturePage, marker } from './pages/fixture-page.ts';
import { outcomeExpected, outcomeOf } from './pages/read-fixture.ts';

function read({ host, path, status = 200, redirectedFrom, pointAt, build }: FixturePage) {
  const origin = `http://${host}`;
  const { html, expected, rules = [] } = build(origin);
  const page: Page = {
    html,
    address: `${origin}${path}`,
    navigation: [{ responseStatus: status, redirectCount: redirectedFrom === undefined ? 0 : 1 }],
  };
  const rule = ruleFor(rules, page.address ?? '');
  const answers = {
    facts: factsOf(page, readPageFacts.toString()).facts,
    details: answerOf(page, readPageDetails.toString(), 'metadata'),
    cases: rule === null ? null : answerOf(page, readConsole.toString(), 'console', rule),
  };
  // happy-dom has no cursor: there the browser's own menu says what was pointed at.
  const outcome = outcomeOf(answers, rule, pointAt?.address(origin) ?? null);
  return { answers, outcome, expected: outcomeExpected(expected) };
}

describe('The pages', () => {
  test('are sixty, each of its own', () => {
    expect(allPages).toHaveLength(60);
    expect(new Set(allPages.map(({ name }) => name)).size).toBe(60);
    expect(new Set(allPages.map(({ host, path }) => host + path)).size).toBe(60);
  });

  test('each hold the word that must not leave them', () => {
    const without = allPages.filter(({ build }) => !build('https://a.example').html.includes(marker));
    expect(without.map(({ name }) => name)).toEqual([]);
  });
});

describe('Of the page', () => {
  test.each(allPages)('$name: exactly the facts, and nothing else', (page) => {
    const { answers, outcome, expected } = read(page);
    expect(outcome).toEqual(expected);
    expect(JSON.stringify(outcome)).not.toContain(marker);
    // Not even out of the page: its own answers have no more. A rule's own places are another matter.
    expect(JSON.stringify([answers.facts, answers.details])).not.toContain(marker);
    // Parsing the largest is happy-dom's time, not ours.
  }, 120_000);
});
