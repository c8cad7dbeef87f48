import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { builderForms } from '../../sandbox/forms/builder-forms.ts';
import { builtForms } from '../../sandbox/forms/built-forms.ts';
import { generatedForms } from '../../sandbox/forms/generated-forms.ts';
import { onePageForms } from '../../sandbox/forms/one-page-forms.ts';
import { steppedForms } from '../../sandbox/forms/stepped-forms.ts';
import { Tally } from '../../sandbox/forms/tally.ts';
import { FormStage } from '../form-stage.ts';
import { browserName } from '../stage.ts';

const officialForms = [...onePageForms, ...steppedForms, ...builtForms, ...builderForms];

let stage: FormStage;

beforeAll(async () => {
  stage = await FormStage.set([...officialForms, ...generatedForms].flatMap((form) => form.pages));
});
afterAll(() => stage.close());

/** What the project asks of the filling: nearly all that it should, and nothing that it should not. */
function isGoodEnough(tally: Tally): void {
  expect(tally.wrong).toEqual([]);
  expect(tally.percent('url')).toBeGreaterThanOrEqual(95);
  expect(tally.percent('description')).toBeGreaterThanOrEqual(90);
}

describe('A form like an official one', () => {
  const tally = new Tally();

  test.each(officialForms)('$id is filled rightly and recognised at its end: $what', async (form) => {
    const own = new Tally();
    const result = await stage.goThrough(form, stage.inPageWorld, own);
    tally.addAll(own);
    expect(own.wrong).toEqual([]);
    if (form.end === undefined) return;
    expect(result).toMatchObject({ status: 'assisted', end: { kind: form.end.kind } });
    const references = result.status === 'assisted' ? (result.end?.references ?? []) : [];
    expect(references[0] ?? null).toBe(form.end.reference);
  });

  test('of all of them, enough fields are filled, and none wrongly', () => {
    console.log(`${browserName}, ${officialForms.length} forms like official ones: ${tally.line()}`);
    isGoodEnough(tally);
  });
});

describe('A form in each of 33 languages', () => {
  test('is filled by visible labels alone, and by names alone, and never wrongly', async () => {
    const byLabels = new Tally();
    const byNames = new Tally();
    for (const form of generatedForms)
      await stage.goThrough(form, stage.inPageWorld, form.id.includes('names-only') ? byNames : byLabels);
    console.log(`${browserName}, 33 languages, names at random, labels speak: ${byLabels.line()}`);
    console.log(`${browserName}, 33 languages, no labels, names speak: ${byNames.line()}`);
    isGoodEnough(byLabels);
    isGoodEnough(byNames);
  }, 600_000);
});

describe('In the extension’s own world, where the page can see nothing of it,', () => {
  const ids = ['fsm-en', 'iwf', 'safeline-gr', ...builtForms.map(({ id }) => id)];
  const forms = officialForms.filter(({ id }) => ids.includes(id));

  test.each(forms)('$id is filled rightly: $what', async (form) => {
    const own = new Tally();
    await stage.goThrough(form, stage.inOwnWorld, own);
    expect(own.wrong).toEqual([]);
    expect(own.missed).toEqual([]);
    expect(own.right).toBeGreaterThan(0);
  });

  test('the page finds no trace of the entry, and can not look into the panel', async () => {
    const page = await stage.open('/dk-anmelddet');
    await stage.inOwnWorld(page, stage.request());
    const traces = await page.evaluate<unknown>(`return {
      entry: typeof globalThis.signpostWebForm,
      trees: [...document.documentElement.children].map((child) => child.shadowRoot),
    };`);
    expect(traces).toEqual({ entry: 'undefined', trees: [null, null, null] });
  });

  test('nothing is put twice into a field, also when the moderator has emptied it', async () => {
    const page = await stage.open('/dk-anmelddet');
    const request = stage.request();
    await stage.inOwnWorld(page, request);
    await page.evaluate(`document.querySelector('[data-truth=url]').value = '';
      document.querySelector('[data-truth=description]').value = 'My own words';`);
    await stage.inOwnWorld(page, request);
    const values = (await stage.see(page)).filter(({ truth }) => truth !== null).map(({ value }) => value);
    expect(values).toEqual(['', 'My own words', '', '']);
  });

  test('React and Vue send from their own state what was filled in', () => {
    const sent = (path: string) =>
      stage.server.submissions().findLast((submission) => submission.path === path)?.fields;
    const { addresses, description } = stage.request().values;
    expect(sent('/sent/react')).toEqual({
      kind: 'csam',
      place: 'Website',
      address: addresses[0],
      text: description,
      mail: 'alex@example.com',
    });
    expect(sent('/sent/vue')).toEqual({
      address: addresses[0],
      text: description,
      kind: 'a',
      mail: 'alex@example.com',
    });
  });
});
