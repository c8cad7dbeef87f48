import { describe, expect, test } from 'vitest';
import { composeClipboard } from '../../extension/hotlines/clipboard/compose.ts';
import { composeCoop } from '../../extension/hotlines/coop/compose.ts';
import { composeCyberTipline } from '../../extension/hotlines/cybertipline/compose.ts';
import { composeEmail } from '../../extension/hotlines/email/compose.ts';
import { composeCreated } from '../../extension/hotlines/gateway/compose.ts';
import type { Attempt, Checkpoint, Filing } from '../../extension/hotlines/hotline.ts';
import { composeNca } from '../../extension/hotlines/nca/compose.ts';
import { adapters, handOverSheet } from '../../extension/hotlines/registry.ts';
import type { Destination, HandOverDestination } from '../../extension/report/destination.ts';
import { success } from '../../extension/report/problem.ts';
import { aCheckpoint } from '../builders/delivery.ts';
import { aDestination, anOrganisation } from '../builders/policy.ts';
import { anAccount, aReport, clickedAt } from '../builders/report.ts';
import { aCoop } from './coop/sample-filings.ts';
import { aGateway } from './gateway/sample-filings.ts';
import { aCopiedForm, aMailbox, aWebForm, thePortal } from './sample-destinations.ts';
import { aSentAttempt, sentWays } from './sent-attempt.ts';

const now = clickedAt + 10_000;

const filingTo = <To extends Destination>(destination: To): Filing<To> => ({
  report: aReport({ note: 'Seen twice.', account: anAccount() }),
  organisation: anOrganisation(),
  destination,
  ledger: { count: 17, head: 'ab'.repeat(32) },
});

const asText = (text: string) => success({ mediaType: 'text/plain; charset=utf-8', text });
const emailTo = (destination: ReturnType<typeof aMailbox>) => {
  const composed = composeEmail(filingTo(destination));
  if (!composed.ok) throw new Error(composed.problems[0].code);
  return composed.value;
};
const ncaSheet = (priority: 1 | 2 | 3) => composeNca({ ...filingTo(thePortal()), others: [] }, priority);

const permissionMissing = { kind: 'blocked', problem: { code: 'permission-missing' } };
const credentialsMissing = { kind: 'blocked', problem: { code: 'credentials-missing' } };

describe('There is an adapter', () => {
  const kinds: readonly { readonly destination: Destination; readonly pattern: string | null }[] = [
    { destination: aDestination(), pattern: 'https://hotline.example/*' },
    { destination: aGateway({ address: 'http://127.0.0.1:4780/events' }), pattern: 'http://127.0.0.1/*' },
    { destination: aCoop(), pattern: 'https://coop.example/*' },
    { destination: aWebForm(), pattern: 'https://hotline.example/*' },
    { destination: aMailbox(), pattern: null },
    { destination: aCopiedForm(), pattern: null },
    { destination: thePortal(), pattern: null },
  ];

  test('for each kind of destination', () => {
    expect(Object.keys(adapters)).toEqual(kinds.map(({ destination }) => destination.adapter));
  });

  test.each(kinds)('that needs for $destination.adapter the permission for $pattern', ({
    destination,
    pattern,
  }) => {
    expect(adapters[destination.adapter].originPattern(destination)).toBe(pattern);
  });

  test.each<[Destination, unknown]>([
    [aDestination(), composeCyberTipline(filingTo(aDestination()), now, 90_000)],
    [aGateway(), success(composeCreated(filingTo(aGateway())))],
    [aCoop(), composeCoop(filingTo(aCoop()))],
    [aWebForm(), asText(composeClipboard(filingTo(aCopiedForm())).text)],
    [aMailbox(), asText(emailTo(aMailbox()).body)],
    [aCopiedForm(), asText(composeClipboard(filingTo(aCopiedForm())).text)],
  ])('that composes for $adapter what its hotline gets', (destination, payload) => {
    expect(payload).toMatchObject({ ok: true });
    expect(adapters[destination.adapter].compose(filingTo(destination), now, 90_000)).toEqual(payload);
  });

  test('that composes for nca the groups of the portal', () => {
    const composed = adapters.nca.compose(filingTo(thePortal()), now, null);
    expect(composed).toMatchObject({ ok: true, value: { mediaType: 'text/plain; charset=utf-8' } });
    expect(composed.ok && composed.value.text).toContain('Reason and description: Seen twice.');
  });

  test('that passes on what the policy has wrong', () => {
    const destination = aMailbox({ address: 'a@b.example,c@d.example' });
    const problem = { ok: false, problems: [{ code: 'policy-invalid', path: 'address' }] };
    expect(adapters.email.compose(filingTo(destination), now, null)).toEqual(problem);
    expect(handOverSheet(filingTo(destination), { others: [], priority: 1 })).toEqual(problem);
  });
});

