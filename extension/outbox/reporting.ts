import type { Captured } from '../capture/capture.ts';
import type { Adapter } from '../hotlines/hotline.ts';
import type { PolicyInForce } from '../policy/in-force.ts';
import type { Policy } from '../policy/policy.ts';
import type { Destination } from '../report/destination.ts';
import { factsOf } from '../report/facts.ts';
import { parseDraft } from '../report/parse-draft.ts';
import { failure, type Result, success } from '../report/problem.ts';
import type { Draft, ReportId } from '../report/report.ts';
import type { Instant } from '../report/time.ts';
import type { Earlier } from './earlier.ts';
import { type Prepared, prepareFiling } from './filing.ts';
import { notSaved } from './not-saved.ts';
import { chosenHotlines } from './other-hotlines.ts';
import { placesTaken, replacement } from './replacing.ts';
import type { Outbox } from './store.ts';
import type { ReportStory } from './story.ts';
import { subjectKeys } from './subject-keys.ts';
import type { Telling } from './telling.ts';

export interface ReportingParts {
  readonly outbox: Outbox;
  readonly policyInForce: Pick<PolicyInForce, 'policy'>;
  readonly adapters: Readonly<Record<Destination['adapter'], Adapter>>;
  readonly now: () => Instant;
  readonly newId: () => string;
  readonly telling: Telling;
  readonly earlier: Earlier;
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

/** What the click itself said. */
export interface Chosen {
  readonly categoryId?: string;
}

export type Reporting = ReturnType<typeof createReporting>;

/** How a moderator's draft becomes a saved report: see the document, file, correct what was filed wrongly. */
export function createReporting(parts: ReportingParts) {
  const { outbox, policyInForce, adapters, now, newId, telling, earlier, changed } = parts;
  let lastOneClick: Promise<unknown> = Promise.resolve();

  /** The end of the undo time of what is saved now: nothing is sent before. */
  const heldUntil = ({ reporting }: Policy): Instant => now() + reporting.holdSeconds * 1000;

  async function prepare(draft: Draft, policy: Policy): Promise<Result<Prepared>> {
    const replaced = draft.replaces === null ? [] : await outbox.deliveriesOfAllForms(draft.replaces);
    const { platform } = policy.organisation;
    return prepareFiling(draft, policy, {
      newId,
      now: now(),
      heldUntil: heldUntil(policy),
      priorReports: await earlier.filedAbout(draft, platform),
      except: placesTaken(replaced),
    });
  }

  async function write({ report, deliveries }: Prepared, draft: Draft, policy: Policy): Promise<boolean> {
    const keys = await subjectKeys(report, policy.organisation.platform, await outbox.duplicateKey());
    if (draft.replaces !== null)
      return outbox.saveInstead(report, deliveries, keys, replacement(draft.replaces, deliveries, now()));
    await outbox.save(report, deliveries, keys);
    return true;
  }

  /** What became of a repeated message's report: it is on disk, and its answer was lost or is still to come. */
  const alreadySaved = async (id: ReportId): Promise<Result<ReportStory> | null> =>
    (await outbox.summary(id)) === null ? null : telling.story(id);

  async function save(draft: Draft): Promise<Result<ReportStory>> {
    const saved = await alreadySaved(draft.id);
    if (saved !== null) return saved;
    const policy = await policyInForce.policy();
    if (!policy.ok) return policy;
    const prepared = await prepare(draft, policy.value);
    if (!prepared.ok) return prepared;
    try {
      await parts.wakeAt(heldUntil(policy.value));
      if (!(await write(prepared.value, draft, policy.value)))
        return (await alreadySaved(draft.id)) ?? failure({ code: 'too-late-to-edit' });
    } catch (error) {
      // Two at once: the other one may have saved it.
      return (await alreadySaved(draft.id).catch(() => null)) ?? notSaved(error);
    }
    changed();
    return telling.story(draft.id);
  }

  /** The latest report about an address if it can still be undone. */
  async function heldAbout(url: string): Promise<Result<ReportStory> | null> {
    const [latest] = await earlier.about(url, 1);
    return latest?.deliveries.some(({ state }) => state.name === 'held') ? success(latest) : null;
  }

  async function saveCaptured(
    { url, moreUrls, facts, observation }: Captured,
    chosen: Chosen,
  ): Promise<Result<ReportStory>> {
    const policy = await policyInForce.policy();
    if (!policy.ok) return policy;
    const { categories, reporting } = policy.value;
    const categoryId = chosen.categoryId ?? reporting.defaultCategory;
    const urgencyReason = categories.find((one) => one.id === categoryId)?.urgentBecause ?? '';
    return save({
      id: newId() as ReportId,
      url,
      moreUrls,
      observation,
      categoryId,
      urgent: urgencyReason !== '',
      urgencyReason,
      note: '',
      ...facts,
      xarfClassification: null,
      hotlineIds: [],
      replaces: null,
    });
  }

  return {
    async file(input: unknown): Promise<Result<ReportStory>> {
      const draft = parseDraft(input);
      return draft.ok ? save(draft.value) : draft;
    },

    /**
     * One click: what was captured goes out under the chosen category, or the policy's default one. A double click is one click:
     * while a report about the address can still be undone, it is the one that is meant. On a queue each marked row is a
     * report of its own.
     */
    fileCaptured(captured: Captured, chosen: Chosen = {}): Promise<Result<ReportStory>> {
      const filed = lastOneClick.then(async () => {
        const first = (await heldAbout(captured.url)) ?? (await saveCaptured(captured, chosen));
        for (const further of captured.furtherCases) {
          const also =
            (await heldAbout(further.url)) ?? (await saveCaptured({ ...captured, ...further }, chosen));
          if (!also.ok) return also;
        }
        return first;
      });
      lastOneClick = filed.catch(() => undefined);
      return filed;
    },

    async preview(input: unknown): Promise<Result<readonly PreviewedDocument[]>> {
      const draft = parseDraft(input);
      if (!draft.ok) return draft;
      const policy = await policyInForce.policy();
      if (!policy.ok) return policy;
      const prepared = await prepare(draft.value, policy.value);
      if (!prepared.ok) return prepared;
      const documents: PreviewedDocument[] = [];
      for (const { destination, organisation } of prepared.value.deliveries) {
        const clock = await outbox.clock(destination.id);
        const filing = { report: prepared.value.report, organisation, destination, ledger: null };
        // As of the moment it will be sent: the time in the document must lie before that, not before now.
        const sentAt = heldUntil(policy.value);
        const payload = adapters[destination.adapter].compose(filing, sentAt, clock?.offsetMs ?? null);
        if (!payload.ok) return payload;
        documents.push({ destination: destination.name, ...payload.value });
      }
      return success(documents);
    },

    /** A saved report as a draft that can be corrected and filed in its place. */
    async correct(reportId: ReportId): Promise<Result<Draft>> {
      const report = await outbox.report(reportId);
      const told = await telling.story(reportId);
      if (report === null || !told.ok) return failure({ code: 'not-found' });
      if (!told.value.editable) return failure({ code: 'too-late-to-edit' });
      const { addresses, observation, category, urgencyReason, note, xarf } = report;
      return success({
        id: newId() as ReportId,
        url: addresses[0].url,
        moreUrls: addresses.slice(1).map(({ url }) => url),
        observation,
        categoryId: category.id,
        urgent: urgencyReason !== null,
        urgencyReason: urgencyReason ?? '',
        note: note ?? '',
        ...factsOf(report),
        xarfClassification: xarf?.type === 'csam' ? xarf.classification : null,
        hotlineIds: chosenHotlines(await outbox.deliveriesOf(reportId)),
        replaces: reportId,
      });
    },
  };
}
