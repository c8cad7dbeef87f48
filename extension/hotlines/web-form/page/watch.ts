/** What a page shows of itself by: fields come, go, and are uncovered. */
const observed: MutationObserverInit = {
  childList: true,
  subtree: true,
  attributes: true,
  attributeFilter: [
    'class',
    'style',
    'hidden',
    'disabled',
    'open',
    'readonly',
    'aria-hidden',
    'inert',
    'aria-disabled',
  ],
};

const quietMs = 120;
/** A page that never rests is looked at no more after so many times. */
const mostRounds = 300;
const longestMs = 60 * 60_000;

/** Looks at a page again whenever it has changed. */
export interface Watch {
  /** Also watches these; what is watched already is not watched twice. */
  follow(roots: readonly Node[], frames: readonly HTMLIFrameElement[]): void;
  stop(): void;
}

/**
 * Calls back after changes, when the page has been quiet for a moment.
 * @param look runs to its end before it is called again
 */
export function watchPage(look: () => Promise<void>): Watch {
  const known = new WeakSet<Node>();
  const until = Date.now() + longestMs;
  let rounds = 0;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let isLooking = false;
  let isDirty = false;

  const round = async () => {
    timer = null;
    if (isLooking) return;
    isLooking = true;
    isDirty = false;
    rounds += 1;
    // What can not be read now may be readable after the next change.
    await look().catch(() => undefined);
    isLooking = false;
    if (isDirty) onChange();
  };
  const onChange = () => {
    isDirty = true;
    if (rounds >= mostRounds || Date.now() > until) return stop();
    timer ??= setTimeout(() => void round(), quietMs);
  };
  const observer = new MutationObserver(onChange);
  const stop = () => {
    observer.disconnect();
    if (timer !== null) clearTimeout(timer);
    rounds = mostRounds;
  };
  return {
    follow(roots, frames) {
      for (const root of roots.filter((node) => !known.has(node))) {
        known.add(root);
        observer.observe(root, observed);
      }
      for (const frame of frames.filter((node) => !known.has(node))) {
        known.add(frame);
        frame.addEventListener('load', onChange);
      }
    },
    stop,
  };
}
