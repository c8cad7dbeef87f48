import type { Fault, FaultKind, FaultStep } from '../sandbox/server.ts';
import { endless, type Random } from './random.ts';

/** When a kill strikes, by what can be seen from outside. */
export type Moment =
  /** Right after so many reports of the batch were acknowledged; the others are still on their way to the disk. */
  | { readonly after: 'acknowledgements'; readonly share: number }
  /** Right after the hotline has seen so many requests per report of the batch. */
  | { readonly after: 'requests'; readonly share: number }
  /** While the hotline keeps a request waiting, before or after it has done what was asked. */
  | { readonly during: FaultStep; readonly kind: 'hang' | 'hang-after' };

export interface Kill {
  /** The service worker or event page, or SIGKILL to every process of the browser. */
  readonly what: 'background' | 'browser';
  readonly when: Moment;
}

/** What goes wrong for one delivery; a kill disturbs all that are under way. */
export type Disturbance = { readonly fault: Fault } | { readonly kill: Kill };

/** The steps of filing, in their order. The extension never retracts. */
export const filingSteps = ['status', 'submit', 'finish'] as const satisfies readonly FaultStep[];

/** Every way to fail that has a name. */
export const namedFaults = [
  'http-500',
  'http-429',
  'http-401',
  'hang',
  'hang-after',
  'drop-before',
  'drop-after',
  'garbage',
  'garbage-after',
  'slow',
] as const satisfies readonly FaultKind[];

/**
 * The codes that a hotline may answer with at each step. Without 0 and 5102 at `finish`: there they say "filed", and a
 * hotline that says so of a report that it has not filed cannot be guarded against.
 */
export const answerCodes: Readonly<Record<(typeof filingSteps)[number], readonly FaultKind[]>> = {
  status: ['code-1000', 'code-3000'],
  submit: ['code-0', 'code-1100', 'code-3100', 'code-4100', 'code-7777'],
  finish: ['code-1300', 'code-4000', 'code-5001', 'code-5101', 'code-7777'],
};

/** Every way to fail at every step. */
export const everyFault: readonly Fault[] = filingSteps.flatMap((at) =>
  [...namedFaults, ...answerCodes[at]].map((kind) => ({ at, kind })),
);

const whileHeld = filingSteps.flatMap((during): readonly Moment[] => [
  { during, kind: 'hang' },
  { during, kind: 'hang-after' },
]);

/** Every moment at which the background is stopped or the browser killed. */
export const killMoments: readonly Moment[] = [
  ...whileHeld,
  { after: 'acknowledgements', share: 0.5 },
  { after: 'acknowledgements', share: 1 },
  { after: 'requests', share: 0.2 },
  { after: 'requests', share: 0.6 },
  { after: 'requests', share: 1 },
  { after: 'requests', share: 1.4 },
  { after: 'requests', share: 1.8 },
];

/** A restart of the browser takes seconds, so each deck has just some of its moments. */
const killsInDeck = 4;

const retryAfters = [0, 1, 90, 3600] as const;

/** The hotline may say when it wants to be asked again, for longer than a soak lasts too. */
const withRetryAfter = (fault: Fault, random: Random): Fault =>
  fault.kind === 'http-429' && random.next() < 0.5
    ? { ...fault, retryAfter: random.pick(retryAfters) }
    : fault;

/**
 * Deals disturbances from a shuffled deck that holds every fault at every step and every moment of a stop: whatever
 * the seed, a soak that is long enough has met all of them.
 */
export function dealer(random: Random): () => Disturbance {
  const nextKill = endless(() => random.shuffled(killMoments));
  return endless(() =>
    random.shuffled<Disturbance>([
      ...everyFault.map((fault) => ({ fault: withRetryAfter(fault, random) })),
      ...killMoments.map((when) => ({ kill: { what: 'background' as const, when } })),
      ...Array.from({ length: killsInDeck }, () => ({
        kill: { what: 'browser' as const, when: nextKill() },
      })),
    ]),
  );
}
