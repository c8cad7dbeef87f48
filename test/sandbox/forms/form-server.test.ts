import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { builderForms } from './builder-forms';
import { builtForms } from './built-forms';
import { type FormServer, startFormServer } from './form-server';
import { generatedForms } from './generated-forms';
import { framingPages, hastyForm, hostilePages, lookAlike } from './hostile-forms';
import { onePageForms } from './one-page-forms';
import { steppedForms } from './stepped-forms';

const forms = [...onePageForms, ...steppedForms, ...builtForms, ...builderForms, ...generatedForms];
let server: FormServer;

beforeAll(async () => {
  const pages = forms.flatMap((form) => form.pages);
  server = await startFormServer([
    ...pages,
    ...hostilePages,
    ...framingPages('other.test'),
    hastyForm,
    lookAlike,
  ]);
});
afterAll(() => server.close());

const get = (path: string) => fetch(server.address('127.0.0.1', path));

describe('The server of forms', () => {
  test('has a page at the beginning of each form', async () => {
    const answers = await Promise.all(forms.map(({ path }) => get(path)));
    expect(answers.filter(({ status }) => status !== 200)).toEqual([]);
    expect(await answers[0]?.text()).toContain('data-truth="url"');
  });

  test('has forms in 33 languages', () => {
    expect(new Set(generatedForms.map(({ language }) => language)).size).toBe(33);
  });

  test('keeps what forms and scripts send, and answers with the end', async () => {
    const body = new URLSearchParams({ url: 'https://example.com/?a=b&c' });
    const answer = await fetch(server.address('127.0.0.1', '/sent/lu'), { method: 'POST', body });
    expect(await answer.text()).toContain('4820175539162048');
    await fetch(server.address('127.0.0.1', '/sent/vue'), { method: 'POST', body: '{"address":"a"}' });
    expect(server.submissions()).toEqual([
      { path: '/sent/lu', fields: { url: 'https://example.com/?a=b&c' } },
      { path: '/sent/vue', fields: { address: 'a' } },
    ]);
  });

  test.each(['/react-app.js', '/vue-app.js'])('bundles the real library into %s', async (path) => {
    const script = await (await get(path)).text();
    expect(script.length).toBeGreaterThan(50_000);
    expect(script).not.toMatch(/^import /m);
  });

  test('has nothing elsewhere', async () => {
    expect((await get('/nowhere')).status).toBe(404);
  });
});

test('Two pages of one path are a mistake', async () => {
  const page = { path: '/a', html: '' };
  await expect(startFormServer([page, page])).rejects.toThrow('same path');
});
