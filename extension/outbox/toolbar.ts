import type { Instant } from '../report/time.ts';

/** What the toolbar button has to tell. */
export interface ToolbarFacts {
  readonly waiting: number;
  readonly needPerson: number;
  /** The latest end of an undo time that is still running; null when nothing is held. */
  readonly heldUntil: Instant | null;
  readonly oneClick: boolean;
  /** The popup itself counts the undo time down. */
  readonly popupOpen: boolean;
  /** The last one-click could not be saved; the popup says why. */
  readonly refused: boolean;
  /** The moderator files nothing for now. */
  readonly paused: boolean;
}

export interface ToolbarLook {
  readonly badge: string;
  readonly tone: 'calm' | 'urgent';
  /** Whether a click opens the popup; otherwise the click itself files a report. */
  readonly opensPopup: boolean;
  readonly words: 'needs-person' | 'refused' | 'held' | 'waiting' | 'one-click' | 'paused' | 'ready';
  readonly count: number;
}

/**
 * How the toolbar button looks and what a click on it does. What needs a person comes first; in one-click mode the
 * badge counts the undo time down and a second click opens the popup, where the undo is.
 */
export function toolbarLook(facts: ToolbarFacts, now: Instant): ToolbarLook {
  const { waiting, needPerson, heldUntil, popupOpen, refused, paused } = facts;
  const oneClick = facts.oneClick && !paused;
  const secondsLeft = heldUntil === null ? 0 : Math.max(0, Math.ceil((heldUntil - now) / 1000));
  if (needPerson > 0)
    return { badge: '!', tone: 'urgent', opensPopup: true, words: 'needs-person', count: needPerson };
  if (refused) return { badge: '!', tone: 'urgent', opensPopup: true, words: 'refused', count: 0 };
  if (secondsLeft > 0 && (oneClick || !popupOpen)) {
    return { badge: String(secondsLeft), tone: 'calm', opensPopup: true, words: 'held', count: secondsLeft };
  }
  const badge = waiting === 0 ? '' : waiting > 999 ? '999+' : String(waiting);
  if (waiting > 0) return { badge, tone: 'calm', opensPopup: !oneClick, words: 'waiting', count: waiting };
  return {
    badge: '',
    tone: 'calm',
    opensPopup: !oneClick,
    words: paused ? 'paused' : oneClick ? 'one-click' : 'ready',
    count: 0,
  };
}
