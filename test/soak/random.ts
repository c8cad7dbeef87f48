/** Numbers that look random and are the same for the same seed: a soak that failed can be run again. */
export interface Random {
  /** From 0 up to 1. */
  next(): number;
  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number;
  /** One of these, each as likely as the others. */
  pick<Item>(items: readonly [Item, ...Item[]]): Item;
  /** The same items in another order. */
  shuffled<Item>(items: readonly Item[]): Item[];
}

/** The generator mulberry32: small, quick, and good enough to choose what goes wrong. */
function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function randomOf(seed: number): Random {
  const next = mulberry32(seed);
  const between = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
  return {
    next,
    between,
    pick: (items) => items[between(0, items.length - 1)] ?? items[0],
    shuffled(items) {
      const rest = [...items];
      return items.flatMap(() => rest.splice(between(0, rest.length - 1), 1));
    },
  };
}

/**
 * Deals from a pile, and from a fresh one when it is used up: chance decides the order, but not how often each comes.
 */
export function endless<Item>(freshPile: () => readonly Item[]): () => Item {
  let pile: Item[] = [];
  return () => {
    if (pile.length === 0) pile = [...freshPile()];
    const next = pile.pop();
    if (next === undefined) throw new Error('There is nothing to deal');
    return next;
  };
}
