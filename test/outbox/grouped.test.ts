import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createGrouped } from '../../extension/outbox/grouped.ts';

/** A disk whose transactions end when it is told to; `refused` items fail whatever transaction they are in. */
function aDisk(refused: ReadonlySet<string> = new Set()) {
  const transactions: (readonly string[])[] = [];
  const written: string[] = [];
  let open: (() => void)[] = [];
  const write = async (items: readonly string[]) => {
    transactions.push(items);
    await new Promise<void>((resolve) => open.push(resolve));
    if (items.some((item) => refused.has(item))) throw new Error(`refused: ${items.join()}`);
    written.push(...items);
    return items.map((item) => `${item} done`);
  };
  /** Ends what is under way, until nothing new begins. */
  async function run(): Promise<void> {
    for (;;) {
      await new Promise((resolve) => setImmediate(resolve));
      const ending = open;
      open = [];
      if (ending.length === 0) return;
      for (const end of ending) end();
    }
  }
  return { transactions, written, write, run };
}

describe('Writes that come at the same time', () => {
  test('share one transaction, each with its own answer, in their order', async () => {
    const disk = aDisk();
    const write = createGrouped(disk.write);
    const answers = Promise.all(['a', 'b', 'c'].map(write));
    await disk.run();
    expect(await answers).toEqual(['a done', 'b done', 'c done']);
    expect(disk.transactions).toEqual([['a', 'b', 'c']]);
  });

  test('while one is under way come together in the next', async () => {
    const disk = aDisk();
    const write = createGrouped(disk.write);
    const first = write('a');
    await new Promise((resolve) => setImmediate(resolve));
    const others = [write('b'), write('c')];
    await disk.run();
    expect(await Promise.all([first, ...others])).toEqual(['a done', 'b done', 'c done']);
    expect(disk.transactions).toEqual([['a'], ['b', 'c']]);
  });

  test('are not answered before the disk has them', async () => {
    const disk = aDisk();
    const write = createGrouped(disk.write);
    const answered: string[] = [];
    const all = ['a', 'b'].map((item) => write(item).then(() => answered.push(item)));
    await new Promise((resolve) => setImmediate(resolve));
    expect([disk.transactions.length, answered]).toEqual([1, []]);
    await disk.run();
    await Promise.all(all);
    expect(answered).toEqual(['a', 'b']);
  });
});

describe('A write that the disk refuses', () => {
  test('does not take the others along, and each is written once', async () => {
    const disk = aDisk(new Set(['b']));
    const write = createGrouped(disk.write);
    const answers = Promise.allSettled(['a', 'b', 'c'].map(write));
    await disk.run();
    expect(await answers).toMatchObject([
      { status: 'fulfilled', value: 'a done' },
      { status: 'rejected', reason: new Error('refused: b') },
      { status: 'fulfilled', value: 'c done' },
    ]);
    expect(disk.transactions).toEqual([['a', 'b', 'c'], ['a'], ['b'], ['c']]);
    expect(disk.written).toEqual(['a', 'c']);
  });

  test('alone is tried once, and the next one is written', async () => {
    const disk = aDisk(new Set(['a']));
    const write = createGrouped(disk.write);
    const refused = expect(write('a')).rejects.toThrow('refused: a');
    await disk.run();
    await refused;
    const next = write('b');
    await disk.run();
    expect(await next).toBe('b done');
    expect(disk.transactions).toEqual([['a'], ['b']]);
  });
});

test('Nothing waits for ever, whatever comes when and whatever the disk refuses', async () => {
  const arrivals = fc.array(fc.record({ refused: fc.boolean(), turns: fc.nat({ max: 4 }) }), {
    maxLength: 20,
  });
  await fc.assert(
    fc.asyncProperty(arrivals, async (given) => {
      const named = given.map((one, place) => ({ ...one, item: String(place) }));
      const refused = new Set(named.filter((one) => one.refused).map(({ item }) => item));
      const disk = aDisk(refused);
      const write = createGrouped(disk.write);
      const answers = Promise.allSettled(
        named.map(async ({ item, turns }) => {
          for (let turn = 0; turn < turns; turn += 1) await Promise.resolve();
          return write(item);
        }),
      );
      await disk.run();
      expect((await answers).map(({ status }) => status === 'rejected')).toEqual(
        named.map((one) => one.refused),
      );
      expect([...disk.written].sort()).toEqual(
        named
          .filter((one) => !one.refused)
          .map(({ item }) => item)
          .sort(),
      );
    }),
    { numRuns: 200 },
  );
});
