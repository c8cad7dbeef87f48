import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { officialSchema } from '../../hotlines/official-schema.ts';
import { browserName, pressEnterToFile, Stage, showsState, visibleText } from '../stage.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await Stage.set({ holdSeconds: 0 });
});
afterAll(() => stage.close());
beforeEach(() => stage.sandbox.reset());
afterEach(() => stage.browser.closePopup());

const icon = '<link rel="icon" href="data:,">';
const titled = (title: string, body = '') =>
  `<!doctype html><html><head>${icon}<title>${title}</title></head><body>${body}</body></html>`;

interface HostilePage {
  readonly what: string;
  readonly body: string;
  readonly path?: string;
}

const pages: readonly HostilePage[] = [
  { what: 'a title of 1 MB', body: titled('x'.repeat(1_000_000)) },
  { what: 'control characters in its title', body: titled('a&#1;b&#27;c&#x7f;d\u0001e') },
  {
    what: 'lone surrogates in its title',
    body: titled('plain', `<script>document.title = 'half \\uD83D and \\uDE00 half'</script>`),
  },
  { what: 'right-to-left overrides in its title', body: titled('safe\u202Egpj.exe\u2066') },
  { what: ']]> and </script> in its title', body: titled(']]&gt; &lt;/script&gt;&lt;!-- &amp;amp;') },
  {
    what: 'form fields that shadow the document',
    body: titled(
      'shadowed',
      '<form name="title"></form><form name="referrer"></form><img name="documentElement"><form name="querySelector"></form>',
    ),
  },
  {
    what: 'an overwritten document.title and querySelector',
    body: titled(
      'overwritten',
      `<script>
        Object.defineProperty(document, 'title', { get() { throw new Error('no'); } });
        document.querySelector = () => { throw new Error('no'); };
        performance.getEntriesByType = () => { throw new Error('no'); };
        JSON.parse = () => { throw new Error('no'); };
      </script>`,
    ),
  },
  { what: '50,000 nodes', body: titled('many nodes', '<i></i>'.repeat(50_000)) },
  {
    what: 'broken linked data',
    body: titled('broken', '<script type="application/ld+json">{"@graph": [{</script>'),
  },
  { what: 'frames', body: titled('framed', '<iframe srcdoc="<title>inner</title>"></iframe>'.repeat(20)) },
  { what: 'an address of 10,000 characters', body: titled('long'), path: `/long?q=${'a'.repeat(9_900)}` },
  { what: 'no title and no head', body: '<p>placeholder' },
];

async function isFiledValidly(): Promise<string> {
  const popup = await stage.openPopup();
  await pressEnterToFile(popup);
  await showsState(popup, 'filed');
  const [report, ...others] = stage.sandbox.reports();
  expect(others).toEqual([]);
  expect(report?.state).toBe('finished');
  expect(officialSchema()?.problemsOf(report?.xml ?? '') ?? []).toEqual([]);
  return report?.xml ?? '';
}

describe('a page with', () => {
  test.each(pages)('$what is filed as a valid document', async ({
    what,
    body,
    path = `/${encodeURIComponent(what)}`,
  }) => {
    stage.sandbox.addPage(path, { body });
    const address = `${stage.sandbox.demoOrigin}${path}`;
    await stage.browser.openTab(address);
    const xml = await isFiledValidly();
    expect(xml).toContain(
      address.length > 2083
        ? `The full address is longer than the field above: ${address}`
        : `<url>${address.replaceAll("'", '&apos;')}</url>`,
    );
  });

  test('a script that never yields still gives address, title and time', async () => {
    stage.sandbox.addPage('/busy', {
      body: titled(
        'busy',
        `<script>addEventListener('load', () => setTimeout(() => { for (const end = Date.now() + 4000; Date.now() < end;); }, 30))</script>`,
      ),
    });
    await stage.browser.openTab(`${stage.sandbox.demoOrigin}/busy`);
    expect(await isFiledValidly()).toContain('Page title: busy');
  });

  test('an internationalised host is filed in the form that the browser has', async () => {
    stage.sandbox.addPage('/idn', { body: titled('idn') });
    const { port } = new URL(stage.sandbox.demoOrigin);
    await stage.browser.openTab(`http://b\u00fccher.example.test:${port}/idn`);
    expect(await isFiledValidly()).toContain(`<url>http://xn--bcher-kva.example.test:${port}/idn</url>`);
  });

  test('a user name and password in its address is filed without them, and the popup says so', async () => {
    stage.sandbox.addPage('/private', { body: titled('private') });
    const { host } = new URL(stage.sandbox.demoOrigin);
    await stage.browser.openTab(`http://somebody:secret@${host}/private`);
    const xml = await isFiledValidly();
    expect(xml).toContain(`<url>http://${host}/private</url>`);
    expect(xml).not.toMatch(/somebody|secret/);
  });
});

const browserPages =
  browserName === 'firefox'
    ? ['about:support', 'about:addons']
    : ['chrome://version/', 'chrome://extensions/'];

describe('a page that cannot be reported', () => {
  test.each([
    { what: 'data:', address: 'data:text/html,<title>placeholder</title>', words: "can't be reported" },
    { what: 'about:blank', address: 'about:blank', words: "can't be reported" },
    { what: 'file:', address: `file://${import.meta.dirname}/`, words: "can't be reported" },
    ...browserPages.map((address) => ({ what: address, address, words: "can't be reported" })),
  ])('$what is refused in words, and nothing is sent', async ({ address, words }) => {
    await stage.browser.openTab(address);
    const popup = await stage.openPopup();
    await popup.waitFor(`document.getElementById('refusal') !== null`, 'the refusal');
    expect(await visibleText(popup)).toContain(words);
    await popup.press('Enter');
    expect(stage.sandbox.requests()).toEqual([]);
  });

  test('blob: is refused in words', async () => {
    stage.sandbox.addPage('/maker', {
      body: titled(
        'maker',
        `<script>location.hash || setTimeout(() => { window.made = URL.createObjectURL(new Blob(['<title>made</title>'], { type: 'text/html' })); location.href = window.made; }, 50)</script>`,
      ),
    });
    await stage.browser.openTab(`${stage.sandbox.demoOrigin}/maker`);
    const made = await stage.browser.findTab('blob:');
    await made.waitFor(`document.readyState === 'complete'`, 'the made page');
    const popup = await stage.openPopup();
    await popup.waitFor(`document.getElementById('refusal') !== null`, 'the refusal');
    expect(await visibleText(popup)).toContain("can't be reported");
  });
});
