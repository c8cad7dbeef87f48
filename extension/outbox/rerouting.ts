import { copiedTo } from '../policy/copied-to.ts';
import type { PolicyInForce } from '../policy/in-force.ts';
import type { Policy } from '../policy/policy.ts';
import { routeReport } from '../policy/route.ts';
import { hostingOf } from '../report/address.ts';
import { type DestinationKey, destinationKeyOf, isHandOver } from '../report/destination.ts';
import { type Result, success } from '../report/problem.ts';
import type { Report, ReportId } from '../report/report.ts';
import type { Instant } from '../report/time.ts';
import type { Delivery, DeliveryId, DeliveryState } from './delivery.ts';
import { newDelivery, routedFacts, stateAtFirst } from './filing.ts';
import { chosenHotlines, otherHotlines, withChosen } from './other-hotlines.ts';
import { placesOfOthers } from './replacing.ts';
import type { Outbox } from './store.ts';

/** A report and its deliveries as another policy would have made them. */
export interface Rerouted {
  readonly report: Report;
  readonly deliveries: readonly Delivery[];
}

/** Nothing of it has left this computer, and a change of policy may still send it elsewhere. */
export const isUnbegun = ({ state, problem, checkpoint }: Delivery): boolean =>
  checkpoint.phase === 'none' &&
  (state.name === 'held' ||
    state.name === 'to-hand-over' ||
    (state.name === 'needs-person' && problem?.code === 'no-destination'));

/**
 * Routes a report anew while nothing of it has left. Pure. Nothing moves between test and production by itself: what
 * would now go to the other environment waits for a person.
 *
 * @param deliveries all of the report's, each unbegun; at least one
 * @param except where another form of the report goes, so that this one must not
 */
export function rerouted(
  report: Report,
  deliveries: readonly [Delivery, ...Delivery[]],
  policy: Policy,
  newId: () => string,
  now: Instant,
  except: ReadonlySet<DestinationKey> = new Set(),
): Rerouted {
  const [first, ...rest] = report.addresses.map(({ url }) => ({
    url,
    hosting: hostingOf(url, policy.organisation.ownDomains),
  }));
  const rehosted = first === undefined ? report : { ...report, addresses: [first, ...rest] as const };
  const { organisation } = policy;
  const chosen = otherHotlines(chosenHotlines(deliveries), policy) ?? [];
  const routing = withChosen(routeReport(routedFacts(rehosted), policy), chosen);
  if (routing.kind === 'nowhere') {
    const problem = { code: 'no-destination', because: routing.because } as const;
    const state: DeliveryState = { name: 'needs-person' };
    return {
      report: rehosted,
      deliveries: deliveries.map((one) => ({ ...one, organisation, state, problem })),
    };
  }
  const sent: DeliveryState =
    deliveries.find(({ state }) => state.name === 'held')?.state ??
    ({ name: 'waiting', since: now, notBefore: now } as const);
  const open = routing.destinations.filter((destination) => !except.has(destinationKeyOf(destination)));
  const next = open.map((destination): Delivery => {
    const same = deliveries.find(
      (one) => destinationKeyOf(one.destination) === destinationKeyOf(destination),
    );
    const isReady = same?.state.name === 'to-hand-over' && isHandOver(destination);
    const state = isReady ? same.state : stateAtFirst(destination, sent, now);
    if (same !== undefined)
      return {
        ...same,
        destination,
        organisation,
        state,
        problem: null,
        copyTo: copiedTo(destination, policy),
      };
    const made = newDelivery(
      newId() as DeliveryId,
      rehosted,
      destination,
      organisation,
      state,
      copiedTo(destination, policy),
    );
    const crosses = deliveries.every((one) => one.destination.environment !== destination.environment);
    if (!crosses) return made;
    return { ...made, state: { name: 'needs-person' }, problem: { code: 'environment-changed' } };
  });
  return { report: rehosted, deliveries: next };
}

export interface ReroutingParts {
  readonly outbox: Outbox;
  readonly policyInForce: Pick<PolicyInForce, 'policy'>;
  readonly newId: () => string;
  readonly now: () => Instant;
}

export type Rerouting = ReturnType<typeof createRerouting>;

/** Brings what has not begun into line with a policy that came into force after it was saved. */
export function createRerouting({ outbox, policyInForce, newId, now }: ReroutingParts) {
  async function reroute(reportId: ReportId, policy: Policy): Promise<void> {
    const report = await outbox.report(reportId);
    const [first, ...rest] = await outbox.deliveriesOf(reportId);
    if (report === null || first === undefined || ![first, ...rest].every(isUnbegun)) return;
    const taken = placesOfOthers(reportId, await outbox.deliveriesOfAllForms(reportId));
    const next = rerouted(report, [first, ...rest], policy, newId, now(), taken);
    // Where every way is another form's, this one stays on its own.
    if (next.deliveries.length === 0) return;
    if (JSON.stringify(next.deliveries) === JSON.stringify([first, ...rest])) return;
    await outbox.replaceUnbegun(next.report, next.deliveries, isUnbegun);
  }

  return {
    /** Routes one report anew by the policy in force, because a person asks for it. */
    async rerouteNow(reportId: ReportId): Promise<Result<null>> {
      const policy = await policyInForce.policy();
      if (!policy.ok) return policy;
      await reroute(reportId, policy.value);
      return success(null);
    },

    /** After a change of policy: what has not begun goes where the new one says. */
    async policyChanged(): Promise<void> {
      const policy = await policyInForce.policy();
      if (!policy.ok) return;
      const rows = (
        await Promise.all(
          (['held', 'to-hand-over', 'needs-person'] as const).map((name) => outbox.inState(name)),
        )
      ).flat();
      const ids = new Set(rows.filter(isUnbegun).map(({ reportId }) => reportId));
      for (const id of ids) await reroute(id, policy.value);
    },
  };
}
