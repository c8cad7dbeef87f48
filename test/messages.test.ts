import { describe, expect, test } from 'vitest';
import {
  createListener,
  createSend,
  isOwnPage,
  type MessageSender,
  type Requests,
} from '../extension/messages.ts';
import { failure, success } from '../extension/report/problem.ts';

const ownId = 'signpost-id';
const ownOrigin = 'chrome-extension://signpost-id/';
const popup: MessageSender = {
  id: ownId,
  url: `${ownOrigin}ui/popup/popup.html`,
  origin: ownOrigin.slice(0, -1),
};

const internal = { ok: false, problems: [{ code: 'internal' }] };

/** Functions of which only those given may be called. */
function aTable(given: Partial<Requests> = {}) {
  const unexpected = (name: string) => async () => {
    throw new Error(`"${name}" must not be called`);
  };
  const names = [
    'popup.open',
    'page.capture',
    'report.preview',
    'report.file',
    'report.story',
    'report.undo',
    'delivery.retry',
    'preferences.save',
    'policy.import',
  ] as const;
  const refusing = Object.fromEntries(names.map((name) => [name, unexpected(name)])) as unknown as Requests;
  return { ...refusing, ...given };
}

describe('A message is heard', () => {
  test.each<[string, MessageSender]>([
    ['from the popup', popup],
    ['from another page of the extension', { ...popup, url: `${ownOrigin}ui/options/options.html?a#b` }],
    ['from a browser that names no origin', { id: ownId, url: popup.url }],
  ])('%s', async (_, sender) => {
    expect(isOwnPage(sender, ownId, ownOrigin)).toBe(true);
    const listener = createListener(
      aTable({ 'preferences.save': async () => success(null) }),
      ownId,
      ownOrigin,
    );
    expect(await listener({ name: 'preferences.save', argument: {} }, sender)).toEqual(success(null));
  });
});

describe('A message is left without an answer', () => {
  test.each<[string, MessageSender]>([
    [
      'from a content script in a web page',
      { id: ownId, url: 'https://example.com/', origin: 'https://example.com' },
    ],
    [
      'from a content script whose page names our address',
      { id: ownId, url: `https://example.com/${ownOrigin}` },
    ],
    ['from a frame of ours within a web page’s origin', { ...popup, origin: 'https://example.com' }],
    ['from a page of ours without an origin of its own', { ...popup, origin: 'null' }],
    [
      'from another extension',
      { id: 'other-id', url: 'chrome-extension://other-id/page.html', origin: 'chrome-extension://other-id' },
    ],
    ['from another extension that names our page', { ...popup, id: 'other-id' }],
    [
      'from an extension whose id begins like ours',
      { id: ownId, url: 'chrome-extension://signpost-id-2/page.html' },
    ],
    ['from nobody', {}],
    ['without the sender’s id', { url: popup.url, origin: popup.origin }],
    ['without the sender’s address', { id: ownId, origin: popup.origin }],
    ['from an empty address', { id: ownId, url: '' }],
  ])('%s', (_, sender) => {
    expect(isOwnPage(sender, ownId, ownOrigin)).toBe(false);
    const listener = createListener(aTable(), ownId, ownOrigin);
    expect(listener({ name: 'popup.open' }, sender)).toBeUndefined();
  });

  test.each<[string, unknown]>([
    ['with an unknown name', { name: 'report.delete' }],
    ['with a name of every object', { name: 'constructor' }],
    ['with the name of the prototype', { name: '__proto__' }],
    ['with the name of a function of every object', { name: 'toString' }],
    ['with a name that is no text', { name: ['popup.open'] }],
    ['without a name', { argument: 1 }],
    ['that is null', null],
    ['that is nothing', undefined],
    ['that is a text', 'popup.open'],
    ['that is a number', 7],
    ['that is a list', ['popup.open']],
  ])('%s', (_, message) => {
    const listener = createListener(aTable(), ownId, ownOrigin);
    expect(listener(message, popup)).toBeUndefined();
  });
});

