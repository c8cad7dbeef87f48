import { adapters } from '../../extension/hotlines/registry.ts';
import { createEarlier } from '../../extension/outbox/earlier.ts';
import { createIntervention } from '../../extension/outbox/intervention.ts';
import { createReporting } from '../../extension/outbox/reporting.ts';
import { createRerouting } from '../../extension/outbox/rerouting.ts';
import { type Outbox, openOutbox } from '../../extension/outbox/store.ts';
import { createTelling } from '../../extension/outbox/telling.ts';
import { parsePolicy } from '../../extension/policy/parse.ts';
import type { Policy, PolicyInput } from '../../extension/policy/policy.ts';
import type { Result } from '../../extension/report/problem.ts';
import type { ReportId } from '../../extension/report/report.ts';
import { aPolicyInput } from './policy.ts';

const [practice] = aPolicyInput().destinations;
/** A second destination of the practice policy's kind. */
export const anotherDestination = (given: object) =>
  ({ ...practice, ...given }) as PolicyInput['destinations'][number];

/**
 * What a moderator works with, on a database of its own: reporting, intervention and what tells of both, with a clock
 * that stands still, a policy that can be changed, and what was told to the pump and the alarm.
 */
export async function aDesk(name: string) {
  const outbox = await openOutbox(name);
  const desk = {
    outbox,
    now: Date.parse('2026-11-23T09:00:00Z'),
    policy: parsePolicy(aPolicyInput()) as Result<Policy>,
    alarms: [] as number[],
    changes: 0,
  };
  const shared = {
    policyInForce: { policy: async () => desk.policy },
    adapters,
    now: () => desk.now,
    newId: () => crypto.randomUUID(),
    changed: () => {
      desk.changes += 1;
    },
  };
  /** The same, on a store that behaves otherwise. */
  function on(store: Outbox) {
    const telling = createTelling({ outbox: store, adapters });
    const earlier = createEarlier({ outbox: store, telling });
    const rerouting = createRerouting({ ...shared, outbox: store });
    const wakeAt = async (at: number) => void desk.alarms.push(at);
    return {
      telling,
      earlier,
      reporting: createReporting({ ...shared, outbox: store, telling, earlier, wakeAt }),
      intervention: createIntervention({ ...shared, outbox: store, telling, rerouting }),
    };
  }
  const states = async (id: ReportId) => (await outbox.deliveriesOf(id)).map(({ state }) => state.name);
  return Object.assign(desk, on(outbox), { on, states });
}

export type Desk = Awaited<ReturnType<typeof aDesk>>;
