import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { framingPages, hastyForm, hostilePages, lookAlike } from '../../sandbox/forms/hostile-forms.ts';
import { mark } from '../../sandbox/forms/marks.ts';
import { onePageForms } from '../../sandbox/forms/one-page-forms.ts';
import type { PageHandle } from '../browser.ts';
import { FormStage, hotline, thief } from '../form-stage.ts';

let stage: FormStage;

beforeAll(async () => {
  const forms = onePageForms.flatMap(({ pages }) => pages);
  stage = await FormStage.set([...forms, ...hostilePages, ...framingPages(thief), hastyForm, lookAlike]);
});
afterAll(() => stage.close());

describe('Nothing is put into', () => {
  const contact = { withContact: true };
  const untouched = async (page: PageHandle) => {
    const fields = await stage.see(page);
    expect(fields.length).toBeGreaterThan(0);
    expect(fields.filter(({ isAsServed }) => !isAsServed)).toEqual([]);
  };

  test.each(hostilePages)('$what', async ({ path, offers }) => {
    const page = await stage.open(path);
    const before = stage.server.submissions().length;
    const result = await stage.inPageWorld(page, stage.request(contact));
    if (!path.endsWith('/sandboxed')) await untouched(page);
    for (const [role, reason] of Object.entries(offers ?? {}))
      expect(result).toMatchObject({ outcomes: { [role]: { state: 'offered', reason } } });
    expect(stage.server.submissions().slice(before)).toEqual([]);
  });

  test.each([
    ['a look-alike of another name', thief, lookAlike.path],
    ['an official form under another name', thief, '/dk-anmelddet'],
    ['a subdomain of the hotline', `www.${hotline}`, '/dk-anmelddet'],
    ['a name that begins with the hotline’s', `${hotline}.thief.test`, '/dk-anmelddet'],
  ])('%s', async (_, host, path) => {
    const page = await stage.open(path, host);
    const result = await stage.inPageWorld(page, stage.request(contact));
    expect(result).toEqual({ status: 'refused', reason: 'wrong-origin' });
    await untouched(page);
    expect(stage.server.submissions().filter(({ path: sent }) => sent === '/sent/leak')).toEqual([]);
  });

  test('a frame of another origin on the hotline’s own page', async () => {
    const [framing] = framingPages(thief);
    const page = await stage.open(framing?.path ?? '');
    await page.waitFor(`window.frames.length === 1`, 'the frame');
    await stage.inPageWorld(page, stage.request(contact));
    const inFrame = await page.evaluate<string>(
      `return document.querySelector('iframe').contentDocument === null`,
    );
    expect(inFrame).toBe(true);
    expect(stage.server.submissions().filter(({ path }) => path === '/sent/leak')).toEqual([]);
  });
});

describe('A form that would send itself', () => {
  test('is filled and stays where it is', async () => {
    const page = await stage.open(hastyForm.path);
    const before = stage.server.submissions().length;
    const request = stage.request();
    await stage.inPageWorld(page, request);
    expect(mark(await stage.see(page), request.values)).toEqual({
      right: ['where', 'url'],
      missed: [],
      wrong: [],
    });
    expect(stage.server.submissions().slice(before)).toEqual([]);
  });
});
