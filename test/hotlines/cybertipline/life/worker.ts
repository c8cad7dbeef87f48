import { adapters } from '../../../../extension/hotlines/registry.ts';
import type { Request } from '../../../../extension/hotlines/request.ts';
import { type DeliveryId, dueAt } from '../../../../extension/outbox/delivery.ts';
import { createSending, type SendingParts } from '../../../../extension/outbox/sending.ts';
import type { Outbox } from '../../../../extension/outbox/store.ts';
import type { Luck } from './luck.ts';
import type { ModelOutbox } from './outbox.ts';

export interface WorkerParts {
  readonly model: ModelOutbox;
  readonly luck: Luck;
  readonly now: () => number;
  readonly request: Request;
}

const diskIsFull = new DOMException('', 'QuotaExceededError');

/** What the disk or the worker itself does to a move. */
export const diskFates = ['saved', 'dies before the save', 'dies after the save', 'disk is full'] as const;
export type DiskFate = (typeof diskFates)[number];
const chances: readonly [DiskFate, ...DiskFate[]] = [
  ...Array<'saved'>(26).fill('saved'),
  ...diskFates,
] as unknown as [DiskFate];

/** What sends, as the pump does it for one delivery: claim, send, settle. It may die at each of its steps. */
export function createModelWorker({ model, luck, now, request }: WorkerParts) {
  let dead: () => void = () => {};

  /** Whoever waits for this waits for ever, as a dead worker's promises do. */
  function die(): Promise<never> {
    dead();
    return new Promise(() => {});
  }

  const move: Outbox['move'] = async (id, eventOf) => {
    const fate = luck.pick(chances);
    if (fate === 'dies before the save') return die();
    if (fate === 'disk is full') throw diskIsFull;
    const moved = await model.outbox.move(id, eventOf);
    return fate === 'dies after the save' ? die() : moved;
  };

  const disk: Outbox = Object.create(model.outbox, { move: { value: move } });
  const parts: SendingParts = {
    outbox: disk,
    adapters,
    request,
    credentialsFor: async () => ({ userName: 'practice', password: 'practice-word' }),
    stopped: async () => (luck.draw(12) === 1 ? { code: 'policy-invalid' } : null),
    ledgerHead: async () => null,
    online: () => luck.draw(4) !== 1,
    now,
    random: () => 0.5,
  };
  let sending = createSending(parts);

  async function attempt(id: DeliveryId): Promise<void> {
    const row = await disk.delivery(id);
    const report = row === null ? null : await disk.report(row.reportId);
    if (report === null) return;
    // As the store does it: the document is composed in the very transaction of the claim, where the clock is known.
    const delivery = await move(id, (due) =>
      dueAt(due) === null
        ? null
        : { name: 'claim', at: now(), checkpoint: sending.prepare({ delivery: due, report }) },
    );
    if (delivery === null) return;
    const { event } = await sending.send({ delivery, report });
    await move(id, event);
  }

  async function takeOverInterrupted(): Promise<void> {
    for (const { id, state } of model.rows())
      if (state.name === 'sending') await model.outbox.move(id, () => ({ name: 'interrupt', at: now() }));
  }

  return {
    die,
    /** One attempt at one delivery, and the next worker where this one died over it or the disk was full. */
    async work(id: DeliveryId): Promise<void> {
      const death = new Promise<void>((resolve) => {
        dead = () => {
          // The next worker knows nothing but what is on disk.
          sending = createSending(parts);
          resolve();
        };
      });
      const attempted = attempt(id).catch((error: unknown) => {
        if (error !== diskIsFull) throw error;
      });
      await Promise.race([attempted, death]);
      await takeOverInterrupted();
      if (luck.draw(3) === 1) sending.begin();
    },
  };
}