describe('The first checkpoint', () => {
  test('is known of a CyberTipline whose clock is known, with the very document', () => {
    const filing = filingTo(aDestination());
    const payload = composeCyberTipline(filing, now, 90_000);
    expect(adapters.cybertipline.begin(filing, now, 90_000)).toEqual({
      phase: 'submitting',
      payload: payload.ok && payload.value,
    });
  });

  test.each<[string, Filing, number | null]>([
    ['a CyberTipline whose clock is not known', filingTo(aDestination()), null],
    [
      'a report that cannot be composed',
      { ...filingTo(aDestination()), report: aReport({ addresses: [{ url: 'none', hosting: 'own' }] }) },
      0,
    ],
    ...[aGateway(), aCoop(), aWebForm(), aMailbox(), aCopiedForm(), thePortal()].map(
      (destination): [string, Filing, number] => [destination.adapter, filingTo(destination), 0],
    ),
  ])('is not known of %s', (_, filing, clockOffset) => {
    expect(adapters[filing.destination.adapter].begin(filing, now, clockOffset)).toBeNull();
  });
});

describe('What is given to a person', () => {
  test.each<[HandOverDestination, unknown]>([
    [
      aWebForm({ hotlineId: 'br-safernet' }),
      {
        kind: 'web-form',
        ...composeClipboard(filingTo(aCopiedForm({ hotlineId: 'br-safernet', address: aWebForm().address }))),
      },
    ],
    [aCopiedForm(), { kind: 'clipboard', ...composeClipboard(filingTo(aCopiedForm())) }],
    [aMailbox(), { kind: 'email', ...emailTo(aMailbox()) }],
    [thePortal(), { kind: 'nca', ...ncaSheet(2) }],
  ])('for $adapter is its sheet', (destination, sheet) => {
    expect(handOverSheet(filingTo(destination), { others: [], priority: 2 })).toEqual(success(sheet));
  });

  test('for a form with contact names the reporter, for others not', () => {
    const textFor = (contact: boolean) => {
      const sheet = handOverSheet(filingTo(aWebForm({ contact })), { others: [], priority: 1 });
      return sheet.ok && 'text' in sheet.value ? sheet.value.text : '';
    };
    expect(textFor(true)).toContain('reports@community.example');
    expect(textFor(false)).not.toContain('reports@community.example');
    expect(textFor(false)).toContain('https://example.com/posts/1');
  });

  test('for the NCA has the level that was chosen', () => {
    const sheet = handOverSheet(filingTo(thePortal()), { others: [], priority: 3 });
    expect(sheet).toMatchObject({
      value: { covered: false, priority: 3, portal: 'https://portal.example/' },
    });
  });

  test('for the NCA is no sheet when another delivery goes to NCMEC', () => {
    const atNcmec = { adapter: 'cybertipline', environment: 'production', takenBack: false } as const;
    const sheet = handOverSheet(filingTo(thePortal()), { others: [atNcmec], priority: 1 });
    expect(sheet).toMatchObject({ value: { kind: 'nca', covered: true } });
    expect(sheet.ok && sheet.value).not.toHaveProperty('groups');
  });

  const refuse = () => {
    throw new Error('nothing of this may be sent or saved');
  };
  test.each([
    aWebForm(),
    aMailbox(),
    aCopiedForm(),
    thePortal(),
  ])('for $adapter never leaves this computer by itself', async (destination) => {
    const adapter = adapters[destination.adapter];
    const attempt: Attempt = {
      filing: filingTo(destination),
      credentials: null,
      checkpoint: { phase: 'none' },
      clockOffset: null,
      save: refuse,
      noteClock: refuse,
      request: refuse,
      now: () => now,
    };
    expect(await adapter.deliver(attempt)).toEqual({ kind: 'for-person' });
    expect(await adapter.withdraw(attempt)).toEqual({ kind: 'withdrawn' });
    expect(await adapter.check({ ...attempt, destination, id: '1' })).toEqual(success(null));
    expect(adapter.deadline(aCheckpoint('finishing'))).toBeNull();
  });
});

