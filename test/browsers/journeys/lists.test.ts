import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { PageHandle } from '../browser.ts';
import { browserName, Stage, shownReceipt, showsState, visibleText } from '../stage.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await Stage.set({ holdSeconds: 0.2 });
});
afterAll(() => stage.close());
beforeEach(() => stage.sandbox.reset());
afterEach(() => stage.browser.closePopup());

const page = () => `${stage.sandbox.demoOrigin}/post/4711`;
const filed = () => stage.sandbox.reports().filter(({ state }) => state === 'finished');
const urlsOf = (xml: string) => [...xml.matchAll(/<url>([^<]*)<\/url>/g)].map(([, url]) => url);
const filedUrls = () => filed().flatMap(({ xml }) => urlsOf(xml));

const onionOf = (host: string) => `http://${'a'.repeat(55)}d.onion/${host}`;
const ipfs = 'ipfs://QmYwAPJzv5CZsnA625s3Xf2nemtYgPpHdWEz79ojWKBPyE/placeholder';
const plain = (host: string, count: number) =>
  Array.from({ length: count }, (_, place) => `https://${host}.example.test/${place + 1}`);

/** Forty lines as somebody may send them: 27 addresses that can be reported, each in `reportable`, and 13 others. */
function mixedLines(host: string) {
  const onion = onionOf(host);
  const addresses = plain(host, 20);
  const defanged = Array.from({ length: 6 }, (_, place) => `hxxps://${host}[.]example[.]test/d${place}`);
  const reportable = [
    ...addresses,
    ...defanged.map((line) => line.replace('hxxps', 'https').replaceAll('[.]', '.')),
    onion,
  ];
  const lines = [
    'Practice list, harmless placeholders only',
    ...addresses,
    ...defanged,
    ...addresses.slice(0, 5),
    `hxxps://${host}[.]example[.]test/d0`,
    onion,
    ipfs,
    'javascript://placeholder/x',
    `www.${host}.example.test/no-scheme`,
    'no address here',
    '',
    'file:///placeholder/x',
  ];
  return { lines, reportable };
}

const listed = `document.querySelector('.list[aria-busy="false"] #list-counts') !== null`;

async function paste(popup: PageHandle, text: string): Promise<void> {
  await popup.evaluate(`
    const field = document.getElementById('list-text');
    field.focus();
    field.value = ${JSON.stringify(text)};
    field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertFromPaste' }));`);
  await popup.waitFor(listed, 'the list to be read');
}

async function openListOn(address: string): Promise<PageHandle> {
  const popup = await stage.openPopupOn(address);
  await popup.click('#list');
  await popup.waitFor(`document.activeElement?.id === 'list-text'`, 'the field for the list');
  return popup;
}

/** Notes in the page for how long at most it did not come to do anything else. */
const watchPauses = (popup: PageHandle) =>
  popup.evaluate(`
    const { dataset } = document.documentElement;
    dataset.longest = '0';
    let last = performance.now();
    const tick = () => {
      const now = performance.now();
      dataset.longest = String(Math.max(Number(dataset.longest), now - last));
      last = now;
      setTimeout(tick);
    };
    tick();`);
const longestPause = (popup: PageHandle) =>
  popup.evaluate<number>('return Number(document.documentElement.dataset.longest)');

const stateOf = (popup: PageHandle, address: string) =>
  popup.evaluate<string | null>(`
    const row = [...document.querySelectorAll('.list-rows li')]
      .find((one) => one.querySelector('.mono').textContent === ${JSON.stringify(address)});
    return row?.dataset.state ?? null;`);

const sentAll = (popup: PageHandle, count: string) =>
  popup.waitFor(
    `document.getElementById('batch-sent')?.textContent.includes('Sent ${count} of ${count}')`,
    `${count} to be sent`,
    120_000,
  );

const savedAll = (popup: PageHandle) =>
  popup.waitFor(
    `document.getElementById('batch-saved')?.textContent.includes('Saved 1,000 of 1,000')`,
    'all to be saved',
  );
const savedAtLeast = (popup: PageHandle, count: number) =>
  popup.waitFor(
    `Number(document.getElementById('batch-saved')?.dataset.saved) >= ${count}`,
    `${count} to be saved`,
  );
const takenBackAll = (popup: PageHandle) =>
  popup.waitFor(
    `document.getElementById('batch-taken-back')?.textContent.includes('Taken back and not filed: 1,000.')`,
    'all to be taken back',
  );

