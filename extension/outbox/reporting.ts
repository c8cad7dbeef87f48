import type { Captured } from '../capture/capture.ts';
import type { Adapter } from '../hotlines/hotline.ts';
import type { PolicyInForce } from '../policy/in-force.ts';
import type { Policy } from '../policy/policy.ts';
import type { Destination, DestinationId } from '../report/destination.ts';
import { cutTo, limits } from '../report/limits.ts';
import { parseDraft } from '../report/parse-draft.ts';
import { failure, type ProblemCode, type Result, success } from '../report/problem.ts';
import type { Draft, ReportId, ReportSummary } from '../report/report.ts';
import type { Instant } from '../report/time.ts';
import { addressKey } from './address-key.ts';
import type { Delivery, DeliveryEvent, DeliveryId } from './delivery.ts';
import { prepareFiling } from './filing.ts';
import type { Rerouting } from './rerouting.ts';
import type { Outbox } from './store.ts';
import { type ReportStory, storyOf } from './story.ts';

export interface ReportingParts {
  readonly outbox: Outbox;
  readonly policyInForce: Pick<PolicyInForce, 'policy'>;
  readonly adapters: Readonly<Record<Destination['adapter'], Adapter>>;
  readonly now: () => Instant;
  readonly newId: () => string;
  readonly rerouting: Pick<Rerouting, 'reroute'>;
  /** Sets the alarm that sends what is saved, also if this worker dies right after the save. */
  readonly wakeAt: (at: Instant) => Promise<void>;
  /** Called after each change that the pump and the pages should know of. */
  readonly changed: () => void;
}

export interface PreviewedDocument {
  readonly destination: string;
  readonly mediaType: string;
  readonly text: string;
}

export type Reporting = ReturnType<typeof createReporting>;

