import { originPattern } from '../hotlines/request.ts';
import { formValues } from '../hotlines/web-form/form-values.ts';
import type { AssistRequest, AssistResult, AssistWords } from '../hotlines/web-form/request.ts';
import type { WebFormDestination } from '../report/destination.ts';
import { failure, type Result, success } from '../report/problem.ts';
import type { DeliveryId } from './delivery.ts';
import type { HandingOver, HandOver } from './handing-over.ts';
import type { Outbox } from './store.ts';
import type { ReportStory } from './story.ts';
import type { Telling } from './telling.ts';

/** What form filling needs of the browser. */
export interface FormTabs {
  /** Opens an address in a new tab in front. */
  open(address: string): Promise<number | null>;
  activeTab(): Promise<{ readonly id: number; readonly url: string } | null>;
  /** Where a tab is; empty when the browser keeps it to itself, null when the tab is closed. */
  addressOf(tabId: number): Promise<string | null>;
  /** Puts the filling script into a tab and lets it fill; null when the page takes no script. */
  assist(tabId: number, request: AssistRequest): Promise<unknown>;
  /** Resolves when the page in a tab has come to its end, changes or goes. */
  pageOver(tabId: number): Promise<unknown>;
}

export interface FormFillingParts {
  readonly outbox: Pick<Outbox, 'move'>;
  readonly handingOver: Pick<HandingOver, 'find' | 'begin'>;
  readonly telling: Pick<Telling, 'story'>;
  readonly tabs: FormTabs;
  readonly permitted: (originPattern: string) => Promise<boolean>;
  readonly words: AssistWords;
  readonly wait: (milliseconds: number) => Promise<void>;
  readonly changed: () => void;
}

/** What filling a page came to, for the popup. */
export interface FormFilled {
  readonly deliveryId: DeliveryId;
  readonly story: ReportStory;
  readonly result: AssistResult;
}

export type FormFilling = ReturnType<typeof createFormFilling>;

/** A page that the moderator leaves while it is being filled may never answer: Chromium forgets the question. */
const fillingMs = 3_000;

/** A page that loads is asked again after this, up to so many times. */
const askAgainMs = 250;
const mostAsked = 480;
const mostUnread = 120;

const isResult = (value: unknown): value is AssistResult =>
  typeof value === 'object' && value !== null && 'status' in value;

const originOf = (address: string) => (URL.canParse(address) ? new URL(address).origin : null);

/** A form that nobody has said to be filed, or taken back. */
const isToFill = ({ delivery: { destination, state } }: HandOver): boolean =>
  destination.adapter === 'web-form' && (state.name === 'to-hand-over' || state.name === 'handed-over');

/**
 * Opens a hotline's official form and fills it, page by page as the moderator goes on. Without the permission for the
 * hotline's host it fills when the moderator clicks the toolbar button on the form. It never submits anything.
 */
