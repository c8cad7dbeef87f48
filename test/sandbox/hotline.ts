import { randomInt } from 'node:crypto';
import type { MovableClock } from './clock';

/** What a test may know about a report that reached the sandbox. */
export interface SandboxReport {
  readonly id: string;
  readonly state: 'open' | 'finished' | 'retracted' | 'expired';
  readonly xml: string;
  readonly openedAt: string;
  readonly finishedAt: string | null;
}

/** What became of an attempt to finish or retract; `unknown` covers reports that have expired, as at the real hotline. */
export type Verdict = 'done' | 'unknown' | 'already retracted' | 'already finished';

interface StoredReport {
  readonly id: string;
  readonly xml: string;
  readonly openedAt: Date;
  readonly changedAt: Date;
  state: 'open' | 'finished' | 'retracted';
  finishedAt: Date | null;
}

const hour = 3_600_000;

/**
 * The life of reports as the CyberTipline documents it: opened, then finished or retracted, or forgotten when nobody did
 * either within 24 hours of opening or one hour of the last change, whichever is later.
 */
export class Hotline {
  private readonly stored = new Map<string, StoredReport>();
  private nextId = randomInt(4_000_000, 8_000_000);

  constructor(readonly clock: MovableClock) {}

  /** Opens a report for a document that has been validated, and gives its id. */
  open(xml: string): string {
    const id = String(this.nextId);
    this.nextId += 1;
    const now = this.clock.now();
    this.stored.set(id, { id, xml, openedAt: now, changedAt: now, state: 'open', finishedAt: null });
    return id;
  }

  /** Files an open report for good. */
  finish(id: string): Verdict {
    return this.settle(id, 'finished');
  }

  /** Cancels an open report. */
  retract(id: string): Verdict {
    return this.settle(id, 'retracted');
  }

  /** All reports in the order they were opened, each with its state at this moment of the clock. */
  reports(): SandboxReport[] {
    return [...this.stored.values()].map((report) => ({
      id: report.id,
      state: this.isExpired(report) ? 'expired' : report.state,
      xml: report.xml,
      openedAt: report.openedAt.toISOString(),
      finishedAt: report.finishedAt?.toISOString() ?? null,
    }));
  }

  /** Forgets all reports; ids go on, so that an id from before can't be mistaken for a new report. */
  reset(): void {
    this.stored.clear();
  }

  private settle(id: string, state: 'finished' | 'retracted'): Verdict {
    const report = this.stored.get(id);
    if (report === undefined || this.isExpired(report)) return 'unknown';
    if (report.state === 'retracted') return 'already retracted';
    if (report.state === 'finished') return 'already finished';
    report.state = state;
    if (state === 'finished') report.finishedAt = this.clock.now();
    return 'done';
  }

  private isExpired({ state, openedAt, changedAt }: StoredReport): boolean {
    const limit = Math.max(openedAt.getTime() + 24 * hour, changedAt.getTime() + hour);
    return state === 'open' && this.clock.now().getTime() >= limit;
  }
}
