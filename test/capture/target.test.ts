import { describe, expect, test } from 'vitest';
import type { CaptureParts } from '../../extension/capture/capture.ts';
import { type Clicked, captureTarget } from '../../extension/capture/target.ts';
import type { OptionalFact } from '../../extension/report/optional-fact.ts';

const refuse = () => {
  throw new Error('nothing may be asked of the tab');
};

const parts = (selected: unknown = refuse, leaveOut: readonly OptionalFact[] = []): CaptureParts => ({
  tabs: {
    activeTab: async () => ({ id: 7, url: 'https://community.example/queue', title: 'Queue' }),
    runInTab: async (tabId) => {
      expect(tabId).toBe(7);
      return selected === refuse ? refuse() : selected;
    },
  },
  now: () => 0,
  zoneMinutes: () => 0,
  wait: () => new Promise(() => {}),
  rules: async () => ({ leaveOut, consoleRules: [], selectedText: false }),
});

const clicked = (given: Partial<Clicked>): Clicked => ({
  kind: 'link',
  linkUrl: null,
  mediaUrl: null,
  frameUrl: null,
  pageUrl: 'https://community.example/queue',
  tabId: 7,
  ...given,
});

describe('What is pointed at is captured by its address alone, without asking the page anything:', () => {
  test.each<[string, Partial<Clicked>, string]>([
    ['a link', { kind: 'link', linkUrl: 'https://example.com/a?b=1#c' }, 'https://example.com/a?b=1#c'],
    ['media', { kind: 'media', mediaUrl: 'https://example.com/a.png' }, 'https://example.com/a.png'],
    ['a frame', { kind: 'frame', frameUrl: 'https://example.com/frame' }, 'https://example.com/frame'],
    ['a link with a user name', { linkUrl: 'https://name:word@example.com/' }, 'https://example.com/'],
  ])('%s', async (_, given, url) => {
    const captured = await captureTarget(clicked(given), parts());
    expect(captured).toMatchObject({
      ok: true,
      value: {
        url,
        moreUrls: [],
        userInfoRemoved: given.linkUrl?.includes('@') ?? false,
        observation: { title: null, referrer: 'https://community.example/queue' },
      },
    });
  });

  test('where the organisation leaves the referrer out, it says nothing of where that was', async () => {
    const captured = await captureTarget(
      clicked({ linkUrl: 'https://example.com/' }),
      parts(refuse, ['referrer']),
    );
    expect(captured).toMatchObject({ value: { observation: { referrer: null } } });
  });
});

describe('A selection gives', () => {
  test('onion addresses with a scheme as addresses like any other', async () => {
    const onion = `http://${'a'.repeat(55)}d.onion/a`;
    const answer = { links: [], written: [`${onion} and ${'a'.repeat(55)}d.onion/b`], more: false };
    expect(await captureTarget(clicked({ kind: 'selection' }), parts(answer))).toMatchObject({
      value: { url: onion, moreUrls: [] },
    });
  });

  test('every address in it, each once', async () => {
    const answer = {
      links: ['https://example.com/1', 'https://example.com/2'],
      written: ['hxxps://example[.]com/3', 'https://example.com/1'],
      more: false,
    };
    expect(await captureTarget(clicked({ kind: 'selection' }), parts(answer))).toMatchObject({
      value: { url: 'https://example.com/1', moreUrls: ['https://example.com/2', 'https://example.com/3'] },
    });
  });

  test.each<[string, unknown, string]>([
    ['nothing', null, 'nothing-selected'],
    ['no address', { links: [], written: [], more: false }, 'nothing-selected'],
    ['a host alone', { links: [], written: ['www.example.com'], more: false }, 'address-without-scheme'],
  ])('a reason where it has %s', async (_, answer, code) => {
    expect(await captureTarget(clicked({ kind: 'selection' }), parts(answer))).toMatchObject({
      ok: false,
      problems: [{ code }],
    });
  });
});

test.each<[string, Partial<Clicked>, string]>([
  [
    'part of the page itself',
    { kind: 'media', mediaUrl: 'data:image/png;base64,AAAA' },
    'address-is-embedded',
  ],
  ['a file', { linkUrl: 'file:///placeholder' }, 'address-is-file'],
  ['without an address', { kind: 'frame' }, 'not-a-web-address'],
])('What is %s cannot be reported', async (_, given, code) => {
  expect(await captureTarget(clicked(given), parts())).toMatchObject({ ok: false, problems: [{ code }] });
});
