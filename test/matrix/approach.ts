import { until } from '../browsers/deadline.ts';
import { fileReport } from '../soak/file-report.ts';
import type { PlannedReport } from '../soak/plan.ts';
import type { DisturbedStage } from '../soak/set-stage.ts';
import { shownBy } from '../soak/shown.ts';
import type { Boundary, Moment } from './boundaries.ts';
import { Turnstile } from './turnstile.ts';

const reachedWithinMs = 15_000;
/** Long enough to close the turnstile after the acknowledgement and before the delivery is claimed. */
const holdSeconds = 2;

/** A delivery that stands at a boundary. */
export interface Standing {
  /** Closed where nothing more may get to the disk. */
  readonly turnstile: Turnstile | null;
  /** Resolves when the extension has said that the report is saved. */
  readonly acknowledged: Promise<void>;
}

type MomentOf<Key extends string> = Extract<Moment, { readonly [Name in Key]: unknown }>;

async function toUnsaved({ standing }: DisturbedStage, report: PlannedReport): Promise<Standing> {
  const turnstile = await standing.with(async (stage) => Turnstile.close(await stage.ownPage(), report.id));
  const acknowledged = fileReport(standing, report);
  // It is waited for later; until then its failure is nobody's.
  acknowledged.catch(() => undefined);
  await turnstile.writeWaits();
  return { turnstile, acknowledged };
}

async function toOnDisk(
  { standing }: DisturbedStage,
  report: PlannedReport,
  { onDisk, nextWaits }: MomentOf<'onDisk'>,
): Promise<Standing> {
  await fileReport(standing, report);
  const turnstile = await standing.with(async (stage) => Turnstile.close(await stage.ownPage(), report.id));
  await turnstile.passUntil(onDisk);
  if (nextWaits) await turnstile.writeWaits();
  return { turnstile, acknowledged: Promise.resolve() };
}

async function toRequest(
  { standing, hotline }: DisturbedStage,
  report: PlannedReport,
  { during, kind }: MomentOf<'during'>,
): Promise<Standing> {
  const before = hotline.watch.held(during, kind);
  hotline.setFault({ at: during, kind });
  await fileReport(standing, report);
  await until(`the request to ${during}`, reachedWithinMs, () =>
    hotline.watch.held(during, kind) > before ? true : undefined,
  );
  return { turnstile: null, acknowledged: Promise.resolve() };
}

async function toShown(
  { standing }: DisturbedStage,
  report: PlannedReport,
  { shown }: MomentOf<'shown'>,
): Promise<Standing> {
  await fileReport(standing, report);
  await until(`a report shown as ${shown}`, reachedWithinMs, async () => {
    const deliveries = (await shownBy(standing, [report])).get(report.id) ?? [];
    return deliveries.some(({ state }) => state === shown) ? true : undefined;
  });
  return { turnstile: null, acknowledged: Promise.resolve() };
}

/** Files a report and lets its delivery come to a boundary, where it stands still. */
export async function approach(
  stage: DisturbedStage,
  report: PlannedReport,
  { moment, clock }: Boundary,
): Promise<Standing> {
  const { standing } = stage;
  const isHeld = 'onDisk' in moment || ('shown' in moment && moment.shown === 'held');
  await standing.with((one) => one.usePolicy({ holdSeconds: isHeld ? holdSeconds : 0 }));
  if (clock === 'to be asked for') await standing.with((one) => one.forgetClock());
  if ('unsaved' in moment) return toUnsaved(stage, report);
  if ('onDisk' in moment) return toOnDisk(stage, report, moment);
  if ('during' in moment) return toRequest(stage, report, moment);
  return toShown(stage, report, moment);
}
