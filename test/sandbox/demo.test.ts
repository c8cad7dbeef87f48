import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { demoPosts } from './demo-posts';
import { ask } from './hotline-client';
import { type Sandbox, startSandbox } from './server';

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox();
});
beforeEach(() => sandbox.reset());
afterAll(() => sandbox.close());

const get = (path: string, headers: Record<string, string> = {}) =>
  ask(`${sandbox.demoOrigin}${path}`, { method: 'GET', headers });

describe('The demo community', () => {
  test.each(['/', '/queue', '/queue?page=1'])('shows its review queue at %s', async (path) => {
    const { status, body } = await get(path);
    expect(status).toBe(200);
    expect(body).toContain('<title>Review queue – Example Community</title>');
    for (const { id } of demoPosts) expect(body).toContain(`href="/post/${id}"`);
  });

  test.each(demoPosts)('has a page for post $id with title, language and time', async (post) => {
    const { status, body } = await get(`/post/${post.id}`);
    expect(status).toBe(200);
    expect(body).toContain(`<html lang="${post.language}">`);
    expect(body).toContain(`<title>${post.title} – Example Community</title>`);
    expect(body).toContain(`<link rel="canonical" href="/post/${post.id}">`);
    expect(body).toContain(`<meta property="article:published_time" content="${post.publishedAt}">`);
    expect(body).toContain(post.member.id);
  });

  test('has a page for each member', async () => {
    for (const { member } of demoPosts) expect((await get(`/member/${member.id}`)).status).toBe(200);
  });

  test('loads nothing and runs nothing', async () => {
    for (const path of ['/queue', ...demoPosts.map(({ id }) => `/post/${id}`)]) {
      const { body, headers } = await get(path);
      expect(body).not.toMatch(/<script|<img|<video|<iframe|src=|url\(|https?:\/\//i);
      expect(headers['content-security-policy']).toContain("default-src 'none'");
    }
  });

  test('is the same under every name', async () => {
    const own = await get('/post/4711');
    expect((await get('/post/4711', { host: 'forum.example.test' })).body).toBe(own.body);
  });

  test.each([
    ['GET', '/favicon.ico', 204],
    ['GET', '/post/1', 404],
    ['HEAD', '/queue', 200],
    ['POST', '/queue', 405],
  ])('answers %s %s with %i', async (method, path, status) => {
    expect((await ask(`${sandbox.demoOrigin}${path}`, { method })).status).toBe(status);
  });

  test('is another origin than the hotline, and remembers its own requests', async () => {
    expect(new URL(sandbox.demoOrigin).origin).not.toBe(new URL(sandbox.origin).origin);
    await get('/post/4711?a=b');
    expect(sandbox.demoRequests()).toMatchObject([{ method: 'GET', path: '/post/4711?a=b', size: 0 }]);
    expect(sandbox.requests()).toEqual([]);
  });
});

describe("A test's own page", () => {
  test('is served as it is, also with a query, and before the built-in ones', async () => {
    sandbox.addPage('/own', { status: 418, headers: { 'x-own': 'yes' }, body: '<p>Own</p>' });
    sandbox.addPage('/own?b=1', { body: '<p>With a query</p>' });
    sandbox.addPage('/queue', { body: 'Another queue' });
    const own = await get('/own?c=2');
    expect(own).toMatchObject({ status: 418, body: '<p>Own</p>' });
    expect(own.headers).toMatchObject({ 'x-own': 'yes', 'content-type': 'text/html; charset=utf-8' });
    expect((await get('/own?b=1')).body).toBe('<p>With a query</p>');
    expect((await get('/queue')).body).toBe('Another queue');
  });

  test('is gone after a reset', async () => {
    sandbox.addPage('/own', { body: '' });
    sandbox.reset();
    expect((await get('/own')).status).toBe(404);
  });
});
