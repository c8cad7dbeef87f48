import type { DeliveryStory } from '../outbox/story.ts';
import type { AdviceCode } from '../policy/advice.ts';
import type { Expectation, ExpectationCode } from '../report/expectation.ts';
import type { Problem, ProblemCode } from '../report/problem.ts';
import type { Instant } from '../report/time.ts';
import { type MessageName, text } from './strings.ts';

type Underscored<Text extends string> = Text extends `${infer Head}-${infer Tail}`
  ? `${Head}_${Underscored<Tail>}`
  : Text;

/** What happened and what to do, for each problem: no code has no words, or this does not compile. */
export function problemWords({ code, because }: Problem): string {
  const words = text(
    `problem_${code.replaceAll('-', '_') as Underscored<ProblemCode>}` satisfies MessageName,
  );
  return because === undefined || because === '' ? words : `${words} ${because}`;
}

/** What was expected at a place of the policy, in words. */
export function expectationWords({ code, value = '' }: Expectation): string {
  const name = `expected_${code.replaceAll('-', '_') as Underscored<ExpectationCode>}` satisfies MessageName;
  return text(name, value);
}

/** What would make reports easier to act on, in words. */
export const adviceWords = (code: AdviceCode): string =>
  text(`advice_${code.replaceAll('-', '_') as Underscored<AdviceCode>}` satisfies MessageName);

/** A time span as a moderator reads it at a glance. */
export function span(milliseconds: number): string {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1000));
  if (seconds < 100) return text('spanSeconds', seconds);
  if (seconds < 100 * 60) return text('spanMinutes', Math.round(seconds / 60));
  return text('spanHours', Math.round(seconds / 3600));
}

function nextTry(notBefore: Instant, now: Instant): string {
  return notBefore <= now ? text('nextTryNow') : text('nextTryIn', span(notBefore - now));
}

function waitingWords({ problem }: DeliveryStory, notBefore: Instant, now: Instant): string {
  if (problem === null) return text('stateWaiting');
  return [problemWords(problem), text('keepTrying'), nextTry(notBefore, now)].join(' ');
}

/** A delivery's state in words, with what happens next. */
export function stateWords(delivery: DeliveryStory, now: Instant): string {
  const { state, outcomeUnknown, problem } = delivery;
  switch (state.name) {
    case 'held':
      return text('stateHeld', span(state.until - now));
    case 'waiting':
      return waitingWords(delivery, state.notBefore, now);
    case 'sending':
      return outcomeUnknown ? text('stateAskingAgain') : text('stateSending');
    case 'unknown':
      return [text('stateUnknown'), nextTry(state.notBefore, now)].join(' ');
    case 'filed':
      return text('stateFiled');
    case 'filed-by-hand':
      return text('stateFiledByHand');
    case 'needs-person': {
      const words = problem === null ? '' : problemWords(problem);
      return outcomeUnknown ? [words, text('mayBeFiled')].join(' ') : words;
    }
    case 'cancelled':
      return text('stateCancelled');
  }
}
