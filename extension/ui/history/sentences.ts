import type { LedgerEntry, LedgerEvent } from '../../ledger/entry.ts';
import { type ProblemCode, problemCodes } from '../../report/problem.ts';
import type { ReportId } from '../../report/report.ts';
import type { Instant } from '../../report/time.ts';
import type { MessageName } from '../strings.ts';

/** One sentence of a report's story: its words, what is put into them, and why. */
export interface Sentence {
  readonly words: MessageName;
  readonly values: readonly string[];
  /** What stood in the way, which has words of its own; null where nothing did. */
  readonly problem: ProblemCode | null;
}

export interface ToldEntry extends Sentence {
  readonly sequence: number;
  readonly at: Instant;
}

type Entries = readonly Pick<LedgerEntry, 'sequence' | 'at' | 'event'>[];

const stepWords: Readonly<Record<string, MessageName>> = {
  submit: 'storySubmit',
  finish: 'storyFinish',
  retract: 'storyRetract',
  'hand-over': 'storyReady',
};

const outcomeWords = {
  filed: 'storyFiled',
  later: 'storyLater',
  unknown: 'storyUnknown',
  refused: 'storyRefused',
  retracted: 'storyRetracted',
} as const satisfies Readonly<Record<string, MessageName>>;

/** Outcomes that no hotline brought about. */
const ownOutcomes: Readonly<Record<string, MessageName>> = {
  interrupted: 'storyInterrupted',
  'handed-back': 'storyHandedBack',
};

const isProblem = (code: string | null): code is ProblemCode =>
  code !== null && (problemCodes as readonly string[]).includes(code);

const sentence = (words: MessageName, ...values: readonly string[]): Sentence => ({
  words,
  values,
  problem: null,
});

function outcomeSentence(
  { outcome, problem }: Extract<LedgerEvent, { readonly kind: 'outcome' }>,
  hotline: string,
): Sentence {
  const own = problem === null ? undefined : ownOutcomes[problem];
  const told = sentence(own ?? outcomeWords[outcome], hotline);
  return { ...told, problem: isProblem(problem) ? problem : null };
}

/** What happened to one delivery. */
function deliverySentence(
  event: Extract<LedgerEvent, { readonly deliveryId: string }>,
  hotline: string,
): Sentence {
  switch (event.kind) {
    case 'undone':
      return sentence('storyTakenBack', hotline);
    case 'intent':
      return sentence(stepWords[event.step] ?? 'storyStep', hotline);
    case 'outcome':
      return outcomeSentence(event, hotline);
    case 'receipt':
      return sentence('storyReceipt', hotline, event.reference);
    case 'handed-over':
      return sentence('storyHandedOver', hotline);
    case 'filed-by-hand':
      return event.reference === null
        ? sentence('storyFiledWithoutReference', hotline)
        : sentence('storyFiledByHand', hotline, event.reference);
  }
}

/** What happened to the report; null for what is not about a report. */
function reportSentence(event: LedgerEvent, reportId: ReportId): Sentence | null {
  switch (event.kind) {
    case 'created':
      return sentence('storyCreated', event.deliveries.map(({ destination }) => destination).join(', '));
    case 'edited':
      return sentence(event.reportId === reportId ? 'storyCorrects' : 'storyCorrected');
    case 'rerouted':
      return sentence('storyRerouted', event.deliveries.map(({ destination }) => destination).join(', '));
    case 'erased':
      return sentence('storyErased');
    case 'sealed':
      return sentence('storySealed');
    default:
      return null;
  }
}

/** A report's story in sentences, oldest first. Pure. */
export function storySentences(entries: Entries, reportId: ReportId): readonly ToldEntry[] {
  const hotlines = new Map(
    entries
      .flatMap(({ event }) => ('deliveries' in event ? event.deliveries : []))
      .map(({ deliveryId, destination }) => [deliveryId, destination]),
  );
  return entries.flatMap(({ sequence, at, event }) => {
    const told =
      'deliveryId' in event
        ? deliverySentence(event, hotlines.get(event.deliveryId) ?? '')
        : reportSentence(event, reportId);
    return told === null ? [] : [{ sequence, at: Date.parse(at), ...told }];
  });
}
