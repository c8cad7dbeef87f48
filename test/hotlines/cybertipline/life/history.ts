import { type Delivery, dueAt, isSettled } from '../../../../extension/outbox/delivery.ts';
import { parsePolicy } from '../../../../extension/policy/parse.ts';
import { anotherDestination } from '../../../builders/desk.ts';
import { aPolicyInput } from '../../../builders/policy.ts';
import { clickedAt } from '../../../builders/report.ts';
import { aModelHotline, type ModelHotline } from './hotline.ts';
import type { Luck } from './luck.ts';
import { createModelNetwork } from './network.ts';
import { aModelOutbox } from './outbox.ts';
import { createModelPerson, type PersonAct } from './person.ts';
import { createThreeZeros } from './three-zeros.ts';
import { createModelWorker } from './worker.ts';

/** What happens, one thing after the other. */
export type Act = PersonAct | 'work' | 'sleep' | 'set clock' | 'arrive' | 'start anew';

const hour = 3_600_000;
const sleeps = [1000, 60_000, hour, 23 * hour, 25 * hour, 100 * hour] as const;
const clockErrors = [0, 700, -90_000, 48 * hour, -48 * hour] as const;
/** What a person may do while something is being sent. */
const meanwhile = ['retry', 'cancel', 'correct', 'undo', 'repeat'] as const;

const addresses = ['https://hotline.example/ispws', 'https://second.example/ispws'] as const;
const second = anotherDestination({ id: 'second', name: 'Second hotline', address: addresses[1] });
const policy = parsePolicy(
  aPolicyInput({
    destinations: [...aPolicyInput().destinations, second],
    routing: { default: ['practice', 'second'] },
  }),
);
const duplicateKey = await crypto.subtle.generateKey({ name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);

/** A world with two hotlines, a network, a worker and a person, all by one history's luck. */
function createWorld(luck: Luck) {
  let [time, clockError, ids] = [clickedAt + 10_000, 0, 0];
  const now = () => time + clockError;
  const newId = () => {
    ids += 1;
    return `00000000-0000-4000-8000-${String(ids).padStart(12, '0')}`;
  };
  const pass = (milliseconds: number) => {
    time += milliseconds;
  };
  const forgotten = luck.draw(2) === 0 ? 5001 : 5101;
  const [one, other] = [1000, 2000].map((first) => aModelHotline(() => time, first, forgotten)) as [
    ModelHotline,
    ModelHotline,
  ];
  const hotlineAt = (address: string) => (address === addresses[0] ? one : other);
  const events: string[] = [];
  const model = aModelOutbox({
    duplicateKey,
    moved(delivery, event) {
      events.push(event.name);
      zeros.moved(delivery, event);
      zeros.look();
    },
  });
  const person = createModelPerson({ model, luck, now, newId, policy });
  const zeros = createThreeZeros({ rows: model.rows, hotlineAt, firstFormOf: person.firstFormOf });
  const worker = createModelWorker({ model, luck, now, request: (...asked) => network.request(...asked) });
  const network = createModelNetwork({
    hotlineAt,
    luck,
    pass,
    die: worker.die,
    meanwhile: () => person.does(luck.pick(meanwhile)),
    handled: () => zeros.look(),
  });
  const setClock = () => {
    clockError = luck.pick(clockErrors);
  };
  return { model, person, zeros, worker, network, events, hotlines: [one, other] as const, pass, setClock };
}

/** Lives through a history, then lets all come to its end; throws at the first thing that is lost, filed twice or shown wrongly. */
export async function live(acts: readonly Act[], luck: Luck) {
  const { model, person, zeros, worker, network, events, hotlines, pass, setClock } = createWorld(luck);

  async function workOn(delivery: Delivery): Promise<void> {
    if (!model.isPaused(delivery)) await worker.work(delivery.id);
  }

  async function work(): Promise<void> {
    const [first, ...rest] = model.rows().filter((row) => dueAt(row) !== null);
    if (first !== undefined) await workOn(luck.pick([first, ...rest]));
  }

  const happens: Readonly<Record<Exclude<Act, PersonAct>, () => unknown>> = {
    work,
    sleep: () => pass(luck.pick(sleeps)),
    'set clock': setClock,
    arrive: network.arriveOne,
    'start anew': person.startAnew,
  };

  /** The network is well, and a person looks after what needs one. */
  async function settle(): Promise<void> {
    for (const delivery of model.rows()) await person.lookAfter(delivery, model.isPaused(delivery));
    for (const delivery of model.rows()) if (!isSettled(delivery)) await workOn(delivery);
  }

  await person.does('report');
  for (const act of acts) {
    await (act in happens ? happens[act as keyof typeof happens]() : person.does(act as PersonAct));
    zeros.look();
  }
  luck.turn();
  network.arriveAll();
  for (let round = 0; round < 8 && !model.rows().every(isSettled); round += 1) await settle();
  zeros.look();
  zeros.lookAtEnd();
  return { events, states: hotlines.map((hotline) => hotline.reports().map(({ state }) => state)) };
}
