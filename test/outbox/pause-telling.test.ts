import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createRequest } from '../../extension/hotlines/request.ts';
import { createCopying } from '../../extension/outbox/copying.ts';
import { createPauseTelling } from '../../extension/outbox/pause-telling.ts';
import { type Outbox, openOutbox } from '../../extension/outbox/store.ts';
import { parsePolicy } from '../../extension/policy/parse.ts';
import { aPolicyInput } from '../builders/policy.ts';
import { problemsOf } from '../hotlines/gateway/event-schema.ts';
import { aSecret } from '../hotlines/gateway/sample-filings.ts';
import { type SandboxGateway, startGateway } from '../sandbox/gateway-server.ts';

let backEnd: SandboxGateway;
let outbox: Outbox;
let databases = 0;

beforeEach(async () => {
  databases += 1;
  backEnd = await startGateway(aSecret);
  outbox = await openOutbox(`pauses-${databases}`);
});
afterEach(() => backEnd.close());

const policyWith = (pauses: boolean) => {
  const input = aPolicyInput();
  const gateway = {
    id: 'lead',
    adapter: 'gateway',
    name: 'Lead',
    environment: 'test',
    address: backEnd.address,
    pauses,
  } as const;
  return parsePolicy({ ...input, destinations: [...input.destinations, gateway] });
};

const tellingOf = (pauses: boolean) =>
  createPauseTelling({
    outbox,
    policyInForce: { policy: async () => policyWith(pauses) },
    newId: () => crypto.randomUUID(),
  });

const copying = () =>
  createCopying({
    outbox,
    request: createRequest({ fetch, permitted: async () => true, now: Date.now }),
    credentialsFor: async () => ({ secret: aSecret }),
    ledgerHead: async () => null,
    now: Date.now,
    random: () => 0,
    exclusively: (work) => work(),
    changed: () => undefined,
  });

test('a gateway that wants to know is told of a pause and of its end, in this order, and nothing is left', async () => {
  const tell = tellingOf(true);
  const at = Date.now() - 1000;
  await tell(true, at);
  await tell(false, at + 500);
  await copying().run();
  const events = backEnd.events();
  expect(events.map(({ type }) => type)).toEqual(['signpost.moderator.paused', 'signpost.moderator.resumed']);
  expect(new Set(events.map(({ id }) => id)).size).toBe(2);
  expect(problemsOf('paused', events[0]?.data)).toEqual([]);
  expect(problemsOf('resumed', events[1]?.data)).toEqual([]);
  expect(await outbox.countCopies()).toBe(0);
});

test('what could not be told waits, with what is to be told letter for letter', async () => {
  await tellingOf(true)(true, Date.now() - 1000);
  await backEnd.close();
  await copying().run();
  const [waiting] = await outbox.copies();
  expect(waiting).toMatchObject({ failedAttempts: 1, news: { kind: 'paused' }, reportId: null });
  expect(waiting?.payload?.text).toContain('signpost.moderator.paused');
  backEnd = await startGateway(aSecret);
});

test('a gateway that does not want to know is told nothing', async () => {
  await tellingOf(false)(true, Date.now());
  expect(await outbox.countCopies()).toBe(0);
});
