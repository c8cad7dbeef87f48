import { setTimeout as pause } from 'node:timers/promises';
import type { PageHandle } from './browser';

/** How long one look inside the page lasts before the driver asks again: a page that reloads loses the look. */
const LOOK_MS = 500;
const SHOWN_CHARACTERS = 500;
/** Long: a machine that is busy with other work is slow, and what never comes fails all the same. */
export const DEFAULT_TIMEOUT_MS = 30_000;
export const ELEMENT_TIMEOUT_MS = 15_000;

/** The page is no longer there: waiting for it makes no sense. */
export class PageGone extends Error {}

/**
 * The expression that runs a script's body and answers with JSON, or `undefined` for no result. Older Chromium has
 * no `browser`, Firefox has both, so scripts written with `browser` run in either.
 */
export function asExpression(script: string): string {
  return `(async (browser) => {\n${script}\n})(globalThis.browser ?? globalThis.chrome).then((result) => JSON.stringify(result))`;
}

/** What `asExpression` answered, as a value again. */
export function fromJson<T>(answer: string | null | undefined): T {
  return (answer === undefined || answer === null ? undefined : JSON.parse(answer)) as T;
}

function look(condition: string, milliseconds: number): string {
  return `
    const end = Date.now() + ${milliseconds};
    let problem = '';
    for (;;) {
      try {
        if (await (${condition})) return { met: true, problem };
        problem = '';
      } catch (error) {
        problem = String(error);
      }
      if (Date.now() >= end) return { met: false, problem };
      await new Promise((resolve) => setTimeout(resolve, 20));
    }`;
}

/**
 * Waits in the page, looking every 20 ms, so that the answer comes without a round trip for each look. A look that a
 * navigation cut short is repeated; a page that is gone ends the wait.
 */
export async function waitInPage(
  page: Pick<PageHandle, 'evaluate' | 'url'>,
  condition: string,
  what: string,
  timeoutMs = DEFAULT_TIMEOUT_MS,
): Promise<void> {
  const end = Date.now() + timeoutMs;
  let problem = '';
  do {
    try {
      const left = Math.max(0, Math.min(LOOK_MS, end - Date.now()));
      const seen = await page.evaluate<{ met: boolean; problem: string }>(look(condition, left));
      if (seen.met) return;
      problem = seen.problem;
    } catch (error) {
      if (error instanceof PageGone) throw new Error(`The page closed before ${what}`, { cause: error });
      problem = String(error);
      await pause(20);
    }
  } while (Date.now() < end);
  const hint = problem === '' ? '' : ` (${problem})`;
  throw new Error(`Waited ${timeoutMs} ms in vain for ${what}${hint}; ${await describe(page)}`);
}

async function describe(page: Pick<PageHandle, 'evaluate' | 'url'>): Promise<string> {
  try {
    const text = await page.evaluate<string>('return document.body?.innerText ?? ""');
    return `${await page.url()} shows: ${text.slice(0, SHOWN_CHARACTERS)}`;
  } catch (error) {
    return `the page cannot be read: ${String(error)}`;
  }
}
