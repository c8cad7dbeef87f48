import { createServer, type Server } from 'node:http';
import type { MovableClock } from './clock';
import { type DemoPage, demoPage } from './demo-pages';
import type { RequestRecord } from './request-record';

/** The parts that the demo server needs. */
export interface DemoParts {
  readonly clock: MovableClock;
  readonly record: RequestRecord;
  /** Pages that a test has added, by path (with or without a query); they come before the built-in ones. */
  readonly pages: ReadonlyMap<string, DemoPage>;
}

const usualHeaders = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
};

// The built-in pages need nothing from anywhere, and say so.
const builtInHeaders = {
  ...usualHeaders,
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
};

function find(pages: DemoParts['pages'], target: string): DemoPage {
  const path = target.replace(/\?.*$/s, '');
  const added = pages.get(target) ?? pages.get(path);
  if (added !== undefined) return { ...added, headers: { ...usualHeaders, ...added.headers } };
  return { ...demoPage(path), headers: builtInHeaders };
}

/** Makes the server of the invented community: the same for every Host, GET and HEAD only. Doesn't start it. */
export function createDemoServer({ clock, record, pages }: DemoParts): Server {
  const server = createServer((request, response) => {
    record.note(request, clock.now());
    request.resume();
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { allow: 'GET, HEAD' }).end();
      return;
    }
    const { status = 200, headers = {}, body } = find(pages, request.url ?? '/');
    response.writeHead(status, { ...headers }).end(body);
  });
  server.on('clientError', (_error, socket) => socket.destroy());
  return server;
}
