import { batch, computed, signal } from '@preact/signals';
import type { Captured } from '../../capture/capture.ts';
import type { CapturedCase } from '../../capture/console/captured-case.ts';
import type { FoundHotline } from '../../hotlines/directory/search.ts';
import type { Send } from '../../messages.ts';
import type { PausedDestination } from '../../outbox/attention.ts';
import type { DeliveryId } from '../../outbox/delivery.ts';
import type { FormFilled } from '../../outbox/form-filling.ts';
import type { PopupView, Target } from '../../outbox/popup-view.ts';
import type { PreviewedDocument } from '../../outbox/reporting.ts';
import type { ReportStory } from '../../outbox/story.ts';
import { factsOf, noFacts, type ReportFacts } from '../../report/facts.ts';
import type { MoneyTrail } from '../../report/money-trail.ts';
import { type OptionalFact, withoutObserved, withoutOptional } from '../../report/optional-fact.ts';
import { withOtherAddresses } from '../../report/other-addresses.ts';
import type { Problem, Result } from '../../report/problem.ts';
import type { Draft, Observation, ReportId } from '../../report/report.ts';
import { withoutParameters } from '../../report/session-token.ts';
import { draftProblems } from '../../report/validate.ts';
import type { XarfClassification } from '../../report/xarf.ts';

/** Which part of the form is open under the row of buttons. */
export type Panel = 'urgent' | 'note' | 'facts' | 'hotlines' | 'document';

/** A list of addresses that is reported in the place of the page. */
export interface Listed {
  /** Null while none of its addresses is to be reported. */
  readonly subject: Pick<Draft, 'url' | 'moreUrls' | 'observation'> | null;
  /** What goes into the note because it is no address of the web. */
  readonly inNote: readonly string[];
  readonly target: Target | null;
}

export type PopupStore = ReturnType<typeof createPopupStore>;

/** A finished report younger than this is shown when the popup opens on its address; an older one is a line of text. */
const recentMs = 30 * 60_000;

const settledStates: readonly string[] = ['filed', 'filed-by-hand', 'cancelled'];

const isSettled = ({ deliveries }: ReportStory) =>
  deliveries.every(({ state }) => settledStates.includes(state.name));

/** What to show first: an earlier report that is still under way or fresh, else the form. */
export function storyToOpen(earlier: readonly ReportStory[], now: number): ReportStory | null {
  const [latest] = earlier.filter(({ deliveries }) =>
    deliveries.some(({ state }) => state.name !== 'cancelled'),
  );
  if (latest === undefined) return null;
  return !isSettled(latest) || now - latest.createdAt < recentMs ? latest : null;
}

/** Where a report goes with the hotlines that the moderator has added; these are always the real ones. */
function withHotlines(target: Target, added: readonly FoundHotline[]): Target {
  const [first, ...rest] = added.map(({ name }) => name);
  if (first === undefined) return target;
  const names = target.kind === 'destinations' ? target.names : [];
  const [head = first, ...tail] = [...names, first, ...rest];
  return { kind: 'destinations', environment: 'production', names: [head, ...tail] };
}

export interface PopupStoreParts {
  readonly send: Send;
  readonly now: () => number;
  readonly newId: () => string;
  /** Notes a moment on the page's own timeline, for the benchmarks. */
  readonly mark: (moment: 'pressed' | 'saved') => void;
}

