import fc from 'fast-check';
import { expect, test } from 'vitest';
import { deliverToCyberTipline } from '../../../extension/hotlines/cybertipline/deliver.ts';
import type { Attempt, Checkpoint, Outcome } from '../../../extension/hotlines/hotline.ts';
import type { Answer } from '../../../extension/hotlines/request.ts';
import { anAnswer, anAnswerWithCode, anAttempt, lost } from '../../builders/attempt.ts';
import { clickedAt } from '../../builders/report.ts';

const hour = 3_600_000;

/** What the worker, the network or the hotline's gateway does to a request or a save. */
const fates = [
  'fine',
  'killed before',
  'killed after',
  'lost on the way',
  'answer lost',
  'answer spoiled',
  'gateway fails before',
  'gateway fails after',
] as const;
type Fate = (typeof fates)[number];

class Killed extends Error {}

/** A hotline by its documentation: opens, files once, deletes what was open for a day. */
function aHotline(now: () => number) {
  const reports = new Map<string, { readonly openedAt: number; filed: boolean }>();
  let last = 4710;

  function submit(): Answer {
    last += 1;
    reports.set(String(last), { openedAt: now(), filed: false });
    return anAnswerWithCode(0, { hotlineTime: now() }, String(last));
  }
  function finish(body: unknown): Answer {
    const answerWith = (code: number) => anAnswerWithCode(code, { hotlineTime: now() });
    const report = body instanceof FormData ? reports.get(String(body.get('id'))) : undefined;
    if (report === undefined) return answerWith(5001);
    if (report.filed) return answerWith(5102);
    if (now() - report.openedAt > 24 * hour) return answerWith(5101);
    report.filed = true;
    return answerWith(0);
  }
  return {
    filed: () => [...reports].filter(([, { filed }]) => filed).map(([id]) => id),
    handle: (step: string, body: unknown): Answer => {
      if (step === 'status') return anAnswer({ hotlineTime: now() });
      return step === 'submit' ? submit() : finish(body);
    },
  };
}

const spoiled = (now: number) =>
  anAnswer({ hotlineTime: now, body: '<html><body>Something else</body></html>' });
const failed = (now: number) =>
  anAnswer({ hotlineTime: now, status: 502, body: '<html><body>Bad Gateway</body></html>' });

/** One delivery through as many attempts as it takes: the worker dies, the computer sleeps, the next attempt goes on. */
async function fileThrough(fateOf: readonly Fate[], pauses: readonly number[], localError: number) {
  let time = clickedAt + 10_000;
  let next = 0;
  let disk: Checkpoint = { phase: 'none' };
  const hotline = aHotline(() => time);
  const fate = () => fateOf[next++] ?? 'fine';

  async function request(address: string, { body }: { body?: unknown }): Promise<Answer> {
    const step = address.slice(address.lastIndexOf('/') + 1);
    const what = fate();
    time += 1000;
    if (what === 'killed before') throw new Killed();
    if (what === 'lost on the way') return lost;
    if (what === 'gateway fails before') return failed(time);
    const answer = hotline.handle(step, body);
    if (what === 'killed after') throw new Killed();
    if (what === 'answer lost') return lost;
    if (what === 'answer spoiled') return spoiled(time);
    return what === 'gateway fails after' ? failed(time) : answer;
  }
  async function save(checkpoint: Checkpoint): Promise<void> {
    const what = fate();
    if (what === 'killed before') throw new Killed();
    disk = checkpoint;
    if (what === 'killed after') throw new Killed();
  }

  for (let attempts = 0; attempts < fateOf.length + 4; attempts += 1) {
    const given: Partial<Attempt> = {
      checkpoint: disk,
      clockOffset: null,
      request,
      save,
      now: () => time + localError,
    };
    const outcome: Outcome | null = await deliverToCyberTipline(anAttempt([], given).attempt).catch(
      (error: unknown) => {
        if (error instanceof Killed) return null;
        throw error;
      },
    );
    if (outcome?.kind === 'filed') return { receipt: outcome.receipt, filed: hotline.filed(), attempts };
    if (outcome?.kind === 'refused') throw new Error(`refused: ${outcome.problem.code}`);
    time += pauses[attempts] ?? 1000;
  }
  throw new Error('never filed');
}

const pause = fc.constantFrom(1000, 60_000, hour, 23 * hour, 25 * hour, 100 * hour);
const localError = fc.constantFrom(0, 700, -90_000, 48 * hour, -48 * hour);

test('However often anything dies on the way, the report is filed once, and its receipt names that one', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom(...fates), { maxLength: 16 }),
      fc.array(pause, { maxLength: 16 }),
      localError,
      async (fateOf, pauses, error) => {
        const { receipt, filed } = await fileThrough(fateOf, pauses, error);
        expect(filed).toEqual([receipt.reference]);
      },
    ),
    { numRuns: 2000 },
  );
});

test.each(fates)('A report whose every second step is "%s" is filed once', async (what) => {
  const { receipt, filed } = await fileThrough(
    Array.from({ length: 12 }, (_, index) => (index % 2 === 1 ? what : 'fine')),
    [],
    0,
  );
  expect(filed).toEqual([receipt.reference]);
});

test('A report that expired while the computer slept is opened anew and filed', async () => {
  // status, save, submit, save, save, and then the worker dies over `finish` before it is sent.
  const dies: Fate[] = ['fine', 'fine', 'fine', 'fine', 'fine', 'killed before'];
  const { receipt, filed, attempts } = await fileThrough(dies, [100 * hour], 0);
  expect(attempts).toBe(1);
  expect(receipt.reference).toBe('4712');
  expect(filed).toEqual(['4712']);
});

test('A report whose answer to finish was lost is not filed again, however late the next attempt', async () => {
  const loses: Fate[] = ['fine', 'fine', 'fine', 'fine', 'fine', 'answer lost'];
  const { receipt, filed } = await fileThrough(loses, [100 * hour], 0);
  expect(receipt.reference).toBe('4711');
  expect(filed).toEqual(['4711']);
});
