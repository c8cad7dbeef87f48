import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { PolicyInput } from '../../../extension/policy/policy.ts';
import { type SandboxCoop, startCoop } from '../../sandbox/coop-server.ts';
import { type FormServer, startFormServer } from '../../sandbox/forms/form-server.ts';
import { onePageForms } from '../../sandbox/forms/one-page-forms.ts';
import { steppedForms } from '../../sandbox/forms/stepped-forms.ts';
import { type SandboxGateway, startGateway } from '../../sandbox/gateway-server.ts';
import type { PageHandle } from '../browser.ts';
import { policyFor, Stage } from '../stage.ts';

const secret = `whsec_${btoa('practice-practice-practice-12345')}`;
const apiKey = 'practice-key-0123456789';
const loopback = '127.0.0.1';

let stage: Stage;
let gateway: SandboxGateway;
let coop: SandboxCoop;
let forms: FormServer;
let post = 30_000;

type Destination = PolicyInput['destinations'][number];

const formAt = (path: string): Destination => ({
  id: 'form',
  adapter: 'web-form',
  name: 'Practice form',
  environment: 'test',
  address: forms.address(loopback, path),
  contact: true,
});

const theGateway = (given: object = {}): Destination => ({
  id: 'backend',
  adapter: 'gateway',
  name: 'Practice back end',
  environment: 'test',
  address: gateway.address,
  timeoutSeconds: 2,
  credentials: { source: 'policy', secret },
  ...given,
});

const theCoop = (): Destination => ({
  id: 'review',
  adapter: 'coop',
  name: 'Practice Coop',
  environment: 'test',
  address: coop.address,
  timeoutSeconds: 2,
  credentials: { source: 'policy', secret: apiKey },
  reporter: { typeId: 'moderator', id: 'signpost' },
  item: { typeId: 'page', fields: [{ field: 'url', value: 'first-address' }] },
});

const theMail = (): Destination => ({
  id: 'mail',
  adapter: 'email',
  name: 'Practice mailbox',
  environment: 'test',
  address: 'reports@hotline.example',
});

/** Takes over a policy that sends each report to all of these. */
async function sendTo(destinations: readonly Destination[], over: object = {}): Promise<void> {
  const ids = destinations.map(({ id }) => id);
  await stage.usePolicy({
    destinations: [...destinations],
    routing: { default: ids },
    holdSeconds: 0,
    ...over,
  });
}

const theCyberTipline = (): Destination => {
  const [destination] = policyFor(stage.sandbox).destinations;
  if (destination === undefined) throw new Error('there is no destination');
  return destination;
};

beforeAll(async () => {
  stage = await Stage.set({ holdSeconds: 0 });
  gateway = await startGateway(secret);
  coop = await startCoop(apiKey);
  forms = await startFormServer([...onePageForms, ...steppedForms].flatMap(({ pages }) => pages));
});
afterAll(async () => {
  await Promise.all([gateway.close(), coop.close(), forms.close()]);
  await stage.close();
});
beforeEach(() => stage.sandbox.reset());
afterEach(() => stage.browser.closePopup());

const addressOfPost = () => `${stage.sandbox.demoOrigin}/post/${post}`;

/** Files a report about a page of its own and leaves the popup open. */
async function fileAnother(): Promise<PageHandle> {
  post += 1;
  const popup = await stage.openPopupOn(addressOfPost());
  await popup.click('#file');
  await popup.waitFor(`document.querySelector('.outcome') !== null`, 'the acknowledgement');
  return popup;
}

const lineOf = (name: string) =>
  `[...document.querySelectorAll('.delivery')].find((line) => line.innerText.includes(${JSON.stringify(name)}))`;
const shows = (popup: PageHandle, name: string, state: string) =>
  popup.waitFor(`${lineOf(name)}?.dataset.state === '${state}'`, `${name} to be shown as ${state}`, 60_000);
const clickIn = async (popup: PageHandle, name: string, selector: string) => {
  // Not taken off again afterwards: the click may close the popup.
  await popup.evaluate(`
    document.querySelector('[data-aim]')?.removeAttribute('data-aim');
    ${lineOf(name)}.querySelector(${JSON.stringify(selector)}).dataset.aim = '';`);
  await popup.click('[data-aim]');
};
const receiptIn = (popup: PageHandle, name: string) =>
  popup.evaluate<string>(`return ${lineOf(name)}.querySelector('.receipt')?.textContent ?? ''`);