/** What a moderator can do with reports: see the document, file, undo, try again, and learn what became of them. */
export function createReporting(parts: ReportingParts) {
  const { outbox, policyInForce, adapters, now, newId, rerouting, changed } = parts;
  let lastOneClick: Promise<unknown> = Promise.resolve();

  const originPatternOf = ({ destination }: Delivery) =>
    adapters[destination.adapter].originPattern(destination);

  const keyOf = async (url: string) => addressKey(url, await outbox.duplicateKey());

  const tell = async (report: ReportSummary) =>
    storyOf(report, await outbox.deliveriesOf(report.id), originPatternOf);

  async function story(reportId: ReportId): Promise<Result<ReportStory>> {
    const report = await outbox.summary(reportId);
    return report === null ? failure({ code: 'not-found' }) : success(await tell(report));
  }

  /** The end of the undo time of what is saved now: nothing is sent before. */
  const heldUntil = ({ reporting }: Policy): Instant => now() + reporting.holdSeconds * 1000;

  const prepare = (draft: Draft, policy: Policy) =>
    prepareFiling(draft, policy, newId, now(), heldUntil(policy));

  async function save(draft: Draft): Promise<Result<ReportStory>> {
    const policy = await policyInForce.policy();
    if (!policy.ok) return policy;
    const prepared = prepare(draft, policy.value);
    if (!prepared.ok) return prepared;
    // A repeated message: the report is already on disk, and its answer was lost.
    if ((await outbox.summary(draft.id)) !== null) return story(draft.id);
    const { report, deliveries } = prepared.value;
    try {
      await parts.wakeAt(heldUntil(policy.value));
      await outbox.save(report, deliveries, await Promise.all(report.addresses.map(({ url }) => keyOf(url))));
    } catch {
      return failure({ code: 'not-saved' });
    }
    changed();
    return success(storyOf(report, deliveries, originPatternOf));
  }

  /** The latest report about an address if it can still be undone. */
  async function heldAbout(url: string): Promise<Result<ReportStory> | null> {
    const [latest] = await outbox.reportsAbout(await keyOf(url));
    if (latest === undefined) return null;
    const told = await tell(latest);
    return told.deliveries.some(({ state }) => state.name === 'held') ? success(told) : null;
  }

  async function saveCaptured({ url, observation }: Captured): Promise<Result<ReportStory>> {
    const policy = await policyInForce.policy();
    if (!policy.ok) return policy;
    const id = newId() as ReportId;
    const { categories, reporting } = policy.value;
    const categoryId = reporting.defaultCategory;
    const urgencyReason = categories.find((one) => one.id === categoryId)?.urgentBecause ?? '';
    return save({
      id,
      url,
      observation,
      categoryId,
      urgent: urgencyReason !== '',
      urgencyReason,
      note: '',
      account: null,
    });
  }

  async function move(deliveries: readonly Delivery[], event: DeliveryEvent): Promise<boolean> {
    const moved = await Promise.all(deliveries.map(({ id }) => outbox.move(id, () => event)));
    changed();
    return moved.every((delivery) => delivery !== null);
  }

  return {
    story,

    async file(input: unknown): Promise<Result<ReportStory>> {
      const draft = parseDraft(input);
      return draft.ok ? save(draft.value) : draft;
    },

    /**
     * One-click mode: what was captured goes out under the policy's default category. A double click is one click:
     * while a report about the address can still be undone, it is the one that is meant.
     */
    fileCaptured(captured: Captured): Promise<Result<ReportStory>> {
      const filed = lastOneClick.then(async () => (await heldAbout(captured.url)) ?? saveCaptured(captured));
      lastOneClick = filed.catch(() => undefined);
      return filed;
    },

    async preview(input: unknown): Promise<Result<readonly PreviewedDocument[]>> {
      const draft = parseDraft(input);
      if (!draft.ok) return draft;
      const policy = await policyInForce.policy();
      if (!policy.ok) return policy;
      const prepared = prepare(draft.value, policy.value);
      if (!prepared.ok) return prepared;
      const documents: PreviewedDocument[] = [];
      for (const { destination, organisation } of prepared.value.deliveries) {
        const clock = await outbox.clock(destination.id);
        const filing = { report: prepared.value.report, organisation, destination };
        // As of the moment it will be sent: the time in the document must lie before that, not before now.
        const sentAt = heldUntil(policy.value);
        const payload = adapters[destination.adapter].compose(filing, sentAt, clock?.offsetMs ?? null);
        if (!payload.ok) return payload;
        documents.push({ destination: destination.name, ...payload.value });
      }
      return success(documents);
    },

    /** Takes a report back while nothing of it has left: all of its deliveries or, where one has begun, those that have not. */
    async undo(reportId: ReportId): Promise<Result<ReportStory>> {
      const deliveries = await outbox.deliveriesOf(reportId);
      const held = deliveries.filter(({ state }) => state.name === 'held');
      const alreadyUndone =
        deliveries.length > 0 && deliveries.every(({ state }) => state.name === 'cancelled');
      if (alreadyUndone) return story(reportId);
      if (held.length === 0) return failure({ code: 'too-late-to-undo' });
      const inTime = await move(held, { name: 'undo', at: now() });
      return inTime ? story(reportId) : failure({ code: 'too-late-to-undo' });
    },

    async retry(deliveryId: DeliveryId): Promise<Result<ReportStory>> {
      const delivery = await outbox.delivery(deliveryId);
      if (delivery === null) return failure({ code: 'not-found' });
      if (delivery.problem?.code === 'no-destination') {
        // The policy gave it no way: only a policy can give it one.
        const policy = await policyInForce.policy();
        if (!policy.ok) return policy;
        await rerouting.reroute(delivery.reportId, policy.value);
        changed();
        return story(delivery.reportId);
      }
      await move([delivery], { name: 'retry', at: now() });
      return story(delivery.reportId);
    },

    /**
     * Notes that a person has filed it another way.
     * @param reference what the hotline gave them
     */
    async fileByHand(deliveryId: DeliveryId, reference: unknown): Promise<Result<ReportStory>> {
      const delivery = await outbox.delivery(deliveryId);
      if (delivery === null) return failure({ code: 'not-found' });
      const entered = typeof reference === 'string' ? cutTo(reference.trim(), limits.reference) : '';
      if (entered === '') return failure({ code: 'reference-missing' });
      await move([delivery], { name: 'file-by-hand', at: now(), reference: entered });
      return story(delivery.reportId);
    },

    /** Takes back what needs a person. What may be filed already cannot be taken back. */
    async giveUp(deliveryId: DeliveryId): Promise<Result<ReportStory>> {
      const delivery = await outbox.delivery(deliveryId);
      if (delivery === null) return failure({ code: 'not-found' });
      if (delivery.outcomeUnknown) return failure({ code: 'too-late-to-undo' });
      await move([delivery], { name: 'give-up', at: now() });
      return story(delivery.reportId);
    },

    /**
     * Lets deliveries go on that a person was needed for, now that this person has mended what was wrong.
     * @param codes what was wrong with them
     * @param destinationId of which destination; left out, of any
     */
    async resume(codes: readonly ProblemCode[], destinationId?: DestinationId): Promise<void> {
      const stopped = (await outbox.inState('needs-person')).filter(
        ({ problem, destination }) =>
          problem !== null &&
          codes.includes(problem.code) &&
          (destinationId === undefined || destination.id === destinationId),
      );
      if (stopped.length > 0) await move(stopped, { name: 'retry', at: now() });
    },

    async earlierAbout(url: string): Promise<readonly ReportStory[]> {
      return Promise.all((await outbox.reportsAbout(await keyOf(url))).slice(0, 5).map(tell));
    },

    /** Reports that can still be undone, and reports that wait for a person. */
    async wantingAttention(): Promise<readonly ReportStory[]> {
      const rows = [...(await outbox.inState('held')), ...(await outbox.inState('needs-person'))];
      const ids = [...new Set(rows.map(({ reportId }) => reportId))].slice(0, 5);
      const stories = await Promise.all(ids.map(story));
      return stories.flatMap((result) => (result.ok ? [result.value] : []));
    },
  };
}
