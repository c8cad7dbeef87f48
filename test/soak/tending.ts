import type { FaultyHotline } from './faulty-hotline.ts';
import { type Finding, shownTooEarly } from './judge.ts';
import { lookAtOutbox, type OutboxLook } from './outbox-look.ts';
import type { PlannedReport } from './plan.ts';
import type { StandingStage } from './standing-stage.ts';
import type { Trace } from './trace.ts';

export interface TendingTools {
  readonly standing: StandingStage;
  readonly hotline: FaultyHotline;
  readonly trace: Trace;
  /** Told of each report that is shown as filed before the hotline has finished it. */
  readonly tooEarly: (finding: Finding) => void;
}

/** Does what time and a person would do: shortens the waiting, and tries again what somebody was asked to look at. */
async function hurry(
  { standing, hotline, trace }: TendingTools,
  { waiting, sending, hastened, needPerson }: OutboxLook,
): Promise<void> {
  const [first] = waiting;
  // The clock is asked for once a day only: what is to fail at it needs that again.
  if (first !== undefined && hotline.toCome('status') > 0) {
    await standing.with((stage) => stage.forgetClock());
  }
  for (const id of needPerson) await standing.ask('delivery.retry', id);
  // For a delivery that waits, "try again" makes the extension look what is due, and ends a pause of its destination.
  if (first !== undefined && (hastened > 0 || sending === 0)) await standing.ask('delivery.retry', first);
  if (needPerson.length > 0) trace.note(`tried again by a person: ${needPerson.length}`);
  if (hastened > 0) trace.note(`hastened: ${hastened}`);
}

/**
 * Looks how all stands, holds what is shown as filed against the hotline, and hurries what is open along.
 * @returns how it stood at the look, before anything was done about it
 */
export async function tend(tools: TendingTools, reports: readonly PlannedReport[]): Promise<OutboxLook> {
  const { standing, hotline, tooEarly } = tools;
  const ids = reports.map(({ id }) => id);
  const look = await standing.with(async (stage) => lookAtOutbox(await stage.ownPage(), ids));
  // In this order: what the hotline finishes between the two questions has been shown rightly.
  shownTooEarly(reports, hotline.sandbox.reports(), look.filed).forEach(tooEarly);
  await hurry(tools, look);
  return look;
}

/** Nothing is open any more, and nobody is asked for. */
export const isQuiet = ({ open, needPerson }: OutboxLook) => open + needPerson.length === 0;