/** The popup's state and what can be done with it; the components only show it. */
export function createPopupStore({ send, now, newId, mark }: PopupStoreParts) {
  const draftId = signal(newId() as ReportId);
  const view = signal<PopupView | null>(null);
  const captured = signal<Captured | null>(null);
  const observation = signal<Observation | null>(null);
  /** The report that is being corrected; null for a new one. */
  const replaces = signal<ReportId | null>(null);
  /** Why there is nothing to report here. */
  const refusal = signal<Problem | null>(null);
  const address = signal('');
  /** The address before parameters were cut; null where nothing was. */
  const uncut = signal<string | null>(null);
  const moreUrls = signal<readonly string[]>([]);
  /** On a queue: the other marked rows, each a report of its own. */
  const furtherCases = signal<readonly CapturedCase[]>([]);
  const facts = signal<ReportFacts>(noFacts);
  /** Who pays for the page; looked for when a category asks. */
  const moneyTrail = signal<MoneyTrail | null>(null);
  /** What the moderator has unticked. */
  const leftOut = signal<readonly OptionalFact[]>([]);
  /** Null while the page is what is reported. */
  const listed = signal<Listed | null>(null);
  const categoryId = signal('');
  const urgent = signal(false);
  const urgencyReason = signal('');
  /** The reason that a category brought along; what the moderator wrote instead is theirs. */
  const broughtReason = signal('');
  const note = signal('');
  /** Whether the page that names the keys is open. */
  const help = signal(false);
  const panel = signal<Panel | null>(null);
  const documents = signal<Result<readonly PreviewedDocument[]> | null>(null);
  const saving = signal(false);
  const problems = signal<readonly Problem[]>([]);
  const story = signal<ReportStory | null>(null);
  /** What filling the form in front came to; null on any other page. */
  const form = signal<FormFilled | null>(null);
  /** Official hotlines that the moderator has added to where the policy leads. */
  const hotlines = signal<readonly FoundHotline[]>([]);
  const found = signal<readonly FoundHotline[] | null>(null);
  const xarfClassification = signal<XarfClassification | null>(null);
  let money: Promise<void> | null = null;
  /** How often something in the outbox has changed since this popup is there. */
  let changes = 0;

  /** What is reported: the list or the page. */
  const subject = computed(() => {
    if (listed.value !== null)
      return listed.value.subject === null ? null : { ...listed.value.subject, ...noFacts };
    if (observation.value === null) return null;
    return {
      url: address.value,
      moreUrls: moreUrls.value,
      observation: withoutObserved(observation.value, leftOut.value),
      ...withoutOptional({ ...facts.value, moneyTrail: moneyTrail.value }, leftOut.value),
    };
  });

  const draft = computed<Draft | null>(() =>
    subject.value === null
      ? null
      : {
          id: draftId.value,
          ...subject.value,
          categoryId: categoryId.value,
          urgent: urgent.value,
          urgencyReason: urgencyReason.value,
          note: withOtherAddresses(note.value, listed.value?.inNote ?? []),
          xarfClassification: xarfClassification.value,
          hotlineIds: hotlines.value.map(({ id }) => id),
          replaces: replaces.value,
        },
  );

  /** On a queue: one draft for each marked row, alike but for what they are about. */
  const cases = computed<readonly Draft[]>(() => {
    const first = draft.value;
    if (first === null || listed.value !== null || furtherCases.value.length === 0) return [];
    const others = furtherCases.value.map(({ url, moreUrls: more, facts: ofCase }) => ({
      ...first,
      url,
      moreUrls: more,
      ...withoutOptional(ofCase, leftOut.value),
    }));
    return [first, ...others];
  });

  /** Where the report would go as it is now. */
  const target = computed<Target | null>(() => {
    const chosen = view.value?.categories.find(({ id }) => id === categoryId.value);
    if (chosen === undefined) return null;
    const ofPage = urgent.value ? chosen.urgentTarget : chosen.target;
    const routed = listed.value === null ? ofPage : listed.value.target;
    return routed === null ? null : withHotlines(routed, hotlines.value);
  });

  /** What is missing before the report can be filed. */
  const missing = computed<readonly Problem[]>(() => {
    if (draft.value === null) return listed.value === null ? [] : [{ code: 'nothing-listed' }];
    const known = view.value?.categories.map(({ id }) => id) ?? [];
    const problems = draftProblems(draft.value, known);
    if (target.value?.kind !== 'nowhere') return problems;
    return [...problems, { code: 'no-destination', because: target.value.because }];
  });

  /** Looks once for who pays for the page: the permission of the click is for this page as long as it is open. */
  async function lookForMoney(): Promise<void> {
    if (captured.value === null || captured.value.consoleRule !== null) return;
    const answered = await send('page.money-trail');
    if (answered.ok) moneyTrail.value = answered.value;
  }

  /** Chooses a category; one that is urgent by nature brings its reason along and takes it away again. */
  function chooseCategory(id: string): void {
    const chosen = view.value?.categories.find((one) => one.id === id);
    const brought = chosen?.urgentBecause ?? '';
    batch(() => {
      categoryId.value = id;
      const written = urgencyReason.value !== broughtReason.value;
      if (written || (urgent.value && broughtReason.value === '')) return;
      urgent.value = brought !== '';
      urgencyReason.value = brought;
      broughtReason.value = brought;
    });
    if (chosen?.asksForMoney === true) money ??= lookForMoney();
  }

  /** Fills the form in front with a report that is to be filed there. */
  async function fillForm(id: DeliveryId): Promise<void> {
    const filled = await send('form.fill', id);
    batch(() => {
      problems.value = filled.ok ? [] : filled.problems;
      if (!filled.ok) return;
      form.value = filled.value;
      story.value = filled.value.story;
    });
  }

  /** Tells the shown report's story anew, and what else wants attention; an answer that was overtaken is dropped. */
  async function refresh(): Promise<void> {
    changes += 1;
    const asked = changes;
    if (story.value === null) return lookAround();
    const told = await send('report.story', story.value.id);
    if (told.ok && story.value?.id === told.value.id && asked === changes) story.value = told.value;
  }

  async function open(): Promise<void> {
    const before = changes;
    const [inFront, capture] = await Promise.all([send('popup.open'), send('page.capture')]);
    // A console's page is not what is reported: the way of the report follows the case that it shows.
    const isCase = capture.ok && capture.value.consoleRule !== null;
    const opened = isCase ? await send('popup.open', capture.value.url) : inFront;
    batch(() => {
      if (!opened.ok) {
        refusal.value = opened.problems[0];
        return;
      }
      view.value = opened.value;
      // A form that waits, or several marked rows, are what the click was meant for.
      const isForMore =
        opened.value.forms.length > 0 || (capture.ok && capture.value.furtherCases.length > 0);
      story.value = isForMore ? null : storyToOpen(opened.value.earlier, now());
      if (capture.ok) {
        captured.value = capture.value;
        observation.value = capture.value.observation;
        address.value = capture.value.url;
        moreUrls.value = capture.value.moreUrls;
        facts.value = capture.value.facts;
        furtherCases.value = capture.value.furtherCases;
      } else refusal.value = capture.problems[0];
      chooseCategory(opened.value.defaultCategory);
    });
    const [here, ...others] = (view.value?.forms ?? []).filter(({ begun }) => begun);
    // The click on this very form is the moderator's wish to have it filled; which report is meant, only they can say.
    if (here !== undefined && others.length === 0) await fillForm(here.deliveryId);
    // What changed while the popup gathered what it shows may be missing from it.
    if (before !== changes) await refresh();
  }

  async function showDocument(): Promise<void> {
    if (draft.value === null) return;
    documents.value = await send('report.preview', draft.value);
  }

  function fill(saved: Draft): void {
    draftId.value = saved.id;
    listed.value = null;
    replaces.value = saved.replaces;
    observation.value = saved.observation;
    address.value = saved.url;
    moreUrls.value = saved.moreUrls;
    facts.value = factsOf(saved);
    furtherCases.value = [];
    moneyTrail.value = saved.moneyTrail;
    leftOut.value = [];
    categoryId.value = saved.categoryId;
    urgent.value = saved.urgent;
    urgencyReason.value = saved.urgencyReason;
    broughtReason.value = '';
    note.value = saved.note;
    xarfClassification.value = saved.xarfClassification;
    hotlines.value = hotlines.value.filter(({ id }) => saved.hotlineIds.includes(id));
  }

  async function lookAround(): Promise<void> {
    const seen = await send('attention.open');
    if (!seen.ok || view.value === null) return;
    const { earlier } = view.value;
    const reports = seen.value.reports.filter(({ id }) => earlier.every((one) => one.id !== id));
    view.value = { ...view.value, attention: { ...seen.value, reports } };
  }

  function take(result: Result<ReportStory>): void {
    batch(() => {
      problems.value = result.ok ? [] : result.problems;
      if (result.ok) story.value = result.value;
    });
  }

  /** Opens the form with what was saved, to be filed in its place. */
  async function correct({ id }: Pick<ReportStory, 'id'>): Promise<void> {
    const saved = await send('report.correct', id);
    batch(() => {
      problems.value = saved.ok ? [] : saved.problems;
      if (!saved.ok) return;
      fill(saved.value);
      refusal.value = null;
      story.value = null;
    });
    // What was gathered when the popup opened has been overtaken by the very report that is corrected.
    if (saved.ok) await lookAround();
  }

  return {
    view,
    captured,
    replaces,
    refusal,
    observation,
    address,
    uncut,
    moreUrls,
    facts,
    furtherCases,
    cases,
    moneyTrail,
    leftOut,
    listed,
    draft,
    categoryId,
    urgent,
    urgencyReason,
    note,
    help,
    panel,
    documents,
    saving,
    problems,
    story,
    form,
    xarfClassification,
    hotlines,
    found,
    missing,
    target,
    chooseCategory,
    open,

    async togglePanel(which: Panel): Promise<void> {
      panel.value = panel.value === which ? null : which;
      documents.value = null;
      if (panel.value === 'document') await showDocument();
    },

    setUrgent(value: boolean): void {
      urgent.value = value;
      panel.value = value ? 'urgent' : null;
    },

    async file(): Promise<void> {
      if (draft.value === null || saving.value || missing.value.length > 0) return;
      mark('pressed');
      saving.value = true;
      problems.value = [];
      await money;
      take(await send('report.file', draft.value));
      if (story.value !== null) mark('saved');
      saving.value = false;
    },

    async undo({ id }: ReportStory): Promise<void> {
      take(await send('report.undo', id));
    },

    async retry(id: DeliveryId): Promise<void> {
      take(await send('delivery.retry', id));
    },

    /** Looks for official hotlines by words: a country, a name. */
    async searchHotlines(words: string): Promise<void> {
      const answered = await send('directory.search', { words });
      found.value = answered.ok ? answered.value.filter(({ fillable }) => fillable) : [];
    },

    /** Cuts parameters that look like a session's key out of the address. */
    cutTokens(names: readonly string[]): void {
      uncut.value ??= address.value;
      address.value = withoutParameters(address.value, names);
    },

    /** Gives the address back what was cut. */
    takeBackCut(): void {
      if (uncut.value !== null) address.value = uncut.value;
      uncut.value = null;
    },

    /** Leaves a marked row out of what is filed. */
    removeCase(url: string): void {
      furtherCases.value = furtherCases.value.filter((one) => one.url !== url);
    },

    /** Leaves a fact out of this report, or takes it in again. */
    toggleFact(name: OptionalFact): void {
      const others = leftOut.value.filter((one) => one !== name);
      leftOut.value = others.length < leftOut.value.length ? others : [...others, name];
    },

    removeUrl(url: string): void {
      moreUrls.value = moreUrls.value.filter((one) => one !== url);
    },

    toggleHotline(hotline: FoundHotline): void {
      const others = hotlines.value.filter(({ id }) => id !== hotline.id);
      hotlines.value = others.length < hotlines.value.length ? others : [...others, hotline];
    },

    /** Opens a hotline's form in a tab, which closes this popup in most browsers. */
    async openForm(id: DeliveryId): Promise<void> {
      take(await send('hand-over.open', id));
    },

    async handBack(id: DeliveryId): Promise<void> {
      take(await send('hand-over.back', id));
    },

    fillForm,

    async tellGatewaysAgain(): Promise<void> {
      await send('copies.tell-again');
      await lookAround();
    },

    async fileByHand(deliveryId: DeliveryId, reference: string | null): Promise<void> {
      take(await send('delivery.file-by-hand', { deliveryId, reference }));
    },

    async cancel(id: DeliveryId): Promise<void> {
      take(await send('delivery.cancel', id));
    },

    correct,

    /** Opens on a saved report instead of the page in front, which is captured neither now nor later. */
    async openToCorrect(id: ReportId): Promise<void> {
      const opened = await send('popup.open');
      if (opened.ok) view.value = opened.value;
      await correct({ id });
      refusal.value = opened.ok ? (problems.value[0] ?? null) : opened.problems[0];
    },

    /** @returns the receipt's file, or null when there is none */
    async exportedReceipt(id: DeliveryId): Promise<string | null> {
      const exported = await send('receipt.export', id);
      if (!exported.ok) problems.value = exported.problems;
      return exported.ok ? exported.value : null;
    },

    /** Tries a paused destination again, with one of the deliveries that wait for it. */
    async resume({ first }: PausedDestination): Promise<void> {
      await send('delivery.retry', first);
      await lookAround();
    },

    async acknowledgeLoss(): Promise<void> {
      await send('loss.acknowledge');
      if (view.value !== null) view.value = { ...view.value, loss: null };
    },

    refresh,

    /** Goes back to the form; the report that was just filed is an earlier one now. */
    async reportAnother(): Promise<void> {
      const opened = await send('popup.open');
      batch(() => {
        if (opened.ok) view.value = opened.value;
        draftId.value = newId() as ReportId;
        listed.value = null;
        replaces.value = null;
        form.value = null;
        hotlines.value = [];
        xarfClassification.value = null;
        if (captured.value !== null) {
          address.value = captured.value.url;
          moreUrls.value = captured.value.moreUrls;
          facts.value = captured.value.facts;
          furtherCases.value = captured.value.furtherCases;
          leftOut.value = [];
          observation.value = captured.value.observation;
        }
        story.value = null;
        problems.value = [];
      });
    },

    async setOneClick(oneClick: boolean): Promise<void> {
      await send('preferences.save', { oneClick });
      if (view.value !== null) view.value = { ...view.value, oneClick };
    },
  };
}