describe('A function of the table', () => {
  test('gets the argument and gives the answer', async () => {
    const heard: unknown[] = [];
    const table = aTable({
      'policy.import': async (policy) => {
        heard.push(policy);
        return failure({ code: 'policy-invalid', path: 'version' });
      },
    });
    const answer = await createListener(
      table,
      ownId,
      ownOrigin,
    )({ name: 'policy.import', argument: { a: 1 } }, popup);
    expect(heard).toEqual([{ a: 1 }]);
    expect(answer).toEqual({ ok: false, problems: [{ code: 'policy-invalid', path: 'version' }] });
  });

  test.each<[string, Requests['popup.open']]>([
    ['rejects', () => Promise.reject(new Error('a bug'))],
    [
      'throws',
      () => {
        throw new Error('a bug');
      },
    ],
  ])('that %s gives the problem "internal", without its words', async (_, broken) => {
    const listener = createListener(aTable({ 'popup.open': broken }), ownId, ownOrigin);
    expect(await listener({ name: 'popup.open' }, popup)).toEqual(internal);
  });

  test.each<[string, string, string]>([
    ['the disk is full', 'QuotaExceededError', 'disk-full'],
    ['the browser cannot read the database', 'UnknownError', 'storage-unreadable'],
    ['a newer version has written the database', 'VersionError', 'storage-unreadable'],
    ['the database has been closed', 'InvalidStateError', 'storage-unreadable'],
    ['a transaction was broken off', 'AbortError', 'storage-unreadable'],
    ['a file of the database is gone', 'NotReadableError', 'storage-unreadable'],
    ['the database holds what cannot be read', 'DataError', 'storage-unreadable'],
    ['a mistake of ours asks for a store that is not there', 'NotFoundError', 'internal'],
  ])('meets that %s: %s gives the problem "%s"', async (_, name, code) => {
    const meets = () => Promise.reject(new DOMException('where the file lies', name));
    const listener = createListener(aTable({ 'popup.open': meets }), ownId, ownOrigin);
    expect(await listener({ name: 'popup.open' }, popup)).toEqual(failure({ code: code as 'disk-full' }));
  });

  test('that throws an error of ours with a storage error’s name gives "internal" all the same', async () => {
    const named = Object.assign(new Error('a bug'), { name: 'QuotaExceededError' });
    const listener = createListener(aTable({ 'popup.open': () => Promise.reject(named) }), ownId, ownOrigin);
    expect(await listener({ name: 'popup.open' }, popup)).toEqual(internal);
  });
});

test('What is sent is what the listener hears', async () => {
  const table = aTable({
    'report.file': async (draft) => failure({ code: 'not-found', path: String(draft) }),
  });
  const listener = createListener(table, ownId, ownOrigin);
  const forever = () => new Promise<void>(() => {});
  const send = createSend(async (message) => listener(structuredClone(message), popup), forever);
  expect(await send('report.file', 'a draft')).toEqual({
    ok: false,
    problems: [{ code: 'not-found', path: 'a draft' }],
  });
});

describe('A message that a dying background swallowed', () => {
  const answer = failure({ code: 'not-found' });
  const silences: readonly (readonly [string, () => Promise<unknown>])[] = [
    ['is refused', () => Promise.reject(new Error('the channel closed'))],
    ['is answered with nothing', () => Promise.resolve(undefined)],
    ['is never answered', () => new Promise(() => {})],
  ];

  test.each(silences)('and %s, is sent again', async (_, silent) => {
    let sent = 0;
    const sendMessage = () => {
      sent += 1;
      return sent === 1 ? silent() : Promise.resolve(answer);
    };
    const send = createSend(sendMessage, () => new Promise((resolve) => setTimeout(resolve, 5)));
    expect(await send('popup.open')).toEqual(answer);
    expect(sent).toBe(2);
  });

  test.each(silences)('and again and again %s, ends in words', async (_, silent) => {
    const send = createSend(silent, () => new Promise((resolve) => setTimeout(resolve, 1)));
    expect(await send('popup.open')).toEqual(failure({ code: 'background-silent' }));
  });
});