describe('One report to five destinations of five kinds, two of which refuse it', () => {
  test('comes to three receipts and two that need the moderator; a retry sends nothing twice', async () => {
    await sendTo([theCyberTipline(), theGateway(), theCoop(), formAt('/dk-anmelddet'), theMail()]);
    gateway.fail({ kind: 'answer', reply: { status: 422, body: '{"advice":"Placeholder advice"}' } });
    coop.fail({ kind: 'answer', status: 400, body: '{}' });
    const filing = await fileAnother();
    await shows(filing, 'Sandbox CyberTipline', 'filed');
    await shows(filing, 'Practice back end', 'needs-person');
    await shows(filing, 'Practice Coop', 'needs-person');
    await shows(filing, 'Practice form', 'to-hand-over');
    await shows(filing, 'Practice mailbox', 'to-hand-over');

    // The form: opened from the popup, filled by itself, sent by the moderator.
    await clickIn(filing, 'Practice form', '[data-action="open-form"]');
    const form = await stage.browser.findTab('/dk-anmelddet');
    await form.waitFor(`document.querySelector('[data-truth="url"]').value !== ''`, 'the form to be filled');
    expect(forms.submissions()).toEqual([]);
    await form.click('[data-send]');
    await expect.poll(() => forms.submissions().length, { timeout: 15_000 }).toBe(1);
    expect(forms.submissions()[0]?.fields.input_3).toBe(addressOfPost());

    const popup = await stage.openPopupOn(addressOfPost());
    await shows(popup, 'Practice form', 'handed-over');
    await clickIn(popup, 'Practice form', 'input[name="reference"]');
    await popup.type('DK-1');
    await clickIn(popup, 'Practice form', '[data-action="confirm-filed"]');
    await shows(popup, 'Practice form', 'filed-by-hand');

    // The mailbox: its sheet is a page of its own.
    const mail = await stage.openSettingsPage(`ui/hand-over/hand-over.html#${await deliveryOf('mail')}`);
    await mail.waitFor(`document.querySelector('[data-sheet="email"]') !== null`, 'the sheet');
    expect(await mail.evaluate<string>(`return document.getElementById('open-mail').href`)).toMatch(
      /^mailto:reports@hotline\.example\?subject=TEST%3A%20Report%20/,
    );
    await mail.click('input[name="reference"]');
    await mail.type('MAIL-1');
    await mail.click('[data-action="confirm-filed"]');
    await mail.waitFor(
      `document.querySelector('[data-delivery-state="filed-by-hand"]') !== null`,
      'the mail to be filed',
    );

    // Another tab in front closes the popup.
    const again = await stage.openPopupOn(addressOfPost());
    await shows(again, 'Practice mailbox', 'filed-by-hand');
    expect(
      await Promise.all(
        ['Sandbox CyberTipline', 'Practice form', 'Practice mailbox'].map((name) => receiptIn(again, name)),
      ),
    ).toEqual([expect.stringMatching(/^\d+$/), 'DK-1', 'MAIL-1']);
    expect(
      await again.evaluate<number>(
        `return document.querySelectorAll('.delivery[data-state="needs-person"]').length`,
      ),
    ).toBe(2);
    expect([gateway.events().length, coop.reports().length]).toEqual([0, 0]);

    const retry = async (name: string) => {
      await again.evaluate(
        `[...${lineOf(name)}.querySelectorAll('button')].find((one) => one.textContent === 'Try again').id = 'aim';`,
      );
      await again.click('#aim');
      await shows(again, name, 'filed');
    };
    await retry('Practice back end');
    await retry('Practice Coop');
    expect(gateway.events().map(({ type }) => type)).toEqual(['signpost.report.created']);
    expect(coop.reports()).toHaveLength(1);
    expect(stage.sandbox.reports().filter(({ state }) => state === 'finished')).toHaveLength(1);
    expect(forms.submissions()).toHaveLength(1);
  });
});

/** The id of the newest delivery to a destination. */
async function deliveryOf(destinationId: string): Promise<string> {
  return (await stage.ownPage()).evaluate<string>(`
    const open = indexedDB.open('outbox');
    const database = await new Promise((resolve) => { open.onsuccess = () => resolve(open.result); });
    const all = database.transaction('deliveries').objectStore('deliveries').getAll();
    const rows = await new Promise((resolve) => { all.onsuccess = () => resolve(all.result); });
    database.close();
    const own = rows.filter(({ destination }) => destination.id === ${JSON.stringify(destinationId)});
    return own.sort((one, other) => other.createdAt - one.createdAt)[0].id;`);
}