describe.each(sentWays)('What is sent to $destination.adapter', (way) => {
  const { destination, credentials, otherCredentials, paths } = way;
  const adapter = adapters[destination.adapter];
  const askedFor = `asked for ${adapter.originPattern(destination)}`;

  test('asks the browser before each request', async () => {
    const { attempt, events } = aSentAttempt(destination, credentials, [true]);
    expect(await adapter.deliver(attempt)).toMatchObject({ kind: 'filed' });
    expect(events).toEqual(paths.flatMap((path) => [askedFor, `fetched ${path}`]));
  });

  test.each([
    ['whose clock is not known', null],
    ['whose clock is known', 0],
  ])('waits without a permission, and no hotline hears of it (%s)', async (_, clockOffset) => {
    const { attempt, events } = aSentAttempt(destination, credentials, [false], { clockOffset });
    expect(await adapter.deliver(attempt)).toEqual(permissionMissing);
    expect(events).toEqual([askedFor]);
  });

  test('is filed when the permission is given at last, from what was saved before', async () => {
    let checkpoint: Attempt['checkpoint'] = { phase: 'none' };
    const save: Attempt['save'] = async (next) => {
      checkpoint = next;
    };
    await adapter.deliver(aSentAttempt(destination, credentials, [false], { save }).attempt);
    const { attempt } = aSentAttempt(destination, credentials, [true], { checkpoint });
    expect(await adapter.deliver(attempt)).toMatchObject({ kind: 'filed' });
  });

  test('is not tested without a permission either', async () => {
    const { attempt, events } = aSentAttempt(destination, credentials, [false]);
    const checked = await adapter.check({ ...attempt, destination, id: '1' });
    expect(checked).toEqual({ ok: false, problems: [{ code: 'permission-missing' }] });
    expect(events).toEqual([askedFor]);
  });

  test('needs its own kind of credentials: others are none, and nobody is asked', async () => {
    const { attempt, events } = aSentAttempt(destination, otherCredentials, [true]);
    expect(await adapter.deliver(attempt)).toEqual(credentialsMissing);
    expect(await adapter.check({ ...attempt, destination, id: '1' })).toEqual({
      ok: false,
      problems: [{ code: 'credentials-missing' }],
    });
    expect(events).toEqual([]);
  });
});

describe('A permission that is taken away half-way', () => {
  const halfWay: readonly (readonly [Destination['adapter'], string, readonly Checkpoint['phase'][]])[] = [
    ['cybertipline', '/ispws/submit', ['submitting', 'finishing']],
    ['coop', '/api/v1/policies/', ['submitting', 'none']],
  ];

  test.each(halfWay)('stops what is sent to %s after %s, and how far it came is on disk', async (...row) => {
    const [adapter, path, phases] = row;
    const way = sentWays.find(({ destination }) => destination.adapter === adapter);
    if (way === undefined) throw new Error(`nothing is sent to ${adapter}`);
    const { destination, credentials } = way;
    const { attempt, events, saved } = aSentAttempt(destination, credentials, [true, false], {
      clockOffset: 0,
    });
    expect(await adapters[adapter].deliver(attempt)).toEqual(permissionMissing);
    expect(events.filter((event) => event.startsWith('fetched'))).toEqual([`fetched ${path}`]);
    expect(saved).toEqual(phases);
  });
});

describe('What is open at the CyberTipline', () => {
  const checkpoint = aCheckpoint('finishing');
  const password = { userName: 'practice', password: 'practice-word' };

  test('is taken back with the permission', async () => {
    const { attempt, events, saved } = aSentAttempt(aDestination(), password, [true], { checkpoint });
    expect(await adapters.cybertipline.withdraw(attempt)).toEqual({ kind: 'withdrawn' });
    expect(events).toEqual(['asked for https://hotline.example/*', 'fetched /ispws/retract']);
    expect(saved).toEqual(['retracting']);
  });

  test('cannot be taken back without it', async () => {
    const { attempt, events } = aSentAttempt(aDestination(), password, [false], { checkpoint });
    expect(await adapters.cybertipline.withdraw(attempt)).toEqual(permissionMissing);
    expect(events).toEqual(['asked for https://hotline.example/*']);
  });

  test('cannot be taken back with another kind of credentials', async () => {
    const { attempt, events } = aSentAttempt(aDestination(), { secret: 'practice-key' }, [true], {
      checkpoint,
    });
    expect(await adapters.cybertipline.withdraw(attempt)).toEqual(credentialsMissing);
    expect(events).toEqual([]);
  });
});
