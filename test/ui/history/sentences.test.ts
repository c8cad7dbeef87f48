import { describe, expect, test } from 'vitest';
import type { LedgerEvent } from '../../../extension/ledger/entry.ts';
import type { DestinationId } from '../../../extension/report/destination.ts';
import type { ReportId } from '../../../extension/report/report.ts';
import { storySentences } from '../../../extension/ui/history/sentences.ts';

const reportId = 'report-1' as ReportId;
const other = 'report-0' as ReportId;
const to = (destination: string, deliveryId = 'd') => ({
  deliveryId,
  destinationId: 'practice' as DestinationId,
  destination,
  environment: 'test' as const,
});
const created: LedgerEvent = { kind: 'created', reportId, category: 'CSAM', deliveries: [to('Hotline')] };
const at = '2026-11-23T08:30:00.250Z';

/** What the last of some events is told as. */
function toldLast(...events: readonly LedgerEvent[]) {
  const told = storySentences(
    events.map((event, place) => ({ sequence: place + 1, at, event })),
    reportId,
  );
  const { words, values, problem } = told.at(-1) ?? {};
  return [words, values, problem];
}

const outcome = (
  kind: (LedgerEvent & { kind: 'outcome' })['outcome'],
  problem: string | null,
): LedgerEvent => ({ kind: 'outcome', deliveryId: 'd', outcome: kind, problem });

describe('The ledger’s entry', () => {
  test.each<[LedgerEvent, string, readonly string[], string | null]>([
    [created, 'storyCreated', ['Hotline'], null],
    [{ kind: 'edited', reportId, replaces: other }, 'storyCorrects', [], null],
    [{ kind: 'edited', reportId: other, replaces: reportId }, 'storyCorrected', [], null],
    [
      { kind: 'rerouted', reportId, deliveries: [to('A', 'a'), to('B', 'b')] },
      'storyRerouted',
      ['A, B'],
      null,
    ],
    [{ kind: 'undone', deliveryId: 'd' }, 'storyTakenBack', ['Hotline'], null],
    [{ kind: 'intent', deliveryId: 'd', step: 'submit' }, 'storySubmit', ['Hotline'], null],
    [{ kind: 'intent', deliveryId: 'd', step: 'finish' }, 'storyFinish', ['Hotline'], null],
    [{ kind: 'intent', deliveryId: 'd', step: 'retract' }, 'storyRetract', ['Hotline'], null],
    [{ kind: 'intent', deliveryId: 'd', step: 'hand-over' }, 'storyReady', ['Hotline'], null],
    [{ kind: 'intent', deliveryId: 'd', step: 'of-a-later-version' }, 'storyStep', ['Hotline'], null],
    [outcome('filed', null), 'storyFiled', ['Hotline'], null],
    [outcome('later', 'hotline-busy'), 'storyLater', ['Hotline'], 'hotline-busy'],
    [outcome('unknown', 'may-have-arrived'), 'storyUnknown', ['Hotline'], 'may-have-arrived'],
    [outcome('refused', 'report-refused'), 'storyRefused', ['Hotline'], 'report-refused'],
    [outcome('refused', 'a-code-of-another-version'), 'storyRefused', ['Hotline'], null],
    [outcome('retracted', null), 'storyRetracted', ['Hotline'], null],
    [outcome('later', 'interrupted'), 'storyInterrupted', ['Hotline'], null],
    [outcome('later', 'handed-back'), 'storyHandedBack', ['Hotline'], null],
    [
      {
        kind: 'receipt',
        deliveryId: 'd',
        environment: 'test',
        reference: '4711',
        requestId: null,
        payloadSha256: '',
      },
      'storyReceipt',
      ['Hotline', '4711'],
      null,
    ],
    [{ kind: 'handed-over', deliveryId: 'd' }, 'storyHandedOver', ['Hotline'], null],
    [{ kind: 'filed-by-hand', deliveryId: 'd', reference: 'R' }, 'storyFiledByHand', ['Hotline', 'R'], null],
    [
      { kind: 'filed-by-hand', deliveryId: 'd', reference: null },
      'storyFiledWithoutReference',
      ['Hotline'],
      null,
    ],
    [{ kind: 'erased', reportId }, 'storyErased', [], null],
    [{ kind: 'sealed', reportId, sealedSha256: '' }, 'storySealed', [], null],
  ])('%j is told as %s', (event, words, values, problem) => {
    expect(toldLast(created, event)).toEqual([words, values, problem]);
  });

  test('that is about no report is not told', () => {
    expect(toldLast(created, { kind: 'exported', entries: 1, head: '' })[0]).toBe('storyCreated');
  });

  test('names the hotline that a change of policy brought', () => {
    const rerouted: LedgerEvent = { kind: 'rerouted', reportId, deliveries: [to('Elsewhere', 'new')] };
    expect(toldLast(created, rerouted, { kind: 'undone', deliveryId: 'new' })[1]).toEqual(['Elsewhere']);
  });

  test('keeps its time and its place', () => {
    expect(storySentences([{ sequence: 9, at, event: created }], reportId)[0]).toMatchObject({
      sequence: 9,
      at: Date.parse(at),
    });
  });
});
