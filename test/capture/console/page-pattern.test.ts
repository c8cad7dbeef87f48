import { describe, expect, test } from 'vitest';
import { matchesPage, ruleFor } from '../../../extension/capture/console/page-pattern.ts';

describe('A page pattern', () => {
  test.each<[string, string]>([
    ['https://console.example/cases/*', 'https://console.example/cases/7'],
    ['https://console.example/cases/*', 'https://console.example/cases/'],
    ['https://console.example/cases/*', 'https://console.example/cases/7?tab=all#x'],
    ['https://console.example/cases/7', 'https://console.example/cases/7#x'],
    ['https://console.example/*/cases/*/review', 'https://console.example/a/b/cases/7/review'],
    ['https://*.console.example/*', 'https://eu.console.example/'],
    ['https://*.console.example/*', 'https://console.example/'],
    ['https://console.example/*', 'https://CONSOLE.example./a'],
    ['https://console.example:443/*', 'https://console.example/a'],
    ['http://127.0.0.1:4781/cases/*', 'http://127.0.0.1:4781/cases/7'],
    ['https://console.example/#/cases/*', 'https://console.example/#/cases/7'],
    ['https://console.example/*x=1*', 'https://console.example/a?y=2&x=1&z'],
    ['https://console.example/*', 'https://name:word@console.example/a'],
  ])('%s means %s', (pattern, address) => {
    expect(matchesPage(pattern, address)).toBe(true);
  });

  test.each<[string, string]>([
    ['https://console.example/cases/*', 'https://console.example/case/7'],
    ['https://console.example/cases/*', 'http://console.example/cases/7'],
    ['https://console.example/cases/*', 'https://console.example:8443/cases/7'],
    ['https://console.example/cases/*', 'https://console.example.evil.example/cases/7'],
    ['https://console.example/cases/*', 'https://evil.example/https://console.example/cases/7'],
    ['https://console.example/cases/*', 'https://console.example@evil.example/cases/7'],
    ['https://console.example/cases/*', 'https://www.console.example/cases/7'],
    ['https://*.console.example/*', 'https://otherconsole.example/'],
    ['https://console.example/cases/7', 'https://console.example/cases/77'],
    ['https://console.example/cases/7', 'https://console.example/cases/7?x'],
    ['https://console.example/Cases/*', 'https://console.example/cases/7'],
    ['https://console.example/a*a', 'https://console.example/a'],
    ['https://console.example/#/cases/*', 'https://console.example/'],
    ['https://console.example/.*', 'https://console.example/anything'],
    ['http://127.0.0.1:4781/cases/*', 'http://127.0.0.1:4782/cases/7'],
    ['no pattern', 'https://console.example/'],
    ['https://console.example/*', 'no address'],
    ['https://*/*', 'https://console.example/'],
  ])('%s does not mean %s', (pattern, address) => {
    expect(matchesPage(pattern, address)).toBe(false);
  });

  test('takes its time over no address', () => {
    const began = performance.now();
    expect(
      matchesPage(
        `https://console.example/${'*a'.repeat(500)}b`,
        `https://console.example/${'a'.repeat(50_000)}`,
      ),
    ).toBe(false);
    expect(performance.now() - began).toBeLessThan(200);
  });
});

test('Of several rules the first that is for the page is taken, and none for another page', () => {
  const rules = [
    { pages: ['https://a.example/x'] },
    { pages: ['https://b.example/*', 'https://a.example/*'] },
  ];
  expect(ruleFor(rules, 'https://a.example/x')).toBe(rules[0]);
  expect(ruleFor(rules, 'https://a.example/y')).toBe(rules[1]);
  expect(ruleFor(rules, 'https://c.example/')).toBeNull();
});
