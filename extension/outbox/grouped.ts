/** One thing to be done in a shared transaction, and the one who waits for it. */
interface Waiting<Item, Outcome> {
  readonly item: Item;
  readonly resolve: (outcome: Outcome) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Lets writes that come at the same time share one transaction: a strict one costs a flush of the disk however much it
 * writes, and a queue that drains makes several small writes at once. Each caller is answered when the disk has its own.
 *
 * @param write does several in one transaction, in their order; when it rejects, nothing of it has been written
 * @returns does one; rejects when the disk refuses this very one
 */
export function createGrouped<Item, Outcome>(
  write: (items: readonly Item[]) => Promise<readonly Outcome[]>,
): (item: Item) => Promise<Outcome> {
  let queue: Waiting<Item, Outcome>[] = [];
  let writing = false;

  async function writeOne({ item, resolve, reject }: Waiting<Item, Outcome>): Promise<void> {
    try {
      const [outcome] = await write([item]);
      resolve(outcome as Outcome);
    } catch (error) {
      reject(error);
    }
  }

  async function writeAll(group: readonly Waiting<Item, Outcome>[]): Promise<void> {
    try {
      const outcomes = await write(group.map(({ item }) => item));
      for (const [place, { resolve }] of group.entries()) resolve(outcomes[place] as Outcome);
    } catch {
      // What one of them met must not be the others' fate.
      for (const waiting of group) await writeOne(waiting);
    }
  }

  async function drain(): Promise<void> {
    writing = true;
    while (queue.length > 0) {
      const group = queue;
      queue = [];
      await (group.length === 1 && group[0] !== undefined ? writeOne(group[0]) : writeAll(group));
    }
    writing = false;
  }

  return (item) =>
    new Promise((resolve, reject) => {
      queue.push({ item, resolve, reject });
      // What else is asked for in this very turn comes along.
      if (!writing) void Promise.resolve().then(() => (writing ? undefined : drain()));
    });
}
