import { browser } from '../browser.ts';
import type { DeliveryStory } from '../outbox/story.ts';
import type { AdviceCode } from '../policy/advice.ts';
import type { Expectation, ExpectationCode } from '../report/expectation.ts';
import type { Problem, ProblemCode } from '../report/problem.ts';
import type { Instant } from '../report/time.ts';
import { languageOfWords, type MessageName, text } from './strings.ts';

export type Underscored<Text extends string> = Text extends `${infer Head}-${infer Tail}`
  ? `${Head}_${Underscored<Tail>}`
  : Text;

/** A name with dashes as messages' names have it. */
export const underscored = <Name extends string>(name: Name) =>
  name.replaceAll('-', '_') as Underscored<Name>;

/** What happened and what to do, for each problem: no code has no words, or this does not compile. */
export function problemWords({ code, because }: Problem): string {
  const words = text(`problem_${underscored<ProblemCode>(code)}` satisfies MessageName);
  return because === undefined || because === '' ? words : `${words} ${because}`;
}

/** What was expected at a place of the policy, in words. */
export function expectationWords({ code, value = '' }: Expectation): string {
  const name = `expected_${underscored<ExpectationCode>(code)}` satisfies MessageName;
  return text(name, value);
}

/** What would make reports easier to act on, in words. */
export const adviceWords = (code: AdviceCode): string =>
  text(`advice_${underscored<AdviceCode>(code)}` satisfies MessageName);

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

/** A number of things, as the language of the words writes it. */
export const amount = (number: number): string => new Intl.NumberFormat(languageOfWords()).format(number);

/** A moment to come or gone by, as the reader's own locale and zone write it. */
export const moment = (at: Instant): string =>
  new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' }).format(at);

/** A day, as the reader's own locale writes it. */
export const day = (at: Instant): string =>
  new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' }).format(at);

function waitingWords({ problem }: DeliveryStory, notBefore: Instant, now: Instant): string {
  if (problem === null) return text('stateWaiting');
  return [problemWords(problem), text('keepTrying'), nextTry(notBefore, now)].join(' ');
}

function withdrawingWords({ state, problem }: DeliveryStory, now: Instant): string {
  const waits = state.name === 'waiting' || state.name === 'unknown';
  return [
    text('stateWithdrawing'),
    problem === null ? '' : problemWords(problem),
    waits ? nextTry(state.notBefore, now) : '',
  ].join(' ');
}

/** Whether its undo time is running. */
export const isHeldNow = ({ state }: Pick<DeliveryStory, 'state'>, now: Instant): boolean =>
  state.name === 'held' && state.until > now;

function heldWords(until: Instant, now: Instant): string {
  if (until > now) return text('stateHeld', span(until - now));
  // Its time is over and it has not begun: another report may have found that there is no network.
  return browser.online() ? text('stateWaiting') : text('problem_offline');
}

/** The words where something other than the state itself is the news: a paused destination, or a report that is taken back. */
function standingAside(delivery: DeliveryStory, now: Instant): string | null {
  const { state, pause, withdrawing } = delivery;
  if (pause !== null && !isHeldNow(delivery, now))
    return [text('statePaused'), problemWords(pause.problem)].join(' ');
  const isOver = state.name === 'filed' || state.name === 'cancelled';
  return withdrawing && !isOver ? withdrawingWords(delivery, now) : null;
}

/** A delivery's state in words, with what happens next. */
export function stateWords(delivery: DeliveryStory, now: Instant): string {
  const { state, outcomeUnknown, problem } = delivery;
  const taken = standingAside(delivery, now);
  if (taken !== null) return taken;
  switch (state.name) {
    case 'held':
      return heldWords(state.until, now);
    case 'waiting':
      return waitingWords(delivery, state.notBefore, now);
    case 'sending':
      return outcomeUnknown ? text('stateAskingAgain') : text('stateSending');
    case 'unknown':
      return [text('stateUnknown'), nextTry(state.notBefore, now)].join(' ');
    case 'filed':
      return text(delivery.withdrawing ? 'stateFiledAnyway' : 'stateFiled');
    case 'filed-by-hand':
      return text(state.reference === null ? 'stateFiledWithoutReference' : 'stateFiledByHand');
    case 'to-hand-over':
      return text('stateToHandOver');
    case 'handed-over':
      return text(state.remindAt <= now ? 'stateHandedOverLong' : 'stateHandedOver');
    case 'needs-person': {
      const words = problem === null ? '' : problemWords(problem);
      return outcomeUnknown ? [words, text('mayBeFiled')].join(' ') : words;
    }
    case 'cancelled':
      return text('stateCancelled');
  }
}