describe(`In ${browserName}, a list of forty mixed lines`, () => {
  test('shows each address inert with its state', async () => {
    const { lines, reportable } = mixedLines('shown');
    expect(lines).toHaveLength(40);
    const popup = await openListOn(page());
    await paste(popup, lines.join('\n'));
    const states = await Promise.all(
      [reportable[0] ?? '', reportable[22] ?? '', onionOf('shown'), ipfs, 'javascript://placeholder/x'].map(
        (one) => stateOf(popup, one),
      ),
    );
    expect(states).toEqual(['new', 'new', 'new', 'for-note', 'not-reportable']);
    const shown = await visibleText(popup);
    expect(shown).toContain("Addresses: 31. New: 28. Reported before: 0. Can't be reported: 3.");
    expect(shown).toContain('Repetitions left out: 6.');
    expect(shown).toContain('Put back into their usual spelling: 6.');
    expect(shown).toContain('Addresses of IPFS or Tor: 1. They are not sent this way');
    expect(
      await popup.evaluate(`return document.querySelectorAll('a[href], img, link[rel=prefetch]').length`),
    ).toBe(0);
    expect(stage.sandbox.requests()).toEqual([]);
  });

  test('filed one each, every one arrives exactly once and is known afterwards', async () => {
    const { lines, reportable } = mixedLines('each');
    const popup = await openListOn(page());
    await paste(popup, lines.join('\n'));
    await popup.click('#list-each');
    await popup.click('#file');
    await sentAll(popup, '27');
    expect(filedUrls().toSorted()).toEqual(reportable.toSorted());
    expect(await visibleText(popup)).toContain('Saved 27 of 27 on this computer.');
    await popup.click('#batch-close');
    await popup.click('#list');
    await paste(popup, lines.join('\n'));
    expect(await stateOf(popup, reportable[0] ?? '')).toBe('reported');
    const [report] = filed().filter(({ xml }) => xml.includes(`<url>${reportable[0]}</url>`));
    expect(await visibleText(popup)).toContain(`receipt ${report?.id}`);
    // Left out unless somebody ticks them.
    expect(await visibleText(popup)).toContain('Tick at least one web address');
  });

  test('filed as one report names every address, and the IPFS address in its note', async () => {
    const { lines, reportable } = mixedLines('one');
    const popup = await openListOn(page());
    await paste(popup, lines.join('\n'));
    await popup.click('#list-one');
    await popup.click('#file');
    await showsState(popup, 'filed');
    const [report, ...others] = filed();
    expect(others).toEqual([]);
    expect(urlsOf(report?.xml ?? '').toSorted()).toEqual(reportable.toSorted());
    expect(report?.xml).toContain(ipfs);
    expect(report?.xml).not.toContain('/post/4711');
    expect(await shownReceipt(popup)).toBe(report?.id);
  });
});

test('A list can be reported where the page in front cannot', async () => {
  const popup = await openListOn('about:blank');
  await paste(popup, plain('nopage', 1).join('\n'));
  await popup.click('#file');
  await showsState(popup, 'filed');
  expect(filedUrls()).toEqual(plain('nopage', 1));
});

test('A dropped CSV file is read, and a picture is refused in words', async () => {
  const popup = await openListOn(page());
  const drop = (name: string, type: string, text: string) =>
    popup.evaluate(`
      const given = new DataTransfer();
      given.items.add(new File([${JSON.stringify(text)}], ${JSON.stringify(name)}, { type: ${JSON.stringify(type)} }));
      const event = new DragEvent('drop', { dataTransfer: given, bubbles: true, cancelable: true });
      document.getElementById('list-text').dispatchEvent(event);`);
  await drop('picture.png', 'image/png', 'placeholder');
  await popup.waitFor(`document.getElementById('list-problem') !== null`, 'the refusal');
  expect(await visibleText(popup)).toContain('Only text files and CSV files can be read here.');
  await drop('list.csv', 'text/csv', `name,address\nfirst,${plain('dropped', 1)[0]}`);
  await popup.waitFor(listed, 'the file to be read');
  expect(await stateOf(popup, plain('dropped', 1)[0] ?? '')).toBe('new');
});

test('A thousand addresses, one report each, all arrive exactly once', async () => {
  await stage.usePolicy({ holdSeconds: 0 });
  const popup = await openListOn(page());
  await paste(popup, plain('sent', 1000).join('\n'));
  await popup.click('#file');
  await sentAll(popup, '1,000');
  expect(filedUrls().toSorted()).toEqual(plain('sent', 1000).toSorted());
});

describe('A list of a thousand addresses', () => {
  beforeAll(() => stage.usePolicy({ holdSeconds: 60 }));

  test('is read and shown while the popup answers, and undo takes all of it back', async () => {
    const popup = await openListOn(page());
    await watchPauses(popup);
    await paste(popup, plain('thousand', 1000).join('\n'));
    const drawn = await popup.evaluate<number>(`return document.querySelectorAll('.list-rows li').length`);
    expect(drawn).toBeLessThanOrEqual(200);
    await popup.click('#file');
    await savedAll(popup);
    expect(await longestPause(popup)).toBeLessThan(500);
    await popup.click('#batch-undo');
    await takenBackAll(popup);
    expect(stage.sandbox.requests()).toEqual([]);
  });

  test('whose background dies again and again while it is saved is on disk once, and undo takes all back', async () => {
    const popup = await openListOn(page());
    await paste(popup, plain('killed', 1000).join('\n'));
    await popup.click('#file');
    for (const saved of [50, 300, 600]) {
      await savedAtLeast(popup, saved);
      await stage.browser.stopBackground();
    }
    await savedAll(popup);
    await popup.click('#batch-undo');
    await takenBackAll(popup);
    expect(stage.sandbox.requests()).toEqual([]);
  });

  test('that was closed after its first parts says how many are saved, and undo takes these back', async () => {
    const popup = await openListOn(page());
    await paste(popup, plain('closed', 1000).join('\n'));
    await popup.click('#file');
    await savedAtLeast(popup, 50);
    await stage.browser.closePopup();
    const again = await stage.openPopup();
    await again.click('[data-batch] button');
    await savedAtLeast(again, 50);
    expect(await visibleText(again)).toMatch(/Saved [\d,]+ of 1,000 on this computer\./);
    await again.click('#batch-undo');
    await again.waitFor(`document.getElementById('batch-taken-back') !== null`, 'these to be taken back');
    expect(stage.sandbox.requests()).toEqual([]);
  });
});

test('nothing is written to any console of the extension but what Firefox says of a background that died', () => {
  const problems = stage.browser.consoleProblems();
  expect(problems.filter((one) => !/transaction .* aborted due to page navigation/.test(one))).toEqual([]);
});
