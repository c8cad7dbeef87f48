import { setTimeout as pause } from 'node:timers/promises';

const STEP_MS = 10;

/**
 * Asks again and again until the answer is there: for the states that a browser or a file system never announces.
 * Rejects with `what` when the time is over.
 */
export async function until<T>(
  what: string,
  timeoutMs: number,
  ask: () => Promise<T | undefined> | T | undefined,
): Promise<T> {
  const end = Date.now() + timeoutMs;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (Date.now() >= end) throw new Error(`Waited ${timeoutMs} ms in vain for ${what}`);
    await pause(STEP_MS);
  }
}
