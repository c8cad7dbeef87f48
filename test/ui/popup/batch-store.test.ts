import { describe, expect, test } from 'vitest';
import type { Send } from '../../../extension/messages.ts';
import type { BatchStanding } from '../../../extension/outbox/batch-standing.ts';
import { batchOf } from '../../../extension/report/batch-id.ts';
import { failure, success } from '../../../extension/report/problem.ts';
import type { Draft, ReportId } from '../../../extension/report/report.ts';
import { createBatchStore } from '../../../extension/ui/popup/batch-store.ts';
import { aDraft } from '../../builders/report.ts';

const newId = () => crypto.randomUUID();
const drafts = (count: number) =>
  Array.from({ length: count }, (_, place) => aDraft({ url: `https://example.com/${place}` }));

/** A background with a disk that takes drafts, and tells of them as if all were on hold. */
function aBackground() {
  const saved = new Map<ReportId, Draft>();
  const parts: (readonly Draft[])[] = [];
  const background = {
    saved,
    parts,
    /** The next answers to a part in place of the saving. */
    answers: [] as unknown[],
    afterPart: () => {},
    undone: [] as unknown[],
  };
  const standing = (): BatchStanding => ({
    size: 120,
    saved: saved.size,
    counts: { held: saved.size, 'on-its-way': 0, 'for-person': 0, sent: 0, 'taken-back': 0 },
    undoable: saved.size,
    heldUntil: 8000,
  });
  const send = (async (name: string, argument: unknown) => {
    if (name === 'batch.standing') return success(standing());
    if (name === 'batch.undo') {
      background.undone.push(argument);
      return success(standing());
    }
    if (name !== 'batch.file') throw new Error(`${name} is not modelled`);
    const part = argument as readonly Draft[];
    parts.push(part);
    const answer = background.answers.shift();
    if (answer === undefined) for (const draft of part) saved.set(draft.id, draft);
    await Promise.resolve();
    background.afterPart();
    return answer ?? success([]);
  }) as unknown as Send;
  return { background, store: createBatchStore({ send, newId }) };
}

describe('A batch in the popup', () => {
  test('is sent in parts, each report with an id of its own that belongs to the batch', async () => {
    const { background, store } = aBackground();
    await store.file(drafts(120));
    expect(background.parts.map(({ length }) => length)).toEqual([50, 50, 20]);
    expect(background.saved.size).toBe(120);
    expect(new Set([...background.saved.keys()].map(batchOf))).toEqual(new Set([store.shown.value]));
    expect([...background.saved.values()].map(({ url }) => url)).toEqual(drafts(120).map(({ url }) => url));
    expect([store.saved.value, store.size.value, store.saving.value]).toEqual([120, 120, false]);
  });

  test('says after each part how many are on disk', async () => {
    const { background, store } = aBackground();
    const said: number[] = [];
    background.afterPart = () => said.push(store.saved.value);
    await store.file(drafts(120));
    expect(said).toEqual([0, 50, 100]);
  });

  test('halts where the disk refuses, and goes on with the very same reports', async () => {
    const { background, store } = aBackground();
    background.afterPart = () => {
      if (background.parts.length === 1) background.answers.push(failure({ code: 'disk-full' }));
    };
    await store.file(drafts(120));
    expect([store.saved.value, store.problem.value, store.canGoOn()]).toEqual([
      50,
      { code: 'disk-full' },
      true,
    ]);
    await store.goOn();
    expect(background.parts[2]).toEqual(background.parts[1]);
    expect([store.saved.value, store.problem.value, store.canGoOn()]).toEqual([120, null, false]);
  });

  test('whose part was saved without an answer counts it once when it goes on', async () => {
    const { background, store } = aBackground();
    background.afterPart = () => {
      background.afterPart = () => {};
      for (const draft of background.parts[0] ?? []) background.saved.set(draft.id, draft);
    };
    background.answers.push(failure({ code: 'background-silent' }));
    await store.file(drafts(120));
    expect([store.saved.value, store.canGoOn()]).toEqual([50, true]);
    const said: number[] = [];
    background.afterPart = () => said.push(store.saved.value);
    await store.goOn();
    expect(said).toEqual([50, 50, 100]);
    expect([store.saved.value, background.saved.size]).toEqual([120, 120]);
  });

  test('keeps what cannot be reported apart from what is saved', async () => {
    const { background, store } = aBackground();
    const refused = { id: newId() as ReportId, problem: { code: 'no-destination' } as const };
    background.answers.push(success([refused]));
    await store.file(drafts(2));
    expect(store.refused.value).toEqual([refused]);
  });

  test('that is undone while it is saved saves no further part and takes back what is there', async () => {
    const { background, store } = aBackground();
    let undone: Promise<void> | null = null;
    background.afterPart = () => {
      undone ??= store.undo();
    };
    await store.file(drafts(120));
    await undone;
    expect(background.parts).toHaveLength(1);
    expect(background.undone).toEqual([store.shown.value]);
    expect(store.canGoOn()).toBe(false);
  });

  test('that was filed earlier is shown as it stands', async () => {
    const { background, store } = aBackground();
    const [draft] = drafts(1);
    const id = newId() as ReportId;
    background.saved.set(id, { ...draft, id } as Draft);
    await store.show(batchOf(id));
    expect([store.saved.value, store.size.value]).toEqual([1, 120]);
  });

  test('asks once more when something changed while it was asking, and not at all when none is shown', async () => {
    let asked = 0;
    const answers: ((answer: unknown) => void)[] = [];
    const send = (() => {
      asked += 1;
      return new Promise((resolve) => answers.push(resolve));
    }) as unknown as Send;
    const store = createBatchStore({ send, newId });
    await store.refresh();
    expect(asked).toBe(0);
    const shown = store.show(batchOf(newId() as ReportId));
    await Promise.all([store.refresh(), store.refresh()]);
    expect(asked).toBe(1);
    answers[0]?.(failure({ code: 'not-found' }));
    await expect.poll(() => asked).toBe(2);
    answers[1]?.(failure({ code: 'not-found' }));
    await shown;
    expect(asked).toBe(2);
  });
});
