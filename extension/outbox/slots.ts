import type { DestinationKey } from '../report/destination.ts';

/** So many requests are on their way at once to one destination, and to one host: browsers open six connections to a host. */
const most = { toDestination: 4, toHost: 6 } as const;

/** Whom a request goes to. */
interface Receiver {
  readonly destinationKey: DestinationKey;
  readonly host: string;
}

interface Waiting {
  readonly receiver: Receiver;
  readonly begin: () => void;
}

/**
 * Bounds the requests that are on their way at once, so that no hotline is asked too much and none holds up another. It
 * counts requests and not deliveries: while one delivery waits for the disk, another may use the network.
 */
export function createSlots() {
  const counts = new Map<string, number>();
  const countOf = (key: string) => counts.get(key) ?? 0;
  let waiting: Waiting[] = [];

  const hasRoom = ({ destinationKey, host }: Receiver) =>
    countOf(destinationKey) < most.toDestination && countOf(host) < most.toHost;

  function add({ destinationKey, host }: Receiver, count: 1 | -1): void {
    counts.set(destinationKey, countOf(destinationKey) + count);
    counts.set(host, countOf(host) + count);
  }

  function beginNext(): void {
    const next = waiting.find(({ receiver }) => hasRoom(receiver));
    if (next === undefined) return;
    waiting = waiting.filter((one) => one !== next);
    add(next.receiver, 1);
    next.begin();
  }

  /** Does some work when there is room for it; who asked first comes first. */
  return async <Value>(receiver: Receiver, work: () => Promise<Value>): Promise<Value> => {
    await new Promise<void>((begin) => {
      waiting.push({ receiver, begin });
      beginNext();
    });
    try {
      return await work();
    } finally {
      add(receiver, -1);
      beginNext();
    }
  };
}
