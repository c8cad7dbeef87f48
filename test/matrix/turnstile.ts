import type { PageHandle } from '../browsers/browser.ts';
import { until } from '../browsers/deadline.ts';

/** A delivery as it lies on disk, as far as it tells how far it has come. */
export interface Row {
  readonly state: string;
  readonly phase: string;
  readonly hasReference: boolean;
}

const comesWithinMs = 15_000;
/** A reader that begins now is answered in a few milliseconds, unless a write waits before it. */
const answeredWithinMs = 400;

/**
 * A reader is kept alive by asking again and again. Writes wait until it ends, and readers that begin after a write
 * was asked for wait for that write (https://w3c.github.io/IndexedDB/#transaction-scheduling): so a second reader that
 * begins before the first one ends lets exactly what waits between the two through.
 */
const build = (reportId: string) => `
  const opening = indexedDB.open('outbox');
  const database = await new Promise((resolve, reject) => {
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
  });
  const begin = () => {
    const reader = { row: undefined, ended: false };
    const index = database.transaction('deliveries').objectStore('deliveries').index('reportId');
    reader.begun = new Promise((resolve) => {
      const ask = () => {
        index.getAll(${JSON.stringify(reportId)}).onsuccess = ({ target }) => {
          const [row] = target.result;
          reader.row = row === undefined ? null : {
            state: row.state.name,
            phase: row.checkpoint.phase,
            hasReference: 'reference' in row.checkpoint,
          };
          resolve();
          if (!reader.ended) ask();
        };
      };
      ask();
    });
    return reader;
  };
  let reader = begin();
  await reader.begun;
  window.turnstile = {
    async pass() {
      const next = begin();
      reader.ended = true;
      await next.begun;
      reader = next;
      return reader.row;
    },
    async isWriteWaiting() {
      const late = begin();
      late.ended = true;
      const patience = new Promise((resolve) => { setTimeout(() => resolve(true), ${answeredWithinMs}); });
      return Promise.race([late.begun.then(() => false), patience]);
    },
    open() {
      reader.ended = true;
      database.close();
    },
  };`;

/**
 * Keeps the extension's writes to its deliveries from the disk, and lets them through one at a time, from a page of the
 * extension: so a kill can strike between any two of them. Whatever is only read goes on meanwhile.
 */
export class Turnstile {
  readonly #page: PageHandle;

  private constructor(page: PageHandle) {
    this.#page = page;
  }

  /** @param reportId the report whose delivery is looked at while writes pass */
  static async close(page: PageHandle, reportId: string): Promise<Turnstile> {
    await page.evaluate(build(reportId));
    return new Turnstile(page);
  }

  /** Lets writes through until what is on disk is so; the next write waits. */
  async passUntil(isSo: (row: Row) => boolean): Promise<void> {
    const seen: string[] = [];
    await until('a delivery to be so on disk', comesWithinMs, async () => {
      const row = await this.#page.evaluate<Row | null>('return window.turnstile.pass();');
      if (row !== null && isSo(row)) return true;
      const words = JSON.stringify(row);
      if (seen.at(-1) !== words) seen.push(words);
      return undefined;
    }).catch((error: unknown) => {
      throw new Error(`On disk were: ${seen.join(', ')}`, { cause: error });
    });
  }

  /** Resolves when the extension has asked for a write, which waits. */
  writeWaits(): Promise<true> {
    return until('a write to wait', comesWithinMs, async () =>
      (await this.#page.evaluate<boolean>('return window.turnstile.isWriteWaiting();')) ? true : undefined,
    );
  }

  /** Lets everything through from now on. */
  async open(): Promise<void> {
    await this.#page.evaluate('window.turnstile.open();');
  }
}
