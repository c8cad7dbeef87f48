import type { Exchange, FaultStep } from '../sandbox/server.ts';

/** How a fault keeps a request waiting. */
type Holding = 'hang' | 'hang-after';

const stepOf = ({ path }: Exchange) => path.slice(path.lastIndexOf('/') + 1);

/** What the hotline has been asked, as it happens: the moments at which a kill strikes are seen from its side. */
export class HotlineWatch {
  /** Faults that the hotline has performed, since the beginning. */
  faults = 0;
  /** Requests since `begin`. */
  requests = 0;
  #exchanges: Exchange[] = [];
  #tell: () => void = () => undefined;
  readonly #performed = new Map<string, number>();
  readonly #note: (words: string) => void;

  constructor(note: (words: string) => void) {
    this.#note = note;
  }

  /** The next batch begins. */
  begin(): void {
    this.requests = 0;
    this.#exchanges = [];
  }

  /** To be given to the sandbox as `onExchange`. */
  readonly onExchange = (exchange: Exchange): void => {
    const { fault, code, reportId, status } = exchange;
    const step = stepOf(exchange);
    this.requests += 1;
    this.#exchanges.push(exchange);
    if (fault !== null) {
      this.faults += 1;
      this.#performed.set(step, this.performed(step) + 1);
    }
    const answer = status === null ? 'no answer' : `${status} ${code ?? ''} ${reportId ?? ''}`.trimEnd();
    this.#note(`hotline: ${step}${fault === null ? '' : ` under ${fault}`}, ${answer}`);
    this.#tell();
  };

  /** Faults performed at a step since the beginning. */
  performed(step: string): number {
    return this.#performed.get(step) ?? 0;
  }

  /** How often a request of this batch was kept waiting at a step. */
  held(step: FaultStep, kind: Holding): number {
    return this.#exchanges.filter((one) => one.fault === kind && stepOf(one) === step).length;
  }

  /** Resolves at the next request, or when there was none for so long. */
  news(patienceMs: number): Promise<void> {
    return new Promise((resolve) => {
      const patience = setTimeout(resolve, patienceMs);
      this.#tell = () => {
        clearTimeout(patience);
        resolve();
      };
    });
  }
}
