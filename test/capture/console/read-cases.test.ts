import { describe, expect, test } from 'vitest';
import { readCases } from '../../../extension/capture/console/read-cases.ts';
import { readConsole } from '../../../extension/capture/console/read-console.ts';
import { aField, aRule } from '../pages/console-parts.ts';

const url = 'https://console.example/cases/7';
const rule = aRule({
  pages: ['https://console.example/cases/*'],
  fields: [aField({ fact: 'case-id', selector: 'h1' })],
});
const never = new Promise<never>(() => {});
const answer = { address: url, cases: [{ fields: [{ fact: 'case-id', values: ['7'], why: null }] }] };

/** A tab that refuses another function, and says how often it was asked. */
function aTab(page: () => Promise<unknown>, wait: () => Promise<void> = () => never) {
  const asked: [number, unknown][] = [];
  const parts = {
    rules: [rule],
    runInTab: (tabId: number, pageFunction: unknown, given: unknown) => {
      if (pageFunction !== readConsole) throw new Error('another function was injected');
      asked.push([tabId, given]);
      return page();
    },
    wait,
  };
  return { parts, asked };
}

describe('A click on a page of the console', () => {
  test('reads the case by the page’s own rule', async () => {
    const { parts, asked } = aTab(async () => answer);
    const read = await readCases(parts, { id: 7, url });
    expect(read).toMatchObject({ rule, cases: [{ facts: { caseId: '7' } }] });
    expect(asked).toEqual([[7, rule]]);
  });

  test('runs nothing in a page that no rule is for', async () => {
    const { parts, asked } = aTab(async () => answer);
    expect(await readCases(parts, { id: 7, url: 'https://console.example/queue' })).toBeNull();
    expect(asked).toEqual([]);
  });

  test('takes nothing from a page that has become another since', async () => {
    const { parts } = aTab(async () => ({ ...answer, address: 'https://elsewhere.example/cases/7' }));
    expect(await readCases(parts, { id: 7, url })).toEqual({ rule, cases: [] });
  });

  test.each<[string, () => Promise<unknown>, (() => Promise<void>) | undefined]>([
    ['refuses', async () => null, undefined],
    ['hangs', () => never, async () => {}],
  ])('gives no case of a page that %s', async (_, page, wait) => {
    expect(await readCases(aTab(page, wait).parts, { id: 7, url })).toEqual({ rule, cases: [] });
  });
});
