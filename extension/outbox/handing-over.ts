import { ncaPriorities } from '../hotlines/nca/priority.ts';
import { handOverSheet } from '../hotlines/registry.ts';
import type { HandOverSheet } from '../hotlines/sheet.ts';
import { type HandOverDestination, isHandOver } from '../report/destination.ts';
import { failure, type Result, success } from '../report/problem.ts';
import type { Report } from '../report/report.ts';
import type { Instant } from '../report/time.ts';
import type { Delivery, DeliveryId } from './delivery.ts';
import type { FormHere } from './popup-view.ts';
import type { Outbox } from './store.ts';
import type { ReportStory } from './story.ts';
import type { Telling } from './telling.ts';
import type { DeliveryEvent } from './transition.ts';

export interface HandingOverParts {
  readonly outbox: Outbox;
  readonly telling: Pick<Telling, 'story'>;
  readonly now: () => Instant;
  /** Called after each change that the pages should know of. */
  readonly changed: () => void;
}

/** A delivery that a person files, with its report. */
export interface HandOver {
  readonly delivery: Delivery & { readonly destination: HandOverDestination };
  readonly report: Report;
}

/** What the hand-over page shows. */
export interface HandOverView {
  readonly deliveryId: DeliveryId;
  readonly story: ReportStory;
  readonly sheet: HandOverSheet;
}

/** So many are offered on one form at the most. */
const named = 5;

/** After so long a person is asked what became of it. */
const remindAfterMs = 3_600_000;

export type HandingOver = ReturnType<typeof createHandingOver>;

/** Brings a person to a hotline that only they can file with, and keeps what they say became of it. */
export function createHandingOver({ outbox, telling, now, changed }: HandingOverParts) {
  async function find(id: DeliveryId): Promise<HandOver | null> {
    const delivery = await outbox.delivery(id);
    const report = delivery === null ? null : await outbox.report(delivery.reportId);
    if (delivery === null || report === null || !isHandOver(delivery.destination)) return null;
    return { delivery: { ...delivery, destination: delivery.destination }, report };
  }

  async function move(id: DeliveryId, event: DeliveryEvent): Promise<Result<ReportStory>> {
    const moved = await outbox.move(id, () => event);
    const delivery = moved ?? (await outbox.delivery(id));
    if (delivery === null) return failure({ code: 'not-found' });
    changed();
    return telling.story(delivery.reportId);
  }

  return {
    find,

    /** What the person needs to file it, as they see it. */
    async sheet(id: DeliveryId, priority: unknown): Promise<Result<HandOverView>> {
      const found = await find(id);
      if (found === null) return failure({ code: 'not-found' });
      const { delivery, report } = found;
      const { destination, organisation } = delivery;
      const others = (await outbox.deliveriesOf(report.id))
        .filter((one) => one.id !== id)
        .map((one) => ({
          adapter: one.destination.adapter,
          environment: one.destination.environment,
          takenBack: one.state.name === 'cancelled',
        }));
      const chosen = ncaPriorities.find((level) => level === priority) ?? null;
      const filing = { report, organisation, destination, ledger: null };
      const sheet = handOverSheet(filing, { others, priority: chosen });
      const story = await telling.story(report.id);
      if (!sheet.ok || !story.ok) return sheet.ok ? (story as Result<never>) : sheet;
      return success({ deliveryId: id, story: story.value, sheet: sheet.value });
    },

    /** The person is at the hotline now: in an hour they are asked what became of it. */
    begin: (id: DeliveryId): Promise<Result<ReportStory>> => {
      const at = now();
      return move(id, { name: 'hand-over', at, remindAt: at + remindAfterMs });
    },

    /** The person says that it was not filed after all. */
    handBack: (id: DeliveryId): Promise<Result<ReportStory>> => move(id, { name: 'hand-back', at: now() }),

    /** Open hand-overs to one hotline's form, those last opened first. */
    async formsOn(origin: string): Promise<readonly FormHere[]> {
      const [begun, ready] = await Promise.all([
        outbox.inState('handed-over'),
        outbox.inState('to-hand-over'),
      ]);
      const since = ({ state }: Delivery) => ('since' in state ? state.since : 0);
      const newest = (rows: readonly Delivery[]) => [...rows].sort((one, other) => since(other) - since(one));
      const here = [...newest(begun), ...newest(ready)].filter(
        ({ destination }) =>
          destination.adapter === 'web-form' && new URL(destination.address).origin === origin,
      );
      const told = await Promise.all(here.slice(0, named).map(({ reportId }) => outbox.summary(reportId)));
      return told.flatMap((summary, place) => {
        const one = here[place];
        if (summary === null || one === undefined) return [];
        const { name: hotline, environment } = one.destination;
        const begun = one.state.name === 'handed-over';
        return [{ deliveryId: one.id, hotline, environment, category: summary.category.name, begun }];
      });
    },
  };
}