describe('A form of five pages', () => {
  test('is filled page by page as the moderator goes on, and its reference is offered until they confirm it', async () => {
    await sendTo([formAt('/iwf')]);
    const filing = await fileAnother();
    await shows(filing, 'Practice form', 'to-hand-over');
    await clickIn(filing, 'Practice form', '[data-action="open-form"]');
    const form = await stage.browser.findTab('/iwf');
    const before = forms.submissions().length;
    const filled = (truth: string) =>
      form.waitFor(
        `['value', 'checked'].some((key) => key === 'checked' ? document.querySelector('[data-truth="${truth}"]')?.checked : document.querySelector('[data-truth="${truth}"]')?.value)`,
        `${truth} to be filled`,
      );
    const goOn = (selector: string) => form.click(selector);
    await filled('category');
    await goOn('[data-next]');
    await filled('where');
    await goOn('[data-next]');
    await filled('url');
    await goOn('[data-next]');
    await filled('description');
    await goOn('[data-next]');
    await filled('email');
    await goOn('[data-send]');
    await expect.poll(() => forms.submissions().length - before, { timeout: 15_000 }).toBe(5);
    const sent = forms.submissions().slice(before);
    expect(sent.map(({ fields }) => fields.a).filter((value) => value !== undefined)).toEqual([
      addressOfPost(),
    ]);

    await form.waitFor(`document.body.innerText.includes('IWF-2026-004711')`, 'the end of the form');
    const popup = await stage.openPopupOn(addressOfPost());
    await shows(popup, 'Practice form', 'handed-over');
    await popup.waitFor(
      `document.querySelector('input[name="reference"]')?.value === 'IWF-2026-004711'`,
      'the reference to be offered',
    );
    await clickIn(popup, 'Practice form', '[data-action="confirm-filed"]');
    await shows(popup, 'Practice form', 'filed-by-hand');
    expect(await receiptIn(popup, 'Practice form')).toBe('IWF-2026-004711');
  });

  test('is handed back when the moderator has not filed it, and can be confirmed without a reference', async () => {
    await sendTo([formAt('/dk-anmelddet')]);
    const filing = await fileAnother();
    await shows(filing, 'Practice form', 'to-hand-over');
    await clickIn(filing, 'Practice form', '[data-action="open-form"]');
    await stage.browser.findTab('/dk-anmelddet');
    const popup = await stage.openPopupOn(addressOfPost());
    await shows(popup, 'Practice form', 'handed-over');
    await clickIn(popup, 'Practice form', '[data-action="hand-back"]');
    await shows(popup, 'Practice form', 'to-hand-over');
    await clickIn(popup, 'Practice form', '[data-action="open-form"]');
    const again = await stage.openPopupOn(addressOfPost());
    await shows(again, 'Practice form', 'handed-over');
    await clickIn(again, 'Practice form', '[data-action="filed-without"]');
    await shows(again, 'Practice form', 'filed-by-hand');
  });
});

describe('The button, clicked on a hotline’s form', () => {
  test('fills it with the report that was handed over there', async () => {
    await sendTo([formAt('/dk-anmelddet')]);
    const filing = await fileAnother();
    await shows(filing, 'Practice form', 'to-hand-over');
    const address = addressOfPost();
    await stage.browser.closePopup();
    const form = await stage.browser.openTab(forms.address(loopback, '/dk-anmelddet'));
    const popup = await stage.openPopup();
    await popup.click(`[data-fill="${await deliveryOf('form')}"]`);
    await popup.waitFor(`document.getElementById('form-filled') !== null`, 'what was filled in');
    expect(await popup.evaluate<string>(`return document.getElementById('form-filled').innerText`)).toContain(
      'Web address',
    );
    expect(await form.evaluate<string>(`return document.querySelector('[data-truth="url"]').value`)).toBe(
      address,
    );
    await shows(popup, 'Practice form', 'handed-over');
  });
});

describe('A gateway that gets copies', () => {
  test('is told of what was filed elsewhere, with its receipt, also when it was down for a while', async () => {
    await sendTo([theCyberTipline(), theGateway({ copies: true })], { routing: { default: ['sandbox'] } });
    gateway.fail({ kind: 'drop-after' });
    const popup = await fileAnother();
    await shows(popup, 'Sandbox CyberTipline', 'filed');
    const receipt = await receiptIn(popup, 'Sandbox CyberTipline');
    const told = () =>
      gateway
        .events()
        .filter(({ data }) => JSON.stringify(data).includes(receipt))
        .map(({ type }) => type)
        .sort();
    await expect
      .poll(told, { timeout: 60_000 })
      .toEqual(['signpost.report.filed', 'signpost.report.receipt']);
  });
});
