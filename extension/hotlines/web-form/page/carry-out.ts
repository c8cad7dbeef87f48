import type { Step } from '../decision.ts';
import type { OfferReason } from '../outcome.ts';
import type { Target } from './targets.ts';
import { chooseOption, holdsOption, holdsText, takeOut, wouldSend, writeText } from './write.ts';

/** A step with what became of it. */
export interface Done {
  readonly step: Step;
  readonly target: Target;
  /** `gone`: the page has put another field in its place. */
  readonly became: 'filled' | 'gone' | OfferReason;
}

/** How long a page may take to answer a change before the field is read again. */
const settlingMs = 60;

const holds = (step: Step, target: Target) =>
  step.kind === 'write' ? holdsText(target, step.text) : holdsOption(target, step.option);

function carryOut(step: Step, target: Target): OfferReason | null {
  if (wouldSend(target)) return 'would-send';
  if (step.kind === 'write') writeText(target, step.text);
  else chooseOption(target, step.option);
  return null;
}

/** A form that a change makes the page send is held back: only the moderator sends. */
async function withoutSending<T>(target: Target, act: () => Promise<T>): Promise<T> {
  const { ownerDocument } = target.field;
  const hold = (event: Event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  ownerDocument.addEventListener('submit', hold, true);
  try {
    return await act();
  } finally {
    ownerDocument.removeEventListener('submit', hold, true);
  }
}

/** Does one step and reads back, once the page has had time to answer, whether the value is still there. */
export async function doStep(step: Step, target: Target): Promise<Done> {
  return withoutSending(target, async () => {
    const reason = carryOut(step, target);
    if (reason !== null) return { step, target, became: reason };
    await new Promise((resolve) => setTimeout(resolve, settlingMs));
    if (!target.field.isConnected) return { step, target, became: 'gone' };
    if (holds(step, target)) return { step, target, became: 'filled' };
    takeOut(target);
    return { step, target, became: 'not-kept' };
  });
}
