import type { Step } from '../decision.ts';
import type { OfferReason } from '../outcome.ts';
import type { Target } from './targets.ts';
import { chooseOption, holdsOption, holdsText, takeOut, wouldSend, writeText } from './write.ts';

/** A task with what became of it. */
export interface Done extends Task {
  /** `gone`: the page has put another field in its place. */
  readonly became: 'filled' | 'gone' | OfferReason;
}

/** How long a page may take to answer a change before the field is read again. */
const settlingMs = 60;

const holds = (step: Step, target: Target) =>
  step.kind === 'write' ? holdsText(target, step.text) : holdsOption(target, step.option);

/** A step with the field that it is for. */
export interface Task {
  readonly step: Step;
  readonly target: Target;
}

function begin({ step, target }: Task): OfferReason | null {
  if (wouldSend(target)) return 'would-send';
  if (step.kind === 'write') writeText(target, step.text);
  else chooseOption(target, step.option);
  return null;
}

function seeWhatBecame({ step, target }: Task): Done['became'] {
  if (!target.field.isConnected) return 'gone';
  if (holds(step, target)) return 'filled';
  takeOut(target);
  return 'not-kept';
}

/** A form that a change makes the page send is held back: only the moderator sends, and they may do so meanwhile. */
async function withoutSending<T>(documents: ReadonlySet<Document>, act: () => Promise<T>): Promise<T> {
  let isPersonActing = false;
  const notice = (event: Event) => {
    // No script can make a trusted one.
    const sends = event.type === 'click' || (event as KeyboardEvent).key === 'Enter';
    isPersonActing ||= event.isTrusted && sends;
  };
  const hold = (event: Event) => {
    if (isPersonActing) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  const listeners = [
    ['click', notice],
    ['keydown', notice],
    ['submit', hold],
  ] as const;
  const each = (does: 'addEventListener' | 'removeEventListener') => {
    for (const document of documents)
      for (const [type, listener] of listeners) document[does](type, listener, true);
  };
  each('addEventListener');
  try {
    return await act();
  } finally {
    each('removeEventListener');
  }
}

/** Does the tasks and reads back, once the page has had time to answer, whether the values are still there. */
export function carryOut(tasks: readonly Task[]): Promise<readonly Done[]> {
  const documents = new Set(tasks.map(({ target }) => target.field.ownerDocument));
  return withoutSending(documents, async () => {
    const begun = tasks.map((task) => ({ task, reason: begin(task) }));
    await new Promise((resolve) => setTimeout(resolve, settlingMs));
    return begun.map(({ task, reason }) => ({ ...task, became: reason ?? seeWhatBecame(task) }));
  });
}
