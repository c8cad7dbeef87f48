import type { PolicyInForce } from '../policy/in-force.ts';
import type { Instant } from '../report/time.ts';
import type { Outbox } from './store.ts';
import { type ToolbarLook, toolbarLook } from './toolbar.ts';

/** What the toolbar button needs of the browser. */
export interface ToolbarDoor {
  text(name: string, substitutions?: readonly string[]): string;
  setPopup(page: string): Promise<void>;
  openPopup(): Promise<void>;
  setBadge(badge: { text: string; colour: string; title: string }): Promise<void>;
}

export interface ToolbarParts {
  readonly outbox: Outbox;
  readonly policyInForce: Pick<PolicyInForce, 'policy' | 'preferences'>;
  readonly browser: ToolbarDoor;
  readonly now: () => Instant;
  /** Whether the moderator has paused reporting. */
  readonly paused: () => Promise<boolean>;
}

const popupPage = '/ui/popup/popup.html';
/** The latest of these says until when something can be undone; in one-click mode there are few. */
const heldLookedAt = 50;
/** Nobody has more forms open at once. */
const handedOverLookedAt = 200;
const colours = { calm: '#0B6B6B', urgent: '#944400' } as const;

const titleKey: Readonly<Record<ToolbarLook['words'], string>> = {
  'needs-person': 'toolbarNeedsPerson',
  refused: 'toolbarRefused',
  held: 'toolbarHeld',
  waiting: 'toolbarWaiting',
  'one-click': 'toolbarOneClick',
  paused: 'toolbarPaused',
  ready: 'toolbarReady',
};

/** Keeps the toolbar button true: badge, title, and whether a click opens the popup or files at once. */
export function createToolbar({ outbox, policyInForce, browser, now, paused }: ToolbarParts) {
  /** Why the popup is to open, until it has been open: then the next click opens it, whatever the mode. */
  let awaited: 'refused' | 'review' | null = null;
  let openPopups = 0;
  let turn = 0;
  let ticking: ReturnType<typeof setTimeout> | undefined;

  /** Paused destinations for which something waits: each needs a person once, however much waits. */
  async function pausedInVain(): Promise<number> {
    const keys = [...(await outbox.pauses()).keys()];
    const counts = await Promise.all(keys.map(outbox.waitingFor));
    return counts.filter((count) => count > 0).length;
  }

  async function look(): Promise<ToolbarLook> {
    const [policy, preferences, held, progress, stopped, ready, handedOver, inVain, isPaused] =
      await Promise.all([
        policyInForce.policy(),
        policyInForce.preferences(),
        outbox.inState('held', heldLookedAt),
        outbox.sendingProgress(),
        outbox.count('needs-person'),
        outbox.count('to-hand-over'),
        outbox.inState('handed-over', handedOverLookedAt),
        pausedInVain(),
        paused(),
      ]);
    const asked = handedOver.filter(
      ({ state }) => state.name === 'handed-over' && state.remindAt <= now(),
    ).length;
    const ends = held.map(({ state }) => (state.name === 'held' ? state.until : 0));
    return toolbarLook(
      {
        waiting: progress.open,
        needPerson: stopped + ready + asked + inVain,
        heldUntil: ends.length === 0 ? null : Math.max(...ends),
        popupOpen: openPopups > 0,
        oneClick: (policy.ok ? policy.value.reporting.oneClick : null) ?? preferences.oneClick,
        refused: awaited === 'refused',
        paused: isPaused,
      },
      now(),
    );
  }

  async function refresh(): Promise<void> {
    turn += 1;
    const mine = turn;
    const { badge, tone, opensPopup, words, count } = await look();
    // A later change has been looked at since: what this one saw is old.
    if (mine !== turn) return;
    const title = browser.text(titleKey[words], [String(count)]);
    await Promise.all([
      browser.setBadge({ text: badge, colour: colours[tone], title }),
      // What the next click does is set when the popup closes: browsers may close one that is open when it is set.
      openPopups === 0 ? browser.setPopup(opensPopup || awaited !== null ? popupPage : '') : undefined,
    ]);
    clearTimeout(ticking);
    if (words === 'held') ticking = setTimeout(() => void refresh(), 500);
  }

  return {
    refresh,

    /**
     * Opens the popup. After a click that could not be saved the badge says that something is wrong, and the popup, opened
     * now or next, says what.
     */
    async showPopup(why: 'refused' | 'review'): Promise<void> {
      awaited = why;
      await refresh();
      await browser.openPopup().catch(() => {
        // Browsers may refuse to open it without a fresh gesture; the badge and the next click remain.
      });
    },

    popupOpened(): void {
      openPopups += 1;
    },

    /** The moderator has seen what there was to see. */
    popupClosed(): void {
      openPopups -= 1;
      awaited = null;
      void refresh();
    },
  };
}
