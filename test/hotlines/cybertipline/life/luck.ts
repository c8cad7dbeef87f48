/** Where a history's decisions come from; the first of several ways is always the one where nothing goes wrong. */
export interface Luck {
  /** @param sides how many ways there are; the answer is from 0 on */
  readonly draw: (sides: number) => number;
  readonly pick: <Item>(items: readonly [Item, ...Item[]]) => Item;
  /** From now on nothing goes wrong any more. */
  readonly turn: () => void;
}

/** The next number decides; when they are used up, nothing goes wrong any more. */
export function createLuck(numbers: readonly number[]): Luck {
  let place = 0;
  let good = false;
  function draw(sides: number): number {
    if (good) return 0;
    place += 1;
    return (numbers[place - 1] ?? 0) % sides;
  }
  return {
    draw,
    pick: (items) => items[draw(items.length)] ?? items[0],
    turn() {
      good = true;
    },
  };
}

/** Nothing goes wrong but what is named, each time that there is such a choice, in this order. */
export function scriptedLuck(wanted: (turn: number) => unknown): Luck {
  let turns = 0;
  let good = false;
  return {
    draw: () => 0,
    pick(items) {
      if (good) return items[0];
      // Whoever sleeps sleeps long.
      if (typeof items[0] === 'number') return items[items.length - 1] ?? items[0];
      if (typeof items[0] !== 'string') return items[0];
      turns += 1;
      return items.find((item) => item === wanted(turns)) ?? items[0];
    },
    turn() {
      good = true;
    },
  };
}