export function createFormFilling(parts: FormFillingParts) {
  const { outbox, handingOver, tabs, permitted, words, changed } = parts;
  /** Tabs that are followed by this worker, each by the delivery that was last opened there. */
  const followed = new Map<number, DeliveryId>();

  function requestFor({ delivery, report }: HandOver): AssistRequest {
    const { organisation, state } = delivery;
    const destination = delivery.destination as WebFormDestination;
    return {
      origin: new URL(destination.address).origin,
      values: formValues({ report, organisation, destination }),
      earlierAddresses: state.name === 'handed-over' ? state.placed : [],
      words,
    };
  }

  async function note(id: DeliveryId, result: AssistResult): Promise<void> {
    if (result.status !== 'assisted') return;
    const { end, addresses } = result;
    const references = end?.references ?? [];
    await outbox.move(id, ({ state }) => {
      if (state.name !== 'handed-over') return null;
      const placed = [...new Set([...state.placed, ...addresses])];
      const known = references.length === 0 ? state.references : references;
      const same =
        placed.length === state.placed.length && JSON.stringify(known) === JSON.stringify(state.references);
      return same ? null : { name: 'note-form', references: known, placed };
    });
    changed();
  }

  async function assist(tabId: number, found: HandOver): Promise<AssistResult | null> {
    const patience = parts.wait(fillingMs).then(() => null);
    const answer = await Promise.race([tabs.assist(tabId, requestFor(found)), patience]);
    if (!isResult(answer)) return null;
    await note(found.delivery.id, answer);
    return answer;
  }

  /** Waits until a tab shows a page of the hotline's own; false when the tab is gone or elsewhere for too long. */
  async function isThere(tabId: number, origin: string): Promise<boolean> {
    for (let asked = 0; asked < mostAsked; asked += 1) {
      const address = await tabs.addressOf(tabId);
      if (address === null) return false;
      if (originOf(address) === origin) return true;
      await parts.wait(askAgainMs);
    }
    return false;
  }

  /** What is to be filled in a followed tab now; null when it is over. */
  async function toFill(tabId: number, id: DeliveryId): Promise<HandOver | null> {
    const found = await handingOver.find(id);
    if (found === null || found.delivery.state.name !== 'handed-over') return null;
    const { address } = found.delivery.destination;
    const goesOn = followed.get(tabId) === id && (await permitted(originPattern(address)));
    return goesOn && (await isThere(tabId, new URL(address).origin)) ? found : null;
  }

  /** Fills the page that is in a tab now, and waits until it is over. */
  async function fillPage(tabId: number, found: HandOver): Promise<'go-on' | 'not-read' | 'over'> {
    const result = await assist(tabId, found);
    if (result === null) return 'not-read';
    if (result.status === 'refused' || result.end !== null) return 'over';
    const last = await tabs.pageOver(tabId);
    if (isResult(last)) await note(found.delivery.id, last);
    return 'go-on';
  }

  /** Fills each page that the moderator comes to, until the form's end or theirs. */
  async function follow(tabId: number, id: DeliveryId): Promise<void> {
    followed.set(tabId, id);
    for (let unread = 0; unread < mostUnread; ) {
      const found = await toFill(tabId, id);
      if (found === null) return;
      const came = await fillPage(tabId, found);
      if (came === 'over') return;
      unread = came === 'not-read' ? unread + 1 : 0;
      // Between two pages, or on one that takes no script.
      if (came === 'not-read') await parts.wait(askAgainMs);
    }
  }

  return {
    /** Opens the form in a tab and, where the browser lets us, fills it. */
    async open(id: DeliveryId): Promise<Result<ReportStory>> {
      const found = await handingOver.find(id);
      if (found === null || !isToFill(found)) return failure({ code: 'not-found' });
      const begun = await handingOver.begin(id);
      if (!begun.ok) return begun;
      const { address } = found.delivery.destination;
      const tabId = await tabs.open(address);
      if (tabId !== null && (await permitted(originPattern(address))))
        void follow(tabId, id).catch(() => undefined);
      return begun;
    },

    /** Fills the form in front, which the moderator's click on the toolbar button opened to us. */
    async fill(id: DeliveryId): Promise<Result<FormFilled>> {
      const [found, tab] = await Promise.all([handingOver.find(id), tabs.activeTab()]);
      if (found === null || tab === null || !isToFill(found)) return failure({ code: 'not-found' });
      // Another click goes on where the last one was; a form that was closed for good is opened again.
      const begun = found.delivery.state.name === 'handed-over' ? null : await handingOver.begin(id);
      const again = begun === null ? found : await handingOver.find(id);
      if (again === null) return failure({ code: 'not-found' });
      followed.set(tab.id, id);
      const result = await assist(tab.id, again);
      if (result === null) return failure({ code: 'form-unreadable' });
      const story = await parts.telling.story(again.report.id);
      return story.ok ? success({ deliveryId: id, story: story.value, result }) : story;
    },
  };
}
